//! Reads and writes [`Document`]s. All digits of numbers and the order of members are preserved.

use std::borrow::Cow;
use std::collections::HashSet;

use super::{JsonReader, JsonWriter, escape};
use crate::document::{Document, Number};
use crate::wire::Result;

impl<'a> JsonReader<'a> {
    /// Reads any value.
    pub(super) fn any(&mut self) -> Result<Document> {
        Ok(match self.peek() {
            Some(b'"') => Document::String(self.quoted()?.into_owned()),
            Some(b'-' | b'0'..=b'9') => Document::Number(Number::from_digits(self.digits()?)),
            Some(b'[') => Document::List(self.items()?),
            Some(b'{') => Document::Object(self.members()?),
            _ => match self.literal("a value")? {
                Some(boolean) => Document::Boolean(boolean),
                None => Document::Null,
            },
        })
    }

    fn items(&mut self) -> Result<Vec<Document>> {
        let mut items = Vec::new();
        self.open()?;
        let mut is_more = self.first(b']');
        while is_more {
            items.push(self.any()?);
            is_more = self.next(b']')?;
        }
        Ok(items)
    }

    fn members(&mut self) -> Result<Vec<(String, Document)>> {
        let mut members = Vec::new();
        let mut names = Names::default();
        self.open()?;
        let mut is_more = self.first(b'}');
        while is_more {
            let start = self.quote()?;
            let name = self.key()?;
            if !names.add(name.clone(), &members) {
                return Err(self.wrong("found a duplicate key", start));
            }
            members.push((name.into_owned(), self.any()?));
            is_more = self.next(b'}')?;
        }
        Ok(members)
    }
}

/// The names of the members of an object. Only used for objects with so many members that a linear
/// search is slow.
#[derive(Default)]
struct Names<'a>(HashSet<Cow<'a, str>>);

impl<'a> Names<'a> {
    const FEW: usize = 16;

    /// Returns true if the name is not among the members.
    fn add(&mut self, name: Cow<'a, str>, members: &[(String, Document)]) -> bool {
        if members.len() < Self::FEW {
            return members.iter().all(|(member, _)| *member != name);
        }
        if self.0.is_empty() {
            let names = members.iter().map(|(member, _)| member);
            self.0.extend(names.map(|name| Cow::Owned(name.clone())));
        }
        self.0.insert(name)
    }
}

impl JsonWriter<'_> {
    /// Writes any value.
    pub(super) fn any(&mut self, document: &Document) {
        match document {
            Document::Null => self.to.extend_from_slice(b"null"),
            Document::Boolean(true) => self.to.extend_from_slice(b"true"),
            Document::Boolean(false) => self.to.extend_from_slice(b"false"),
            Document::Number(number) | Document::Timestamp(number) => self.any_number(number),
            Document::String(text) => escape::quoted(text, self.to),
            Document::Blob(bytes) => self.base64(bytes),
            Document::List(items) => {
                self.to.push(b'[');
                for (index, item) in items.iter().enumerate() {
                    self.comma(index);
                    self.any(item);
                }
                self.to.push(b']');
            }
            Document::Object(members) => {
                self.to.push(b'{');
                for (index, (name, value)) in members.iter().enumerate() {
                    self.comma(index);
                    self.key(name);
                    self.any(value);
                }
                self.to.push(b'}');
            }
        }
    }

    fn any_number(&mut self, number: &Number) {
        match (number.as_i64(), number.is_finite()) {
            (Some(integer), _) => self.decimal(integer),
            (None, true) => self.to.extend_from_slice(number.to_string().as_bytes()),
            (None, false) => escape::quoted(&number.to_string(), self.to),
        }
    }
}
