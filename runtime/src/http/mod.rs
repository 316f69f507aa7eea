//! The members of an HTTP message that are outside of its body: labels, query parameters, headers and
//! the status code. See [HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html).
//!
//! Each member of a structure has a [`Location`](location::Location). A codec writes and reads the
//! members in the body through [`Part`](part::Part) and [`PartFields`](part::PartFields), which skip all
//! others.

mod header;
pub(crate) mod location;
pub(crate) mod part;
pub(crate) mod payload;
pub(crate) mod query;
pub(crate) mod text;
pub(crate) mod uri;

pub(crate) use header::{read_headers, write_headers};
