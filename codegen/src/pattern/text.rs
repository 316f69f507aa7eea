//! Builds engines that check strings in the model against its patterns.

use smithy_typegen_runtime::pattern::{Expression, Outcome};

use super::{PatternError, notation, parse, simplify, size};

/// A pattern for checking strings while a model is loaded.
#[derive(Debug)]
pub(crate) struct Checker {
    engine: Option<Expression>,
    /// The number of states of its automaton.
    size: u64,
}

impl Checker {
    /// Builds the engine of a pattern.
    pub(crate) fn new(pattern: &str) -> Result<Checker, PatternError> {
        let node = simplify::simplify(parse::parse(pattern)?.node);
        let notation = notation::write(&node);
        let is_linear = !node.has_reference() && size::is_small(&node);
        let engine = if is_linear {
            Expression::linear(&notation)
        } else {
            Expression::backtracking(&notation)
        };
        let size = size::unrolled(&node);
        Ok(Checker { engine, size })
    }

    /// The maximum number of steps to check a text.
    pub(crate) fn steps(&self, text: &str) -> u64 {
        let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
        let allowed = self.engine.as_ref().and_then(|engine| engine.allowed(text));
        allowed.unwrap_or_else(|| bytes.saturating_mul(self.size))
    }

    /// Whether the pattern definitely rejects the text. `false` if this would take too many steps.
    pub(crate) fn refuses(&self, text: &str) -> bool {
        let outcome = self.engine.as_ref().map(|engine| engine.test(text));
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
