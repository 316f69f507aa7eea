//! Turns shapes into the JSON AST.

use std::collections::BTreeSet;

use crate::ast::{Node, Object};
use crate::model::{Kind, Member, Model, Operation, Resource, Service, Shape, ShapeId, Traits};

/// What is kept of a model.
pub(super) struct Kept<'m> {
    pub(super) kept: &'m BTreeSet<&'m ShapeId>,
    pub(super) model: &'m Model,
}

impl Kept<'_> {
    fn has(&self, id: &ShapeId) -> bool {
        self.kept.contains(id)
    }

    /// The operations of a service that are kept, though not through one of its resources that is kept too.
    fn operations_of(&self, id: &ShapeId, service: &Service) -> Vec<ShapeId> {
        let is_kept = |id: &&ShapeId| self.has(id);
        if service.resources.iter().any(|id| self.has(id)) {
            return service.operations.iter().filter(is_kept).cloned().collect();
        }
        let Some(shape) = self.model.get(id) else {
            return Vec::new();
        };
        let all = self.model.operations_of(&shape.id).into_iter();
        all.map(|shape| &shape.id)
            .filter(is_kept)
            .cloned()
            .collect()
    }
}

/// A model of the shapes, in their order.
pub(super) fn model<'m>(
    shapes: impl Iterator<Item = &'m Shape>,
    kept: &Kept<'_>,
    is_dropped: impl Fn(&ShapeId) -> bool,
) -> Node {
    let shapes = shapes.map(|shape| (shape.id.to_string(), self::shape(shape, kept, &is_dropped)));
    let shapes = shapes.collect::<Object>();
    object([
        ("smithy", Node::String("2.0".to_owned())),
        ("shapes", Node::Object(shapes)),
    ])
}

fn shape(shape: &Shape, kept: &Kept<'_>, is_dropped: &impl Fn(&ShapeId) -> bool) -> Node {
    let member = |member: &Member| {
        let target = ("target", text(&member.target));
        let traits = traits(&member.traits, is_dropped);
        object([target].into_iter().chain(traits))
    };
    let mut entries = vec![("type", Node::String(shape.kind.name().to_owned()))];
    match &shape.kind {
        Kind::List(of) => entries.push(("member", member(of))),
        Kind::Map { key, value } => {
            entries.extend([("key", member(key)), ("value", member(value))]);
        }
        Kind::Structure(members)
        | Kind::Union(members)
        | Kind::Enum(members)
        | Kind::IntEnum(members) => {
            let members = members.iter().map(|one| (one.name.clone(), member(one)));
            entries.push(("members", Node::Object(members.collect())));
        }
        Kind::Service(service) => entries.extend(of_service(&shape.id, service, kept)),
        Kind::Resource(resource) => entries.extend(of_resource(resource)),
        Kind::Operation(operation) => entries.extend(of_operation(operation)),
        _ => {}
    }
    entries.extend(traits(&shape.traits, is_dropped));
    object(entries)
}

fn of_service(id: &ShapeId, service: &Service, kept: &Kept<'_>) -> Vec<(&'static str, Node)> {
    let is_kept = |id: &&ShapeId| kept.has(id);
    let version = Node::String(service.version.clone());
    let renames = service.rename.iter().filter(|(id, _)| kept.has(id));
    let renames = renames.map(|(id, name)| (id.to_string(), Node::String(name.clone())));
    let renames: Object = renames.collect();
    let operations = kept.operations_of(id, service);
    let mut entries = vec![("version", version)];
    entries.retain(|_| !service.version.is_empty());
    entries.extend(references("operations", operations.iter()));
    entries.extend(references(
        "resources",
        service.resources.iter().filter(is_kept),
    ));
    entries.extend(references("errors", service.errors.iter()));
    entries.extend((!renames.is_empty()).then_some(("rename", Node::Object(renames))));
    entries
}

fn of_operation(operation: &Operation) -> Vec<(&'static str, Node)> {
    let mut entries = vec![
        ("input", reference(&operation.input)),
        ("output", reference(&operation.output)),
    ];
    entries.extend(references("errors", operation.errors.iter()));
    entries
}

fn of_resource(resource: &Resource) -> Vec<(&'static str, Node)> {
    let named = |name, targets: &[(String, ShapeId)]| {
        let entries = targets
            .iter()
            .map(|(name, id)| (name.clone(), reference(id)));
        let entries: Object = entries.collect();
        (!entries.is_empty()).then_some((name, Node::Object(entries)))
    };
    let mut entries = Vec::new();
    entries.extend(named("identifiers", &resource.identifiers));
    entries.extend(named("properties", &resource.properties));
    let lifecycle = resource.lifecycle().into_iter();
    entries.extend(lifecycle.filter_map(|(name, id)| Some((name, reference(id?)))));
    entries.extend(references("operations", resource.operations.iter()));
    entries.extend(references(
        "collectionOperations",
        resource.collection_operations.iter(),
    ));
    entries.extend(references("resources", resource.resources.iter()));
    entries
}

/// The entry `traits`, unless there are none.
fn traits(traits: &Traits, is_dropped: impl Fn(&ShapeId) -> bool) -> Option<(&'static str, Node)> {
    let kept = traits.iter().filter(|(id, _)| !is_dropped(id));
    let kept: Object = kept
        .map(|(id, value)| (id.to_string(), value.clone()))
        .collect();
    (!kept.is_empty()).then_some(("traits", Node::Object(kept)))
}

/// References under a name, unless there are none.
fn references<'m>(
    name: &'static str,
    ids: impl Iterator<Item = &'m ShapeId>,
) -> Option<(&'static str, Node)> {
    let references: Vec<_> = ids.map(reference).collect();
    (!references.is_empty()).then_some((name, Node::Array(references)))
}

fn reference(id: &ShapeId) -> Node {
    object([("target", text(id))])
}

fn text(id: &ShapeId) -> Node {
    Node::String(id.to_string())
}

fn object(entries: impl IntoIterator<Item = (&'static str, Node)>) -> Node {
    let entries = entries.into_iter();
    Node::Object(
        entries
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    )
}
