//! Resources: that their operations fit the parts they play, that children have the identifiers of their parents
//! (Smithy specification, "Resource").

use super::super::graph::{Graph, cycles};
use super::super::{Kind, Member, Model, Resource, Shape, ShapeId};
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    let mut graph = Graph::new();
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
                found,
            };
            check.lifecycle();
            check.children();
            check.properties();
            check.operations();
        }
    }
    for cycle in cycles(&graph) {
        let Some(shape) = model.get(cycle.start) else {
            continue;
        };
        let message = format!("a resource is within itself: {}", cycle.describe());
        found.push(
            Diagnostic::error("ResourceCycle", message)
                .at(shape.place.clone())
                .about(&shape.id),
        );
    }
}

struct Check<'m, 'f> {
    model: &'m Model,
    shape: &'m Shape,
    resource: &'m Resource,
    found: &'f mut Diagnostics,
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

    /// Reading and listing change nothing, all else does; putting and deleting twice is the same as once.
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
            if matches!(name, "put" | "delete") && !operation.traits.has("smithy.api#idempotent") {
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
                        "the resource {} within this one lacks its identifier {} of the shape {}",
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
        for (name, _) in &self.resource.properties {
            if self
                .resource
                .identifiers
                .iter()
                .any(|(identifier, _)| identifier == name)
            {
                let message = format!("{} is both an identifier and a property", quoted(name));
                self.error("ConflictingProperty", "properties", message);
            }
        }
    }

    /// Operations on one resource must be told which, with all its identifiers; operations on all of them must not.
    fn operations(&mut self) {
        if self.resource.identifiers.is_empty() {
            return;
        }
        let lifecycle = self.resource.lifecycle();
        let on_one = lifecycle
            .into_iter()
            .filter(|(name, _)| !matches!(*name, "create" | "list"))
            .filter_map(|(name, id)| Some((name, id?)))
            .chain(self.resource.operations.iter().map(|id| ("operations", id)));
        let on_all = lifecycle
            .into_iter()
            .filter(|(name, _)| *name == "list")
            .filter_map(|(name, id)| Some((name, id?)))
            .chain(
                self.resource
                    .collection_operations
                    .iter()
                    .map(|id| ("collectionOperations", id)),
            );
        for (property, id) in on_one {
            let missing = self.unbound(id);
            if let Some(name) = missing.first() {
                let message = format!(
                    "the input of {} does not say which resource it is about: no required member is bound to the identifier {}",
                    quoted(id.as_str()),
                    quoted(name),
                );
                self.error("MissingIdentifier", property, message);
            }
        }
        for (property, id) in on_all {
            if self.operation(id).is_some() && self.unbound(id).is_empty() {
                let message = format!(
                    "{} is an operation on all resources, but its input has all identifiers of one",
                    quoted(id.as_str()),
                );
                self.error("InvalidLifecycle", property, message);
            }
        }
    }

    /// The identifiers that no member of the operation's input is bound to, by trait or by name.
    fn unbound(&self, operation: &ShapeId) -> Vec<&'m str> {
        let Some((_, input)) = self.operation(operation) else {
            return Vec::new();
        };
        let is_bound = |name: &str, target: &ShapeId| {
            let explicit = |member: &Member| {
                member
                    .traits
                    .get("smithy.api#resourceIdentifier")
                    .and_then(|value| value.as_str())
                    .map(str::to_owned)
            };
            input.members().any(|member| {
                let by_trait = explicit(member).is_some_and(|identifier| identifier == name);
                (by_trait || (member.name == name && member.traits.required()))
                    && member.target == *target
            })
        };
        self.resource
            .identifiers
            .iter()
            .filter(|(name, target)| !is_bound(name, target))
            .map(|(name, _)| name.as_str())
            .collect()
    }
}
