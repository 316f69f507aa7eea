//! Foreign types, read and written by their own serde implementations in any codec.

use ::serde::de::DeserializeOwned;
use ::serde::ser::Serialize;

use crate::codec::json::Json;
use crate::document::{Document, Number};
use crate::schema::{Kind, Member};
use crate::wire::{Codec, Error, Reader, Result, Writer};

/// Reads and writes a type by its own `Serialize` and `Deserialize` implementations.
///
/// The type must serialize as its shape does: as a string for a string shape.
#[derive(Clone, Copy, Debug)]
pub struct Foreign;

impl<T: Serialize + DeserializeOwned> Codec<T> for Foreign {
    fn read(from: &mut dyn Reader, member: &'static Member) -> Result<Option<T>> {
        let document = match member.target().kind() {
            Kind::Boolean => from.boolean(member)?.map(Document::from),
            Kind::Byte | Kind::Short | Kind::Integer | Kind::Long | Kind::IntEnum => {
                from.integer(member)?.map(Document::from)
            }
            Kind::Float => from.float(member)?.map(|value| f64::from(value).into()),
            Kind::Double => from.double(member)?.map(Document::from),
            Kind::BigInteger | Kind::BigDecimal => {
                let digits = from.number(member)?;
                digits
                    .and_then(|digits| Number::parse(&digits))
                    .map(Document::Number)
            }
            Kind::String | Kind::Enum => from.string(member)?.map(Document::from),
            _ => Some(from.document()?).filter(|document| !document.is_null()),
        };
        let Some(document) = document else {
            return Ok(None);
        };
        match serde_json::from_str(&document.to_string()) {
            Ok(value) => Ok(Some(value)),
            // The message of the type may contain the value.
            Err(_) => Err(Error::new(
                "expected a value that can be deserialized into its type",
            )),
        }
    }

    fn write(value: &T, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
        let json = serde_json::to_vec(value);
        let json = json.map_err(|_| Error::new("the value cannot be serialized"))?;
        let document = Json::REST.document(&json)?;
        match (member.target().kind(), &document) {
            (Kind::String | Kind::Enum, Document::String(text)) => to.string(member, text),
            (Kind::Boolean, Document::Boolean(value)) => to.boolean(member, *value),
            (
                Kind::Byte | Kind::Short | Kind::Integer | Kind::Long | Kind::IntEnum,
                Document::Number(number),
            ) => match number.as_i64() {
                Some(value) => to.integer(member, value),
                None => Err(Error::new("expected a 64-bit integer")),
            },
            (Kind::Float, Document::Number(number)) => match number.to_string().parse() {
                Ok(value) => to.float(member, value),
                Err(_) => Err(Error::new("expected a float")),
            },
            (Kind::Double, Document::Number(number)) => to.double(member, number.to_f64()),
            (Kind::BigInteger | Kind::BigDecimal, Document::Number(number)) => {
                to.number(member, &number.to_string())
            }
            _ => to.document(&document),
        }
    }
}
