//! Runs Smithy's protocol compliance suites: types of the suites' services, and the harness that the
//! tests in `tests/` call.
//!
//! The build script reads the suites and writes for each case a [`Case`] and a `#[test]`. What a case
//! asserts is looked at by [`check`], one function for each operation: whole HTTP messages, written and read
//! by the runtime.
//!
//! Without the environment variable `SMITHY_SHARED` at build time, which names a folder with the suites in
//! `protocol-tests/`, there are no types and no cases.

pub mod cannot;
mod case;
mod check;
pub mod compare;
pub mod digits;
mod message;
mod page;
mod params;
mod protocol;
pub mod template;
pub mod xml;

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

/// The types of the suites of protocols, a module for each file.
#[cfg(has_suites)]
// In a map of maps, a closure around a check is the check itself.
#[allow(clippy::large_enum_variant, clippy::redundant_closure)]
pub mod services {
    include!(concat!(env!("OUT_DIR"), "/services.rs"));
}
