//! Reads strings. They are borrowed from the input unless they have escapes.

use std::borrow::Cow;

use super::{JsonReader, scan};
use crate::wire::{Error, Result};

impl<'a> JsonReader<'a> {
    /// Reads a string. Returns `None` for null.
    #[inline]
    pub(super) fn borrowed(&mut self, expected: &str) -> Result<Option<Cow<'a, str>>> {
        match self.peek() {
            Some(b'"') => self.quoted().map(Some),
            _ => self.null_or(expected).map(|()| None),
        }
    }

    /// Reads the string that starts at this quote.
    #[inline]
    pub(super) fn quoted(&mut self) -> Result<Cow<'a, str>> {
        match self.unescaped() {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => self.escaped().map(Cow::Owned),
        }
    }

    /// Reads the string that starts at this quote, if it is complete and has no escapes.
    #[inline]
    pub(super) fn unescaped(&mut self) -> Option<&'a str> {
        let rest = self.text.get(self.at + 1..)?;
        let length = scan::plain(rest.as_bytes());
        let (text, end) = rest.split_at_checked(length)?;
        if !end.starts_with('"') {
            return None;
        }
        self.at += length + 2;
        Some(text)
    }

    /// Reads the string that starts at this quote and resolves its escapes.
    #[inline(never)]
    pub(super) fn escaped(&mut self) -> Result<String> {
        let mut text = String::new();
        self.parts(&mut |part| match part {
            Part::Plain(plain) => text.push_str(plain),
            Part::Escaped(character) => text.push(character),
        })?;
        Ok(text)
    }

    /// Skips the string that starts at this quote.
    pub(super) fn skip_string(&mut self) -> Result<()> {
        match self.unescaped() {
            Some(_) => Ok(()),
            None => self.parts(&mut |_| {}),
        }
    }

    /// Passes the parts of the string that starts at this quote to `take`.
    fn parts(&mut self, take: &mut dyn FnMut(Part<'a>)) -> Result<()> {
        self.at += 1;
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let length = scan::plain(rest.as_bytes());
            take(Part::Plain(rest.get(..length).unwrap_or_default()));
            self.at += length;
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => take(Part::Escaped(self.escape()?)),
                Some(_) => return Err(self.control()),
                None => return Err(self.expected("the end of a string")),
            }
        }
    }

    /// Reads the escape sequence at this backslash.
    fn escape(&mut self) -> Result<char> {
        let start = self.at;
        let character = match self.text.as_bytes().get(start + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            Some(_) => return Err(self.wrong("expected a valid escape", start)),
            None => {
                self.at += 1;
                return Err(self.expected("an escape"));
            }
        };
        self.at = start + 2;
        Ok(character)
    }

    /// Reads the `\u` escape here, together with the next one if they are a surrogate pair.
    fn unicode(&mut self) -> Result<char> {
        let start = self.at;
        let first = self.unit()?;
        if let Some(character) = char::from_u32(first) {
            return Ok(character);
        }
        if first >= LOW {
            return Err(self.wrong("found a low surrogate without a high one before it", start));
        }
        let lone = "found a high surrogate without a low one after it";
        let rest = self.text.get(self.at..).unwrap_or_default();
        if !rest.starts_with("\\u") {
            return Err(self.wrong(lone, start));
        }
        let second = self.unit()?;
        if !(LOW..=LAST).contains(&second) {
            return Err(self.wrong(lone, start));
        }
        let bits = ((first - HIGH) << 10) | (second - LOW);
        char::from_u32(0x1_0000 + bits).ok_or_else(|| self.wrong(lone, start))
    }

    /// Reads the four digits of a `\u` escape.
    fn unit(&mut self) -> Result<u32> {
        let digits = self.text.get(self.at + 2..self.at + 6);
        // `from_str_radix` accepts a sign.
        let hex = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match hex.map(|hex| u32::from_str_radix(hex, 16)) {
            Some(Ok(unit)) => {
                self.at += 6;
                Ok(unit)
            }
            _ => Err(self.wrong("expected four hexadecimal digits after `\\u`", self.at)),
        }
    }

    #[cold]
    fn control(&self) -> Error {
        self.wrong(
            "expected control characters in a string to be escaped",
            self.at,
        )
    }
}

/// The first high surrogate.
const HIGH: u32 = 0xd800;
/// The first low surrogate.
const LOW: u32 = 0xdc00;
/// The last low surrogate.
const LAST: u32 = 0xdfff;

enum Part<'a> {
    Plain(&'a str),
    Escaped(char),
}
