//! Floating point numbers, with the three values that JSON has no number for.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde::ser::Serializer;

use super::Format;
use crate::decode::Context;

/// A float or double; `"NaN"`, `"Infinity"` and `"-Infinity"` are strings, as
/// [restJson1](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#shape-serialization)
/// has them.
#[derive(Clone, Copy, Debug)]
pub struct Float;

impl Format<f64> for Float {
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        _: Context<'_>,
    ) -> Result<f64, D::Error> {
        deserializer.deserialize_any(FloatVisitor)
    }

    fn encode<S: Serializer>(self, value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
        match name(*value) {
            Some(name) => serializer.serialize_str(name),
            None => serializer.serialize_f64(*value),
        }
    }
}

impl Format<f32> for Float {
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        _: Context<'_>,
    ) -> Result<f32, D::Error> {
        deserializer
            .deserialize_any(FloatVisitor)
            .map(|value| value as f32)
    }

    fn encode<S: Serializer>(self, value: &f32, serializer: S) -> Result<S::Ok, S::Error> {
        match name(f64::from(*value)) {
            Some(name) => serializer.serialize_str(name),
            None => serializer.serialize_f32(*value),
        }
    }
}

fn name(value: f64) -> Option<&'static str> {
    if value.is_nan() {
        Some("NaN")
    } else if value == f64::INFINITY {
        Some("Infinity")
    } else if value == f64::NEG_INFINITY {
        Some("-Infinity")
    } else {
        None
    }
}

struct FloatVisitor;

/// A number as `serde_json` hands it on where its feature `arbitrary_precision` is on.
pub(super) fn number_in<'de, A: MapAccess<'de>>(map: A) -> Result<serde_json::Number, A::Error> {
    serde_json::Number::deserialize(MapAccessDeserializer::new(map))
}

impl<'de> Visitor<'de> for FloatVisitor {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, \"NaN\", \"Infinity\" or \"-Infinity\"")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<f64, E> {
        Ok(value)
    }

    fn visit_f32<E: Error>(self, value: f32) -> Result<f64, E> {
        Ok(f64::from(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<f64, E> {
        Ok(value as f64)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<f64, E> {
        Ok(value as f64)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<f64, A::Error> {
        let number = number_in(map)?;
        number
            .as_f64()
            .ok_or_else(|| A::Error::custom("a number is too large for a double"))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<f64, E> {
        match text {
            "NaN" => Ok(f64::NAN),
            "Infinity" => Ok(f64::INFINITY),
            "-Infinity" => Ok(f64::NEG_INFINITY),
            _ => Err(E::invalid_value(Unexpected::Str(text), &self)),
        }
    }
}
