//! Reads untrusted input as a server, and reads and writes operation errors.

use super::Cbor;
use crate::build::{self, Rejection};
use crate::codec::error_body;
use crate::document::Document;
use crate::operation::{OperationError, Parts};
use crate::schema::Schema;
use crate::validate::Validate;
use crate::wire::{Members, Position, Result, Structure};

impl Cbor {
    /// Reads and validates untrusted input. Missing required members are reported along with all
    /// other violations.
    ///
    /// # Errors
    ///
    /// Returns [`Rejection::Malformed`] if the bytes cannot be read or if anything follows the
    /// value, and [`Rejection::Invalid`] if the value violates constraints.
    pub fn accept<T: Structure + Validate>(
        &self,
        bytes: &[u8],
    ) -> std::result::Result<T, Rejection> {
        let mut reader = self.reader(bytes);
        match build::accept(&mut reader) {
            Err(Rejection::Malformed(error)) => {
                Err(Rejection::Malformed(error.at(Position::Offset(0))))
            }
            outcome => {
                reader.finish().map_err(Rejection::Malformed)?;
                outcome
            }
        }
    }

    /// Reads an operation's error from a response. The error code is the body's `__type`.
    ///
    /// If the body is not CBOR, the error has only the status.
    ///
    /// # Errors
    ///
    /// Returns an error if the code is in the model and the body does not match the shape.
    pub fn error<T: OperationError>(&self, status: u16, body: &[u8]) -> Result<T> {
        let document = self.error_document(body);
        error_body::read(None, status, document, false)
    }

    /// Reads the body of an error response: null if it is empty, bytes if it is not CBOR.
    pub(crate) fn error_document(&self, body: &[u8]) -> Document {
        match self.document(body) {
            Ok(document) => document,
            Err(_) if body.is_empty() => Document::Null,
            Err(_) => Document::Blob(body.to_owned()),
        }
    }

    /// Writes an operation's error as a server: its members, and the absolute shape ID in `__type`.
    /// An error that the model does not define is written unchanged.
    ///
    /// # Errors
    ///
    /// Returns an error if a number cannot be represented, see [`CborWriter`](super::CborWriter).
    pub fn error_to_vec<T: OperationError>(&self, error: &T) -> Result<Vec<u8>> {
        match error.parts() {
            Parts::Known(schema, members) => self.error_members_to_vec(schema, members),
            Parts::Unknown(error) => self.document_to_vec(&error_body::with_code(error)),
        }
    }

    /// Writes an error that the model defines.
    ///
    /// # Errors
    ///
    /// Returns an error if a number cannot be represented in CBOR.
    pub(crate) fn error_members_to_vec(
        &self,
        schema: &'static Schema,
        members: &dyn Members,
    ) -> Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(128);
        self.writer(&mut bytes).error(schema, members)?;
        Ok(bytes)
    }
}
