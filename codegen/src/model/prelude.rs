//! The shapes that every model has, see [prelude](https://smithy.io/2.0/spec/model.html#prelude).

use super::id::ShapeId;
use super::shape::{Kind, Shape};
use super::traits::Traits;
use crate::ast::{Node, Object};
use crate::source::{Place, SourceId};

/// `smithy.api#String` and its like, and `smithy.api#Unit`.
pub(super) fn shapes(source: SourceId) -> impl Iterator<Item = Shape> {
    let simple = [
        ("Blob", Kind::Blob),
        ("Boolean", Kind::Boolean),
        ("PrimitiveBoolean", Kind::Boolean),
        ("String", Kind::String),
        ("Byte", Kind::Byte),
        ("PrimitiveByte", Kind::Byte),
        ("Short", Kind::Short),
        ("PrimitiveShort", Kind::Short),
        ("Integer", Kind::Integer),
        ("PrimitiveInteger", Kind::Integer),
        ("Long", Kind::Long),
        ("PrimitiveLong", Kind::Long),
        ("Float", Kind::Float),
        ("PrimitiveFloat", Kind::Float),
        ("Double", Kind::Double),
        ("PrimitiveDouble", Kind::Double),
        ("BigInteger", Kind::BigInteger),
        ("BigDecimal", Kind::BigDecimal),
        ("Timestamp", Kind::Timestamp),
        ("Document", Kind::Document),
        ("Unit", Kind::Structure(Vec::new())),
    ];
    simple.into_iter().filter_map(move |(name, kind)| {
        let mut traits = Traits::default();
        if name == "Unit" {
            traits.insert("smithy.api#unitType", Node::Object(Object::default()));
        }
        Some(Shape {
            id: ShapeId::parse(&format!("smithy.api#{name}")).ok()?,
            kind,
            traits,
            place: Place {
                source,
                pointer: String::new(),
            },
        })
    })
}
