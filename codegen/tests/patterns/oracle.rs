//! An engine of ECMA-262 that shares no code with ours.

use crate::patterns::clean;

/// A pattern in the other engine, if that can read it. Java's `&&` it would take for characters.
pub fn oracle(source: &str) -> Option<regress::Regex> {
    if source.contains("&&[") {
        return None;
    }
    strict(&clean(source))
}

/// A pattern without the leniency that models need.
pub fn strict(source: &str) -> Option<regress::Regex> {
    regress::Regex::with_flags(source, "u").ok()
}
