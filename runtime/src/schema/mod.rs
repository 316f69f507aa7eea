//! Schemas: descriptions of shapes as static data.
//!
//! A [`Schema`] holds the ID of a shape, its kind, its members, and the traits that affect
//! serialization. Generated code defines schemas and codecs read them. A schema does not depend on
//! a protocol. Each codec decides which traits it honors. Every generated type has a schema in its
//! associated constant `SCHEMA`, which applications can also use:
//!
//! ```
//! use smithy_typegen_runtime::ValidationException;
//! use smithy_typegen_runtime::schema::Kind;
//!
//! let schema = ValidationException::SCHEMA;
//! assert_eq!(schema.id(), "smithy.framework#ValidationException");
//! let names: Vec<_> = schema.members().iter().map(|member| member.name()).collect();
//! assert_eq!(names, ["message", "fieldList"]);
//! assert!(matches!(schema.members()[1].target().kind(), Kind::List(_)));
//! ```

mod operation;
mod service;
mod traits;

/// The shapes of Smithy's prelude.
pub mod prelude;

pub use operation::{Http, Operation, OperationTrait};
pub use service::{Service, ServiceTrait};
pub use traits::{Fault, Retryable, TimestampFormat, Trait, XmlNamespace};

/// The schema of a shape.
#[derive(Debug)]
pub struct Schema {
    id: &'static str,
    kind: Kind,
    traits: &'static [Trait],
}

/// The kind of a shape, with its members.
#[derive(Debug)]
#[non_exhaustive]
pub enum Kind {
    /// A boolean.
    Boolean,
    /// An 8-bit integer.
    Byte,
    /// A 16-bit integer.
    Short,
    /// A 32-bit integer.
    Integer,
    /// A 64-bit integer.
    Long,
    /// A 32-bit floating-point number.
    Float,
    /// A 64-bit floating-point number.
    Double,
    /// An arbitrary-precision integer.
    BigInteger,
    /// An arbitrary-precision decimal number.
    BigDecimal,
    /// Unicode text.
    String,
    /// A string enum, which may have unknown values.
    Enum,
    /// A 32-bit integer enum, which may have unknown values.
    IntEnum,
    /// Bytes.
    Blob,
    /// A point in time.
    Timestamp,
    /// Any value.
    Document,
    /// A list with its `member`.
    List(Member),
    /// A map with its `key` and `value`.
    Map(Member, Member),
    /// A structure with its members in model order.
    Structure(&'static [Member]),
    /// A union with its members in model order.
    Union(&'static [Member]),
}

/// A member of a structure, union, list or map.
#[derive(Debug)]
pub struct Member {
    name: &'static str,
    json_name: &'static str,
    xml_name: &'static str,
    target: &'static Schema,
    traits: &'static [Trait],
}

impl Schema {
    /// Creates the schema of a shape.
    pub const fn new(id: &'static str, kind: Kind, traits: &'static [Trait]) -> Self {
        Schema { id, kind, traits }
    }

    /// The absolute shape ID, such as `com.example#Parcel`.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The name without namespace, such as `Parcel`.
    pub const fn name(&self) -> &'static str {
        name_of(self.id)
    }

    /// The kind of the shape, with its members.
    pub const fn kind(&self) -> &Kind {
        &self.kind
    }

    /// The traits that affect serialization.
    pub const fn traits(&self) -> &'static [Trait] {
        self.traits
    }

    /// The members of a structure or union, in model order. Empty for any other shape.
    #[inline]
    pub const fn members(&self) -> &'static [Member] {
        match self.kind {
            Kind::Structure(members) | Kind::Union(members) => members,
            _ => &[],
        }
    }

    /// Returns true if the shape is `@sensitive`.
    pub fn is_sensitive(&self) -> bool {
        self.traits.contains(&Trait::Sensitive)
    }

    /// Returns true for a `@sparse` list or map, which may contain nulls.
    pub fn is_sparse(&self) -> bool {
        self.traits.contains(&Trait::Sparse)
    }

    /// Returns true for a `@streaming` blob or union.
    pub fn is_streaming(&self) -> bool {
        self.traits.contains(&Trait::Streaming)
    }

    /// Returns the first trait value for which `find` returns `Some`.
    pub fn find<T>(&self, find: impl Fn(&'static Trait) -> Option<T>) -> Option<T> {
        self.traits.iter().find_map(find)
    }
}

