//! Writes values as elements without white space between them.

#[cfg(feature = "http")]
use super::Xml;
use super::escape;
#[cfg(feature = "http")]
use super::names;
use super::names::{Tag, is_attribute};
use crate::codec::text;
use crate::document::Document;
use crate::schema::{Kind, Member, Schema, TimestampFormat, XmlNamespace};
use crate::wire::{Entries, Error, Instant, Items, Members, Result, Set, Writer, base64};

/// A writer of one document, created by [`Xml::writer`]. After an error, the buffer contains the output
/// so far.
#[derive(Debug)]
pub struct XmlWriter<'a> {
    to: &'a mut Vec<u8>,
    /// What the next value is. It is written with the value, because a structure only shows that a member
    /// is set by writing it, and because a structure's tag has attributes.
    next: Next,
}

#[derive(Clone, Copy, Debug)]
enum Next {
    Nothing,
    Element(Tag),
    Attribute(&'static str),
}

impl<'a> XmlWriter<'a> {
    pub(super) fn new(to: &'a mut Vec<u8>, root: Option<Tag>) -> Self {
        let next = root.map_or(Next::Nothing, Next::Element);
        XmlWriter { to, next }
    }

    /// Writes a start tag. [`end`](Self::end) writes its end tag.
    pub(crate) fn start(&mut self, name: &str, namespace: Option<XmlNamespace>) {
        self.open(name, namespace);
        self.to.push(b'>');
    }

    /// Writes an end tag.
    pub(crate) fn end(&mut self, name: &str) {
        self.to.extend_from_slice(b"</");
        self.to.extend_from_slice(name.as_bytes());
        self.to.push(b'>');
    }

    /// Writes the members of a structure that are elements, without the structure's own element.
    pub(crate) fn elements(
        &mut self,
        schema: &'static Schema,
        members: &dyn Members,
    ) -> Result<()> {
        self.members(schema, members, false)
    }

    /// Writes a start tag without its end.
    fn open(&mut self, name: &str, namespace: Option<XmlNamespace>) {
        self.to.push(b'<');
        self.to.extend_from_slice(name.as_bytes());
        if let Some(XmlNamespace { uri, prefix }) = namespace {
            self.to.extend_from_slice(b" xmlns");
            if let Some(prefix) = prefix {
                self.to.push(b':');
                self.to.extend_from_slice(prefix.as_bytes());
            }
            self.to.extend_from_slice(b"=\"");
            // A URI in a model is text that XML can represent.
            let _ = escape::attribute(uri, self.to);
            self.to.push(b'"');
        }
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.to.extend_from_slice(bytes);
    }

    pub(super) fn escaped(&mut self, text: &str) -> Result<()> {
        escape::content(text, self.to)
    }

    pub(super) fn attribute(&mut self, name: &str, value: &str) -> Result<()> {
        self.to.push(b' ');
        self.to.extend_from_slice(name.as_bytes());
        self.to.extend_from_slice(b"=\"");
        escape::attribute(value, self.to)?;
        self.to.push(b'"');
        Ok(())
    }

    /// Writes a simple value.
    #[inline]
    fn simple(&mut self, text: &str) -> Result<()> {
        match std::mem::replace(&mut self.next, Next::Nothing) {
            Next::Element(tag) => {
                self.open(tag.name, tag.namespace);
                self.to.push(b'>');
                self.escaped(text)?;
                self.end(tag.name);
                Ok(())
            }
            Next::Attribute(name) => self.attribute(name, text),
            Next::Nothing => self.escaped(text),
        }
    }

    /// Takes the tag of a value that has elements.
    fn tag(&mut self) -> Result<Option<Tag>> {
        match std::mem::replace(&mut self.next, Next::Nothing) {
            Next::Element(tag) => Ok(Some(tag)),
            Next::Nothing => Ok(None),
            Next::Attribute(_) => Err(Error::new("expected a simple value for an attribute")),
        }
    }

    /// Writes the members that are attributes, or those that are elements.
    fn members(
        &mut self,
        schema: &'static Schema,
        members: &dyn Members,
        are_attributes: bool,
    ) -> Result<()> {
        match members.set() {
            Set::Any => {
                for (index, member) in schema.members().iter().enumerate() {
                    self.member(index, member, members, are_attributes)?;
                }
                Ok(())
            }
            Set::One(index) => match schema.members().get(index) {
                Some(member) => self.member(index, member, members, are_attributes),
                None => Ok(()),
            },
            Set::Unknown(..) if are_attributes => Ok(()),
            Set::Unknown(name, value) => self.any(name, value),
        }
    }

    #[inline]
    fn member(
        &mut self,
        index: usize,
        member: &'static Member,
        members: &dyn Members,
        are_attributes: bool,
    ) -> Result<()> {
        if is_attribute(member) != are_attributes {
            return Ok(());
        }
        self.next = match are_attributes {
            true => Next::Attribute(member.xml_name()),
            false => Next::Element(Tag::of(member)),
        };
        let written = members.write(index, member, self);
        self.next = Next::Nothing;
        written
    }
}

/// Parts of documents, for the protocols.
#[cfg(feature = "http")]
impl<'a> XmlWriter<'a> {
    /// Creates a writer for a member that is a whole document.
    pub(crate) fn payload(to: &'a mut Vec<u8>, member: &'static Member, settings: &Xml) -> Self {
        let tag = names::payload(member, settings.default_namespace());
        XmlWriter::new(to, Some(tag))
    }

