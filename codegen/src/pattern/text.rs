//! A pattern in, an engine that checks texts of the model itself against it out.

use smithy_typegen_runtime::pattern::{Expression, Outcome};

use super::{PatternError, notation, parse, simplify, size};

/// A pattern that texts of a model are checked against while it is loaded.
#[derive(Debug)]
pub(crate) struct Checker(Option<Expression>);

impl Checker {
    /// Builds the engine of a pattern.
    pub(crate) fn new(pattern: &str) -> Result<Checker, PatternError> {
        let node = simplify::simplify(parse::parse(pattern)?.node);
        let notation = notation::write(&node);
        let is_linear = !node.has_reference() && size::is_small(&node);
        Ok(Checker(if is_linear {
            Expression::linear(&notation)
        } else {
            Expression::backtracking(&notation)
        }))
    }

    /// Whether the pattern is known to refuse the text; of one that would take too many steps it is not.
    pub(crate) fn refuses(&self, text: &str) -> bool {
        let outcome = self.0.as_ref().map(|expression| expression.test(text));
        outcome == Some(Outcome::NoMatch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_refused() {
        let refuses = |pattern: &str, text: &str| Checker::new(pattern).unwrap().refuses(text);
        assert!(refuses("^[a-z]+$", "a b"));
        assert!(!refuses("^[a-z]+$", "ab"));
        assert!(refuses("^(?!aws:)", "aws:x"));
        assert!(refuses(r"^(.)\1$", "ab"));
        assert!(!refuses(r"^(.)\1$", "aa"));
        assert!(refuses("^x{1,100000}$", "y"));
    }
}
