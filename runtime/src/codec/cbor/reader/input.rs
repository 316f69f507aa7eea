//! The remaining input. Reads heads and runs of bytes, and reports errors with their position.

use crate::codec::cbor::head::{Head, Major, info};
use crate::wire::{Error, Position, Result};

/// Input bytes and the number of bytes consumed.
#[derive(Clone, Copy)]
pub(super) struct Input<'a> {
    rest: &'a [u8],
    len: usize,
}

impl<'a> Input<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Input {
            rest: bytes,
            len: bytes.len(),
        }
    }

    /// The number of bytes consumed.
    #[inline]
    pub(super) const fn offset(&self) -> usize {
        self.len - self.rest.len()
    }

    /// The number of bytes left.
    #[inline]
    pub(super) const fn left(&self) -> usize {
        self.rest.len()
    }

    /// Reads the head of an item or a break.
    #[inline]
    pub(super) fn head(&mut self) -> Result<Head> {
        match *self.rest {
            [first, ref rest @ ..] if first & 0x1f < info::ONE_BYTE => {
                self.rest = rest;
                let argument = u64::from(first & 0x1f);
                Ok(Head { first, argument })
            }
            // Covers the length of most strings.
            [first, argument, ref rest @ ..] if is_one_byte(first) => {
                self.rest = rest;
                let argument = u64::from(argument);
                Ok(Head { first, argument })
            }
            [first, ref rest @ ..] => self.long_head(first, rest),
            [] => Err(self.end()),
        }
    }

    /// Reads a head with an argument that is not in the first byte.
    fn long_head(&mut self, first: u8, rest: &'a [u8]) -> Result<Head> {
        let taken = match first & 0x1f {
            info::ONE_BYTE => rest
                .split_first()
                .map(|(byte, rest)| (u64::from(*byte), rest)),
            info::TWO_BYTES => rest
                .split_first_chunk()
                .map(|(bytes, rest)| (u64::from(u16::from_be_bytes(*bytes)), rest)),
            info::FOUR_BYTES => rest
                .split_first_chunk()
                .map(|(bytes, rest)| (u64::from(u32::from_be_bytes(*bytes)), rest)),
            info::EIGHT_BYTES => rest
                .split_first_chunk()
                .map(|(bytes, rest)| (u64::from_be_bytes(*bytes), rest)),
            _ => Some((0, rest)),
        };
        let Some((argument, rest)) = taken else {
            self.rest = &[];
            return Err(self.end());
        };
        let head = Head { first, argument };
        let is_known = match first & 0x1f {
            // A simple value that fits into the first byte must be encoded there.
            info::ONE_BYTE => head.major() != Major::Simple || argument >= 32,
            info::TWO_BYTES..=info::EIGHT_BYTES => true,
            // Only for items that may have indefinite length, and breaks.
            info::INDEFINITE => {
                !matches!(head.major(), Major::Natural | Major::Negative | Major::Tag)
            }
            _ => false,
        };
        if !is_known {
            return Err(self.error("expected a value, found a reserved head"));
        }
        self.rest = rest;
        Ok(head)
    }

    /// Reads a number of bytes.
    #[inline]
    pub(super) fn take(&mut self, len: u64) -> Result<&'a [u8]> {
        let taken = usize::try_from(len)
            .ok()
            .and_then(|len| self.rest.split_at_checked(len));
        match taken {
            Some((taken, rest)) => {
                self.rest = rest;
                Ok(taken)
            }
            None => Err(self.error("expected a length within the input, found a larger one")),
        }
    }

    /// Consumes a string of definite length, including its head, if it is the given one.
    #[inline]
    pub(super) fn take_text(&mut self, text: &str) -> bool {
        let rest = match self.rest {
            [first, rest @ ..] if short_text(text) == Some(*first) => rest,
            [0x78, len, rest @ ..] if *len >= info::ONE_BYTE && usize::from(*len) == text.len() => {
                rest
            }
            _ => return false,
        };
        match rest.strip_prefix(text.as_bytes()) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Consumes a byte, if it is the given one.
    #[inline]
    pub(super) fn take_byte(&mut self, byte: u8) -> bool {
        match self.rest.split_first() {
            Some((first, rest)) if *first == byte => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    /// Creates an error at the current position.
    #[cold]
    pub(super) fn error(&self, message: &'static str) -> Error {
        Error::new(message).at(Position::Offset(self.offset()))
    }

    #[cold]
    fn end(&self) -> Error {
        self.error("expected a value, found the end of the input")
    }
}

/// Returns true if the head has one more byte.
#[inline]
const fn is_one_byte(first: u8) -> bool {
    first & 0x1f == info::ONE_BYTE && first < Major::Simple.bits()
}

/// The head of a string with its length in the first byte.
#[inline]
fn short_text(text: &str) -> Option<u8> {
    match u8::try_from(text.len()) {
        Ok(len) if len < info::ONE_BYTE => Some(Major::Text.bits() | len),
        _ => None,
    }
}

/// Creates an error about the expected and the actual kind of an item.
#[cold]
pub(super) fn unexpected(expected: &str, found: Head, at: usize) -> Error {
    let found = found.kind();
    Error::new(format!("expected {expected}, found {found}")).at(Position::Offset(at))
}