    /// Writes the only member of a structure that is an element, as the root element.
    pub(crate) fn unwrapped(
        &mut self,
        schema: &'static Schema,
        members: &dyn Members,
    ) -> Result<()> {
        for (index, member) in schema.members().iter().enumerate() {
            members.write(index, member, self)?;
        }
        // It is still to be written if the member is not set.
        match self.tag()? {
            Some(tag) => {
                self.start(tag.name, tag.namespace);
                self.end(tag.name);
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Writes the members of an error. Its message has the name that all services of AWS give it.
    pub(crate) fn error_elements(
        &mut self,
        schema: &'static Schema,
        members: &dyn Members,
    ) -> Result<()> {
        for (index, member) in schema.members().iter().enumerate() {
            let mut tag = Tag::of(member);
            if tag.name.eq_ignore_ascii_case("message") {
                tag.name = "Message";
            }
            self.next = Next::Element(tag);
            members.write(index, member, self)?;
        }
        self.next = Next::Nothing;
        Ok(())
    }

    /// Creates a writer of parts of a document: tags, and what is inside of them.
    pub(crate) fn parts(to: &'a mut Vec<u8>) -> Self {
        XmlWriter::new(to, None)
    }

    /// Writes an element that contains text.
    pub(crate) fn element(&mut self, name: &str, text: &str) -> Result<()> {
        self.start(name, None);
        self.escaped(text)?;
        self.end(name);
        Ok(())
    }
}

impl Writer for XmlWriter<'_> {
    fn boolean(&mut self, _: &'static Member, value: bool) -> Result<()> {
        self.simple(if value { "true" } else { "false" })
    }

    fn integer(&mut self, _: &'static Member, value: i64) -> Result<()> {
        self.simple(&value.to_string())
    }

    fn float(&mut self, _: &'static Member, value: f32) -> Result<()> {
        self.simple(&text::float_text(value))
    }

    fn double(&mut self, _: &'static Member, value: f64) -> Result<()> {
        self.simple(&text::double_text(value))
    }

    fn number(&mut self, _: &'static Member, digits: &str) -> Result<()> {
        self.simple(digits)
    }

    #[inline]
    fn string(&mut self, _: &'static Member, text: &str) -> Result<()> {
        self.simple(text)
    }

    fn blob(&mut self, _: &'static Member, bytes: &[u8]) -> Result<()> {
        self.simple(&base64::encode(bytes))
    }

    fn timestamp(&mut self, member: &'static Member, instant: Instant) -> Result<()> {
        let format = member.timestamp_format();
        self.simple(&instant.to_text(format.unwrap_or(TimestampFormat::DateTime)))
    }

    fn document(&mut self, document: &Document) -> Result<()> {
        match self.tag()? {
            // The items of a list without an element of its own.
            Some(tag) if tag.is_flat => match document {
                Document::List(items) => items.iter().try_for_each(|item| self.any(tag.name, item)),
                document => self.any(tag.name, document),
            },
            Some(tag) => self.any(tag.name, document),
            None => self.inside(document),
        }
    }

    fn structure(&mut self, schema: &'static Schema, members: &dyn Members) -> Result<()> {
        let Some(tag) = self.tag()? else {
            return self.elements(schema, members);
        };
        self.open(tag.name, tag.namespace);
        if schema.members().iter().any(is_attribute) {
            self.members(schema, members, true)?;
        }
        self.to.push(b'>');
        self.members(schema, members, false)?;
        self.end(tag.name);
        Ok(())
    }

    fn list(&mut self, schema: &'static Schema, items: &dyn Items) -> Result<()> {
        let tag = self.tag()?;
        let member = match schema.kind() {
            Kind::List(member) => Some(member),
            _ => None,
        };
        let (outer, inner) = match (tag, member) {
            (Some(tag), member) if tag.is_flat => (None, Some(tag.of_flat(member))),
            (outer, member) => (outer, member.map(Tag::of)),
        };
        if let Some(tag) = outer {
            self.start(tag.name, tag.namespace);
        }
        for index in 0..items.len() {
            self.next = inner.map_or(Next::Nothing, Next::Element);
            items.write(index, self)?;
        }
        self.next = Next::Nothing;
        if let Some(tag) = outer {
            self.end(tag.name);
        }
        Ok(())
    }

    fn map(&mut self, schema: &'static Schema, entries: &dyn Entries) -> Result<()> {
        let tag = self.tag()?;
        let Kind::Map(key_member, value_member) = schema.kind() else {
            return Err(Error::new("expected a map"));
        };
        let (outer, inner) = match tag {
            Some(tag) if tag.is_flat => (None, tag.of_flat(None)),
            outer => (outer, Tag::ENTRY),
        };
        if let Some(tag) = outer {
            self.start(tag.name, tag.namespace);
        }
        let (key_tag, value_tag) = (Tag::of(key_member), Tag::of(value_member));
        entries.each(&mut |key, value| {
            self.start(inner.name, inner.namespace);
            self.next = Next::Element(key_tag);
            self.simple(key)?;
            self.next = Next::Element(value_tag);
            value.write(self)?;
            self.next = Next::Nothing;
            self.end(inner.name);
            Ok(())
        })?;
        if let Some(tag) = outer {
            self.end(tag.name);
        }
        Ok(())
    }

    fn null(&mut self, _: &'static Member) -> Result<()> {
        self.next = Next::Nothing;
        Ok(())
    }
}
