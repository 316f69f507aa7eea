//! Smithy models in, Rust types and validators out, in a build script.
#![forbid(unsafe_code)]
#![warn(missing_docs)]
