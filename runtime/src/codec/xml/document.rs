//! Elements as untyped values, and back.

use super::XmlWriter;
use super::scan;
use super::tree::{ATTRIBUTES, Element};
use crate::document::{Document, Number};
use crate::schema::TimestampFormat;
use crate::wire::{Error, Instant, Result, base64};

/// The name of the text in an element that has attributes or elements too. No element has this name.
const CONTENT: &str = "#text";
/// What stands before the names of attributes. No element's name starts with it.
const ATTRIBUTE: char = '@';

impl Element<'_> {
    /// The element as an untyped value.
    ///
    /// An element without attributes and elements becomes a string. Any other becomes an object with its
    /// attributes, named `@name`, and its elements, in their order. Elements with the same name become members
    /// with the same name. Text beside them is named `#text`. Written as XML, the value is the same element.
    ///
    /// ```
    /// use smithy_typegen_runtime::codec::xml::Xml;
    ///
    /// let document = Xml::REST.document(b"<a id='1'><b>2</b><b/></a>")?;
    /// assert_eq!(document.to_string(), r#"{"@id":"1","b":"2","b":""}"#);
    /// # Ok::<(), smithy_typegen_runtime::wire::Error>(())
    /// ```
    pub fn document(&self) -> Document {
        if !self.has(ATTRIBUTES)
            && let Ok(text) = self.text()
        {
            return Document::String(text.into_owned());
        }
        let attributes = self.attributes().map(|(name, raw)| {
            let value = super::text::attribute(raw).into_owned();
            (format!("{ATTRIBUTE}{name}"), Document::String(value))
        });
        let mut members: Vec<_> = attributes.collect();
        let mut children = self.children();
        let is_leaf = self.is_leaf();
        for text in self.texts() {
            let is_blank = text.bytes().all(scan::is_space);
            if !is_blank || (is_leaf && !text.is_empty()) {
                members.push((CONTENT.to_owned(), Document::String(text.into_owned())));
            }
            if let Some(child) = children.next() {
                members.push((child.name().to_owned(), child.document()));
            }
        }
        Document::Object(members)
    }
}

impl XmlWriter<'_> {
    /// Writes an untyped value as an element.
    pub(crate) fn any(&mut self, name: &str, document: &Document) -> Result<()> {
        if !scan::is_name(name) {
            return Err(Error::new("expected the name of an XML element"));
        }
        if document.is_null() {
            return Ok(());
        }
        self.raw(b"<");
        self.raw(name.as_bytes());
        if let Document::Object(members) = document {
            for (name, value) in members {
                if let Some(name) = name.strip_prefix(ATTRIBUTE) {
                    if !scan::is_name(name) {
                        return Err(Error::new("expected the name of an XML attribute"));
                    }
                    self.attribute(name, &simple(value)?)?;
                }
            }
        }
        self.raw(b">");
        self.inside(document)?;
        self.end(name);
        Ok(())
    }

    /// Writes what is inside of an untyped value's element, attributes excepted.
    pub(crate) fn inside(&mut self, document: &Document) -> Result<()> {
        match document {
            Document::Object(members) => {
                for (name, value) in members {
                    match name.as_str() {
                        CONTENT => self.escaped(&simple(value)?)?,
                        name if name.starts_with(ATTRIBUTE) => {}
                        name => self.any(name, value)?,
                    }
                }
                Ok(())
            }
            Document::List(items) => items.iter().try_for_each(|item| self.any("member", item)),
            document => self.escaped(&simple(document)?),
        }
    }
}

/// The text of a simple value.
fn simple(document: &Document) -> Result<String> {
    Ok(match document {
        Document::Null => String::new(),
        Document::Boolean(value) => value.to_string(),
        Document::Number(number) => number.to_string(),
        Document::String(text) => text.clone(),
        Document::Blob(bytes) => base64::encode(bytes),
        Document::Timestamp(number) => timestamp(number),
        Document::List(_) | Document::Object(_) => {
            return Err(Error::new("expected text in an attribute, found elements"));
        }
    })
}

/// A date, or a number that is none.
fn timestamp(number: &Number) -> String {
    let digits = number.to_string();
    match Instant::parse(&digits, TimestampFormat::EpochSeconds) {
        Some(instant) => instant.to_text(TimestampFormat::DateTime),
        None => digits,
    }
}
