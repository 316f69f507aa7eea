//! A matcher described in plain data: what [`super::lower`] gives.

/// How a text is to be checked.
///
/// Each variant has its namesake at run time.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Matcher {
    /// Every text matches.
    Always,
    /// No text matches.
    Never,
    /// Steps taken one by one from the start of the text, with no choice ever taken back.
    Steps(Vec<Step>),
    /// At least one character anywhere is in the class.
    Contains(Class),
    /// A regular expression for the linear engine, in the runtime's own notation.
    Linear(String),
    /// A regular expression for the engine with a limited number of steps, in the same notation.
    Backtracking(String),
}

/// What a matcher needs at run time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Engine {
    /// Nothing: no feature of the runtime.
    None,
    /// The linear engine: feature `patterns`.
    Linear,
    /// The engine for back-references: feature `back-references`.
    Backtracking,
}

impl Matcher {
    /// Which engine it runs on.
    pub fn engine(&self) -> Engine {
        match self {
            Matcher::Always | Matcher::Never | Matcher::Steps(_) | Matcher::Contains(_) => {
                Engine::None
            }
            Matcher::Linear(_) => Engine::Linear,
            Matcher::Backtracking(_) => Engine::Backtracking,
        }
    }
}

/// One step of [`Matcher::Steps`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// Exactly this text.
    Literal(String),
    /// As many characters of a class as there are, up to `max`, and at least `min`.
    Chars {
        /// The class.
        class: Class,
        /// The fewest characters.
        min: u32,
        /// The most characters; `None` is no bound.
        max: Option<u32>,
    },
    /// The steps as often as they succeed, up to `max` times, and at least `min` times.
    Repeat {
        /// What is repeated.
        steps: Vec<Step>,
        /// The fewest times.
        min: u32,
        /// The most times; `None` is no bound.
        max: Option<u32>,
    },
    /// The first of these that succeeds.
    Choice(Vec<Vec<Step>>),
    /// The character just taken is in the class (and there is one).
    After(Class),
    /// The character just taken, if there is one, is not in the class.
    NotAfter(Class),
    /// The steps would succeed here; nothing is taken.
    Ahead(Vec<Step>),
    /// The steps would fail here; nothing is taken.
    NotAhead(Vec<Step>),
    /// The end of the text.
    End,
}

/// A set of characters in a form short enough to print.
///
/// A character is a member if the part that speaks of it says so, or, when `negated`, if it does
/// not: ASCII characters are looked up in `ascii`; of the others, those of the `categories` are
/// members, except that `exceptions` turn membership around.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Class {
    /// Whether what the other fields say is turned around.
    pub negated: bool,
    /// Ranges of ASCII characters, both ends included, ascending and apart.
    pub ascii: Vec<(char, char)>,
    /// Abbreviations of general categories (`L`, `Nd`), in alphabetical order.
    pub categories: Vec<&'static str>,
    /// Ranges of characters beyond ASCII whose membership is the opposite of their category's.
    pub exceptions: Vec<(char, char)>,
}
