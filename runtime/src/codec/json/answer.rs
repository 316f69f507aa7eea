//! What a server reads, and what a client reads of an error.

use super::Json;
use crate::build::{self, Rejection};
use crate::codec::error_body;
use crate::document::Document;
use crate::operation::OperationError;
use crate::validate::Validate;
use crate::wire::{Result, Structure};

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
        let mut reader = self.reader(bytes).map_err(Rejection::Malformed)?;
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
}
