//! A parsed document: where its elements are in the text, and which of them are in which.

use std::borrow::Cow;

use super::{Xml, XmlReader, parse, text};
#[cfg(feature = "http")]
use crate::schema::Schema;
use crate::wire::{Error, Position, Result};
#[cfg(feature = "http")]
use crate::wire::{Fields, Reader as _};

/// A parsed document, created by [`Xml::parse`]. It is well-formed and borrows the text.
///
/// ```
/// use smithy_typegen_runtime::codec::xml::Xml;
///
/// let tree = Xml::REST.parse(b"<list><size>2</size><name>a &amp; b</name></list>")?;
/// let name = tree.root().child("name").ok_or("no name")?;
/// assert_eq!(name.text()?, "a & b");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct XmlTree<'a> {
    pub(super) text: &'a str,
    /// The elements in the order of their start tags. There is at least one.
    pub(super) nodes: Vec<Node>,
    pub(super) settings: Xml,
}

/// An element: offsets in the text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Node {
    /// The start of the name.
    pub(super) name: u32,
    /// The end of the name.
    pub(super) name_end: u32,
    /// The end of the start tag.
    pub(super) inside: u32,
    /// The start of the end tag. For `<a/>`, the end of the tag.
    pub(super) close: u32,
    /// The index of the first element that is not inside this one and comes after it.
    pub(super) next: u32,
    /// What the element has.
    pub(super) has: u8,
}

/// The element has attributes.
pub(super) const ATTRIBUTES: u8 = 1;
/// The element has text that is not white space directly in it.
pub(super) const TEXT: u8 = 2;
/// The text directly in the element is not what it is in the input: it has references, CDATA sections,
/// comments, instructions or carriage returns.
pub(super) const MARKUP: u8 = 4;
/// The element is written as one tag.
pub(super) const ONE_TAG: u8 = 8;

/// An element of an [`XmlTree`].
#[derive(Clone, Copy, Debug)]
pub struct Element<'t> {
    tree: &'t XmlTree<'t>,
    index: u32,
    node: Node,
}

impl XmlTree<'_> {
    /// The root element.
    pub fn root(&self) -> Element<'_> {
        Element::new(self, 0)
    }

    /// Adds a position to an error.
    #[cold]
    pub(super) fn place(&self, error: Error, offset: u32) -> Error {
        error.at(Position::in_text(self.text.as_bytes(), offset as usize))
    }
}

impl<'t> Element<'t> {
    #[inline]
    fn new(tree: &'t XmlTree<'t>, index: u32) -> Self {
        let node = tree.nodes.get(index as usize).copied().unwrap_or_default();
        Element { tree, index, node }
    }

