//! serde as a codec: every generated type in every format of serde that describes itself.
//!
//! Generated types implement [`Serialize`] and [`Deserialize`] by the functions of this module. They
//! look as in `restJson1`: members go by their `@jsonName` where the service's protocol has it, blobs
//! are base64, timestamps are epoch seconds unless the model says otherwise.
//!
//! # Numbers
//!
//! With `serde_json` every digit is kept, both ways, whatever features other crates turn on in it:
//! text goes through the [JSON codec](crate::codec::json).
//!
//! Anything else carries 64 bits: other formats, a `serde_json::Value`, and serde's own buffers, behind
//! which `flatten`, untagged and tagged enums read. There
//!
//! - integers of 64 bits, floats and doubles are exact;
//! - what does not fit is written as a string of digits, and read from one;
//! - a double is refused for a bigInteger, as it may have lost digits on the way, and read by its
//!   shortest digits for a bigDecimal or a document;
//! - a timestamp that came as a double has about a microsecond.
//!
//! With the feature `arbitrary_precision` of `serde_json` its values and the buffers keep every digit
//! too.
//!
//! # Errors
//!
//! They say what was expected, which kind of value was found, in which place of the value, and with
//! `serde_json` at which line and column:
//!
//! ```text
//! expected a string, found a number, in /Files/3/FileId at line 1 column 310
//! ```
//!
//! They never show a value, nor keys that are `@sensitive`. That holds for our own; the `toml` crate,
//! for one, may put the line of the input beside them.
//!
//! # Memory
//!
//! `serde_json::to_writer` and its like get each value of a generated type in one piece, so the whole
//! text of it is in memory once. The pretty printer does not.

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

/// Writes a value.
///
/// # Errors
///
/// Those of the format.
#[doc(hidden)]
pub fn serialize<T: Shape, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    write::one(serializer, &mut |to| wire::write(value, to))
}

/// Reads a value as a client: what is required and missing is filled in.
///
/// # Errors
///
/// Those of the format, and values of the wrong type.
#[doc(hidden)]
pub fn deserialize<'de, T: Shape, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    read::one(deserializer, &mut |from| {
        wire::read(from, &mut Context::client())
    })
}

/// Reads untrusted input and checks it against the model: gives the value, or everything that is wrong
/// with it, missing members included.
///
/// Whether input follows is for the caller to ask of the deserializer. [`Checked`] leaves that to
/// functions such as `serde_json::from_slice`, and
/// [`json::accept`](crate::codec::json::accept) asks itself.
///
/// # Errors
///
/// [`Rejection::Malformed`] when it cannot be read, [`Rejection::Invalid`] when it can.
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

/// Writes an operation's error, with its code in `__type`.
///
/// # Errors
///
/// Those of the format.
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

/// Reads an operation's error, named by `__type` or `code`.
///
/// # Errors
///
/// Those of the format, and what is not as the model says of the error.
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
