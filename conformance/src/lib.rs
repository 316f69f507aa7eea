//! Types of Smithy's validation suite. Empty unless the environment variable `SMITHY_SHARED` named
//! a folder with the suites in `protocol-tests/` at build time.

#[cfg(has_suite)]
pub use suite::*;

#[cfg(has_suite)]
mod suite {
    include!(concat!(env!("OUT_DIR"), "/smithy.rs"));
}
