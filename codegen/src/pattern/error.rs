//! What can be said about a pattern: why it is none, and what is odd about it.

use std::fmt;

/// Why a text is no pattern, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// The place inside the pattern, in bytes from its start.
    pub offset: usize,
    /// What is wrong, without a full stop.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} at byte {} of the pattern; {}",
            self.message, self.offset, self.help
        )
    }
}

impl std::error::Error for PatternError {}

/// Something in a pattern that works, and that its author should know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What sort of thing it is.
    pub kind: WarningKind,
    /// What was found and how it is understood.
    pub message: String,
}

/// The sorts of [`Warning`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum WarningKind {
    /// Syntax of `java.util.regex` that ECMA-262 does not have, or has with another meaning.
    JavaSyntax,
    /// A back-reference: checking can take more than linear time, so it is given up after a number
    /// of steps.
    BackReference,
    /// Counted repetitions too large to be unrolled: checked like a back-reference.
    TooLarge,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
