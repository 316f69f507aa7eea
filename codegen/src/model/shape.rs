//! Shapes, members and the model that holds them.

use std::collections::BTreeMap;

use super::id::ShapeId;
use super::traits::Traits;
use crate::ast::Node;
use crate::source::Place;

/// All shapes of a model, the prelude's among them, each target of which is there.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub(super) shapes: BTreeMap<ShapeId, Shape>,
    pub(super) metadata: BTreeMap<String, Node>,
}

/// A shape.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its absolute id.
    pub id: ShapeId,
    /// Its type, and what belongs to that.
    pub kind: Kind,
    /// Its traits.
    pub traits: Traits,
    /// Where it is defined.
    pub place: Place,
}

/// The type of a shape, see [shape types](https://smithy.io/2.0/spec/model.html#shape-types).
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each is the specification's type of that name")]
pub enum Kind {
    Blob,
    Boolean,
    String,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Timestamp,
    Document,
    Enum(Vec<Member>),
    IntEnum(Vec<Member>),
    List(Member),
    Map { key: Member, value: Member },
    Structure(Vec<Member>),
    Union(Vec<Member>),
    Service(Service),
    Resource(Resource),
    Operation(Operation),
}

/// A member of a shape.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// The shape of its value.
    pub target: ShapeId,
    /// Its own traits.
    pub traits: Traits,
    /// Where it is defined.
    pub place: Place,
}

/// A service, see [service](https://smithy.io/2.0/spec/service-types.html#service).
#[derive(Clone, Debug, Default)]
pub struct Service {
    /// The version of the API.
    pub version: String,
    /// Operations bound to it directly.
    pub operations: Vec<ShapeId>,
    /// Resources bound to it.
    pub resources: Vec<ShapeId>,
    /// Errors that any of its operations may answer with.
    pub errors: Vec<ShapeId>,
    /// Names of shapes within its closure.
    pub rename: BTreeMap<ShapeId, String>,
}

/// An operation; `smithy.api#Unit` where it has no input or output.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The input structure.
    pub input: ShapeId,
    /// The output structure.
    pub output: ShapeId,
    /// The error structures.
    pub errors: Vec<ShapeId>,
}

/// A resource, see [resource](https://smithy.io/2.0/spec/service-types.html#resource).
#[derive(Clone, Debug, Default)]
pub struct Resource {
    /// Lifecycle operations, instance and collection operations.
    pub operations: Vec<ShapeId>,
    /// Resources below it.
    pub resources: Vec<ShapeId>,
}

impl Model {
    /// The shape with this id.
    pub fn get(&self, id: &ShapeId) -> Option<&Shape> {
        self.shapes.get(id)
    }

    /// All shapes, by their id.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        self.shapes.values()
    }

    /// Metadata, merged.
    pub fn metadata(&self) -> &BTreeMap<String, Node> {
        &self.metadata
    }
}

impl Shape {
    /// Whether the shape is Smithy's own.
    pub fn is_prelude(&self) -> bool {
        self.id.namespace() == "smithy.api"
    }
}

impl Resource {
    /// All its operations.
    pub fn all_operations(&self) -> impl Iterator<Item = &ShapeId> {
        self.operations.iter()
    }
}

impl Kind {
    /// The members, in the model's order.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        let (one, two, many): (Option<&Member>, Option<&Member>, &[Member]) = match self {
            Kind::List(member) => (Some(member), None, &[]),
            Kind::Map { key, value } => (Some(key), Some(value), &[]),
            Kind::Enum(members)
            | Kind::IntEnum(members)
            | Kind::Structure(members)
            | Kind::Union(members) => (None, None, members),
            _ => (None, None, &[]),
        };
        one.into_iter().chain(two).chain(many)
    }

    /// The same, to change.
    pub(super) fn members_mut(&mut self) -> impl Iterator<Item = &mut Member> {
        let (one, two, many): (Option<&mut Member>, Option<&mut Member>, &mut [Member]) = match self
        {
            Kind::List(member) => (Some(member), None, &mut []),
            Kind::Map { key, value } => (Some(key), Some(value), &mut []),
            Kind::Enum(members)
            | Kind::IntEnum(members)
            | Kind::Structure(members)
            | Kind::Union(members) => (None, None, members),
            _ => (None, None, &mut []),
        };
        one.into_iter().chain(two).chain(many)
    }

    /// The type's name in the JSON AST.
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
