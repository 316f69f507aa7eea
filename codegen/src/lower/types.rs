//! What a member holds in Rust, and how that looks on the wire.

use super::Lowering;
use crate::ir::{TimestampFormat, Type};
use crate::model::{Kind, Member, Shape, ShapeId, Traits};

impl Lowering<'_> {
    /// The value of a member: its target's, with the member's own traits first.
    pub(super) fn value(&self, member: &Member) -> Type {
        self.value_of(&member.target, Some(&member.traits))
    }

    pub(super) fn value_of(&self, target: &ShapeId, member: Option<&Traits>) -> Type {
        let Some(shape) = self.model.get(target) else {
            return Type::Unit;
        };
        if shape.traits.streaming() {
            return self.stream(shape);
        }
        if let Some(path) = self.config.externs.get(target.as_str()) {
            return Type::Extern(path.clone());
        }
        let name = || self.plan.type_name(target);
        let sparse = shape.traits.sparse();
        match &shape.kind {
            Kind::Blob => Type::Blob,
            Kind::Boolean => Type::Boolean,
            Kind::String => Type::String,
            Kind::Byte => Type::Integer("i8"),
            Kind::Short => Type::Integer("i16"),
            Kind::Integer => Type::Integer("i32"),
            Kind::Long => Type::Integer("i64"),
            Kind::Float => Type::Float("f32"),
            Kind::Double => Type::Float("f64"),
            Kind::BigInteger => Type::BigInteger,
            Kind::BigDecimal => Type::BigDecimal,
            Kind::Document => Type::Document,
            Kind::Timestamp => Type::Timestamp(timestamp(member, &shape.traits)),
            Kind::Enum(_) | Kind::IntEnum(_) => Type::Enumeration(name()),
            Kind::Structure(_) if target.is_unit() => Type::Unit,
            Kind::Structure(_) => Type::Structure(name()),
            Kind::Union(_) => Type::Union(name()),
            Kind::List(item) => Type::List {
                item: Box::new(self.value(item)),
                sparse,
            },
            Kind::Map { key, value } => Type::Map {
                key: Box::new(self.value(key)),
                value: Box::new(self.value(value)),
                sparse,
            },
            Kind::Service(_) | Kind::Resource(_) | Kind::Operation(_) => Type::Unit,
        }
    }

    /// A `@streaming` blob or union: what the user has for it, or else all of it in memory.
    fn stream(&self, shape: &Shape) -> Type {
        let own = self.config.externs.get(shape.id.as_str());
        let (general, events) = match shape.kind {
            Kind::Union(_) => (
                &self.config.event_stream,
                Some(self.plan.type_name(&shape.id)),
            ),
            _ => (&self.config.streaming_blob, None),
        };
        match (own, general, events) {
            (Some(path), _, _) => Type::Stream {
                path: path.clone(),
                events: None,
            },
            (None, Some(path), events) => Type::Stream {
                path: path.clone(),
                events,
            },
            (None, None, Some(union)) => Type::List {
                item: Box::new(Type::Union(union)),
                sparse: false,
            },
            (None, None, None) => Type::Blob,
        }
    }

    /// Whether something `@sensitive` may stand here that no `Debug` of its own hides: the shape
    /// itself, or what a list or map holds.
    pub(super) fn is_sensitive(&self, id: &ShapeId) -> bool {
        let Some(shape) = self.model.get(id) else {
            return false;
        };
        if shape.traits.sensitive() {
            return true;
        }
        match &shape.kind {
            Kind::List(item) => self.is_sensitive(&item.target),
            Kind::Map { key, value } => {
                self.is_sensitive(&key.target) || self.is_sensitive(&value.target)
            }
            _ => false,
        }
    }
}

/// `@timestampFormat` of the member or its target; JSON's own is seconds.
fn timestamp(member: Option<&Traits>, target: &Traits) -> TimestampFormat {
    let format = member.and_then(Traits::timestamp_format);
    match format.or_else(|| target.timestamp_format()) {
        Some(crate::model::TimestampFormat::DateTime) => TimestampFormat::DateTime,
        Some(crate::model::TimestampFormat::HttpDate) => TimestampFormat::HttpDate,
        Some(crate::model::TimestampFormat::EpochSeconds) | None => TimestampFormat::EpochSeconds,
    }
}
