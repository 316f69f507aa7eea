//! Strings, which are most of what services send.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::Serializer;

use super::Format;
use crate::decode::Context;

/// A string.
#[derive(Clone, Copy, Debug)]
pub struct Text;

impl Format<String> for Text {
    #[inline]
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        _: Context<'_>,
    ) -> Result<String, D::Error> {
        String::deserialize(deserializer)
    }

    /// Looks at the value once, where the way over an option looks twice.
    #[inline]
    fn decode_nullable<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        _: Context<'_>,
    ) -> Result<Option<String>, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }

    fn encode<S: Serializer>(self, value: &String, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(value)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<Option<String>, E> {
        Ok(Some(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Option<String>, E> {
        Ok(Some(text))
    }

    fn visit_unit<E: Error>(self) -> Result<Option<String>, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Option<String>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<String>, D::Error> {
        deserializer.deserialize_any(self)
    }
}
