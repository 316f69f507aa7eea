//! Finds cycles in a graph of shapes.

use std::collections::{BTreeMap, BTreeSet};

use super::ShapeId;

/// The steps from each shape: what the step goes through, and where it leads.
pub(super) type Graph<'m> = BTreeMap<&'m ShapeId, Vec<(&'m str, &'m ShapeId)>>;

/// The steps not yet taken from a shape.
type Rest<'g, 'm> = std::slice::Iter<'g, (&'m str, &'m ShapeId)>;

/// A cycle: the shape it starts and ends at, and the steps, with what each goes through.
pub(super) struct Cycle<'m> {
    pub(super) start: &'m ShapeId,
    pub(super) steps: Vec<(&'m str, &'m ShapeId)>,
}

impl Cycle<'_> {
    /// The cycle as text; of a long one, only the beginning.
    pub(super) fn describe(&self) -> String {
        const SHOWN: usize = 8;
        let mut text = self.start.to_string();
        for (through, to) in self.steps.iter().take(SHOWN) {
            text.push_str(&format!(" → {through} → {to}"));
        }
        if self.steps.len() > SHOWN {
            text.push_str(" → …");
        }
        text
    }
}

/// Returns cycles such that every shape on any cycle is connected to one of them. Each shape is on at most one.
///
/// Visits every step once, with an explicit stack, so that no model is too deep.
pub(super) fn cycles<'m>(graph: &Graph<'m>) -> Vec<Cycle<'m>> {
    let mut found = Vec::new();
    let mut done: BTreeSet<&ShapeId> = BTreeSet::new();
    let mut reported: BTreeSet<&ShapeId> = BTreeSet::new();
    for &root in graph.keys() {
        if done.contains(root) {
            continue;
        }
        // The shapes on the current path, each with its remaining steps and the step that led to it.
        let mut way: Vec<(&ShapeId, Rest<'_, '_>, &str)> = Vec::new();
        let mut depth: BTreeMap<&ShapeId, usize> = BTreeMap::new();
        let steps = |id: &ShapeId| graph.get(id).map(Vec::as_slice).unwrap_or_default().iter();
        way.push((root, steps(root), ""));
        depth.insert(root, 0);
        while let Some((here, rest, _)) = way.last_mut() {
            let Some(&(through, to)) = rest.next() else {
                done.insert(here);
                depth.remove(*here);
                way.pop();
                continue;
            };
            if let Some(&start) = depth.get(to) {
                let round = way.get(start..).unwrap_or_default();
                if !round.iter().any(|(id, ..)| reported.contains(id)) {
                    let mut steps: Vec<_> = round
                        .iter()
                        .skip(1)
                        .map(|(id, _, through)| (*through, *id))
                        .collect();
                    steps.push((through, to));
                    reported.extend(round.iter().map(|(id, ..)| *id));
                    found.push(Cycle { start: to, steps });
                }
            } else if !done.contains(to) {
                depth.insert(to, way.len());
                way.push((to, steps(to), through));
            }
        }
    }
    found
}
