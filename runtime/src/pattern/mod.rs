//! The patterns of generated code and their matchers.
//!
//! The generator parses each pattern as ECMA-262 and selects the cheapest [`Matcher`]. Nothing here parses patterns in
//! their original syntax. A matcher takes time linear in the text, except one with back-references, which gives up
//! after a limited number of steps.

#[cfg(feature = "back-references")]
mod backtracking;
mod class;
#[cfg(feature = "patterns")]
mod linear;
#[cfg(any(feature = "patterns", feature = "back-references"))]
mod node;
#[cfg(any(feature = "patterns", feature = "back-references"))]
mod notation;
mod steps;

#[cfg(any(feature = "patterns", feature = "back-references"))]
use std::sync::OnceLock;

pub use class::Class;
#[doc(hidden)]
#[cfg(feature = "patterns")]
pub use linear::{MAX_LOOKS, MAX_STATES};
pub use steps::Step;

/// A pattern with its matcher.
///
/// ```
/// use smithy_typegen_runtime::pattern::{Class, Matcher, Pattern, Step};
///
/// static ACCOUNT: Pattern = Pattern::new(
///     r"^\d{12}$",
///     Matcher::Steps(&[Step::exactly(12, Class::of("0-9")), Step::End]),
/// );
/// assert!(ACCOUNT.is_match("123456789012"));
/// assert!(!ACCOUNT.is_match("12345678901x"));
/// ```
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    matcher: Matcher,
    #[cfg(feature = "patterns")]
    linear: OnceLock<Option<linear::Linear>>,
    #[cfg(feature = "back-references")]
    backtracking: OnceLock<Option<backtracking::Backtracking>>,
}

/// How to check a text against a [`Pattern`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Matcher {
    /// Every text matches.
    Always,
    /// No text matches.
    Never,
    /// The steps succeed one after the other from the start of the text. There is no backtracking, so time is linear in
    /// the text.
    Steps(&'static [Step]),
    /// At least one character is in the class.
    Contains(Class),
    /// A regular expression for the linear engine, which is built on first use.
    #[cfg(feature = "patterns")]
    Linear(&'static str),
    /// A regular expression with back-references, for the engine with a step limit.
    #[cfg(feature = "back-references")]
    Backtracking(&'static str),
}

/// The result of checking a text against a [`Pattern`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The text matches.
    Match,
    /// The text does not match.
    NoMatch,
    /// The step limit was exceeded. Only patterns with back-references give up.
    GaveUp,
}

impl Pattern {
    /// Creates a pattern from its source in the model and its matcher.
    pub const fn new(source: &'static str, matcher: Matcher) -> Pattern {
        Pattern {
            source,
            matcher,
            #[cfg(feature = "patterns")]
            linear: OnceLock::new(),
            #[cfg(feature = "back-references")]
            backtracking: OnceLock::new(),
        }
    }

    /// The pattern as written in the model.
    pub fn source(&self) -> &'static str {
        self.source
    }

    /// Whether the text matches. `false` if matching gave up.
    #[inline]
    pub fn is_match(&self, text: &str) -> bool {
        if let Matcher::Steps(steps) = &self.matcher {
            return steps::run(steps, text, 0).is_some();
        }
        self.test(text) == Outcome::Match
    }

    /// Checks a text.
    pub fn test(&self, text: &str) -> Outcome {
        let matches = match &self.matcher {
            Matcher::Always => true,
            Matcher::Never => false,
            Matcher::Steps(steps) => steps::run(steps, text, 0).is_some(),
            Matcher::Contains(class) => text.chars().any(|c| class.contains(c)),
            #[cfg(feature = "patterns")]
            Matcher::Linear(notation) => {
                match self.linear.get_or_init(|| linear::Linear::new(notation)) {
                    Some(linear) => linear.is_match(text),
                    None => return Outcome::GaveUp,
                }
            }
            #[cfg(feature = "back-references")]
            Matcher::Backtracking(notation) => {
                let built = self
                    .backtracking
                    .get_or_init(|| backtracking::Backtracking::new(notation));
                return built
                    .as_ref()
                    .map_or(Outcome::GaveUp, |built| built.test(text));
            }
        };
        if matches {
            Outcome::Match
        } else {
            Outcome::NoMatch
        }
    }
}

/// A regular expression in the notation of [`Matcher::Linear`], for the generator, which checks values in models.
#[doc(hidden)]
#[cfg(all(feature = "patterns", feature = "back-references"))]
#[derive(Debug)]
pub struct Expression(Engine);

#[cfg(all(feature = "patterns", feature = "back-references"))]
#[derive(Debug)]
enum Engine {
    Linear(linear::Linear),
    Backtracking(backtracking::Backtracking),
}

#[cfg(all(feature = "patterns", feature = "back-references"))]
impl Expression {
    /// Builds it for the linear engine; `None` if the text is not in the notation.
    pub fn linear(notation: &str) -> Option<Expression> {
        linear::Linear::new(notation).map(|built| Expression(Engine::Linear(built)))
    }

    /// Builds it for the engine with a step limit; `None` if the text is not in the notation.
    pub fn backtracking(notation: &str) -> Option<Expression> {
        backtracking::Backtracking::new(notation)
            .map(|built| Expression(Engine::Backtracking(built)))
    }

    /// The number of steps allowed for a text; `None` for the linear engine, which has no limit.
    pub fn allowed(&self, text: &str) -> Option<u64> {
        match &self.0 {
            Engine::Linear(_) => None,
            Engine::Backtracking(_) => Some(backtracking::allowed(text)),
        }
    }

    /// Checks a text.
    pub fn test(&self, text: &str) -> Outcome {
        match &self.0 {
            Engine::Linear(linear) if linear.is_match(text) => Outcome::Match,
            Engine::Linear(_) => Outcome::NoMatch,
            Engine::Backtracking(backtracking) => backtracking.test(text),
        }
    }
}
