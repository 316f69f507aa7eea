//! Reads untrusted input as a server, and reads and writes operation errors.

use super::Json;
use crate::build::{self, Rejection};
use crate::codec::error_body;
use crate::document::Document;
use crate::operation::{OperationError, Parts};
use crate::schema::Schema;
use crate::validate::Validate;
use crate::wire::{Members, Result, Structure, Writer as _};

/// The place where a server writes the error code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorCode {
    /// In the header `X-Amzn-Errortype`, not in the body.
    Header,
    /// In the body's `__type`, as the name of the shape.
    Name,
    /// In the body's `__type`, as the absolute shape ID.
    Id,
}

impl Json {
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
        let reader = self.offsets(false).reader(bytes);
        let mut reader = reader.map_err(Rejection::Malformed)?;
        match build::accept(&mut reader) {
            Err(Rejection::Malformed(error)) => Err(Rejection::Malformed(reader.place(error, 0))),
            outcome => {
                reader.finish().map_err(Rejection::Malformed)?;
                outcome
            }
        }
    }

    /// Reads an operation's error from the error code in the response header (`X-Amzn-Errortype`),
    /// the HTTP status code and the response body. Without the header, the code is the body's
    /// `__type` or `code`.
    ///
    /// If the body is not JSON, such as a proxy's page or an empty body, the error has only the
    /// code and the status.
    ///
    /// # Errors
    ///
    /// Returns an error if the code is in the model and the body does not match the shape.
    pub fn error<T: OperationError>(
        &self,
        code: Option<&str>,
        status: u16,
        body: &[u8],
    ) -> Result<T> {
        let document = self.error_document(body);
        error_body::read(code, status, document, self.obeys_json_names())
    }

    /// Reads the body of an error response: null if it is empty, a string if it is not JSON.
    pub(crate) fn error_document(&self, body: &[u8]) -> Document {
        match self.document(body) {
            Ok(document) => document,
            Err(_) if body.trim_ascii().is_empty() => Document::Null,
            Err(_) => String::from_utf8_lossy(body).into_owned().into(),
        }
    }

    /// Writes an operation's error as a server: its members and, [depending on the
    /// protocol](ErrorCode), its code. An error that the model does not define is written
    /// unchanged.
    ///
    /// # Errors
    ///
    /// Returns an error if a value cannot be represented, such as an invalid big number.
    pub fn error_to_vec<T: OperationError>(&self, error: &T) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        match (error.parts(), self.code()) {
            (Parts::Known(schema, members), _) => {
                return self.error_members_to_vec(schema, members);
            }
            (Parts::Unknown(error), ErrorCode::Header) if error.body().is_null() => {}
            (Parts::Unknown(error), ErrorCode::Header) => {
                self.writer(&mut bytes).document(error.body())?;
            }
            (Parts::Unknown(error), _) => {
                self.writer(&mut bytes)
                    .document(&error_body::with_code(error))?;
            }
        }
        Ok(bytes)
    }

    /// Writes an error that the model defines, with its code if the protocol puts it in the body.
    ///
    /// # Errors
    ///
    /// Returns an error if a value cannot be represented in JSON.
    pub(crate) fn error_members_to_vec(
        &self,
        schema: &'static Schema,
        members: &dyn Members,
    ) -> Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(128);
        let mut writer = self.writer(&mut bytes);
        match self.code() {
            ErrorCode::Header => writer.structure(schema, members)?,
            ErrorCode::Name => writer.error(schema.name(), schema, members)?,
            ErrorCode::Id => writer.error(schema.id(), schema, members)?,
        }
        Ok(bytes)
    }
}
