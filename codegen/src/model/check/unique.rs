//! Checks that the items of lists with unique items can be compared (Smithy specification, "uniqueItems trait").

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Kind, Model, ShapeId};
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    let is_unique = |shape: &&super::Shape| shape.traits.unique_items();
    if !model.shapes().any(|shape| is_unique(&shape)) {
        return;
    }
    let incomparable = incomparable(model);
    for shape in model.shapes().filter(is_unique) {
        let Kind::List(member) = &shape.kind else {
            continue;
        };
        let Some(why) = incomparable.get(&member.target) else {
            continue;
        };
        let message = format!(
            "the items of {} must be unique, but they contain {why}, which cannot be compared",
            quoted(shape.id.as_str()),
        );
        found.push(
            Diagnostic::error("WrongTarget", message)
                .at(member.place.key("target"))
                .about(&shape.id),
        );
    }
}

/// The shapes that contain, at any depth, something without equality, and what that is.
fn incomparable(model: &Model) -> BTreeMap<&ShapeId, &'static str> {
    let mut users: BTreeMap<&ShapeId, Vec<&ShapeId>> = BTreeMap::new();
    let mut next = Vec::new();
    for shape in model.shapes() {
        match shape.kind {
            Kind::Float => next.push((&shape.id, "floats")),
            Kind::Double => next.push((&shape.id, "doubles")),
            Kind::Document => next.push((&shape.id, "documents")),
            _ => {}
        }
        let targets: BTreeSet<&ShapeId> = shape.members().map(|member| &member.target).collect();
        for target in targets {
            users.entry(target).or_default().push(&shape.id);
        }
    }
    let mut found = BTreeMap::new();
    while let Some((id, why)) = next.pop() {
        if found.insert(id, why).is_none() {
            next.extend(users.get(id).into_iter().flatten().map(|user| (*user, why)));
        }
    }
    found
}
