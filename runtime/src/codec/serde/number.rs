//! Serializes numbers of any size.

use std::any::type_name;

use ::serde::ser::{Serialize, SerializeStruct, Serializer};

use super::scalar::{self, RAW_VALUE};
use crate::decimal;
use crate::document::{Document, Number};
use crate::wire;

pub(super) use crate::codec::json::notation;

/// The digits of a bigInteger or bigDecimal. Serialized as a number if that keeps every digit, or else as
/// a string.
pub(super) struct Big<'a>(pub(super) &'a str);

impl Serialize for Big<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // A reader refuses a double for an integer, because it may have lost digits.
        let is_integer = !self.0.contains(['.', 'e', 'E']);
        number(self.0, serializer, !is_integer)
    }
}

/// The digits of any other number.
pub(super) struct Exact<'a>(pub(super) &'a str);

impl Serialize for Exact<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        number(self.0, serializer, true)
    }
}

/// Serializes a 64-bit integer, the digits themselves if `serde_json` accepts them, a double that is the
/// same number, or a string.
fn number<S: Serializer>(
    digits: &str,
    serializer: S,
    may_be_double: bool,
) -> Result<S::Ok, S::Error> {
    // `-0` is not an integer.
    if !digits.starts_with("-0") {
        if let Ok(natural) = digits.parse() {
            return serializer.serialize_u64(natural);
        }
        if let Ok(integer) = digits.parse() {
            return serializer.serialize_i64(integer);
        }
    }
    if scalar::is_serde_json::<S::Error>() {
        return json(digits, serializer, may_be_double);
    }
    match digits.parse::<f64>() {
        Ok(double) if may_be_double && is_exactly(double, digits) => {
            serializer.serialize_f64(double)
        }
        _ => serializer.serialize_str(digits),
    }
}

/// Text contains the digits unchanged. A `serde_json::Value` contains a `serde_json::Number`, which keeps
/// every digit only with the feature `arbitrary_precision`.
fn json<S: Serializer>(
    digits: &str,
    serializer: S,
    may_be_double: bool,
) -> Result<S::Ok, S::Error> {
    if type_name::<S>() == type_name::<serde_json::value::Serializer>() {
        let number = serde_json::from_str::<serde_json::Number>(digits).ok();
        let is_same = |number: &serde_json::Number| {
            let held = number.to_string();
            held == digits || (may_be_double && decimal::compare(&held, digits).is_eq())
        };
        return match number.filter(is_same) {
            Some(number) => number.serialize(serializer),
            None => serializer.serialize_str(digits),
        };
    }
    raw(digits, serializer)
}

/// Passes JSON through `serde_json`'s serializer of text unchanged.
pub(super) fn raw<S: Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let mut raw = serializer.serialize_struct(RAW_VALUE, 1)?;
    raw.serialize_field(RAW_VALUE, json)?;
    raw.end()
}

/// Whether the shortest digits of a double are the same number.
fn is_exactly(double: f64, digits: &str) -> bool {
    double.is_finite() && decimal::compare(&format!("{double:e}"), digits).is_eq()
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Document::Null => serializer.serialize_unit(),
            Document::Boolean(value) => serializer.serialize_bool(*value),
            Document::Number(value) | Document::Timestamp(value) => any_number(value, serializer),
            Document::String(text) => serializer.serialize_str(text),
            Document::Blob(bytes) => serializer.serialize_str(&wire::base64::encode(bytes)),
            Document::List(items) => serializer.collect_seq(items),
            Document::Object(members) => {
                serializer.collect_map(members.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

fn any_number<S: Serializer>(value: &Number, serializer: S) -> Result<S::Ok, S::Error> {
    let digits = value.to_string();
    match value.is_finite() {
        true => Exact(&digits).serialize(serializer),
        false => serializer.serialize_str(&digits),
    }
}
