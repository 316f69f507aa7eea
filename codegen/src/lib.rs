//! Smithy models in, Rust types and validators out, in a build script.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

/// The rooms of `lower` that stand by themselves.
pub mod lower {
    pub mod docs;
    pub mod names;
}
