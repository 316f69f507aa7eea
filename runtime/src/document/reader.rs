//! Reads typed values from a [`Document`].
//!
//! Error bodies are read this way, because the error code must be known before the members, and so
//! are values from other libraries.

use super::{Document, Number, is_json_number};
use crate::schema::{Kind, Member, Schema, TimestampFormat};
use crate::wire::{Error, Fields, Instant, Reader, Result};

/// Reads values from a document.
#[derive(Debug)]
pub struct DocumentReader<'a> {
    document: &'a Document,
    obeys_json_name: bool,
}

impl<'a> DocumentReader<'a> {
    /// Creates a reader of the document. Members of objects are looked up by their `@jsonName` if
    /// `obeys_json_name` is set, and by their name in the model otherwise.
    pub fn new(document: &'a Document, obeys_json_name: bool) -> Self {
        DocumentReader {
            document,
            obeys_json_name,
        }
    }

    fn below<'b>(&self, document: &'b Document) -> DocumentReader<'b> {
        DocumentReader::new(document, self.obeys_json_name)
    }

    fn number_of(&self, expected: &str) -> Result<Option<&'a Number>> {
        match self.document {
            Document::Null => Ok(None),
            Document::Number(number) => Ok(Some(number)),
            other => Err(mismatch(expected, other)),
        }
    }

    fn float_text(&self) -> Result<Option<&'a str>> {
        match self.document {
            Document::String(text) if matches!(&**text, "NaN" | "Infinity" | "-Infinity") => {
                Ok(Some(text))
            }
            _ => Ok(None),
        }
    }
}

#[cold]
fn mismatch(expected: &str, found: &Document) -> Error {
    Error::new(format!("expected {expected}, found {}", found.kind()))
}

#[cold]
fn out_of_range(expected: &str) -> Error {
    Error::new(format!(
        "expected {expected}, found a number that is out of range"
    ))
}

/// The expected timestamp format, for error messages.
fn expected(format: TimestampFormat) -> &'static str {
    match format {
        TimestampFormat::EpochSeconds => "a timestamp, a number of seconds since 1970",
        TimestampFormat::DateTime => "a timestamp such as 1985-04-12T23:20:50.52Z",
        TimestampFormat::HttpDate => "a timestamp such as Tue, 29 Apr 2014 18:30:38 GMT",
    }
}

