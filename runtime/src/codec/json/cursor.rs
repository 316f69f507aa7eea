//! Steps through the text: what comes next, and the brackets, commas and words around values.

use std::borrow::Cow;

use super::JsonReader;
use super::error::is_space;
use crate::wire::{Error, Result};

impl<'a> JsonReader<'a> {
    /// The next byte.
    #[inline]
    pub(super) fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is not white space.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        let mut next = self.byte();
        while next.is_some_and(is_space) {
            self.at += 1;
            next = self.byte();
        }
        next
    }

    /// Takes the bracket that opens an array or object.
    #[inline]
    pub(super) fn open(&mut self) -> Result<()> {
        match self.levels.checked_sub(1) {
            Some(levels) => self.levels = levels,
            None => return Err(self.too_deep()),
        }
        self.at += 1;
        Ok(())
    }

    /// Whether there is something in what was opened. If not, takes the bracket that closes it.
    #[inline]
    pub(super) fn first(&mut self, end: u8) -> bool {
        let is_there = self.peek() != Some(end);
        if !is_there {
            self.close();
        }
        is_there
    }

    /// Takes the comma before the next item or member, or the bracket at the end. Whether there is more.
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

    /// The offset of the quote that a key starts with, which is next.
    #[inline]
    pub(super) fn quote(&mut self) -> Result<usize> {
        match self.peek() {
            Some(b'"') => Ok(self.at),
            _ => Err(self.expected("a key")),
        }
    }

    /// The key that starts at this quote, and its colon.
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

    /// Takes `true` or `false`; `None` for null.
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

    /// Takes null, since what was expected is not there.
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
        let message = format!("expected no more than {levels} values inside each other");
        self.wrong(message, self.at)
    }
}
