//! The codecs of bodies.

use crate::codec::cbor::Cbor;
use crate::codec::error_body;
use crate::codec::json::Json;
use crate::document::Document;
use crate::operation::UnknownError;
use crate::schema::{Member, Schema};
use crate::wire::{Error, Fields, Members, Reader as _, Result, Writer as _};

/// The codec of bodies, and of the payloads of events.
///
/// Its methods return the errors of the reader or writer.
#[doc(hidden)]
#[allow(clippy::missing_errors_doc)]
pub trait BodyCodec: Sync {
    /// The content type of bodies.
    fn content_type(&self) -> &'static str;

    /// Whether a body has this content type, `None` if the message does not name one.
    fn is_content_type(&self, found: Option<&str>) -> bool {
        found.is_some_and(|found| found.eq_ignore_ascii_case(self.content_type()))
    }

    /// Writes the members in a body.
    fn write(&self, schema: &'static Schema, members: &dyn Members) -> Result<Vec<u8>>;

    /// Writes the member that is the body. Returns an empty body if it is not set.
    fn write_payload(
        &self,
        index: usize,
        member: &'static Member,
        members: &dyn Members,
    ) -> Result<Vec<u8>>;

    /// The body of a request for a structure that is not set, if it is not empty.
    fn unset(&self) -> Option<&'static [u8]> {
        None
    }

    /// Whether a body may be that of a structure that is not set.
    fn is_unset(&self, _body: &[u8]) -> bool {
        false
    }

    /// Reads the members in a body.
    fn read(&self, schema: &'static Schema, body: &[u8], fields: &mut dyn Fields) -> Result<()>;

    /// Reads the member that is the body.
    fn read_payload(
        &self,
        index: usize,
        member: &'static Member,
        body: &[u8],
        fields: &mut dyn Fields,
    ) -> Result<()>;

    /// Writes any value.
    fn write_document(&self, document: &Document) -> Result<Vec<u8>>;

    /// Reads any value. Returns a string or bytes if it is in another notation.
    fn read_document(&self, body: &[u8]) -> Document;
}

/// The capacity that a body starts with: most fit.
const MOST_FIT: usize = 1024;

/// The codec of a protocol.
#[derive(Clone, Copy, Debug)]
pub(super) enum Codec {
    Json(Json),
    Cbor(Cbor),
}

impl Codec {
    /// Returns the codec of a server, which refuses timestamps with an offset.
    pub(super) const fn for_server(self) -> Self {
        match self {
            Codec::Json(json) => Codec::Json(json.offsets(false)),
            Codec::Cbor(_) => self,
        }
    }

    /// Writes a structure.
    pub(super) fn write(self, schema: &'static Schema, members: &dyn Members) -> Result<Vec<u8>> {
        let mut body = Vec::with_capacity(MOST_FIT);
        match self {
            Codec::Json(json) => json.writer(&mut body).structure(schema, members)?,
            Codec::Cbor(cbor) => cbor.writer(&mut body).structure(schema, members)?,
        }
        Ok(body)
    }

    /// Reads a structure that takes up the whole body.
    pub(super) fn read(
        self,
        schema: &'static Schema,
        body: &[u8],
        fields: &mut dyn Fields,
    ) -> Result<()> {
        match self {
            Codec::Json(json) => {
                let mut reader = json.reader(body)?;
                match reader.structure(schema, fields)? {
                    true => reader.finish(),
                    false => Err(Error::new("expected an object, found null")),
                }
            }
            Codec::Cbor(cbor) => {
                let mut reader = cbor.reader(body);
                match reader.structure(schema, fields)? {
                    true => reader.finish(),
                    false => Err(Error::new("expected a map, found null")),
                }
            }
        }
    }

    /// Reads a structure that takes up the whole body. An empty body has no members.
    pub(super) fn read_or_empty(
        self,
        schema: &'static Schema,
        body: &[u8],
        fields: &mut dyn Fields,
    ) -> Result<()> {
        match body.is_empty() {
            true => Ok(()),
            false => self.read(schema, body, fields),
        }
    }

    /// Writes an error that the model defines.
    pub(super) fn write_error(
        self,
        schema: &'static Schema,
        error: &dyn Members,
    ) -> Result<Vec<u8>> {
        match self {
            Codec::Json(json) => json.error_members_to_vec(schema, error),
            Codec::Cbor(cbor) => cbor.error_members_to_vec(schema, error),
        }
    }

    /// Writes an error that the model does not define, with its code in the body.
    pub(super) fn write_unknown_error(self, error: &UnknownError) -> Result<Vec<u8>> {
        let body = error_body::with_code(error);
        match self {
            Codec::Json(json) => json.document_to_vec(&body),
            Codec::Cbor(cbor) => cbor.document_to_vec(&body),
        }
    }

    /// Reads the body of an error: null if it is empty, a string or bytes if it cannot be read.
    pub(super) fn error_document(self, body: &[u8]) -> Document {
        match self {
            Codec::Json(json) => json.error_document(body),
            Codec::Cbor(cbor) => cbor.error_document(body),
        }
    }
}

/// A codec as that of bodies, with its content type.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bodies(pub(super) Codec, pub(super) &'static str);

impl BodyCodec for Bodies {
    fn content_type(&self) -> &'static str {
        self.1
    }

    fn write(&self, schema: &'static Schema, members: &dyn Members) -> Result<Vec<u8>> {
        self.0.write(schema, members)
    }

    fn write_payload(
        &self,
        index: usize,
        member: &'static Member,
        members: &dyn Members,
    ) -> Result<Vec<u8>> {
        let mut body = Vec::with_capacity(128);
        match self.0 {
            Codec::Json(json) => members.write(index, member, &mut json.writer(&mut body))?,
            Codec::Cbor(cbor) => members.write(index, member, &mut cbor.writer(&mut body))?,
        }
        Ok(body)
    }

    fn unset(&self) -> Option<&'static [u8]> {
        match self.0 {
            Codec::Json(_) => Some(b"{}"),
            Codec::Cbor(_) => Some(b"\xa0"),
        }
    }

    fn is_unset(&self, body: &[u8]) -> bool {
        let Codec::Json(_) = self.0 else {
            return body == [0xa0];
        };
        let inside = body.trim_ascii().strip_prefix(b"{");
        let inside = inside.and_then(|body| body.strip_suffix(b"}"));
        inside.is_some_and(|body| body.trim_ascii().is_empty())
    }

    fn read(&self, schema: &'static Schema, body: &[u8], fields: &mut dyn Fields) -> Result<()> {
        self.0.read(schema, body, fields)
    }

    fn read_payload(
        &self,
        index: usize,
        member: &'static Member,
        body: &[u8],
        fields: &mut dyn Fields,
    ) -> Result<()> {
        match self.0 {
            Codec::Json(json) => {
                let mut reader = json.reader(body)?;
                fields.read(index, member, &mut reader)?;
                reader.finish()
            }
            Codec::Cbor(cbor) => {
                let mut reader = cbor.reader(body);
                fields.read(index, member, &mut reader)?;
                reader.finish()
            }
        }
    }

    fn write_document(&self, document: &Document) -> Result<Vec<u8>> {
        match self.0 {
            Codec::Json(json) => json.document_to_vec(document),
            Codec::Cbor(cbor) => cbor.document_to_vec(document),
        }
    }

    fn read_document(&self, body: &[u8]) -> Document {
        self.0.error_document(body)
    }
}
