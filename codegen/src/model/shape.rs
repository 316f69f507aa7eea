//! The contents of a loaded model: shapes, their members and what they refer to.

use std::collections::BTreeMap;

use super::id::PRELUDE;
use super::{ShapeId, Traits};
use crate::ast::Node;
use crate::source::Place;

/// A model: merged, applied, mixed in, resolved and checked.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub(super) shapes: BTreeMap<ShapeId, Shape>,
    pub(super) metadata: BTreeMap<String, Node>,
}

impl Model {
    /// The shape with this id.
    pub fn get(&self, id: &ShapeId) -> Option<&Shape> {
        self.shapes.get(id)
    }

    /// The shape whose id has this text.
    #[cfg(feature = "cli")]
    pub fn get_by_text(&self, id: &str) -> Option<&Shape> {
        self.shapes.get(id)
    }

    /// All shapes, including the prelude's, by shape id.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        self.shapes.values()
    }

    /// The metadata of all texts, merged.
    pub fn metadata(&self) -> &BTreeMap<String, Node> {
        &self.metadata
    }
}

/// A shape.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its id.
    pub id: ShapeId,
    /// The kind of shape, with its contents.
    pub kind: Kind,
    /// Its traits, including those of its mixins.
    pub traits: Traits,
    /// Where it is defined; the prelude's shapes are in [`SourceId::PRELUDE`](crate::source::SourceId::PRELUDE).
    pub place: Place,
}

impl Shape {
    /// Whether it has its own Rust type.
    pub fn has_type(&self) -> bool {
        let has_type = matches!(
            self.kind,
            Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) | Kind::IntEnum(_)
        );
        has_type && !self.is_prelude()
    }

    /// Whether it is part of the prelude.
    pub fn is_prelude(&self) -> bool {
        self.id.namespace() == PRELUDE
    }

    /// Its members, in the model's order; empty for shapes without members.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        let (slice, more): (&[Member], Option<&Member>) = match &self.kind {
            Kind::Enum(members)
            | Kind::IntEnum(members)
            | Kind::Structure(members)
            | Kind::Union(members) => (members, None),
            Kind::List(member) => (std::slice::from_ref(member), None),
            Kind::Map { key, value } => (std::slice::from_ref(key), Some(value)),
            _ => (&[], None),
        };
        slice.iter().chain(more)
    }

    /// The member with this name.
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.members().find(|member| member.name == name)
    }
}

/// The kinds of shapes.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Bytes.
    Blob,
    /// A boolean.
    Boolean,
    /// Text.
    String,
    /// An 8-bit signed integer.
    Byte,
    /// A 16-bit signed integer.
    Short,
    /// A 32-bit signed integer.
    Integer,
    /// A 64-bit signed integer.
    Long,
    /// A 32-bit float.
    Float,
    /// A 64-bit float.
    Double,
    /// An integer of any size.
    BigInteger,
    /// A decimal of any size and precision.
    BigDecimal,
    /// An instant.
    Timestamp,
    /// Any JSON-like value.
    Document,
    /// A string with named values; every member has a `smithy.api#enumValue`.
    Enum(Vec<Member>),
    /// An integer with named values; every member has a `smithy.api#enumValue`.
    IntEnum(Vec<Member>),
    /// A list. With `smithy.api#uniqueItems`, what version 1.0 called a set.
    List(Member),
    /// A map with string keys.
    Map {
        /// Its keys.
        key: Member,
        /// Its values.
        value: Member,
    },
    /// A structure.
    Structure(Vec<Member>),
    /// A union.
    Union(Vec<Member>),
    /// A service.
    Service(Service),
    /// A resource.
    Resource(Resource),
    /// An operation.
    Operation(Operation),
}

impl Kind {
    /// The name of this kind in the JSON AST.
    pub fn name(&self) -> &'static str {
        match self {
            Kind::Blob => "blob",
            Kind::Boolean => "boolean",
            Kind::String => "string",
            Kind::Byte => "byte",
            Kind::Short => "short",
            Kind::Integer => "integer",
            Kind::Long => "long",
            Kind::Float => "float",
            Kind::Double => "double",
            Kind::BigInteger => "bigInteger",
            Kind::BigDecimal => "bigDecimal",
            Kind::Timestamp => "timestamp",
            Kind::Document => "document",
            Kind::Enum(_) => "enum",
            Kind::IntEnum(_) => "intEnum",
            Kind::List(_) => "list",
            Kind::Map { .. } => "map",
            Kind::Structure(_) => "structure",
            Kind::Union(_) => "union",
            Kind::Service(_) => "service",
            Kind::Resource(_) => "resource",
            Kind::Operation(_) => "operation",
        }
    }
}

/// A member of a shape: a named reference to another shape.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name, unique in its shape.
    pub name: String,
    /// The shape it targets.
    pub target: ShapeId,
    /// The traits on the member itself.
    pub traits: Traits,
    /// Where it is defined; for a mixed-in member, in the mixin.
    pub place: Place,
}

/// The contents of a service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Service {
    /// Its version, in any format; empty if there is none.
    pub version: String,
    /// Operations bound to the service itself.
    pub operations: Vec<ShapeId>,
    /// Resources bound to the service itself.
    pub resources: Vec<ShapeId>,
    /// Errors that every operation of the service may return.
    pub errors: Vec<ShapeId>,
    /// New names for shapes in this service, to resolve conflicts.
    pub rename: BTreeMap<ShapeId, String>,
}

/// What an operation takes and returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// A structure; `smithy.api#Unit` if the operation takes nothing.
    pub input: ShapeId,
    /// A structure; `smithy.api#Unit` if the operation returns nothing.
    pub output: ShapeId,
    /// Errors of this operation, in addition to those of the service.
    pub errors: Vec<ShapeId>,
}

/// The contents of a resource.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resource {
    /// Names and shapes of its identifiers, in the model's order.
    pub identifiers: Vec<(String, ShapeId)>,
    /// Names and shapes of its properties, in the model's order.
    pub properties: Vec<(String, ShapeId)>,
    /// The operation that creates one with an identifier chosen by the service.
    pub create: Option<ShapeId>,
    /// The operation that creates one with an identifier chosen by the client.
    pub put: Option<ShapeId>,
    /// The operation that gets one.
    pub read: Option<ShapeId>,
    /// The operation that changes one.
    pub update: Option<ShapeId>,
    /// The operation that removes one.
    pub delete: Option<ShapeId>,
    /// The operation that lists them.
    pub list: Option<ShapeId>,
    /// Other operations on one.
    pub operations: Vec<ShapeId>,
    /// Other operations on the collection of them.
    pub collection_operations: Vec<ShapeId>,
    /// Resources within this one.
    pub resources: Vec<ShapeId>,
}

impl Resource {
    /// The lifecycle operations by name, each with its operation if there is one.
    pub fn lifecycle(&self) -> [(&'static str, Option<&ShapeId>); 6] {
        [
            ("create", self.create.as_ref()),
            ("put", self.put.as_ref()),
            ("read", self.read.as_ref()),
            ("update", self.update.as_ref()),
            ("delete", self.delete.as_ref()),
            ("list", self.list.as_ref()),
        ]
    }

    /// All its operations.
    pub fn all_operations(&self) -> impl Iterator<Item = &ShapeId> {
        let lifecycle = self
            .lifecycle()
            .into_iter()
            .filter_map(|(_, operation)| operation);
        lifecycle
            .chain(&self.operations)
            .chain(&self.collection_operations)
    }
}