impl Reader for DocumentReader<'_> {
    fn boolean(&mut self, _: &'static Member) -> Result<Option<bool>> {
        match self.document {
            Document::Null => Ok(None),
            Document::Boolean(value) => Ok(Some(*value)),
            other => Err(mismatch("a boolean", other)),
        }
    }

    fn integer(&mut self, _: &'static Member) -> Result<Option<i64>> {
        let Some(number) = self.number_of("an integer")? else {
            return Ok(None);
        };
        match number.as_i64() {
            Some(value) => Ok(Some(value)),
            None => Err(Error::new("expected a 64-bit integer")),
        }
    }

    fn float(&mut self, _: &'static Member) -> Result<Option<f32>> {
        if let Some(text) = self.float_text()? {
            return Ok(text.parse().ok());
        }
        let Some(number) = self.number_of("a number")? else {
            return Ok(None);
        };
        // Parse as `f32`: going through `f64` could round twice.
        match number.to_string().parse::<f32>() {
            Ok(value) if value.is_finite() || !number.is_finite() => Ok(Some(value)),
            _ => Err(out_of_range("a float")),
        }
    }

    fn double(&mut self, _: &'static Member) -> Result<Option<f64>> {
        if let Some(text) = self.float_text()? {
            return Ok(text.parse().ok());
        }
        let Some(number) = self.number_of("a number")? else {
            return Ok(None);
        };
        match number.to_f64() {
            value if value.is_finite() || !number.is_finite() => Ok(Some(value)),
            _ => Err(out_of_range("a double")),
        }
    }

    fn number(&mut self, _: &'static Member) -> Result<Option<String>> {
        match self.document {
            // rpcv2Json writes big numbers as strings, for readers that only have doubles.
            Document::String(text) if Number::parse(text).is_some() => Ok(Some(text.clone())),
            _ => Ok(self.number_of("a number")?.map(ToString::to_string)),
        }
    }

    fn string(&mut self, _: &'static Member) -> Result<Option<String>> {
        match self.document {
            Document::Null => Ok(None),
            Document::String(text) => Ok(Some(text.clone())),
            other => Err(mismatch("a string", other)),
        }
    }

    fn text(&mut self, _: &'static Member, take: &mut dyn FnMut(&str)) -> Result<bool> {
        match self.document {
            Document::Null => Ok(false),
            Document::String(text) => {
                take(text);
                Ok(true)
            }
            other => Err(mismatch("a string", other)),
        }
    }

    fn blob(&mut self, _: &'static Member) -> Result<Option<Vec<u8>>> {
        match self.document {
            Document::Null => Ok(None),
            Document::Blob(bytes) => Ok(Some(bytes.clone())),
            Document::String(text) => crate::wire::base64::decode(text).map(Some),
            other => Err(mismatch("bytes in base64", other)),
        }
    }

    fn timestamp(&mut self, member: &'static Member) -> Result<Option<Instant>> {
        let format = member.timestamp_format();
        let (text, format) = match (self.document, format) {
            (Document::Null, _) => return Ok(None),
            (Document::Timestamp(number), _) => (number.to_string(), TimestampFormat::EpochSeconds),
            (Document::Number(number), None | Some(TimestampFormat::EpochSeconds)) => {
                (number.to_string(), TimestampFormat::EpochSeconds)
            }
            (Document::String(text), Some(format)) if format != TimestampFormat::EpochSeconds => {
                (text.clone(), format)
            }
            // As of big numbers.
            (Document::String(text), None | Some(TimestampFormat::EpochSeconds))
                if is_json_number(text) =>
            {
                (text.clone(), TimestampFormat::EpochSeconds)
            }
            (other, format) => {
                let format = format.unwrap_or(TimestampFormat::EpochSeconds);
                return Err(mismatch(expected(format), other));
            }
        };
        match Instant::parse(&text, format) {
            Some(instant) => Ok(Some(instant)),
            None => Err(Error::new(format!("expected {}", expected(format)))),
        }
    }

    fn document(&mut self) -> Result<Document> {
        Ok(self.document.clone())
    }

    fn structure(&mut self, schema: &'static Schema, fields: &mut dyn Fields) -> Result<bool> {
        let entries = match self.document {
            Document::Null => return Ok(false),
            Document::Object(entries) => entries,
            other => return Err(mismatch("an object", other)),
        };
        let is_union = matches!(schema.kind(), Kind::Union(_));
        for (name, value) in entries {
            let mut from = self.below(value);
            let index = schema.members().iter().position(|member| {
                let known = match self.obeys_json_name {
                    true => member.json_name(),
                    false => member.name(),
                };
                known == name
            });
            match index.and_then(|index| Some((index, schema.members().get(index)?))) {
                Some((index, member)) => fields.read(index, member, &mut from)?,
                // A type hint that some services send in addition to the member that is set.
                None if is_union && name == "__type" => {}
                None => fields.unknown(name, &mut from)?,
            }
        }
        Ok(true)
    }

    fn list(
        &mut self,
        _: &'static Schema,
        item: &mut dyn FnMut(&mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        match self.document {
            Document::Null => Ok(false),
            Document::List(items) => {
                for one in items {
                    item(&mut self.below(one))?;
                }
                Ok(true)
            }
            other => Err(mismatch("a list", other)),
        }
    }

    fn map(
        &mut self,
        _: &'static Schema,
        entry: &mut dyn FnMut(&str, &mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        match self.document {
            Document::Null => Ok(false),
            Document::Object(entries) => {
                for (key, value) in entries {
                    entry(key, &mut self.below(value))?;
                }
                Ok(true)
            }
            other => Err(mismatch("an object", other)),
        }
    }

    fn skip(&mut self) -> Result<()> {
        Ok(())
    }
}
