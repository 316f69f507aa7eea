//! Shapes as static data: what generated code says of a shape, and codecs read.
//!
//! A [`Schema`] names a shape, its kind, its members and the traits that matter on a wire. It knows
//! no protocol: a codec decides which of the traits it obeys. Every generated type has its schema as
//! an associated constant, `SCHEMA`, and an application may walk it:
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

/// The shapes that every model has.
pub mod prelude;

pub use operation::{Http, Operation, OperationTrait};
pub use service::{Service, ServiceTrait};
pub use traits::{TimestampFormat, Trait, XmlNamespace};

/// A shape.
#[derive(Debug)]
pub struct Schema {
    id: &'static str,
    kind: Kind,
    traits: &'static [Trait],
}

/// What a shape is, and what it is made of.
#[derive(Debug)]
#[non_exhaustive]
pub enum Kind {
    /// `true` or `false`.
    Boolean,
    /// An integer of 8 bits.
    Byte,
    /// An integer of 16 bits.
    Short,
    /// An integer of 32 bits.
    Integer,
    /// An integer of 64 bits.
    Long,
    /// A floating point number of 32 bits.
    Float,
    /// A floating point number of 64 bits.
    Double,
    /// An integer of any size.
    BigInteger,
    /// A decimal of any size.
    BigDecimal,
    /// Unicode text.
    String,
    /// Text, one of a list that may grow.
    Enum,
    /// An integer of 32 bits, one of a list that may grow.
    IntEnum,
    /// Bytes.
    Blob,
    /// A point in time.
    Timestamp,
    /// Any value.
    Document,
    /// A list, by its `member`.
    List(Member),
    /// A map, by its `key` and `value`.
    Map(Member, Member),
    /// A structure, by its members in the model's order.
    Structure(&'static [Member]),
    /// A union, by its members in the model's order.
    Union(&'static [Member]),
}

/// A member of a structure or union, or what a list or map holds.
#[derive(Debug)]
pub struct Member {
    name: &'static str,
    json_name: &'static str,
    target: &'static Schema,
    traits: &'static [Trait],
}

impl Schema {
    /// A shape by its absolute shape id.
    pub const fn new(id: &'static str, kind: Kind, traits: &'static [Trait]) -> Self {
        Schema { id, kind, traits }
    }

    /// The absolute shape id, `com.example#Parcel`.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The shape's name without its namespace, `Parcel`.
    pub const fn name(&self) -> &'static str {
        name_of(self.id)
    }

    /// What it is, and what it is made of.
    pub const fn kind(&self) -> &Kind {
        &self.kind
    }

    /// The traits that matter on a wire.
    pub const fn traits(&self) -> &'static [Trait] {
        self.traits
    }

    /// The members of a structure or union, in the model's order; of any other shape none.
    #[inline]
    pub const fn members(&self) -> &'static [Member] {
        match self.kind {
            Kind::Structure(members) | Kind::Union(members) => members,
            _ => &[],
        }
    }

    /// Whether it is `@sensitive`.
    pub fn is_sensitive(&self) -> bool {
        self.traits.contains(&Trait::Sensitive)
    }

    /// Whether it is a `@sparse` list or map, which holds nulls.
    pub fn is_sparse(&self) -> bool {
        self.traits.contains(&Trait::Sparse)
    }

    /// Whether it is a `@streaming` blob or union.
    pub fn is_streaming(&self) -> bool {
        self.traits.contains(&Trait::Streaming)
    }

    /// What a trait says, if the shape has it.
    pub fn find<T>(&self, find: impl Fn(&'static Trait) -> Option<T>) -> Option<T> {
        self.traits.iter().find_map(find)
    }
}

impl Member {
    /// A member by its name in the model.
    pub const fn new(
        name: &'static str,
        target: &'static Schema,
        traits: &'static [Trait],
    ) -> Self {
        Member {
            name,
            json_name: json_name(name, traits),
            target,
            traits,
        }
    }

    /// What stands in for a member where a value is the whole of a message.
    #[doc(hidden)]
    pub const fn root(target: &'static Schema) -> Self {
        Member::new("", target, &[])
    }

    /// The name in the model.
    #[inline]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The name in a JSON object where the protocol obeys `@jsonName`.
    #[inline]
    pub const fn json_name(&self) -> &'static str {
        self.json_name
    }

    /// The shape of its values.
    #[inline]
    pub const fn target(&self) -> &'static Schema {
        self.target
    }

    /// The traits on the member itself that matter on a wire.
    pub const fn traits(&self) -> &'static [Trait] {
        self.traits
    }

    /// What a trait says on the member, or else on its target.
    pub fn find<T>(&self, find: impl Fn(&'static Trait) -> Option<T>) -> Option<T> {
        let own = self.traits.iter().find_map(&find);
        own.or_else(|| self.target.traits.iter().find_map(&find))
    }

    /// Whether a trait is on the member itself.
    pub fn has(&self, wanted: &Trait) -> bool {
        self.traits.contains(wanted)
    }

    /// How its timestamps are written, where the model says so.
    pub fn timestamp_format(&self) -> Option<TimestampFormat> {
        self.find(|one| match one {
            Trait::TimestampFormat(format) => Some(*format),
            _ => None,
        })
    }

    /// The media type of its values, where the model gives one.
    pub fn media_type(&self) -> Option<&'static str> {
        self.find(|one| match one {
            Trait::MediaType(media_type) => Some(*media_type),
            _ => None,
        })
    }

    /// Whether its values must not be shown.
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

/// The name in an absolute shape id.
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
