//! How members travel in an HTTP message outside of its body: labels, query parameters, headers, the
//! status code; see [HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html).
//!
//! A structure is taken apart by the location of its members. What stays for the body is written and
//! read by a codec through [`Part`](part::Part), which leaves out the others.

mod header;
pub(crate) mod location;
pub(crate) mod part;
pub(crate) mod payload;
pub(crate) mod query;
mod text;
pub(crate) mod uri;

pub(crate) use header::{read_headers, write_headers};
