//! Errors and warnings about patterns.

use std::fmt;

/// Why a text is not a valid pattern, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// The byte offset in the pattern.
    pub offset: usize,
    /// The problem, without a period.
    pub message: String,
    /// A suggested fix.
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

/// Something in a pattern that works, but that its author should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The kind of warning.
    pub kind: WarningKind,
    /// What was found and how it is interpreted.
    pub message: String,
}

/// The kinds of [`Warning`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum WarningKind {
    /// Syntax of `java.util.regex` that is missing or different in ECMA-262.
    JavaSyntax,
    /// A back-reference: checking can take more than linear time, so it is limited to a number of
    /// steps.
    BackReference,
    /// Counted repetitions too large to be unrolled, which are checked like a back-reference.
    TooLarge,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
