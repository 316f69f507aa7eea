//! serde as a codec: every generated type in every self-describing format of serde.
//!
//! Generated types implement [`Serialize`] and [`Deserialize`] with the functions of this module. The
//! result is that of `restJson1`: members use their `@jsonName` if the service's protocol obeys it, blobs
//! are base64, and timestamps are epoch seconds unless the model specifies another format.
//!
//! # Numbers
//!
//! Text read or written by `serde_json` keeps every digit, whatever its features are, because it goes
//! through the [JSON codec](crate::codec::json).
//!
//! Other formats, `serde_json::Value`, and the buffers that serde uses for `flatten` and for untagged and
//! tagged enums are limited to 64 bits:
//!
//! - 64-bit integers, floats and doubles are exact.
//! - Larger numbers are written as strings of digits, and read from them.
//! - A double is refused for a bigInteger, because it may have lost digits. For a bigDecimal or a
//!   document, its shortest digits are used.
//! - A timestamp from a double is exact to about a microsecond.
//!
//! With the feature `arbitrary_precision` of `serde_json`, its values and the buffers keep every digit
//! too.
//!
//! # Errors
//!
//! An error contains the expected and the found kind of value and the path to it. With `serde_json` it
//! also contains the line and column:
//!
//! ```text
//! expected a string, found a number, in /Files/3/FileId at line 1 column 310
//! ```
//!
//! Errors of this crate never contain a value or a `@sensitive` key. A format may add to them: the `toml`
//! crate quotes the line of the input.
//!
//! # Memory
//!
//! Functions such as `serde_json::to_writer` get each value of a generated type as one piece of text, which
//! is in memory as a whole. The pretty printer does not.

mod checked;
mod foreign;
mod number;
mod read;
mod scalar;
mod value;
mod write;

use ::serde::de::{Deserialize, Deserializer, Error as _};
use ::serde::ser::{Serialize, Serializer};

use crate::build::Rejection;
use crate::codec::error_body;
use crate::document::Document;
use crate::operation::{OperationError, Parts};
use crate::validate::Validate;
use crate::wire::{self, Context, Shape, Structure};
use write::Object;

pub use checked::Checked;
pub use foreign::Foreign;

/// Serializes a value.
///
/// # Errors
///
/// Returns an error if the serializer fails.
#[doc(hidden)]
pub fn serialize<T: Shape, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    write::one(serializer, &mut |to| wire::write(value, to))
}

/// Deserializes a value as a client: missing required members are filled in.
///
/// # Errors
///
/// Returns an error if the deserializer fails or a value has the wrong type.
#[doc(hidden)]
pub fn deserialize<'de, T: Shape, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    read::one(deserializer, &mut |from| {
        wire::read(from, &mut Context::client())
    })
}

/// Reads and validates untrusted input. Missing required members are reported along with all other
/// violations.
///
/// The caller must check that no input follows the value. With [`Checked`], functions such as
/// `serde_json::from_slice` do that, and [`json::accept`](crate::codec::json::accept) does it itself.
///
/// # Errors
///
/// Returns [`Rejection::Malformed`] if the input cannot be read, and [`Rejection::Invalid`] if the value
/// violates constraints.
pub fn accept<'de, T, D>(deserializer: D) -> Result<T, Rejection<D::Error>>
where
    T: Structure + Validate,
    D: Deserializer<'de>,
{
    let mut invalid = None;
    let read = read::one(deserializer, &mut |from| match crate::build::accept(from) {
        Ok(value) => Ok(Some(value)),
        Err(Rejection::Malformed(error)) => Err(error),
        Err(Rejection::Invalid(violations)) => {
            invalid = Some(violations);
            Ok(None)
        }
    });
    match (read, invalid) {
        (_, Some(violations)) => Err(Rejection::Invalid(violations)),
        (Ok(Some(value)), None) => Ok(value),
        (Ok(None), None) => Err(Rejection::Malformed(D::Error::custom("there is no value"))),
        (Err(error), None) => Err(Rejection::Malformed(error)),
    }
}

/// Serializes an operation's error with its code in `__type`.
///
/// # Errors
///
/// Returns an error if the serializer fails.
#[doc(hidden)]
pub fn serialize_error<T: OperationError, S: Serializer>(
    error: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match error.parts() {
        Parts::Known(schema, members) => {
            let code = Some(schema.name());
            let object = Object {
                code,
                schema,
                members,
            };
            object.serialize(serializer)
        }
        Parts::Unknown(unknown) => error_body::with_code(unknown).serialize(serializer),
    }
}

/// Deserializes an operation's error, identified by `__type` or `code`.
///
/// # Errors
///
/// Returns an error if the deserializer fails, or if the code is in the model and the value does not match
/// the shape.
#[doc(hidden)]
pub fn deserialize_error<'de, T: OperationError, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let body = Document::deserialize(deserializer)?;
    error_body::read(None, 0, body, true).map_err(D::Error::custom)
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read::one(deserializer, &mut |from| from.document())
    }
}
