//! Smithy models in, Rust types and validators out, in a build script.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod ast;
pub mod diagnostic;
pub mod model;
pub mod source;
