//! An engine of ECMA-262 that shares no code with ours.

use crate::patterns::clean;

/// A pattern in the other engine, if that can read it.
pub fn oracle(source: &str) -> Option<regress::Regex> {
    regress::Regex::with_flags(&clean(source), "u").ok()
}
