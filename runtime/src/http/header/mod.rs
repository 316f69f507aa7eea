//! Headers: single ones, lists, and maps of headers with a prefix.

mod read;
mod write;

pub(crate) use read::read_headers;
pub(crate) use write::write_headers;
