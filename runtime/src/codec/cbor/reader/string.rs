//! Reads text and byte strings, either as a single run of bytes or in chunks that end with a break.

use std::borrow::Cow;

use super::input::{Input, unexpected};
use crate::codec::cbor::head::{BREAK, Head, Major};
use crate::wire::{Error, Position, Result};

impl<'a> Input<'a> {
    /// Reads the string that starts with this head. Borrowed unless it has more than one chunk.
    #[inline]
    pub(super) fn text(&mut self, head: Head) -> Result<Cow<'a, str>> {
        match head.is_indefinite() {
            false => self.text_run(head).map(Cow::Borrowed),
            true => self.text_chunks(),
        }
    }

    /// Like `text`, but owned.
    #[inline]
    pub(super) fn owned_text(&mut self, head: Head) -> Result<String> {
        match head.is_indefinite() {
            false => self.text_run(head).map(str::to_owned),
            true => self.text_chunks().map(Cow::into_owned),
        }
    }

    #[cold]
    fn text_chunks(&mut self) -> Result<Cow<'a, str>> {
        let mut text = Cow::Borrowed("");
        while let Some(chunk) = self.chunk(Major::Text)? {
            text += self.text_run(chunk)?;
        }
        Ok(text)
    }

    /// Reads the byte string that starts with this head. Borrowed unless it has chunks.
    #[inline]
    pub(super) fn bytes(&mut self, head: Head) -> Result<Cow<'a, [u8]>> {
        match head.is_indefinite() {
            false => self.take(head.argument).map(Cow::Borrowed),
            true => {
                let mut bytes = Vec::new();
                while let Some(chunk) = self.chunk(Major::Bytes)? {
                    bytes.extend_from_slice(self.take(chunk.argument)?);
                }
                Ok(Cow::Owned(bytes))
            }
        }
    }

    #[inline]
    fn text_run(&mut self, head: Head) -> Result<&'a str> {
        let at = self.offset();
        match std::str::from_utf8(self.take(head.argument)?) {
            Ok(text) => Ok(text),
            Err(error) => Err(not_utf8(at + error.valid_up_to())),
        }
    }

    /// Reads the head of the next chunk. Returns `None` for the break at the end.
    fn chunk(&mut self, of: Major) -> Result<Option<Head>> {
        let at = self.offset();
        let head = self.head()?;
        if head.first == BREAK {
            return Ok(None);
        }
        match head.major() == of && !head.is_indefinite() {
            true => Ok(Some(head)),
            false => Err(unexpected("a chunk of a string, or its end", head, at)),
        }
    }
}

#[cold]
fn not_utf8(at: usize) -> Error {
    Error::new("expected UTF-8").at(Position::Offset(at))
}
