//! Temporary.
#![allow(missing_docs)]
pub enum Matcher {
    Any,
}
pub struct Pattern(&'static str);
impl Pattern {
    pub const fn new(s: &'static str, _: Matcher) -> Self {
        Pattern(s)
    }
    pub fn source(&self) -> &'static str {
        self.0
    }
    pub fn is_match(&self, _: &str) -> bool {
        true
    }
}
