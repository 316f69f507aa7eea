//! Types of Smithy's validation suite. Empty where the environment variable `SMITHY_SHARED`, a
//! folder with the suites in `protocol-tests/`, was not set when this was built.

#[cfg(has_suite)]
pub use suite::*;

#[cfg(has_suite)]
mod suite {
    include!(concat!(env!("OUT_DIR"), "/smithy.rs"));
}
