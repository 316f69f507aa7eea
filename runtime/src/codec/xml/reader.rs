//! Reads values from the elements of a parsed document.

use std::borrow::Cow;

use super::names::{is_attribute, is_flat};
use super::tree::{Element, TEXT, local, same_name};
use crate::codec::text;
use crate::document::Document;
use crate::schema::{Kind, Member, Schema, TimestampFormat};
use crate::wire::{Error, Fields, Instant, Reader, Result, base64, is_in_utc};

/// A reader of one value, created by [`Element::reader`].
///
/// Elements and attributes that the schema does not have are ignored, and so are prefixes. Simple values
/// other than strings may have white space around them.
#[derive(Debug)]
pub struct XmlReader<'t> {
    from: Source<'t>,
    /// Whether the message of an error is found whatever its case.
    is_error: bool,
}

/// What a value is read from.
#[derive(Debug)]
enum Source<'t> {
    Element(Element<'t>),
    /// The elements with the name of the first one: the items of a list or map without an element of its
    /// own. With the index after the last element of the parent.
    Elements(Element<'t>, u32),
    /// The value of an attribute, in this element.
    Attribute(Element<'t>, Cow<'t, str>),
    /// The entry of a map without a value.
    Nothing,
}

impl<'t> Source<'t> {
    #[inline]
    fn reader(self) -> XmlReader<'t> {
        XmlReader {
            from: self,
            is_error: false,
        }
    }
}

impl<'t> XmlReader<'t> {
    #[inline]
    pub(super) fn new(element: Element<'t>) -> Self {
        Source::Element(element).reader()
    }

    pub(super) fn of_error(element: Element<'t>) -> Self {
        XmlReader {
            is_error: true,
            ..XmlReader::new(element)
        }
    }

    /// The text of a simple value.
    #[inline]
    fn simple(&self) -> Result<Option<Cow<'t, str>>> {
        match &self.from {
            Source::Element(element) | Source::Elements(element, _) => element.text().map(Some),
            Source::Attribute(_, text) => Ok(Some(text.clone())),
            Source::Nothing => Ok(None),
        }
    }

    /// Parses the text of a value other than a string.
    fn parsed<T>(&self, parse: impl FnOnce(&str) -> Result<T>) -> Result<Option<T>> {
        match self.simple()? {
            Some(text) => match parse(text.trim_matches(|at: char| at.is_ascii_whitespace())) {
                Ok(value) => Ok(Some(value)),
                Err(error) => Err(self.place(error)),
            },
            None => Ok(None),
        }
    }

    /// The element whose elements are wanted.
    fn outer(&self) -> Result<Option<Element<'t>>> {
        match &self.from {
            Source::Element(element) | Source::Elements(element, _) => {
                if element.has(TEXT) {
                    return Err(element.wrong("expected elements, found text"));
                }
                Ok(Some(*element))
            }
            Source::Attribute(element, _) => {
                Err(element.wrong("expected elements, found an attribute"))
            }
            Source::Nothing => Ok(None),
        }
    }

    #[cold]
    fn place(&self, error: Error) -> Error {
        match &self.from {
            Source::Element(element)
            | Source::Elements(element, _)
            | Source::Attribute(element, _) => element.place(error),
            Source::Nothing => error,
        }
    }
}

