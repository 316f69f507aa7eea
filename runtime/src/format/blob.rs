//! Bytes, in base64.

use aws_smithy_types::{Blob, base64};
use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::Serializer;

use super::Format;
use crate::decode::Context;

/// A blob as a string of base64, RFC 4648 with padding.
#[derive(Clone, Copy, Debug)]
pub struct Base64;

impl Format<Blob> for Base64 {
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        _: Context<'_>,
    ) -> Result<Blob, D::Error> {
        let text = String::deserialize(deserializer)?;
        match base64::decode(text) {
            Ok(bytes) => Ok(Blob::new(bytes)),
            Err(_) => Err(D::Error::custom("a blob is not base64")),
        }
    }

    fn encode<S: Serializer>(self, value: &Blob, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&base64::encode(value))
    }
}
