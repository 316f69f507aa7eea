//! JSON (RFC 8259), as Smithy's JSON protocols have it.
//!
//! In come bytes, out goes a value of a generated type or a [`Document`]; and back. [`Json`] says what
//! the protocols differ in. Errors say what was expected, which kind of value was found and where, and
//! never show any of the input.
//!
//! What every setting has in common:
//!
//! - The whole input is one value: anything but white space after it is an error, and so is a byte
//!   order mark before it.
//! - Numbers keep what they say: integers are exact, floats and doubles the nearest there is, big ones
//!   and those of documents keep every digit. One too large for its type is an error, not an infinity.
//!   An integer may be written with a fraction or an exponent (`1.0`, `1e3`) where it is one exactly.
//! - `NaN`, `Infinity` and `-Infinity` are strings.
//! - Blobs are base64, padded, in the standard alphabet.
//! - A member or key that comes twice is an error.
//! - A lone surrogate in an escape (`"\ud800"`) is an error, as Rust's strings cannot hold it.
//! - Values nest to a [depth](Json::depth) of 128.
//!
//! ```
//! use smithy_typegen_runtime::Document;
//! use smithy_typegen_runtime::codec::json;
//!
//! let document = json::document(br#"{"id": 7, "tags": ["a", "b"]}"#)?;
//! assert_eq!(document.get("id").and_then(Document::as_i64), Some(7));
//!
//! let error = json::document(b"{\n  \"id\": truth}").unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "expected a value, found something that is not JSON at line 2 column 9",
//! );
//! # Ok::<(), smithy_typegen_runtime::wire::Error>(())
//! ```

mod answer;
mod cursor;
mod document;
mod error;
mod escape;
mod members;
mod number;
mod reader;
mod scan;
mod settings;
mod skip;
mod text;
mod writer;

pub use crate::wire::Error;
pub use answer::ErrorCode;
#[cfg(feature = "serde")]
pub(super) use number::notation;
pub use reader::JsonReader;
pub use settings::Json;
pub use writer::JsonWriter;

use crate::build::Rejection;
use crate::document::Document;
use crate::operation::OperationError;
use crate::validate::Validate;
use crate::wire::{Result, Shape, Structure};

/// Reads a value as a client, with the settings of `restJson1`: [`Json::from_slice`].
///
/// # Errors
///
/// Bytes that are no JSON, and JSON that is no such value.
pub fn from_slice<T: Shape>(bytes: &[u8]) -> Result<T> {
    Json::REST.from_slice(bytes)
}

/// Reads and checks untrusted input, with the settings of `restJson1`: [`Json::accept`].
///
/// # Errors
///
/// What cannot be read, and every violation of what can.
pub fn accept<T: Structure + Validate>(bytes: &[u8]) -> std::result::Result<T, Rejection> {
    Json::REST.accept(bytes)
}

/// Reads an operation's error out of an answer, with the settings of `restJson1`: [`Json::error`].
///
/// # Errors
///
/// When the model knows the error, and the body is not what it says of it.
pub fn error<T: OperationError>(code: Option<&str>, status: u16, body: &[u8]) -> Result<T> {
    Json::REST.error(code, status, body)
}

/// Writes a value, with the settings of `restJson1`: [`Json::to_vec`].
///
/// # Errors
///
/// A value that has no notation: a big number that is none.
pub fn to_vec<T: Shape>(value: &T) -> Result<Vec<u8>> {
    Json::REST.to_vec(value)
}

/// Reads any value: [`Json::document`].
///
/// # Errors
///
/// Bytes that are no JSON.
pub fn document(bytes: &[u8]) -> Result<Document> {
    Json::REST.document(bytes)
}
