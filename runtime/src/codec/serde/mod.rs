//! serde as a notation: every generated type in any format that serde has, in both directions.
//!
//! The types implement [`Serialize`] and [`Deserialize`] by these functions. Objects have the names that
//! JSON has, `@jsonName` where the model's protocol obeys it; blobs are base64, timestamps are as in
//! JSON. The walk is compiled once for each serde format, not for each shape.
//!
//! Numbers keep every digit with `serde_json`, whatever features it has. Other formats carry what fits
//! into 64 bits as numbers, and larger ones as strings of digits.

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

/// Reads a value, as a client takes it.
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

/// Reads untrusted input and holds it against the model: the value, or all that is wrong with it, the
/// required members that are missing included.
///
/// The deserializer is not asked whether there is more input: see [`Checked`], and
/// [`json::accept`](crate::codec::json::accept) for JSON as bytes.
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

/// Reads an operation's error, its code in `__type` or `code`.
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
