//! Checks resources: operations must fit their lifecycle roles, and children must have the identifiers of their parents
//! (Smithy specification, "Resource").

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::super::graph::{Graph, cycles};
use super::super::traits::id;
use super::super::{Kind, Model, Resource, Shape, ShapeId};
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    let mut graph = Graph::new();
    let parents = parents(model);
    let mut inputs = BTreeMap::new();
    for shape in model.shapes() {
        if let Kind::Resource(resource) = &shape.kind {
            graph.insert(
                &shape.id,
                resource
                    .resources
                    .iter()
                    .map(|id| ("resources", id))
                    .collect(),
            );
            let mut check = Check {
                model,
                shape,
                resource,
                of_parent: of_parent(resource, parents.get(&shape.id)),
                inputs: &mut inputs,
                found,
            };
            check.lifecycle();
            check.children();
            check.properties();
            check.names();
            check.operations();
        }
    }
    for cycle in cycles(&graph) {
        let Some(shape) = model.get(cycle.start) else {
            continue;
        };
        let message = format!("a resource contains itself: {}", cycle.describe());
        found.push(
            Diagnostic::error("ResourceCycle", message)
                .at(shape.place.clone())
                .about(&shape.id),
        );
    }
}

type Identifiers<'m> = BTreeSet<(&'m str, &'m ShapeId)>;

/// The identifiers of each resource's parent; of one of them, if there are several.
fn parents(model: &Model) -> BTreeMap<&ShapeId, Rc<Identifiers<'_>>> {
    let mut parents = BTreeMap::new();
    for shape in model.shapes() {
        if let Kind::Resource(parent) = &shape.kind {
            let identifiers: Rc<Identifiers<'_>> =
                Rc::new(parent.identifiers.iter().map(pair).collect());
            parents.extend(
                parent
                    .resources
                    .iter()
                    .map(|child| (child, Rc::clone(&identifiers))),
            );
        }
    }
    parents
}

/// The identifiers that a resource shares with its parent. Missing ones have been reported.
fn of_parent<'m>(
    resource: &'m Resource,
    parent: Option<&Rc<Identifiers<'m>>>,
) -> Vec<(&'m str, &'m ShapeId)> {
    parent.map_or_else(Vec::new, |parent| {
        let identifiers = resource.identifiers.iter().map(pair);
        identifiers.filter(|each| parent.contains(each)).collect()
    })
}

fn pair((name, target): &(String, ShapeId)) -> (&str, &ShapeId) {
    (name, target)
}

struct Check<'m, 'f> {
    model: &'m Model,
    shape: &'m Shape,
    resource: &'m Resource,
    of_parent: Vec<(&'m str, &'m ShapeId)>,
    /// The bindings of input members. Operations of many resources may share an input, which is read once.
    inputs: &'f mut BTreeMap<&'m ShapeId, Identifiers<'m>>,
    found: &'f mut Diagnostics,
}

/// The first identifiers that an input does not bind.
#[derive(Copy, Clone)]
struct Unbound<'m> {
    /// Among all identifiers.
    own: Option<&'m str>,
    /// Among those of the parent.
    of_parent: Option<&'m str>,
}

