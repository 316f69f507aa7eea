//! Skips any well-formed item.

use super::CborReader;
use super::input::unexpected;
use crate::codec::cbor::head::{BREAK, Major};
use crate::wire::Result;

impl CborReader<'_> {
    pub(super) fn skip_item(&mut self) -> Result<()> {
        let mut at = self.input.offset();
        let mut head = self.input.head()?;
        while head.major() == Major::Tag {
            at = self.input.offset();
            head = self.input.head()?;
        }
        match head.major() {
            Major::Natural | Major::Negative | Major::Tag => Ok(()),
            Major::Bytes => self.input.bytes(head).map(drop),
            Major::Text => self.input.text(head).map(drop),
            Major::Array => {
                let mut left = self.enter(head, 1)?;
                while self.more(&mut left)? {
                    self.skip_item()?;
                }
                self.leave();
                Ok(())
            }
            Major::Map => {
                let mut left = self.enter(head, 2)?;
                while self.more(&mut left)? {
                    self.skip_item()?;
                    self.skip_item()?;
                }
                self.leave();
                Ok(())
            }
            Major::Simple if head.first == BREAK => Err(unexpected("a value", head, at)),
            Major::Simple => Ok(()),
        }
    }
}