impl Reader for XmlReader<'_> {
    fn boolean(&mut self, _: &'static Member) -> Result<Option<bool>> {
        self.parsed(text::boolean)
    }

    fn integer(&mut self, _: &'static Member) -> Result<Option<i64>> {
        self.parsed(text::integer)
    }

    fn float(&mut self, _: &'static Member) -> Result<Option<f32>> {
        self.parsed(|text| text::float(text, |value: &f32| value.is_finite()))
    }

    fn double(&mut self, _: &'static Member) -> Result<Option<f64>> {
        self.parsed(|text| text::float(text, |value: &f64| value.is_finite()))
    }

    fn number(&mut self, _: &'static Member) -> Result<Option<String>> {
        self.parsed(text::number)
    }

    #[inline]
    fn string(&mut self, _: &'static Member) -> Result<Option<String>> {
        Ok(self.simple()?.map(Cow::into_owned))
    }

    fn text(&mut self, _: &'static Member, take: &mut dyn FnMut(&str)) -> Result<bool> {
        let text = self.simple()?;
        if let Some(text) = &text {
            take(text);
        }
        Ok(text.is_some())
    }

    fn blob(&mut self, _: &'static Member) -> Result<Option<Vec<u8>>> {
        // Base64 may be broken into lines.
        let is_space = |at: char| at.is_ascii_whitespace();
        self.parsed(|text| match text.contains(is_space) {
            true => base64::decode(&text.replace(is_space, "")),
            false => base64::decode(text),
        })
    }

    fn timestamp(&mut self, member: &'static Member) -> Result<Option<Instant>> {
        let format = member.timestamp_format();
        let format = format.unwrap_or(TimestampFormat::DateTime);
        let has_offsets = match &self.from {
            Source::Element(element)
            | Source::Elements(element, _)
            | Source::Attribute(element, _) => element.settings().has_offsets(),
            Source::Nothing => true,
        };
        self.parsed(|text| match Instant::parse(text, format) {
            Some(instant) if has_offsets || is_in_utc(text, format) => Ok(instant),
            _ => Err(Error::new(match format {
                TimestampFormat::EpochSeconds => "expected a timestamp in epoch seconds",
                TimestampFormat::DateTime => {
                    "expected a date and time such as 1985-04-12T23:20:50Z"
                }
                TimestampFormat::HttpDate => {
                    "expected a date such as Tue, 29 Apr 2014 18:30:38 GMT"
                }
            })),
        })
    }

    fn document(&mut self) -> Result<Document> {
        Ok(match &self.from {
            Source::Element(element) => element.document(),
            Source::Elements(first, end) => {
                Document::List(first.and_same(*end).map(|one| one.document()).collect())
            }
            Source::Attribute(_, text) => Document::from(text.as_ref()),
            Source::Nothing => Document::Null,
        })
    }

    fn structure(&mut self, schema: &'static Schema, fields: &mut dyn Fields) -> Result<bool> {
        let Some(element) = self.outer()? else {
            return Ok(false);
        };
        attributes(element, schema, fields)?;
        let mut members = Children {
            schema,
            expected: 0,
            flat: Vec::new(),
            is_error: self.is_error,
        };
        for child in element.children() {
            members.read(element, child, fields)?;
        }
        Ok(true)
    }

    fn list(
        &mut self,
        schema: &'static Schema,
        item: &mut dyn FnMut(&mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        let mut read = |element: Element<'_>| {
            item(&mut element.reader()).map_err(|error| element.place(error))
        };
        if let Source::Elements(first, end) = self.from {
            first.and_same(end).try_for_each(&mut read)?;
            return Ok(true);
        }
        let Some(element) = self.outer()? else {
            return Ok(false);
        };
        let name = match schema.kind() {
            Kind::List(member) => member.xml_name(),
            _ => "member",
        };
        let mut items = element.children().filter(|child| child.is(name));
        items.try_for_each(&mut read)?;
        Ok(true)
    }

    fn map(
        &mut self,
        schema: &'static Schema,
        entry: &mut dyn FnMut(&str, &mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        let (key_name, value_name) = match schema.kind() {
            Kind::Map(key, value) => (key.xml_name(), value.xml_name()),
            _ => ("key", "value"),
        };
        let mut read = |element: Element<'_>| {
            let Some(key) = element.child(key_name) else {
                return Err(element.wrong("expected an entry with a key"));
            };
            let from = element
                .child(value_name)
                .map_or(Source::Nothing, Source::Element);
            let key = key.text()?;
            entry(&key, &mut from.reader()).map_err(|error| element.place(error))
        };
        if let Source::Elements(first, end) = self.from {
            first.and_same(end).try_for_each(&mut read)?;
            return Ok(true);
        }
        let Some(element) = self.outer()? else {
            return Ok(false);
        };
        let mut entries = element.children().filter(|child| child.is("entry"));
        entries.try_for_each(&mut read)?;
        Ok(true)
    }

    fn skip(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Reads the members that are attributes.
fn attributes(
    element: Element<'_>,
    schema: &'static Schema,
    fields: &mut dyn Fields,
) -> Result<()> {
    if !element.has(super::tree::ATTRIBUTES) {
        return Ok(());
    }
    let members = schema.members().iter().enumerate();
    for (index, member) in members.filter(|(_, member)| is_attribute(member)) {
        if let Some(value) = element.attribute(member.xml_name()) {
            let from = Source::Attribute(element, value);
            let read = fields.read(index, member, &mut from.reader());
            read.map_err(|error| element.place(error))?;
        }
    }
    Ok(())
}

/// Finds the members that elements hold.
///
/// Services usually write members in model order, so the next member is tried first.
struct Children {
    schema: &'static Schema,
    expected: usize,
    /// The lists and maps without an element of their own that were read.
    flat: Vec<usize>,
    is_error: bool,
}

impl Children {
    #[inline]
    fn read<'t>(
        &mut self,
        parent: Element<'t>,
        child: Element<'t>,
        fields: &mut dyn Fields,
    ) -> Result<()> {
        let name = child.name();
        // After an item of a flattened list comes another, or the next member.
        let found = self
            .guess(self.expected, name)
            .or_else(|| self.guess(self.expected + 1, name))
            .or_else(|| self.find(name));
        let read = match found {
            None => fields.unknown(name, &mut child.reader()),
            Some((index, member)) if is_flat(member) => {
                self.expected = index;
                if self.flat.contains(&index) {
                    return Ok(());
                }
                self.flat.push(index);
                let from = Source::Elements(child, parent.end());
                fields.read(index, member, &mut from.reader())
            }
            Some((index, member)) => {
                self.expected = index + 1;
                fields.read(index, member, &mut child.reader())
            }
        };
        read.map_err(|error| child.place(error))
    }

    #[inline]
    fn guess(&self, index: usize, name: &str) -> Option<(usize, &'static Member)> {
        let member = self.schema.members().get(index)?;
        let is_named = member.xml_name() == name && !is_attribute(member);
        is_named.then_some((index, member))
    }

    #[inline(never)]
    fn find(&self, name: &str) -> Option<(usize, &'static Member)> {
        let name = local(name);
        let members = self.schema.members().iter().enumerate();
        let after = members.clone().skip(self.expected);
        let mut all = after.chain(members.clone().take(self.expected));
        let found =
            all.find(|(_, member)| same_name(member.xml_name(), name) && !is_attribute(member));
        let is_message = |name: &str| name.eq_ignore_ascii_case("message");
        match found {
            // Services send either, whatever the model says.
            None if self.is_error && is_message(name) => members
                .clone()
                .find(|(_, member)| is_message(member.xml_name())),
            found => found,
        }
    }
}
