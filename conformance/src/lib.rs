//! Runs Smithy's protocol compliance suites.
//!
//! Contains the types of the suites' services and the harness used by the tests in `tests/`.
//!
//! The build script reads the suites and generates a [`Case`] and a `#[test]` for each case. The
//! assertions of a case are checked by [`check`], which is instantiated for each operation.
//! Currently it compares bodies. Methods, URIs, headers and status codes will be compared there as
//! well.
//!
//! If the environment variable `SMITHY_SHARED` is not set at build time to a folder that contains
//! the suites in `protocol-tests/`, there are no types and no cases.

pub mod cannot;
mod case;
mod check;
pub mod compare;
pub mod digits;
mod malformed;
mod page;
mod params;
mod protocol;
pub mod template;

pub use case::{Case, Kind, Model, Side, Standing};
pub use check::{check, no_operation};
pub use page::Page;
pub use params::ParamsReader;
pub use protocol::Protocol;

/// The types of the validation suite.
#[cfg(has_suites)]
pub mod validation {
    include!(concat!(env!("OUT_DIR"), "/validation.rs"));
}

/// The types of the protocol suites, one module per file.
#[cfg(has_suites)]
#[allow(clippy::large_enum_variant)]
pub mod services {
    include!(concat!(env!("OUT_DIR"), "/services.rs"));
}
