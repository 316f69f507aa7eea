//! Navigation in the text: brackets, commas, colons and literals.

use std::borrow::Cow;

use super::JsonReader;
use super::error::is_space;
use crate::wire::{Error, Result};

impl<'a> JsonReader<'a> {
    /// Returns the next byte without consuming it.
    #[inline]
    pub(super) fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Skips white space and returns the next byte without consuming it.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        let mut next = self.byte();
        while next.is_some_and(is_space) {
            self.at += 1;
            next = self.byte();
        }
        next
    }

    /// Consumes the opening bracket of an array or object.
    #[inline]
    pub(super) fn open(&mut self) -> Result<()> {
        match self.levels.checked_sub(1) {
            Some(levels) => self.levels = levels,
            None => return Err(self.too_deep()),
        }
        self.at += 1;
        Ok(())
    }

    /// Returns true if an opened array or object has contents. Otherwise consumes the closing
    /// bracket.
    #[inline]
    pub(super) fn first(&mut self, end: u8) -> bool {
        let is_there = self.peek() != Some(end);
        if !is_there {
            self.close();
        }
        is_there
    }

    /// Consumes the comma before the next item or member, or the closing bracket. Returns true
    /// after a comma.
    #[inline]
    pub(super) fn next(&mut self, end: u8) -> Result<bool> {
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            Some(byte) if byte == end => {
                self.close();
                Ok(false)
            }
            _ => Err(self.expected(match end {
                b'}' => "a comma or the end of an object",
                _ => "a comma or the end of an array",
            })),
        }
    }

    #[inline]
    fn close(&mut self) {
        self.at += 1;
        self.levels += 1;
    }

    /// Returns the offset of a key's opening quote.
    #[inline]
    pub(super) fn quote(&mut self) -> Result<usize> {
        match self.peek() {
            Some(b'"') => Ok(self.at),
            _ => Err(self.expected("a key")),
        }
    }

    /// Reads the key that starts at this quote, and consumes its colon.
    #[inline]
    pub(super) fn key(&mut self) -> Result<Cow<'a, str>> {
        let key = self.quoted()?;
        self.colon()?;
        Ok(key)
    }

    #[inline]
    pub(super) fn colon(&mut self) -> Result<()> {
        match self.peek() {
            Some(b':') => {
                self.at += 1;
                Ok(())
            }
            _ => Err(self.expected("a colon")),
        }
    }

    /// Reads `true` or `false`. Returns `None` for null.
    pub(super) fn literal(&mut self, expected: &str) -> Result<Option<bool>> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let (literal, length) = match rest {
            _ if rest.starts_with("true") => (Some(true), 4),
            _ if rest.starts_with("false") => (Some(false), 5),
            _ if rest.starts_with("null") => (None, 4),
            _ => return Err(self.expected(expected)),
        };
        self.at += length;
        Ok(literal)
    }

    /// Consumes null, or returns an error about the value that was expected.
    #[inline(never)]
    pub(super) fn null_or(&mut self, expected: &str) -> Result<()> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if !rest.starts_with("null") {
            return Err(self.expected(expected));
        }
        self.at += 4;
        Ok(())
    }

    #[cold]
    fn too_deep(&self) -> Error {
        let levels = self.settings.levels();
        let message = format!("expected at most {levels} levels of nesting");
        self.wrong(message, self.at)
    }
}