impl<'m> Check<'m, '_> {
    fn error(&mut self, id: &'static str, property: &str, message: String) {
        let place = self.shape.place.key(property);
        self.found.push(
            Diagnostic::error(id, message)
                .at(place)
                .about(&self.shape.id),
        );
    }

    fn operation(&self, id: &ShapeId) -> Option<(&'m Shape, &'m Shape)> {
        let shape = self.model.get(id)?;
        match &shape.kind {
            Kind::Operation(operation) => Some((shape, self.model.get(&operation.input)?)),
            _ => None,
        }
    }

    /// Read and list must be readonly, all others must not; put and delete must be idempotent.
    fn lifecycle(&mut self) {
        for (name, id) in self.resource.lifecycle() {
            let Some((operation, _)) = id.and_then(|id| self.operation(id)) else {
                continue;
            };
            let must_be_readonly = matches!(name, "read" | "list");
            if operation.traits.readonly() != must_be_readonly {
                let must = if must_be_readonly { "must" } else { "must not" };
                let message = format!(
                    "the `{name}` operation {} {must} have the trait `smithy.api#readonly`",
                    quoted(operation.id.as_str())
                );
                self.error("InvalidLifecycle", name, message);
            }
            if matches!(name, "put" | "delete") && !operation.traits.has(id::IDEMPOTENT) {
                let message = format!(
                    "the `{name}` operation {} must have the trait `smithy.api#idempotent`",
                    quoted(operation.id.as_str())
                );
                self.error("InvalidLifecycle", name, message);
            }
        }
    }

    fn children(&mut self) {
        for child in &self.resource.resources {
            let Some(Kind::Resource(of_child)) = self.model.get(child).map(|shape| &shape.kind)
            else {
                continue;
            };
            for (name, target) in &self.resource.identifiers {
                if !of_child
                    .identifiers
                    .iter()
                    .any(|(known, of)| known == name && of == target)
                {
                    let message = format!(
                        "the child resource {} lacks the identifier {} of the shape {}",
                        quoted(child.as_str()),
                        quoted(name),
                        quoted(target.as_str()),
                    );
                    self.error("MissingIdentifier", "resources", message);
                }
            }
        }
    }

    fn properties(&mut self) {
        let identifiers: BTreeMap<String, &str> = self
            .resource
            .identifiers
            .iter()
            .map(|(name, _)| (name.to_ascii_lowercase(), name.as_str()))
            .collect();
        for (name, _) in &self.resource.properties {
            let message = match identifiers.get(&name.to_ascii_lowercase()) {
                Some(other) if other == name => {
                    format!("{} is both an identifier and a property", quoted(name))
                }
                Some(other) => format!(
                    "the property {} and the identifier {} differ only in case",
                    quoted(name),
                    quoted(other)
                ),
                None => continue,
            };
            self.error("ConflictingProperty", "properties", message);
        }
    }

    /// Identifiers that differ only in case cannot be distinguished where case is ignored.
    fn names(&mut self) {
        let mut seen = BTreeMap::new();
        for (name, _) in &self.resource.identifiers {
            if let Some(other) = seen.insert(name.to_ascii_lowercase(), name) {
                let message = format!(
                    "the identifiers {} and {} differ only in case",
                    quoted(other),
                    quoted(name)
                );
                self.error("ConflictingIdentifier", "identifiers", message);
            }
        }
    }

    /// Operations on one resource must bind all its identifiers. Collection operations must not, but must bind those of
    /// the parent.
    fn operations(&mut self) {
        if self.resource.identifiers.is_empty() {
            return;
        }
        let lifecycle: Vec<_> = self
            .resource
            .lifecycle()
            .into_iter()
            .filter_map(|(name, id)| Some((name, id?)))
            .collect();
        // Lifecycle and collection operations have been checked above.
        let collection: BTreeSet<&ShapeId> = self.resource.collection_operations.iter().collect();
        let is_told = |property: &str, id: &ShapeId| {
            lifecycle.iter().any(|(_, of)| *of == id)
                || (property == "operations" && collection.contains(id))
        };
        let lists = [
            ("operations", &self.resource.operations),
            ("collectionOperations", &self.resource.collection_operations),
        ];
        let listed = lists
            .into_iter()
            .flat_map(|(name, ids)| ids.iter().map(move |id| (name, id)))
            .filter(|(property, id)| !is_told(property, id));
        let mut seen: BTreeMap<&ShapeId, Unbound<'_>> = BTreeMap::new();
        for (property, id) in lifecycle.iter().copied().chain(listed) {
            let Some((_, input)) = self.operation(id) else {
                continue;
            };
            let unbound = *seen.entry(&input.id).or_insert_with(|| self.unbound(input));
            let is_on_all = matches!(property, "create" | "list" | "collectionOperations");
            match unbound {
                Unbound {
                    of_parent: Some(name),
                    ..
                } if is_on_all => {
                    let message = format!(
                        "the input of {} does not identify the parent resource: no required member is bound to the identifier {}",
                        quoted(id.as_str()),
                        quoted(name),
                    );
                    self.error("MissingIdentifier", property, message);
                }
                // `create` may or may not bind the identifiers.
                Unbound { own: None, .. } if is_on_all && property != "create" => {
                    let message = format!(
                        "{} is a collection operation, but its input binds all identifiers",
                        quoted(id.as_str()),
                    );
                    self.error("InvalidLifecycle", property, message);
                }
                Unbound {
                    own: Some(name), ..
                } if !is_on_all => {
                    let message = format!(
                        "the input of {} does not identify the resource: no required member is bound to the identifier {}",
                        quoted(id.as_str()),
                        quoted(name),
                    );
                    self.error("MissingIdentifier", property, message);
                }
                _ => {}
            }
        }
    }

    fn unbound(&mut self, input: &'m Shape) -> Unbound<'m> {
        let bound = self.inputs.entry(&input.id).or_insert_with(|| bound(input));
        let mut own = self.resource.identifiers.iter().map(pair);
        let mut of_parent = self.of_parent.iter();
        Unbound {
            own: own.find(|each| !bound.contains(each)).map(|(name, _)| name),
            of_parent: of_parent
                .find(|each| !bound.contains(each))
                .map(|(name, _)| *name),
        }
    }
}

/// The identifiers bound by members of an input, by trait or by name.
fn bound(input: &Shape) -> Identifiers<'_> {
    let mut bound = Identifiers::new();
    for member in input.members() {
        let identifier = member
            .traits
            .get(id::RESOURCE_IDENTIFIER)
            .and_then(|name| name.as_str());
        bound.extend(identifier.map(|name| (name, &member.target)));
        if member.traits.required() {
            bound.insert((&member.name, &member.target));
        }
    }
    bound
}
