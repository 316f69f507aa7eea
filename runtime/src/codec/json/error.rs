//! Errors of the reader, with the position in the text. They describe what was expected and which
//! kind of value was found, and never contain the value itself.

use std::borrow::Cow;

use super::JsonReader;
use crate::wire::{Error, Position};

/// Creates an error at an offset of bytes that may not be valid UTF-8.
#[cold]
pub(super) fn at(bytes: &[u8], offset: usize, message: &'static str) -> Error {
    Error::new(message).at(Position::in_text(bytes, offset))
}

impl JsonReader<'_> {
    /// Creates an error about what was expected at the current position.
    #[cold]
    #[inline(never)]
    pub(super) fn expected(&self, expected: &str) -> Error {
        let found = self.found();
        self.wrong(format!("expected {expected}, found {found}"), self.at)
    }

    /// Creates an error at an offset.
    #[cold]
    #[inline(never)]
    pub(super) fn wrong(&self, message: impl Into<Cow<'static, str>>, offset: usize) -> Error {
        Error::new(message).at(Position::in_text(self.text.as_bytes(), offset))
    }

    /// Adds a position to the error of a value, unless it has one already. The value starts at the
    /// offset or after the white space that follows.
    #[cold]
    #[inline(never)]
    pub(super) fn place(&self, error: Error, offset: usize) -> Error {
        if error.position().is_some() {
            return error;
        }
        let bytes = self.text.as_bytes();
        let space = bytes
            .iter()
            .skip(offset)
            .take_while(|byte| is_space(**byte));
        error.at(Position::in_text(bytes, offset + space.count()))
    }

    /// Describes the kind of the next token.
    fn found(&self) -> &'static str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        match rest.as_bytes() {
            [] => "the end of the input",
            [b'"', ..] => "a string",
            [b'-' | b'0'..=b'9', ..] => "a number",
            [b'{', ..] => "an object",
            [b'[', ..] => "an array",
            [b'}', ..] => "the end of an object",
            [b']', ..] => "the end of an array",
            [b',', ..] => "a comma",
            [b':', ..] => "a colon",
            _ if rest.starts_with("true") || rest.starts_with("false") => "a boolean",
            _ if rest.starts_with("null") => "null",
            _ if rest.starts_with('\u{feff}') => "a byte order mark",
            _ => "invalid JSON",
        }
    }
}

/// Returns true for JSON white space.
#[inline]
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}
