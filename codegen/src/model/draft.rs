//! A shape during loading: read, but not yet merged, mixed in or resolved.

use std::collections::BTreeMap;

use super::shape::{Member, Resource, Service};
use super::{ShapeId, Traits};
use crate::source::Place;

/// A shape during loading. Members of lists and maps are stored by name like all others, so that merging, applying and
/// mixing in treat all kinds alike.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) id: ShapeId,
    pub(super) kind: DraftKind,
    pub(super) version: Version,
    pub(super) mixins: Vec<ShapeId>,
    /// The resource whose identifiers and properties give members their targets.
    pub(super) resource: Option<ShapeId>,
    pub(super) members: Vec<Member>,
    /// The members whose targets are those of the resource or of a mixin. Until they are known, they target the unit
    /// type.
    pub(super) elided: Vec<String>,
    /// Traits applied to members that a mixin has not yet added, by name.
    pub(super) overlays: BTreeMap<String, Overlay>,
    pub(super) traits: Traits,
    pub(super) place: Place,
    /// Whether everything it lists could be read and all its mixins exist. If not, this has been reported, and what
    /// seems to be missing may just be unreadable.
    pub(super) is_whole: bool,
}

/// Traits for a member that does not exist yet.
#[derive(Clone, Debug)]
pub(super) struct Overlay {
    pub(super) traits: Traits,
    pub(super) place: Place,
}

/// The major version of the specification that a text uses.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Version {
    One,
    Two,
}

/// The kind of a draft, with everything except its members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DraftKind {
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
    Enum,
    IntEnum,
    List,
    Map,
    Structure,
    Union,
    Service(Service),
    Resource(Resource),
    Operation(OperationDraft),
}

/// An operation whose input or output may still come from a mixin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OperationDraft {
    pub(super) input: Option<ShapeId>,
    pub(super) output: Option<ShapeId>,
    pub(super) errors: Vec<ShapeId>,
}

/// The names of all shape types, including those of version 1.0.
pub(super) const TYPES: [&str; 24] = [
    "blob",
    "boolean",
    "string",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "timestamp",
    "document",
    "enum",
    "intEnum",
    "list",
    "set",
    "map",
    "structure",
    "union",
    "service",
    "resource",
    "operation",
    "apply",
];

impl DraftKind {
    /// The kind with this name in the JSON AST; `set` is a list, and `apply` is not a kind of shape.
    pub(super) fn from_name(name: &str) -> Option<DraftKind> {
        Some(match name {
            "blob" => DraftKind::Blob,
            "boolean" => DraftKind::Boolean,
            "string" => DraftKind::String,
            "byte" => DraftKind::Byte,
            "short" => DraftKind::Short,
            "integer" => DraftKind::Integer,
            "long" => DraftKind::Long,
            "float" => DraftKind::Float,
            "double" => DraftKind::Double,
            "bigInteger" => DraftKind::BigInteger,
            "bigDecimal" => DraftKind::BigDecimal,
            "timestamp" => DraftKind::Timestamp,
            "document" => DraftKind::Document,
            "enum" => DraftKind::Enum,
            "intEnum" => DraftKind::IntEnum,
            "list" | "set" => DraftKind::List,
            "map" => DraftKind::Map,
            "structure" => DraftKind::Structure,
            "union" => DraftKind::Union,
            "service" => DraftKind::Service(Service::default()),
            "resource" => DraftKind::Resource(Resource::default()),
            "operation" => DraftKind::Operation(OperationDraft::default()),
            _ => return None,
        })
    }

    pub(super) fn name(&self) -> &'static str {
        match self {
            DraftKind::Blob => "blob",
            DraftKind::Boolean => "boolean",
            DraftKind::String => "string",
            DraftKind::Byte => "byte",
            DraftKind::Short => "short",
            DraftKind::Integer => "integer",
            DraftKind::Long => "long",
            DraftKind::Float => "float",
            DraftKind::Double => "double",
            DraftKind::BigInteger => "bigInteger",
            DraftKind::BigDecimal => "bigDecimal",
            DraftKind::Timestamp => "timestamp",
            DraftKind::Document => "document",
            DraftKind::Enum => "enum",
            DraftKind::IntEnum => "intEnum",
            DraftKind::List => "list",
            DraftKind::Map => "map",
            DraftKind::Structure => "structure",
            DraftKind::Union => "union",
            DraftKind::Service(_) => "service",
            DraftKind::Resource(_) => "resource",
            DraftKind::Operation(_) => "operation",
        }
    }

    /// The name with its article: `a string`, `an operation`.
    pub(super) fn noun(&self) -> String {
        let name = self.name();
        let article = if name.starts_with(['a', 'e', 'i', 'o']) {
            "an"
        } else {
            "a"
        };
        format!("{article} {name}")
    }

    /// The names of the members a shape of this kind must have, where the kind fixes them.
    pub(super) fn fixed_members(&self) -> &'static [&'static str] {
        match self {
            DraftKind::List => &["member"],
            DraftKind::Map => &["key", "value"],
            _ => &[],
        }
    }

    /// Whether members are in a `members` property.
    pub(super) fn has_named_members(&self) -> bool {
        matches!(
            self,
            DraftKind::Enum | DraftKind::IntEnum | DraftKind::Structure | DraftKind::Union
        )
    }
}

impl Draft {
    pub(super) fn is_mixin(&self) -> bool {
        self.traits.is_mixin()
    }
}
