//! Checks for shapes without values, because each value would contain another without end (Smithy specification,
//! "Recursive shape definitions").

use std::collections::{BTreeMap, BTreeSet};

use super::super::graph::{Graph, cycles};
use super::super::{Kind, Member, Model, Shape, ShapeId};
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    let through_lists = graph(model, |shape, _| {
        matches!(shape.kind, Kind::List(_) | Kind::Map { .. })
    });
    report(
        model,
        &through_lists,
        "a list or map contains itself without a structure or union in between",
        found,
    );
    let is_structure = |id: &ShapeId| {
        model
            .get(id)
            .is_some_and(|shape| matches!(shape.kind, Kind::Structure(_)))
    };
    let through_required = graph(model, |shape, member| {
        matches!(shape.kind, Kind::Structure(_))
            && member.traits.required()
            && is_structure(&member.target)
    });
    report(
        model,
        &through_required,
        "a structure contains itself through required members only",
        found,
    );
    unions(model, found);
}

fn graph(model: &Model, follow: impl Fn(&Shape, &Member) -> bool) -> Graph<'_> {
    let mut graph = Graph::new();
    for shape in model.shapes() {
        let steps: Vec<_> = shape
            .members()
            .filter(|member| follow(shape, member))
            .map(|member| (member.name.as_str(), &member.target))
            .collect();
        if !steps.is_empty() {
            graph.insert(&shape.id, steps);
        }
    }
    graph
}

fn report(model: &Model, graph: &Graph<'_>, what: &str, found: &mut Diagnostics) {
    for cycle in cycles(graph) {
        let Some(shape) = model.get(cycle.start) else {
            continue;
        };
        let message = format!("{what}: {}", cycle.describe());
        found.push(
            Diagnostic::error("EndlessRecursion", message)
                .at(shape.place.clone())
                .about(&shape.id),
        );
    }
}

/// A union has a value if any of its members has one, a structure if all its required members have one.
fn unions(model: &Model, found: &mut Diagnostics) {
    // For each structure and union, the number of members whose value is still missing, and the shapes that depend on
    // it.
    let mut missing: BTreeMap<&ShapeId, usize> = BTreeMap::new();
    let mut waiting: BTreeMap<&ShapeId, Vec<&ShapeId>> = BTreeMap::new();
    let mut ended: Vec<&ShapeId> = Vec::new();
    for shape in model.shapes() {
        let needs: Vec<&Member> = match &shape.kind {
            Kind::Structure(members) => members
                .iter()
                .filter(|member| member.traits.required())
                .collect(),
            Kind::Union(members) => members.iter().collect(),
            _ => Vec::new(),
        };
        let count = if matches!(shape.kind, Kind::Union(_)) {
            needs.len().min(1)
        } else {
            needs.len()
        };
        missing.insert(&shape.id, count);
        if count == 0 {
            ended.push(&shape.id);
        }
        for member in needs {
            waiting.entry(&member.target).or_default().push(&shape.id);
            if model.get(&member.target).is_none() {
                ended.push(&member.target);
            }
        }
    }
    let mut has_value: BTreeSet<&ShapeId> = BTreeSet::new();
    while let Some(id) = ended.pop() {
        if !has_value.insert(id) {
            continue;
        }
        for waiter in waiting.get(id).into_iter().flatten() {
            if let Some(count) = missing.get_mut(waiter) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    ended.push(waiter);
                }
            }
        }
    }
    for shape in model.shapes() {
        if matches!(shape.kind, Kind::Union(_)) && !has_value.contains(&shape.id) {
            let message = format!(
                "the union {} has no values: each of its members contains it again",
                quoted(shape.id.as_str()),
            );
            found.push(
                Diagnostic::error("EndlessRecursion", message)
                    .at(shape.place.clone())
                    .about(&shape.id),
            );
        }
    }
}
