//! A Smithy pattern in, a matcher described in plain data out.
//!
//! Patterns are ECMA-262's, with the meaning of the `u` mode and the leniency of its Annex B, and
//! are searched for anywhere in a text unless anchored (Smithy 2.0, `pattern` trait). What a pattern
//! matches is all that matters; where it matches, and what its groups hold, is not kept.

mod class;
mod describe;
mod error;
mod escape;
mod factor;
mod matcher;
mod notation;
mod parse;
mod quantifier;
mod set;
mod simplify;
mod size;
mod straight;
mod syntax;
mod text;

pub use error::{PatternError, Warning, WarningKind};
pub use matcher::{Class, Engine, Matcher, Step};
pub(crate) use notation::ranges;
pub(crate) use text::Checker;

/// A pattern, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lowered {
    /// How a text is checked against it.
    pub matcher: Matcher,
    /// What its author should know.
    pub warnings: Vec<Warning>,
}

/// Reads a pattern and finds the cheapest way to check it.
///
/// # Errors
///
/// A text that is no regular expression of ECMA-262, not even by Annex B or in Java, with the place
/// inside it.
///
/// ```
/// use smithy_typegen::internal::pattern::{Engine, lower};
///
/// let arn = lower(r"^arn:aws:iam::\d{12}:role/")?;
/// assert_eq!(arn.matcher.engine(), Engine::None);
///
/// let error = lower("^[a-z").unwrap_err();
/// assert_eq!(error.offset, 1);
/// # Ok::<(), smithy_typegen::internal::pattern::PatternError>(())
/// ```
pub fn lower(pattern: &str) -> Result<Lowered, PatternError> {
    let parse::Parsed { node, mut warnings } = parse::parse(pattern)?;
    let node = simplify::simplify(node);
    let matcher = if node.has_reference() {
        Matcher::Backtracking(notation::write(&node))
    } else if let Some(matcher) = straight::recognise(&node) {
        matcher
    } else if size::is_small(&node) {
        Matcher::Linear(notation::write(&node))
    } else {
        warnings.push(Warning {
            kind: WarningKind::TooLarge,
            message: "the repetitions are too large for linear time: checking is given up after a number of steps"
                .to_owned(),
        });
        Matcher::Backtracking(notation::write(&node))
    };
    Ok(Lowered { matcher, warnings })
}
