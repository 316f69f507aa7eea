//! The shapes that every model has (Smithy specification, "Prelude").

use std::collections::BTreeMap;

use serde_json::Number;

use super::draft::{Draft, DraftKind, Version};
use super::{ShapeId, Traits};
use crate::ast::{Node, Object};
use crate::source::{Place, SourceId};

/// The prelude's public shapes. The shapes of its traits are not among them: no member may target a trait.
pub(super) fn shapes() -> impl Iterator<Item = Draft> {
    let plain = [
        ("String", DraftKind::String),
        ("Blob", DraftKind::Blob),
        ("BigInteger", DraftKind::BigInteger),
        ("BigDecimal", DraftKind::BigDecimal),
        ("Timestamp", DraftKind::Timestamp),
        ("Document", DraftKind::Document),
        ("Boolean", DraftKind::Boolean),
        ("Byte", DraftKind::Byte),
        ("Short", DraftKind::Short),
        ("Integer", DraftKind::Integer),
        ("Long", DraftKind::Long),
        ("Float", DraftKind::Float),
        ("Double", DraftKind::Double),
    ];
    // What version 1.0 called unboxed has a default in version 2.
    let primitive = [
        ("PrimitiveBoolean", DraftKind::Boolean, Node::Bool(false)),
        ("PrimitiveByte", DraftKind::Byte, zero()),
        ("PrimitiveShort", DraftKind::Short, zero()),
        ("PrimitiveInteger", DraftKind::Integer, zero()),
        ("PrimitiveLong", DraftKind::Long, zero()),
        ("PrimitiveFloat", DraftKind::Float, zero()),
        ("PrimitiveDouble", DraftKind::Double, zero()),
    ];
    let unit = draft(
        "Unit",
        DraftKind::Structure,
        Some(("unitType", Node::Object(Object::default()))),
    );
    plain
        .into_iter()
        .map(|(name, kind)| draft(name, kind, None))
        .chain(
            primitive
                .into_iter()
                .map(|(name, kind, value)| draft(name, kind, Some(("default", value)))),
        )
        .chain([unit])
}

/// Whether a shape of the prelude was boxed in version 1.0: a boolean or number that has no default in version 2.
pub(super) fn was_boxed(shape: &Draft) -> bool {
    let can_be_boxed = matches!(
        shape.kind,
        DraftKind::Boolean
            | DraftKind::Byte
            | DraftKind::Short
            | DraftKind::Integer
            | DraftKind::Long
            | DraftKind::Float
            | DraftKind::Double
    );
    can_be_boxed && !shape.traits.has("smithy.api#default")
}

fn zero() -> Node {
    Node::Number(Number::from(0))
}

fn draft(name: &str, kind: DraftKind, with: Option<(&str, Node)>) -> Draft {
    let mut traits = Traits::new();
    if let Some((name, value)) = with {
        traits.insert(ShapeId::prelude(name), value);
    }
    Draft {
        id: ShapeId::prelude(name),
        kind,
        version: Version::Two,
        mixins: Vec::new(),
        members: Vec::new(),
        overlays: BTreeMap::new(),
        traits,
        place: Place {
            source: SourceId::PRELUDE,
            pointer: String::new(),
        },
        is_whole: true,
    }
}
