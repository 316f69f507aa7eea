//! A matcher as plain data: the result of [`super::lower`].

/// How to check a text.
///
/// Each variant has a counterpart with the same name in the runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Matcher {
    /// Every text matches.
    Always,
    /// No text matches.
    Never,
    /// Steps taken one by one from the start of the text, without backtracking.
    Steps(Vec<Step>),
    /// At least one character anywhere is in the class.
    Contains(Class),
    /// A regular expression for the linear engine, in the runtime's own notation.
    Linear(String),
    /// A regular expression for the engine with a step limit, in the same notation.
    Backtracking(String),
}

/// The engine that a matcher needs at run time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Engine {
    /// No engine and no runtime feature.
    None,
    /// The linear engine: feature `patterns`.
    Linear,
    /// The engine for back-references: feature `back-references`.
    Backtracking,
}

impl Matcher {
    /// The engine it runs on.
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
    /// As many characters of a class as possible, from `min` to `max`.
    Chars {
        /// The class.
        class: Class,
        /// The fewest characters.
        min: u32,
        /// The most characters; `None` for no bound.
        max: Option<u32>,
    },
    /// The steps as often as they succeed, from `min` to `max` times.
    Repeat {
        /// The repeated steps.
        steps: Vec<Step>,
        /// The fewest times.
        min: u32,
        /// The most times; `None` for no bound.
        max: Option<u32>,
    },
    /// The first of these that succeeds.
    Choice(Vec<Vec<Step>>),
    /// There is a previous character, and it is in the class.
    After(Class),
    /// The previous character, if any, is not in the class.
    NotAfter(Class),
    /// The steps would succeed here; nothing is consumed.
    Ahead(Vec<Step>),
    /// The steps would fail here; nothing is consumed.
    NotAhead(Vec<Step>),
    /// The end of the text.
    End,
}

/// A set of characters in a compact form.
///
/// ASCII characters are members if they are in `ascii`. Other characters are members if they are in
/// one of the `categories`; `exceptions` invert this. `negated` inverts the result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Class {
    /// Whether the set is inverted.
    pub negated: bool,
    /// Inclusive ranges of ASCII characters, ascending and disjoint.
    pub ascii: Vec<(char, char)>,
    /// Abbreviations of general categories (`L`, `Nd`), in alphabetical order.
    pub categories: Vec<&'static str>,
    /// Ranges of characters beyond ASCII whose membership is the opposite of their category's.
    pub exceptions: Vec<(char, char)>,
}
