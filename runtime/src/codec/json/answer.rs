//! What a server reads, and how an error goes from a server to a client.

use super::Json;
use crate::build::{self, Rejection};
use crate::codec::error_body;
use crate::document::Document;
use crate::operation::{OperationError, Parts};
use crate::schema::Schema;
use crate::validate::Validate;
use crate::wire::{Members, Result, Structure, Writer as _};

/// Where a server says which error it answers with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorCode {
    /// Not in the body: in the header `X-Amzn-Errortype`.
    Header,
    /// The shape's name, as the body's `__type`.
    Name,
    /// The shape's absolute id, as the body's `__type`.
    Id,
}

impl Json {
    /// Reads untrusted input and holds it against the model: the value, or all that is wrong with it,
    /// the required members that are missing included.
    ///
    /// # Errors
    ///
    /// [`Rejection::Malformed`] when it cannot be read, bytes after the value among it;
    /// [`Rejection::Invalid`] when it can and breaks constraints.
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

    /// Reads an operation's error out of an answer: its code as a header gives it (`X-Amzn-Errortype`),
    /// the HTTP status, the body. Without the header the code is the body's `__type` or `code`.
    ///
    /// A body that is not JSON, a proxy's page or nothing at all, leaves the code and the status.
    ///
    /// # Errors
    ///
    /// When the model knows the error, and the body is not what it says of it.
    pub fn error<T: OperationError>(
        &self,
        code: Option<&str>,
        status: u16,
        body: &[u8],
    ) -> Result<T> {
        let document = match self.document(body) {
            Ok(document) => document,
            Err(_) if body.trim_ascii().is_empty() => Document::Null,
            Err(_) => String::from_utf8_lossy(body).into_owned().into(),
        };
        error_body::read(code, status, document, self.obeys_json_names())
    }

    /// Writes an operation's error as a server: its members, and [where the protocol has it so](ErrorCode)
    /// its code. One that the model does not know goes out as it came.
    ///
    /// # Errors
    ///
    /// A value that has no notation: a big number that is none.
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

    /// Writes an error that the model knows, with its code where the protocol has it.
    ///
    /// # Errors
    ///
    /// A value that has no notation.
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
