//! Errors of reading and writing values.

use std::borrow::Cow;
use std::fmt;

use crate::path::Segment;

/// The result of reading or writing.
pub type Result<T> = std::result::Result<T, Error>;

/// An error of reading or writing a value: a message, the path to the value, and the position in
/// the input.
///
/// The message mentions the kind of value that was found, never the value itself, so it does not
/// reveal `@sensitive` data.
///
/// The error is a single pointer, to keep results small.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    message: Cow<'static, str>,
    /// From the value outwards.
    path: Vec<Segment>,
    position: Option<Position>,
}

/// A position in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Position {
    /// A position in text. Both numbers start at 1, and columns are counted in bytes.
    Line {
        /// The line number.
        line: usize,
        /// The column, in bytes.
        column: usize,
    },
    /// A byte offset in binary data, starting at 0.
    Offset(usize),
}

impl Error {
    /// Creates an error with a message that describes what was expected or what is wrong.
    #[cold]
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Error(Box::new(Inner {
            message: message.into(),
            path: Vec::new(),
            position: None,
        }))
    }

    /// Adds a position, unless the error already has one.
    #[cold]
    #[must_use]
    pub fn at(mut self, position: Position) -> Self {
        self.0.position.get_or_insert(position);
        self
    }

    /// Prepends a segment to the path.
    #[cold]
    #[must_use]
    pub(crate) fn below(mut self, segment: Segment) -> Self {
        self.0.path.push(segment);
        self
    }

    /// Redacts the keys of maps in the path, because they are sensitive.
    #[cold]
    #[must_use]
    pub(crate) fn without_keys(mut self) -> Self {
        for segment in &mut self.0.path {
            if matches!(segment, Segment::Key(_)) {
                *segment = Segment::HiddenKey;
            }
        }
        self
    }

    /// The path to the value as a JSON pointer (RFC 6901), such as `/Files/3/FileId`. Empty for the
    /// whole value.
    pub fn path(&self) -> String {
        let steps = self.0.path.iter().rev();
        steps.map(|segment| format!("/{segment}")).collect()
    }

    /// The position in the input, if there is one.
    pub fn position(&self) -> Option<Position> {
        self.0.position
    }

    /// The message, without path and position.
    pub fn message(&self) -> &str {
        &self.0.message
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Position::Line { line, column } => write!(f, "line {line} column {column}"),
            Position::Offset(offset) => write!(f, "byte {offset}"),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())?;
        let path = self.path();
        match (path.as_str(), self.0.position) {
            ("", None) => Ok(()),
            ("", Some(position)) => write!(f, ", at {position}"),
            (path, None) => write!(f, ", at {path}"),
            (path, Some(position)) => write!(f, ", at {path}, {position}"),
        }
    }
}

impl std::error::Error for Error {}
