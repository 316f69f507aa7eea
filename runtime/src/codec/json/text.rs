//! Strings: in comes text from a quote on, out goes what the string holds, borrowed where it has no
//! escapes.

use std::borrow::Cow;

use super::{JsonReader, scan};
use crate::wire::{Error, Result};

impl<'a> JsonReader<'a> {
    /// The string that is next; `None` for null.
    #[inline]
    pub(super) fn borrowed(&mut self, expected: &str) -> Result<Option<Cow<'a, str>>> {
        match self.peek() {
            Some(b'"') => self.quoted().map(Some),
            _ => self.null_or(expected).map(|()| None),
        }
    }

    /// The string that starts at this quote.
    #[inline]
    pub(super) fn quoted(&mut self) -> Result<Cow<'a, str>> {
        match self.unescaped() {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => self.escaped().map(Cow::Owned),
        }
    }

    /// The string that starts at this quote, if it is whole and has no escapes.
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

    /// The string that starts at this quote, with its escapes resolved.
    #[inline(never)]
    pub(super) fn escaped(&mut self) -> Result<String> {
        let mut text = String::new();
        self.parts(&mut |part| match part {
            Part::Plain(plain) => text.push_str(plain),
            Part::Escaped(character) => text.push(character),
        })?;
        Ok(text)
    }

    /// Takes the string that starts at this quote and forgets it.
    pub(super) fn skip_string(&mut self) -> Result<()> {
        match self.unescaped() {
            Some(_) => Ok(()),
            None => self.parts(&mut |_| {}),
        }
    }

    /// The parts of the string that starts at this quote.
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

    /// The character that is escaped by this backslash.
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
            Some(_) => return Err(self.wrong("expected an escape that JSON has", start)),
            None => {
                self.at += 1;
                return Err(self.expected("an escape"));
            }
        };
        self.at = start + 2;
        Ok(character)
    }

    /// The character of this `\u` and, if it takes two, the one after.
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

    /// The four digits of this `\u`.
    fn unit(&mut self) -> Result<u32> {
        let digits = self.text.get(self.at + 2..self.at + 6);
        // `from_str_radix` takes a sign.
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

/// The first surrogate that comes first.
const HIGH: u32 = 0xd800;
/// The first surrogate that comes second.
const LOW: u32 = 0xdc00;
/// The last surrogate.
const LAST: u32 = 0xdfff;

enum Part<'a> {
    Plain(&'a str),
    Escaped(char),
}
