//! Errors of reading and writing values.

use std::borrow::Cow;
use std::fmt;

use crate::path::{Segment, hide_keys};

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
    /// What is said instead inside of what is sensitive.
    where_sensitive: Option<String>,
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

impl Position {
    /// The line and column of an offset of a text, which may not be valid UTF-8.
    #[cfg(any(feature = "json", feature = "xml"))]
    #[cold]
    pub(crate) fn in_text(bytes: &[u8], offset: usize) -> Self {
        let before = bytes.get(..offset).unwrap_or(bytes);
        let lines = before.iter().filter(|byte| **byte == b'\n').count();
        let last = before.iter().rev().take_while(|byte| **byte != b'\n');
        Position::Line {
            line: lines + 1,
            column: last.count() + 1,
        }
    }
}

impl Error {
    /// Creates an error with a message that describes what was expected or what is wrong.
    #[cold]
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Error(Box::new(Inner {
            message: message.into(),
            where_sensitive: None,
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

    /// The same without its place in the text or bytes, which were part of others.
    #[cfg(feature = "serde")]
    #[cold]
    #[must_use]
    pub(crate) fn anywhere(mut self) -> Self {
        self.0.position = None;
        self
    }

    /// The same, one step further out.
    #[cold]
    #[must_use]
    pub(crate) fn below(mut self, segment: Segment) -> Self {
        self.0.path.push(segment);
        self
    }

    /// The same, with another message inside of what is sensitive.
    #[cold]
    #[must_use]
    pub(crate) fn where_sensitive(mut self, message: String) -> Self {
        self.0.where_sensitive = Some(message);
        self
    }

    /// The same, with keys of maps and names that came left out, since they are sensitive.
    #[cold]
    #[must_use]
    pub(crate) fn without_names(mut self) -> Self {
        hide_keys(&mut self.0.path);
        if let Some(message) = self.0.where_sensitive.take() {
            self.0.message = message.into();
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
        if !path.is_empty() {
            write!(f, ", in {path}")?;
        }
        // Last and in these words, as `serde_json` says it of its own errors.
        match self.0.position {
            Some(position) => write!(f, " at {position}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}
