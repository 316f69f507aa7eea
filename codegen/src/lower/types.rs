//! What a member holds in Rust.

use super::Lowering;
use crate::ir::Type;
use crate::model::{Kind, Member, Shape, ShapeId};

impl Lowering<'_> {
    /// The value of a member: its target's.
    pub(super) fn value(&self, member: &Member) -> Type {
        self.value_of(&member.target)
    }

    pub(super) fn value_of(&self, target: &ShapeId) -> Type {
        let Some(shape) = self.model.get(target) else {
            return Type::Unit;
        };
        if shape.traits.streaming() {
            return self.stream(shape);
        }
        if let Some(own) = self.config.externs.get(target.as_str()) {
            return Type::Extern {
                path: own.path.clone(),
                codec: own.codec.clone(),
            };
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
            Kind::Timestamp => Type::Timestamp,
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
            (Some(own), _, _) => Type::Stream {
                path: own.path.clone(),
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
