//! Determines the Rust types of members.

use super::Lowering;
use crate::diagnostic::Diagnostic;
use crate::ir::{Streamed, Type};
use crate::model::{Kind, Member, Shape, ShapeId};
use crate::options::Target;

impl Lowering<'_> {
    /// The type of a member, which is the type of its target.
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
            Kind::Blob => Type::Blob(self.config.blob_of(target)),
            Kind::Boolean => Type::Boolean,
            Kind::String => Type::String(self.config.string_of(target)),
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
                path: self.map(target),
                key: Box::new(self.value(key)),
                value: Box::new(self.value(value)),
                sparse,
            },
            Kind::Service(_) | Kind::Resource(_) | Kind::Operation(_) => Type::Unit,
        }
    }

    /// The configured map type.
    fn map(&self, id: &ShapeId) -> Option<String> {
        let (target, path) = self.config.map_of(id)?;
        (!self.is_left_out(id, target)).then(|| path.to_owned())
    }

    /// Returns true if the map must be hashable and the configured type is ignored. Few map types
    /// are hashable, so only a type that was configured for this map is used.
    fn is_left_out(&self, id: &ShapeId, target: Target<'_>) -> bool {
        self.hashable.contains(id) && !matches!(target, Target::Shape(_))
    }

    /// Warns about a map that remains a `BTreeMap` although another type is configured.
    pub(super) fn warn_of_left_out(&mut self, shape: &Shape) {
        let Some((target, path)) = self.config.map_of(&shape.id) else {
            return;
        };
        if self.is_left_out(&shape.id, target) {
            let id = &shape.id;
            let message = format!(
                "`{id}` stays a `BTreeMap`, because a `@uniqueItems` list contains it and needs it to be hashable"
            );
            self.diagnostics.push(
                Diagnostic::warning("MapTypeLeftOut", message)
                    .about(id)
                    .at(shape.place.clone())
                    .help(format!(
                        "if `{path}` implements `Hash`, configure it for this map: `Config::map_type(\"{id}\", \"{path}\")`"
                    )),
            );
        }
    }

    /// The type of a `@streaming` blob or union: the configured type, or one that holds all data in
    /// memory.
    fn stream(&self, shape: &Shape) -> Type {
        let own = self.config.externs.get(shape.id.as_str());
        let own = own.map(|own| &own.path);
        let is_parameter = own.is_none();
        let (general, of) = match shape.kind {
            Kind::Union(_) => {
                let union = self.plan.type_name(&shape.id);
                let events = Streamed::Events {
                    union,
                    is_parameter,
                };
                (&self.config.event_stream, events)
            }
            _ => (&self.config.streaming_blob, Streamed::Bytes),
        };
        match (own.or(general.as_ref()), of) {
            (Some(path), of) => Type::Stream {
                path: path.clone(),
                of,
            },
            (None, Streamed::Events { union, .. }) => Type::List {
                item: Box::new(Type::Union(union)),
                sparse: false,
            },
            (None, Streamed::Bytes) => Type::Blob(self.config.blob_of(&shape.id)),
        }
    }

    /// Returns true if the value may contain `@sensitive` data that its own `Debug` does not
    /// redact: in the shape itself or in the contents of a list or map.
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
