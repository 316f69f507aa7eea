//! Payloads that are text or bytes, not encoded by the protocol's codec.

use crate::document::Document;
use crate::schema::{Kind, Member};
use crate::wire::{Error, Reader, Result, Writer};

/// Whether a payload is text or bytes.
pub(crate) fn is_raw(member: &Member) -> bool {
    matches!(
        member.target().kind(),
        Kind::String | Kind::Enum | Kind::Blob
    )
}

/// Writes text or bytes unchanged. The body of a stream is empty.
pub(crate) struct RawWriter<'a>(pub(crate) &'a mut Option<Vec<u8>>);

impl Writer for RawWriter<'_> {
    fn string(&mut self, _: &'static Member, text: &str) -> Result<()> {
        *self.0 = Some(text.as_bytes().to_owned());
        Ok(())
    }

    fn blob(&mut self, _: &'static Member, bytes: &[u8]) -> Result<()> {
        *self.0 = Some(bytes.to_owned());
        Ok(())
    }

    fn stream(&mut self, _: &'static Member) -> Result<()> {
        *self.0 = Some(Vec::new());
        Ok(())
    }
}

/// Reads text or bytes unchanged.
pub(crate) struct RawReader<'a>(pub(crate) &'a [u8]);

impl RawReader<'_> {
    fn utf8(&self) -> Result<&str> {
        std::str::from_utf8(self.0).map_err(|_| Error::new("expected UTF-8"))
    }
}

impl Reader for RawReader<'_> {
    fn string(&mut self, _: &'static Member) -> Result<Option<String>> {
        self.utf8().map(|text| Some(text.to_owned()))
    }

    fn text(&mut self, _: &'static Member, take: &mut dyn FnMut(&str)) -> Result<bool> {
        take(self.utf8()?);
        Ok(true)
    }

    fn blob(&mut self, _: &'static Member) -> Result<Option<Vec<u8>>> {
        Ok(Some(self.0.to_owned()))
    }

    fn document(&mut self) -> Result<Document> {
        self.utf8().map(Document::from)
    }

    fn skip(&mut self) -> Result<()> {
        Ok(())
    }
}
