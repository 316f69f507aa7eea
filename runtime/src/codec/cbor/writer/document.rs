//! Writes documents.

use super::CborWriter;
use crate::codec::cbor::head::{FALSE, Major, NULL, TRUE};
use crate::document::Document;
use crate::wire::Result;

impl CborWriter<'_> {
    pub(super) fn any(&mut self, document: &Document) -> Result<()> {
        match document {
            Document::Null => self.out.push(NULL),
            Document::Boolean(false) => self.out.push(FALSE),
            Document::Boolean(true) => self.out.push(TRUE),
            Document::Number(number) => self.any_number(number)?,
            Document::String(text) => self.text(text),
            Document::Blob(bytes) => self.bytes(bytes),
            Document::Timestamp(seconds) => self.any_timestamp(seconds),
            Document::List(items) => {
                self.head(Major::Array, items.len() as u64);
                for item in items {
                    self.any(item)?;
                }
            }
            Document::Object(members) => {
                self.head(Major::Map, members.len() as u64);
                for (name, value) in members {
                    self.text(name);
                    self.any(value)?;
                }
            }
        }
        Ok(())
    }
}
