//! Turns a Smithy pattern into a matcher as plain data.
//!
//! Patterns are ECMA-262 regular expressions, with the semantics of the `u` flag and the leniency
//! of Annex B. They match anywhere in a text unless anchored (Smithy 2.0, `pattern` trait). Only
//! whether a text matches is of interest, not where, nor the contents of groups.

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

/// A parsed pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lowered {
    /// How to check a text against it.
    pub matcher: Matcher,
    /// Warnings for its author.
    pub warnings: Vec<Warning>,
}

/// Parses a pattern and finds the cheapest way to check it.
///
/// # Errors
///
/// Fails if the text is not a valid regular expression in ECMA-262, Annex B or Java, with the
/// position of the error.
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
            message: "the repetitions are too large for linear time: checking gives up after a limited number of steps"
                .to_owned(),
        });
        Matcher::Backtracking(notation::write(&node))
    };
    Ok(Lowered { matcher, warnings })
}
