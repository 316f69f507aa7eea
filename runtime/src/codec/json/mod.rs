//! JSON (RFC 8259) as used by Smithy's JSON protocols.
//!
//! Reads bytes into values of generated types or [`Document`]s, and writes values as bytes.
//! [`Json`] holds the settings that differ between protocols. Errors describe what was expected,
//! which kind of value was found, and where. They never contain input.
//!
//! The following applies to all settings:
//!
//! - The input is a single value. Anything but white space after it is an error, and so is a byte
//!   order mark before it.
//! - Numbers are exact. Integers are never rounded, floats and doubles are rounded to the nearest
//!   value, and big numbers and numbers in documents keep all digits. A number that is out of range
//!   is an error and does not become infinite. An integer may be written with a fraction or an
//!   exponent (`1.0`, `1e3`) if its value is integral.
//! - `NaN`, `Infinity` and `-Infinity` are strings.
//! - Blobs are base64 in the standard alphabet, with padding.
//! - A duplicate member or key is an error, except a member that was null before.
//! - A lone surrogate escape (`"\ud800"`) is an error, because Rust strings cannot represent it.
//! - Values may nest up to a [depth](Json::depth) of 128.
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
//!     "expected a value, found invalid JSON at line 2 column 9",
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

/// Reads a value as a client, with the settings of `restJson1`. See [`Json::from_slice`].
///
/// # Errors
///
/// Returns an error if the bytes are not JSON or do not match the type.
pub fn from_slice<T: Shape>(bytes: &[u8]) -> Result<T> {
    Json::REST.from_slice(bytes)
}

/// Reads and validates untrusted input, with the settings of `restJson1`. See [`Json::accept`].
///
/// # Errors
///
/// Returns an error if the bytes cannot be read, or all violations if they can.
pub fn accept<T: Structure + Validate>(bytes: &[u8]) -> std::result::Result<T, Rejection> {
    Json::REST.accept(bytes)
}

/// Reads an operation's error from a response, with the settings of `restJson1`. See
/// [`Json::error`].
///
/// # Errors
///
/// Returns an error if the code is in the model and the body does not match the shape.
pub fn error<T: OperationError>(code: Option<&str>, status: u16, body: &[u8]) -> Result<T> {
    Json::REST.error(code, status, body)
}

/// Writes a value, with the settings of `restJson1`. See [`Json::to_vec`].
///
/// # Errors
///
/// Returns an error if a value cannot be represented, such as an invalid big number.
pub fn to_vec<T: Shape>(value: &T) -> Result<Vec<u8>> {
    Json::REST.to_vec(value)
}

/// Reads any value. See [`Json::document`].
///
/// # Errors
///
/// Returns an error if the bytes are not JSON.
pub fn document(bytes: &[u8]) -> Result<Document> {
    Json::REST.document(bytes)
}