impl Member {
    /// Creates a member.
    pub const fn new(
        name: &'static str,
        target: &'static Schema,
        traits: &'static [Trait],
    ) -> Self {
        Member {
            name,
            json_name: json_name(name, traits),
            xml_name: xml_name(name, traits),
            target,
            traits,
        }
    }

    /// A placeholder for the member where a value is a whole message.
    #[doc(hidden)]
    pub const fn root(target: &'static Schema) -> Self {
        Member::new("", target, &[])
    }

    /// The name in the model.
    #[inline]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The name in a JSON object if the protocol uses `@jsonName`.
    #[inline]
    pub const fn json_name(&self) -> &'static str {
        self.json_name
    }

    /// The name of an element or attribute in XML: the member's `@xmlName`.
    #[inline]
    pub const fn xml_name(&self) -> &'static str {
        self.xml_name
    }

    /// The target shape.
    #[inline]
    pub const fn target(&self) -> &'static Schema {
        self.target
    }

    /// The traits of the member itself that affect serialization.
    pub const fn traits(&self) -> &'static [Trait] {
        self.traits
    }

    /// Returns the first trait value of the member, or else of its target, for which `find` returns
    /// `Some`.
    pub fn find<T>(&self, find: impl Fn(&'static Trait) -> Option<T>) -> Option<T> {
        let own = self.traits.iter().find_map(&find);
        own.or_else(|| self.target.traits.iter().find_map(&find))
    }

    /// Returns true if the member itself has the trait.
    pub fn has(&self, wanted: &Trait) -> bool {
        self.traits.contains(wanted)
    }

    /// The timestamp format, if the model specifies one.
    pub fn timestamp_format(&self) -> Option<TimestampFormat> {
        self.find(|one| match one {
            Trait::TimestampFormat(format) => Some(*format),
            _ => None,
        })
    }

    /// The media type, if the model specifies one.
    pub fn media_type(&self) -> Option<&'static str> {
        self.find(|one| match one {
            Trait::MediaType(media_type) => Some(*media_type),
            _ => None,
        })
    }

    /// Returns true if the value is a stream of bytes: a `@streaming` blob.
    pub fn is_byte_stream(&self) -> bool {
        self.target.is_streaming() && matches!(self.target.kind, Kind::Blob)
    }

    /// Returns true if the value is a stream of events: a `@streaming` union, or the list of its events in memory.
    pub fn is_event_stream(&self) -> bool {
        match &self.target.kind {
            Kind::Blob => false,
            Kind::List(item) => item.target.is_streaming(),
            _ => self.target.is_streaming(),
        }
    }

    /// Returns true if the value is sensitive.
    pub fn is_sensitive(&self) -> bool {
        self.find(|one| matches!(one, Trait::Sensitive).then_some(()))
            .is_some()
    }
}

const fn json_name(name: &'static str, mut traits: &'static [Trait]) -> &'static str {
    while let [first, rest @ ..] = traits {
        if let Trait::JsonName(name) = first {
            return name;
        }
        traits = rest;
    }
    name
}

const fn xml_name(name: &'static str, mut traits: &'static [Trait]) -> &'static str {
    while let [first, rest @ ..] = traits {
        if let Trait::XmlName(name) = first {
            return name;
        }
        traits = rest;
    }
    name
}

/// Returns the name part of an absolute shape ID.
const fn name_of(id: &'static str) -> &'static str {
    let bytes = id.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'#' {
            return id.split_at(at + 1).1;
        }
        at += 1;
    }
    id
}