    /// The name with its prefix, as in the text.
    #[inline]
    pub fn name(&self) -> &'t str {
        self.slice(self.node.name, self.node.name_end)
    }

    /// Whether the element has this name. Prefixes are ignored.
    #[inline]
    pub fn is(&self, name: &str) -> bool {
        same_name(self.name(), name)
    }

    /// The elements directly in this one.
    pub fn children(&self) -> impl Iterator<Item = Element<'t>> + use<'t> {
        let (tree, end) = (self.tree, self.node.next);
        let mut next = self.index + 1;
        std::iter::from_fn(move || {
            let child = (next < end).then(|| Element::new(tree, next))?;
            next = child.node.next;
            Some(child)
        })
    }

    /// The first element with this name directly in this one.
    pub fn child(&self, name: &str) -> Option<Element<'t>> {
        self.children().find(|child| child.is(name))
    }

    /// This element, and those with the same name after it in the one that ends at an index.
    pub(super) fn and_same(self, end: u32) -> impl Iterator<Item = Element<'t>> + use<'t> {
        let (tree, name) = (self.tree, self.name());
        let mut next = Some(self);
        std::iter::from_fn(move || {
            let this = next?;
            let mut at = this.node.next;
            next = loop {
                if at >= end {
                    break None;
                }
                let other = Element::new(tree, at);
                if same_name(other.name(), name) {
                    break Some(other);
                }
                at = other.node.next;
            };
            Some(this)
        })
    }

    /// The text in the element, with references replaced, and without comments.
    ///
    /// # Errors
    ///
    /// Returns an error if the element contains other elements.
    pub fn text(&self) -> Result<Cow<'t, str>> {
        if !self.is_leaf() {
            return Err(self.wrong("expected text, found elements"));
        }
        let raw = self.slice(self.node.inside, self.node.close);
        Ok(match self.node.has & MARKUP {
            0 => Cow::Borrowed(raw),
            _ => Cow::Owned(text::content(raw)),
        })
    }

    /// The value of the attribute with this name: exactly this one, or else one that differs in its prefix.
    pub fn attribute(&self, name: &str) -> Option<Cow<'t, str>> {
        let exact = self.attributes().find(|(found, _)| *found == name);
        let is_declaration = |found: &str| found == "xmlns" || found.starts_with("xmlns:");
        let found = exact.or_else(|| {
            self.attributes()
                .find(|(found, _)| same_name(found, name) && !is_declaration(found))
        });
        found.map(|(_, raw)| text::attribute(raw))
    }

    /// A reader of the element's value.
    pub fn reader(&self) -> XmlReader<'t> {
        XmlReader::new(*self)
    }

    /// The names and the raw values of the attributes.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'t str, &'t str)> + use<'t> {
        let mut rest = match self.node.has & ATTRIBUTES {
            0 => "",
            _ => self.slice(self.node.name_end, self.node.inside),
        };
        std::iter::from_fn(move || {
            let (attribute, after) = parse::attribute(rest)?;
            rest = after;
            Some(attribute)
        })
    }

    /// Reads the only member of a structure that is an element from this one. An empty element is none.
    #[cfg(feature = "http")]
    pub(crate) fn unwrapped(&self, schema: &'static Schema, fields: &mut dyn Fields) -> Result<()> {
        let name = self.name();
        let mut members = schema.members().iter().enumerate();
        let member = members.find(|(_, member)| same_name(member.xml_name(), name));
        match member.filter(|_| !self.is_empty()) {
            Some((index, member)) => fields.read(index, member, &mut self.reader()),
            None => Ok(()),
        }
    }

    /// Reads the members of an error from this element. Its message is found whatever its case.
    #[cfg(feature = "http")]
    pub(crate) fn error_members(
        &self,
        schema: &'static Schema,
        fields: &mut dyn Fields,
    ) -> Result<()> {
        let read = XmlReader::of_error(*self).structure(schema, fields);
        read.map(drop).map_err(|error| self.place(error))
    }

    /// Checks that the element has this name.
    ///
    /// # Errors
    ///
    /// Returns an error that says which name was expected.
    pub(crate) fn expect(&self, name: &str) -> Result<()> {
        match self.is(name) {
            true => Ok(()),
            false => Err(self.place(Error::new(format!(
                "expected the element `{name}`, found another"
            )))),
        }
    }

    /// Whether there are no elements in this one.
    pub(super) fn is_leaf(&self) -> bool {
        self.node.next == self.index + 1
    }

    pub(super) fn has(&self, what: u8) -> bool {
        self.node.has & what != 0
    }

    #[cfg(feature = "http")]
    /// Whether the element has neither text nor elements.
    pub(crate) fn is_empty(&self) -> bool {
        self.node.inside == self.node.close
    }

    pub(super) fn settings(&self) -> Xml {
        self.tree.settings
    }

    /// The index after the last element in this one.
    pub(super) fn end(&self) -> u32 {
        self.node.next
    }

    /// The text before each element in this one, and after the last.
    pub(super) fn texts(&self) -> impl Iterator<Item = Cow<'t, str>> + use<'t> {
        let (this, mut at) = (*self, self.node.inside);
        let mut children = self.children();
        let mut is_over = false;
        std::iter::from_fn(move || {
            if is_over {
                return None;
            }
            let (end, after) = match children.next() {
                Some(child) => (child.node.name - 1, child.after()),
                None => {
                    is_over = true;
                    (this.node.close, 0)
                }
            };
            let raw = this.slice(at, end);
            at = after;
            Some(match this.has(MARKUP) {
                false => Cow::Borrowed(raw),
                true => Cow::Owned(text::content(raw)),
            })
        })
    }

    /// The offset after the element.
    fn after(&self) -> u32 {
        if self.has(ONE_TAG) {
            return self.node.inside;
        }
        let text = self.tree.text.len() as u32;
        let tag = self.slice(self.node.close, text);
        let length = tag.find('>').map_or(tag.len(), |at| at + 1);
        self.node.close + length as u32
    }

    #[inline]
    fn slice(&self, start: u32, end: u32) -> &'t str {
        let range = start as usize..end as usize;
        self.tree.text.get(range).unwrap_or_default()
    }

    /// An error about the element.
    #[cold]
    pub(super) fn wrong(&self, message: &'static str) -> Error {
        self.place(Error::new(message))
    }

    /// Adds the position of the element to an error, unless it has one.
    #[cold]
    pub(crate) fn place(&self, error: Error) -> Error {
        match error.position() {
            Some(_) => error,
            None => self.tree.place(error, self.node.name.saturating_sub(1)),
        }
    }
}

/// Whether two names are the same, apart from their prefixes.
#[inline]
pub(super) fn same_name(one: &str, other: &str) -> bool {
    one == other || local(one) == local(other)
}

/// A name without its prefix.
#[inline]
pub(super) fn local(name: &str) -> &str {
    match name.bytes().rposition(|byte| byte == b':') {
        Some(colon) => name.get(colon + 1..).unwrap_or_default(),
        None => name,
    }
}
