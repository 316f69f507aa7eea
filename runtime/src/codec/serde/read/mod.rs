//! Reads values from a serde deserializer.
//!
//! Every value is requested with `deserialize_any`, so values of the wrong type are reported here: serde's own
//! messages contain the value. `serde_json` passes numbers and documents as text to the JSON codec, which
//! keeps every digit.

mod collection;
mod exact;
mod key;
mod simple;
mod structure;
mod trouble;

use ::serde::de::{DeserializeSeed, Deserializer, IgnoredAny};

use super::scalar::{self, RAW_VALUE};
use crate::document::{Document, DocumentReader};
use crate::schema::{Kind, Member, Schema, TimestampFormat};
use crate::wire::{self, Fields, Instant, Reader, Result};
use collection::{ListVisitor, MapVisitor};
use exact::ExactVisitor;
use simple::{Simple, SimpleVisitor, StringVisitor, TextVisitor};
use structure::StructureVisitor;
use trouble::Trouble;

/// Reads one value.
pub(super) fn one<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    walk: &mut dyn FnMut(&mut dyn Reader) -> Result<T>,
) -> std::result::Result<T, D::Error> {
    let trouble = Trouble::default();
    let mut reader = SerdeReader::new(deserializer, &trouble);
    match walk(&mut reader) {
        Ok(value) => Ok(value),
        Err(error) => Err(trouble::reported(error, reader.failed)),
    }
}

/// Reads one value.
struct SerdeReader<'t, D, E> {
    deserializer: Option<D>,
    /// The error of the format, if it failed.
    failed: Option<E>,
    trouble: &'t Trouble,
}

impl<'de, 't, D: Deserializer<'de>> SerdeReader<'t, D, D::Error> {
    #[inline]
    fn new(deserializer: D, trouble: &'t Trouble) -> Self {
        SerdeReader {
            deserializer: Some(deserializer),
            failed: None,
            trouble,
        }
    }

    /// Converts the result of the format.
    #[inline]
    fn outcome<T>(&mut self, outcome: std::result::Result<T, D::Error>) -> Result<T> {
        match outcome {
            Ok(value) => Ok(value),
            Err(failed) => {
                self.failed = Some(failed);
                Err(self.trouble.receive())
            }
        }
    }

    #[inline]
    fn take(&mut self) -> Result<D> {
        match self.deserializer.take() {
            Some(deserializer) => Ok(deserializer),
            None => Err(trouble::read_twice()),
        }
    }

    /// Reads a simple value.
    fn simple(&mut self, take: &mut dyn FnMut(Simple<'_>) -> Result<()>) -> Result<()> {
        let visitor = SimpleVisitor {
            take,
            trouble: self.trouble,
        };
        let outcome = self.take()?.deserialize_any(visitor);
        self.outcome(outcome)
    }

    /// Reads a value whose digits must be kept: from `serde_json` as text, from other formats as it is.
    fn exact(
        &mut self,
        integer: Option<&mut Option<i64>>,
        read: &mut dyn FnMut(&mut dyn Reader) -> Result<()>,
    ) -> Result<()> {
        let is_text = scalar::is_serde_json::<D::Error>();
        let visitor = ExactVisitor {
            read,
            is_text,
            integer,
            trouble: self.trouble,
        };
        let deserializer = self.take()?;
        let outcome = match is_text {
            true => deserializer.deserialize_newtype_struct(RAW_VALUE, visitor),
            false => deserializer.deserialize_any(visitor),
        };
        self.outcome(outcome)
    }
}

/// Implements methods of [`Reader`] with [`SerdeReader::exact`].
macro_rules! exact {
    ($($name:ident: $type:ty),*) => {
        $(fn $name(&mut self, member: &'static Member) -> Result<Option<$type>> {
            let mut value = None;
            self.exact(None, &mut |from| {
                value = from.$name(member)?;
                Ok(())
            })?;
            Ok(value)
        })*
    };
}

impl<'de, D: Deserializer<'de>> Reader for SerdeReader<'_, D, D::Error> {
    exact!(float: f32, double: f64);

    fn integer(&mut self, member: &'static Member) -> Result<Option<i64>> {
        let (mut value, mut plain) = (None, None);
        self.exact(Some(&mut plain), &mut |from| {
            value = from.integer(member)?;
            Ok(())
        })?;
        Ok(plain.or(value))
    }

