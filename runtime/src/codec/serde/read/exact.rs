//! Values whose digits must be kept: numbers, and documents that contain numbers.
//!
//! `serde_json` passes any value as text to a visitor that requests a newtype with a certain name. With its
//! feature `arbitrary_precision`, it passes a number as a map whose only entry has a certain name. An
//! object of the sender with this name as its first key is a number too, as it is for `serde_json` itself.

use std::borrow::Cow;
use std::fmt;

use ::serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::Trouble;
use super::key::Key;
use super::simple::{Simple, every_simple_value, text_is_simple};
use crate::codec::json::Json;
use crate::codec::serde::scalar::{ANY_NUMBER, RAW_VALUE};
use crate::document::{Document, DocumentReader, Number};
use crate::wire::{self, Reader, Result};

/// Whether a key marks its object as a number.
pub(super) fn is_number(key: &str) -> bool {
    key == ANY_NUMBER
}

/// Returns the digits, if a map is a number.
pub(super) fn number_in<'de, A: MapAccess<'de>>(
    map: &mut A,
    trouble: &Trouble,
) -> std::result::Result<Option<Cow<'de, str>>, A::Error> {
    match map.next_key_seed(Key(trouble))? {
        Some(key) if is_number(&key) => map.next_value_seed(Key(trouble)).map(Some),
        _ => Ok(None),
    }
}

/// Returns the error for a double where a bigInteger is expected.
#[cold]
pub(super) fn not_an_integer() -> wire::Error {
    wire::Error::new(
        "expected an integer, found a number with a fraction or an exponent (an integer of more than 64 \
         bits that serde passes as a double has lost digits: send it as a string)",
    )
}

/// Passes a value to a function, as a reader of its text or of a document.
pub(super) struct ExactVisitor<'a> {
    pub(super) read: &'a mut dyn FnMut(&mut dyn Reader) -> Result<()>,
    /// Whether the text was requested from `serde_json`, which then calls `visit_map`. A buffer in between
    /// does not know the name and calls another method.
    pub(super) is_text: bool,
    /// Receives an integer that is written as one, as most are.
    pub(super) integer: Option<&'a mut Option<i64>>,
    pub(super) trouble: &'a Trouble,
}

impl ExactVisitor<'_> {
    fn taken<E: Error>(self, simple: Simple<'_>) -> std::result::Result<(), E> {
        let document = document(simple, self.trouble)?;
        self.document(&document)
    }

    fn document<E: Error>(self, document: &Document) -> std::result::Result<(), E> {
        let read = (self.read)(&mut DocumentReader::new(document, true));
        read.map_err(|error| self.trouble.send(error, None))
    }
}

impl<'de> Visitor<'de> for ExactVisitor<'_> {
    type Value = ();

    every_simple_value!(
        taken,
        fn visit_newtype_struct<D: Deserializer<'de>>(
            mut self,
            deserializer: D,
        ) -> std::result::Result<(), D::Error> {
            self.is_text = false;
            deserializer.deserialize_any(self)
        }
    );
    text_is_simple!(taken);

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> std::result::Result<(), A::Error> {
        let document = list(items, self.trouble)?;
        self.document(&document)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<(), A::Error> {
        let key = map.next_key_seed(Key(self.trouble))?;
        match key {
            Some(key) if self.is_text && key == RAW_VALUE => map.next_value_seed(self),
            key => {
                let document = object(key, map, self.trouble)?;
                self.document(&document)
            }
        }
    }
}

/// Reads the text of a value.
impl<'de> DeserializeSeed<'de> for ExactVisitor<'_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<(), D::Error> {
        let text = Key(self.trouble).deserialize(deserializer)?;
        if let (Some(integer), Ok(found)) = (self.integer, text.parse()) {
            *integer = Some(found);
            return Ok(());
        }
        let read = json(&text, self.read);
        read.map_err(|error| self.trouble.send(error.anywhere(), None))
    }
}

/// Reads JSON. A string may contain the digits of a number, as in other formats.
fn json(text: &str, read: &mut dyn FnMut(&mut dyn Reader) -> Result<()>) -> Result<()> {
    match text.starts_with('"') {
        true => {
            let document = Json::REST.document(text.as_bytes())?;
            read(&mut DocumentReader::new(&document, true))
        }
        false => read(&mut Json::REST.reader(text.as_bytes())?),
    }
}

/// Converts a simple value to a document.
fn document<E: Error>(simple: Simple<'_>, trouble: &Trouble) -> std::result::Result<Document, E> {
    Ok(match simple {
        Simple::Boolean(value) => value.into(),
        Simple::Integer(value) => value.into(),
        Simple::Natural(value) => value.into(),
        Simple::Double(value) => value.into(),
        Simple::Digits(digits) => number(digits, trouble)?,
        Simple::Text(text) => text.into(),
        Simple::Bytes(bytes) => Document::Blob(bytes.to_owned()),
        Simple::Null | Simple::List | Simple::Object => Document::Null,
    })
}

fn number<E: Error>(digits: &str, trouble: &Trouble) -> std::result::Result<Document, E> {
    let number = Number::parse(digits).filter(Number::is_finite);
    number.map(Document::Number).ok_or_else(|| {
        let error = wire::Error::new("expected the digits of a number");
        trouble.send(error, None)
    })
}

fn list<'de, A: SeqAccess<'de>>(
    mut items: A,
    trouble: &Trouble,
) -> std::result::Result<Document, A::Error> {
    let mut list = Vec::new();
    while let Some(item) = items.next_element_seed(Any(trouble))? {
        list.push(item);
    }
    Ok(Document::List(list))
}

/// Reads the rest of an object or number after its first key.
fn object<'de, A: MapAccess<'de>>(
    mut key: Option<Cow<'de, str>>,
    mut map: A,
    trouble: &Trouble,
) -> std::result::Result<Document, A::Error> {
    if key.as_deref().is_some_and(is_number) {
        let digits = map.next_value_seed(Key(trouble))?;
        return number(&digits, trouble);
    }
    let mut members: Vec<(String, Document)> = Vec::new();
    while let Some(name) = key {
        members.push((name.into_owned(), map.next_value_seed(Any(trouble))?));
        key = map.next_key_seed(Key(trouble))?;
    }
    let mut names: Vec<&str> = members.iter().map(|(name, _)| &**name).collect();
    names.sort_unstable();
    if names.windows(2).any(|pair| pair.first() == pair.last()) {
        return Err(trouble.send(wire::Error::new("expected each key once"), None));
    }
    Ok(Document::Object(members))
}

/// Reads any value as a document.
struct Any<'a>(&'a Trouble);

impl Any<'_> {
    fn taken<E: Error>(self, simple: Simple<'_>) -> std::result::Result<Document, E> {
        document(simple, self.0)
    }
}

impl<'de> DeserializeSeed<'de> for Any<'_> {
    type Value = Document;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<Document, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Any<'_> {
    type Value = Document;

    every_simple_value!(taken);

    fn visit_str<E: Error>(self, text: &str) -> std::result::Result<Document, E> {
        Ok(text.into())
    }

    fn visit_string<E: Error>(self, text: String) -> std::result::Result<Document, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> std::result::Result<Document, A::Error> {
        list(items, self.0)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Document, A::Error> {
        let key = map.next_key_seed(Key(self.0))?;
        object(key, map, self.0)
    }
}
