//! Conversion and comparison of documents and `serde_json` values.

use serde_json::Value;

use crate::decimal;
use crate::document::{Document, Number};

/// Converts a value with the digits that `serde_json` kept. Beyond 64 bits, these are all digits with its
/// feature `arbitrary_precision`, or else those of a double.
impl From<Value> for Document {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Document::Null,
            Value::Bool(value) => Document::Boolean(value),
            Value::Number(number) => {
                Number::parse(&number.to_string()).map_or(Document::Null, Document::Number)
            }
            Value::String(text) => Document::String(text),
            Value::Array(items) => Document::List(items.into_iter().map(Document::from).collect()),
            Value::Object(members) => {
                let members = members.into_iter();
                Document::Object(members.map(|(name, value)| (name, value.into())).collect())
            }
        }
    }
}

/// Compares numbers by value, and members in any order.
impl PartialEq<Value> for Document {
    fn eq(&self, other: &Value) -> bool {
        match (self, other) {
            (Document::Null, Value::Null) => true,
            (Document::Boolean(one), Value::Bool(two)) => one == two,
            (Document::Number(one), Value::Number(two)) => {
                one.is_finite() && decimal::compare(&one.to_string(), &two.to_string()).is_eq()
            }
            (Document::String(one), Value::String(two)) => one == two,
            (Document::List(one), Value::Array(two)) => {
                one.len() == two.len() && one.iter().zip(two).all(|(one, two)| one == two)
            }
            (Document::Object(one), Value::Object(two)) => {
                one.len() == two.len()
                    && one
                        .iter()
                        .all(|(name, value)| two.get(name).is_some_and(|two| value == two))
            }
            _ => false,
        }
    }
}