    fn boolean(&mut self, _: &'static Member) -> Result<Option<bool>> {
        let mut value = None;
        self.simple(&mut |simple| {
            value = match simple {
                Simple::Null => None,
                Simple::Boolean(found) => Some(found),
                other => return Err(other.mismatch("a boolean")),
            };
            Ok(())
        })?;
        Ok(value)
    }

    fn number(&mut self, member: &'static Member) -> Result<Option<String>> {
        let mut value = None;
        self.exact(None, &mut |from| {
            value = from.number(member)?;
            Ok(())
        })?;
        match (&value, member.target().kind()) {
            (Some(digits), Kind::BigInteger) if digits.contains(['.', 'e', 'E']) => {
                Err(exact::not_an_integer())
            }
            _ => Ok(value),
        }
    }

    #[inline]
    fn string(&mut self, _: &'static Member) -> Result<Option<String>> {
        let mut value = None;
        let visitor = StringVisitor {
            value: &mut value,
            trouble: self.trouble,
        };
        let outcome = self.take()?.deserialize_any(visitor);
        self.outcome(outcome)?;
        Ok(value)
    }

    fn text(&mut self, _: &'static Member, take: &mut dyn FnMut(&str)) -> Result<bool> {
        let visitor = TextVisitor {
            take,
            trouble: self.trouble,
        };
        let outcome = self.take()?.deserialize_any(visitor);
        self.outcome(outcome)
    }

    fn blob(&mut self, _: &'static Member) -> Result<Option<Vec<u8>>> {
        let mut value = None;
        self.simple(&mut |simple| {
            value = match simple {
                Simple::Null => None,
                Simple::Text(text) => Some(wire::base64::decode(text)?),
                Simple::Bytes(bytes) => Some(bytes.to_owned()),
                other => return Err(other.mismatch("a string of base64")),
            };
            Ok(())
        })?;
        Ok(value)
    }

    fn timestamp(&mut self, member: &'static Member) -> Result<Option<Instant>> {
        let mut value = None;
        if scalar::timestamp_format(member) == TimestampFormat::EpochSeconds {
            self.exact(None, &mut |from| {
                value = from.timestamp(member)?;
                Ok(())
            })?;
            return Ok(value);
        }
        self.simple(&mut |simple| {
            let document = match simple {
                Simple::Null => return Ok(()),
                Simple::Text(text) => Document::from(text),
                other => return Err(other.mismatch("a timestamp, a string")),
            };
            value = DocumentReader::new(&document, true).timestamp(member)?;
            Ok(())
        })?;
        Ok(value)
    }

    fn document(&mut self) -> Result<Document> {
        let mut value = Document::Null;
        self.exact(None, &mut |from| {
            value = from.document()?;
            Ok(())
        })?;
        Ok(value)
    }

    #[inline]
    fn structure(&mut self, schema: &'static Schema, fields: &mut dyn Fields) -> Result<bool> {
        let visitor = StructureVisitor {
            schema,
            fields,
            trouble: self.trouble,
        };
        let outcome = self.take()?.deserialize_any(visitor);
        self.outcome(outcome)
    }

    fn list(
        &mut self,
        _: &'static Schema,
        item: &mut dyn FnMut(&mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        let visitor = ListVisitor {
            item,
            trouble: self.trouble,
        };
        let outcome = self.take()?.deserialize_any(visitor);
        self.outcome(outcome)
    }

    fn map(
        &mut self,
        _: &'static Schema,
        entry: &mut dyn FnMut(&str, &mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        let visitor = MapVisitor {
            entry,
            trouble: self.trouble,
        };
        let outcome = self.take()?.deserialize_any(visitor);
        self.outcome(outcome)
    }

    fn skip(&mut self) -> Result<()> {
        let outcome = self.take()?.deserialize_ignored_any(IgnoredAny);
        self.outcome(outcome.map(drop))
    }
}

/// Reads a value inside another.
struct Inside<'a>(
    &'a mut dyn FnMut(&mut dyn Reader) -> Result<()>,
    &'a Trouble,
);

impl<'de> DeserializeSeed<'de> for Inside<'_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<(), D::Error> {
        let mut reader = SerdeReader::new(deserializer, self.1);
        match (self.0)(&mut reader) {
            Ok(()) => Ok(()),
            Err(error) => Err(self.1.send(error, reader.failed)),
        }
    }
}
