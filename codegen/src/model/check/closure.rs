//! Checks services: names in their closure must be unique, renames must be valid, nothing may be bound twice (Smithy
//! specification, "Service closure").

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Kind, Model, Role, Service, Shape, ShapeId};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, quoted};

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    let names_are_unique = names_are_unique(model);
    for shape in model.shapes() {
        if let Kind::Service(service) = &shape.kind {
            let mut check = Check {
                model,
                shape,
                service,
                found,
            };
            check.bound_twice();
            // Many services may share shapes, so a closure is only searched if a conflict is possible.
            if !names_are_unique || !service.rename.is_empty() {
                let closure = model.closure([&shape.id], |_| true);
                check.names(&closure);
                check.renames(&closure);
            }
        }
    }
}

/// Whether all shapes of the model have different names, ignoring namespaces.
fn names_are_unique(model: &Model) -> bool {
    let mut seen = BTreeSet::new();
    model
        .shapes()
        .filter(|shape| !shape.id.is_unit())
        .all(|shape| seen.insert(shape.id.name().to_ascii_lowercase()))
}

struct Check<'m, 'f> {
    model: &'m Model,
    shape: &'m Shape,
    service: &'m Service,
    found: &'f mut Diagnostics,
}

impl<'m> Check<'m, '_> {
    /// Within a service, only one shape may bind an operation or resource, though for several purposes.
    fn bound_twice(&mut self) {
        let mut bound: BTreeSet<&ShapeId> = BTreeSet::new();
        let mut next: Vec<&Shape> = vec![self.shape];
        while let Some(shape) = next.pop() {
            for id in bindings(shape) {
                let target = self.model.get(id);
                if bound.insert(id) {
                    next.extend(target.filter(|target| matches!(target.kind, Kind::Resource(_))));
                    continue;
                }
                let message = format!(
                    "{} is bound by more than one shape in the service {}",
                    quoted(id.as_str()),
                    quoted(self.shape.id.as_str()),
                );
                let place = target.map_or(&self.shape.place, |target| &target.place);
                self.found.push(
                    Diagnostic::error("BoundTwice", message)
                        .at(place.clone())
                        .about(id),
                );
            }
        }
    }

    fn name<'a>(&'a self, shape: &'a Shape) -> &'a str {
        self.service
            .rename
            .get(&shape.id)
            .map_or(shape.id.name(), String::as_str)
    }

    fn names(&mut self, closure: &BTreeMap<&'m ShapeId, &'m Shape>) {
        let mut named: BTreeMap<String, &Shape> = BTreeMap::new();
        let mut conflicts = Vec::new();
        for shape in closure.values() {
            let name = self.name(shape).to_ascii_lowercase();
            if let Some(other) = named.get(&name) {
                // Ids that differ only in case are reported for the whole model.
                if !other.id.as_str().eq_ignore_ascii_case(shape.id.as_str())
                    || self.service.rename.contains_key(&shape.id)
                {
                    conflicts.push((*other, *shape));
                }
            } else {
                named.insert(name, shape);
            }
        }
        for (other, shape) in conflicts {
            let Some(severity) = self.severity(other, shape) else {
                continue;
            };
            let message = format!(
                "{} and {} both have the name {} in the service {}",
                quoted(other.id.as_str()),
                quoted(shape.id.as_str()),
                quoted(self.name(shape)),
                quoted(self.shape.id.as_str()),
            );
            let mut diagnostic = Diagnostic::error("ConflictingName", message)
                .at(shape.place.clone())
                .about(&shape.id)
                .related(other.place.clone(), "the other shape")
                .help("rename one of them in the service's `rename` property");
            diagnostic.severity = severity;
            self.found.push(diagnostic);
        }
    }

    /// Equal simple shapes may share a name, equal lists should not, and others must not.
    fn severity(&self, one: &Shape, two: &Shape) -> Option<Severity> {
        let (mut one, mut two) = (one, two);
        let mut through_list = false;
        // Lists that contain themselves are reported elsewhere and end the comparison here.
        let mut seen = BTreeSet::new();
        loop {
            if one.kind.name() != two.kind.name() || !one.traits.iter().eq(two.traits.iter()) {
                return Some(Severity::Error);
            }
            match (&one.kind, &two.kind) {
                (Kind::List(of_one), Kind::List(of_two)) => {
                    through_list = true;
                    if !of_one.traits.iter().eq(of_two.traits.iter()) {
                        return Some(Severity::Error);
                    }
                    let targets = (
                        self.model.get(&of_one.target),
                        self.model.get(&of_two.target),
                    );
                    let (Some(target_one), Some(target_two)) = targets else {
                        return None;
                    };
                    if target_one.id == target_two.id
                        || !seen.insert((&target_one.id, &target_two.id))
                    {
                        return Some(Severity::Warning);
                    }
                    (one, two) = (target_one, target_two);
                }
                (kind, _) if is_simple(kind) => return through_list.then_some(Severity::Warning),
                _ => return Some(Severity::Error),
            }
        }
    }

    fn renames(&mut self, closure: &BTreeMap<&'m ShapeId, &'m Shape>) {
        for (from, to) in &self.service.rename {
            let why = match closure.get(from) {
                None => Some("it is not in the closure of the service".to_owned()),
                Some(_) if to == from.name() => Some("it already has that name".to_owned()),
                Some(shape) => match &shape.kind {
                    Kind::Operation(_) | Kind::Resource(_) | Kind::Service(_) => Some(format!(
                        "shapes of type {} cannot be renamed",
                        shape.kind.name()
                    )),
                    _ => None,
                },
            };
            if let Some(why) = why {
                let message = format!(
                    "{} cannot be renamed to {}: {why}",
                    quoted(from.as_str()),
                    quoted(to)
                );
                let place = self.shape.place.key("rename").key(from.as_str());
                self.found.push(
                    Diagnostic::error("InvalidRename", message)
                        .at(place)
                        .about(&self.shape.id),
                );
            }
        }
    }
}

fn is_simple(kind: &Kind) -> bool {
    !matches!(
        kind,
        Kind::List(_)
            | Kind::Map { .. }
            | Kind::Structure(_)
            | Kind::Union(_)
            | Kind::Service(_)
            | Kind::Resource(_)
            | Kind::Operation(_)
    )
}

/// The distinct operations and resources that a service or resource binds.
fn bindings(shape: &Shape) -> BTreeSet<&ShapeId> {
    shape
        .relations()
        .into_iter()
        .filter(|relation| matches!(relation.role, Role::Operation | Role::Resource))
        .map(|relation| relation.target)
        .collect()
}
