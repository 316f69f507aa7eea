//! Documents: any JSON.

use std::collections::BTreeMap;

use aws_smithy_types::{Document as Value, Number};
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::Format;
use crate::decode::Context;

/// A document. The members of its objects are written in the order of their names.
#[derive(Clone, Copy, Debug)]
pub struct Document;

impl Format<Value> for Document {
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        _: Context<'_>,
    ) -> Result<Value, D::Error> {
        serde_json::Value::deserialize(deserializer).map(from_json)
    }

    /// `null` is a document, not the lack of one.
    fn decode_nullable<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        context: Context<'_>,
    ) -> Result<Option<Value>, D::Error> {
        self.decode(deserializer, context).map(Some)
    }

    fn encode<S: Serializer>(self, value: &Value, serializer: S) -> Result<S::Ok, S::Error> {
        Borrowed(value).serialize(serializer)
    }
}

/// The recursion is bounded: whoever made the JSON value bounded its depth.
fn from_json(json: serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(value) => Value::Bool(value),
        serde_json::Value::Number(number) => Value::Number(from_number(&number)),
        serde_json::Value::String(text) => Value::String(text),
        serde_json::Value::Array(items) => Value::Array(items.into_iter().map(from_json).collect()),
        serde_json::Value::Object(members) => {
            let members = members.into_iter();
            Value::Object(
                members
                    .map(|(name, value)| (name, from_json(value)))
                    .collect(),
            )
        }
    }
}

fn from_number(number: &serde_json::Number) -> Number {
    if let Some(number) = number.as_u64() {
        Number::PosInt(number)
    } else if let Some(number) = number.as_i64() {
        Number::NegInt(number)
    } else {
        Number::Float(number.as_f64().unwrap_or(f64::NAN))
    }
}

struct Borrowed<'a>(&'a Value);

impl Serialize for Borrowed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Number(Number::PosInt(number)) => serializer.serialize_u64(*number),
            Value::Number(Number::NegInt(number)) => serializer.serialize_i64(*number),
            Value::Number(Number::Float(number)) => serializer.serialize_f64(*number),
            Value::String(text) => serializer.serialize_str(text),
            Value::Array(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&Borrowed(item))?;
                }
                list.end()
            }
            Value::Object(members) => {
                let ordered: BTreeMap<_, _> = members.iter().collect();
                let mut map = serializer.serialize_map(Some(ordered.len()))?;
                for (name, value) in ordered {
                    map.serialize_entry(name, &Borrowed(value))?;
                }
                map.end()
            }
        }
    }
}
