//! What goes wrong in reading: in comes a place in the text, out goes an error that says what was
//! expected there and what kind of thing was found, and never shows it.

use std::borrow::Cow;

use super::JsonReader;
use crate::wire::{Error, Position};

/// An error at an offset of bytes that may not be text.
#[cold]
pub(super) fn at(bytes: &[u8], offset: usize, message: &'static str) -> Error {
    Error::new(message).at(position(bytes, offset))
}

/// The line and column of an offset.
fn position(bytes: &[u8], offset: usize) -> Position {
    let before = bytes.get(..offset).unwrap_or(bytes);
    let lines = before.iter().filter(|byte| **byte == b'\n').count();
    let last = before.iter().rev().take_while(|byte| **byte != b'\n');
    Position::Line {
        line: lines + 1,
        column: last.count() + 1,
    }
}

impl JsonReader<'_> {
    /// Something else was expected here.
    #[cold]
    #[inline(never)]
    pub(super) fn expected(&self, expected: &str) -> Error {
        let found = self.found();
        self.wrong(format!("expected {expected}, found {found}"), self.at)
    }

    /// Something is wrong at an offset.
    #[cold]
    #[inline(never)]
    pub(super) fn wrong(&self, message: impl Into<Cow<'static, str>>, offset: usize) -> Error {
        Error::new(message).at(position(self.text.as_bytes(), offset))
    }

    /// The error of a value that starts at an offset or after the white space there, unless it has a
    /// place already.
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
        error.at(position(bytes, offset + space.count()))
    }

    /// The kind of what comes next.
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
            _ => "something that is not JSON",
        }
    }
}

/// Whether a byte is white space between values.
#[inline]
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}
