//! The settings of the codec, with methods to read and write.

use super::names::{self, Tag};
use super::{XmlTree, XmlWriter};
use crate::build::{self, Rejection};
use crate::document::Document;
use crate::schema::{Schema, XmlNamespace};
use crate::validate::Validate;
use crate::wire::{self, Context, Result, Shape, Structure};

/// The settings of the codec, with methods to read and write.
///
/// ```
/// use smithy_typegen_runtime::codec::xml::Xml;
///
/// const SHALLOW: Xml = Xml::REST.depth(2);
/// assert!(SHALLOW.parse(b"<a><b/></a>").is_ok());
/// assert!(SHALLOW.parse(b"<a><b><c/></b></a>").is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Xml {
    namespace: Option<XmlNamespace>,
    offsets: bool,
    depth: usize,
}

impl Xml {
    /// [`restXml`](https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html).
    pub const REST: Self = Xml {
        namespace: None,
        offsets: true,
        depth: 128,
    };

    /// The namespace of a root element whose shape has none: the `@xmlNamespace` of the service. Only for
    /// writing, as namespaces are ignored in the input.
    #[must_use]
    pub const fn namespace(mut self, namespace: Option<XmlNamespace>) -> Self {
        self.namespace = namespace;
        self
    }

    /// Whether dates may have an offset, `1985-04-12T23:20:50+01:00`. Default: `true`, for clients. Input that is
    /// read as a server, by [`accept`](Self::accept), must be in UTC in any case.
    #[must_use]
    pub const fn offsets(mut self, allowed: bool) -> Self {
        self.offsets = allowed;
        self
    }

    /// How deep elements may nest in the input, the root included. The default is 128.
    ///
    /// Reading is recursive, so a large depth requires a large stack.
    #[must_use]
    pub const fn depth(mut self, levels: usize) -> Self {
        self.depth = levels;
        self
    }

    /// Parses a document and checks that it is well-formed.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not UTF-8 or not XML, or if there is a document type.
    pub fn parse<'a>(&self, bytes: &'a [u8]) -> Result<XmlTree<'a>> {
        XmlTree::parse(bytes, *self)
    }

    /// Reads a value as a client. Missing required members are filled in.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not XML or do not match the type.
    pub fn from_slice<T: Shape>(&self, bytes: &[u8]) -> Result<T> {
        self.read(bytes, &mut Context::client())
    }

    /// Reads a value. The context determines how missing members are handled.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not XML or do not match the type.
    pub fn read<T: Shape>(&self, bytes: &[u8], context: &mut Context) -> Result<T> {
        let settings = match context.is_strict() {
            true => self.offsets(false),
            false => *self,
        };
        let tree = settings.parse(bytes)?;
        let root = tree.root();
        root.expect(names::root_name(T::SCHEMA))?;
        wire::read(&mut root.reader(), context).map_err(|error| root.place(error))
    }

    /// Reads and validates untrusted input. Missing required members are reported along with all
    /// other violations.
    ///
    /// # Errors
    ///
    /// Returns [`Rejection::Malformed`] if the bytes cannot be read, and [`Rejection::Invalid`] if the
    /// value violates constraints.
    pub fn accept<T: Structure + Validate>(
        &self,
        bytes: &[u8],
    ) -> std::result::Result<T, Rejection> {
        let tree = self.offsets(false).parse(bytes);
        let tree = tree.map_err(Rejection::Malformed)?;
        let root = tree.root();
        let expected = root.expect(names::root_name(T::SCHEMA));
        expected.map_err(Rejection::Malformed)?;
        match build::accept(&mut root.reader()) {
            Err(Rejection::Malformed(error)) => Err(Rejection::Malformed(root.place(error))),
            outcome => outcome,
        }
    }

    /// Writes a value, without a declaration and without white space between elements.
    ///
    /// # Errors
    ///
    /// Returns an error if a value cannot be represented, such as a control character.
    pub fn to_vec<T: Shape>(&self, value: &T) -> Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(128);
        wire::write(value, &mut self.writer(&mut bytes, T::SCHEMA))?;
        Ok(bytes)
    }

    /// Reads any document. See [`Element::document`](super::Element::document) for its form.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not XML.
    pub fn document(&self, bytes: &[u8]) -> Result<Document> {
        Ok(self.parse(bytes)?.root().document())
    }

    /// Creates a writer that appends a document to the buffer, whose root is named by the shape.
    pub fn writer<'a>(&self, to: &'a mut Vec<u8>, schema: &'static Schema) -> XmlWriter<'a> {
        XmlWriter::new(to, Some(Tag::of_root(schema, self.namespace)))
    }

    #[cfg(feature = "http")]
    pub(super) const fn default_namespace(&self) -> Option<XmlNamespace> {
        self.namespace
    }

    pub(super) const fn has_offsets(&self) -> bool {
        self.offsets
    }

    pub(super) const fn levels(&self) -> usize {
        self.depth
    }
}

/// [`Xml::REST`].
impl Default for Xml {
    fn default() -> Self {
        Self::REST
    }
}
