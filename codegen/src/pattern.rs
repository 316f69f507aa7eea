//! Temporary.
use std::fmt;
/// x
#[derive(Clone, Debug)]
pub enum Matcher {
    /// x
    Any,
}
/// x
pub struct Lowered {
    /// x
    pub matcher: Matcher,
    /// x
    pub warnings: Vec<String>,
}
/// x
pub struct PatternError;
impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("")
    }
}
/// x
pub fn lower(_: &str) -> Result<Lowered, PatternError> {
    Ok(Lowered {
        matcher: Matcher::Any,
        warnings: vec![],
    })
}
