//! Which members need a `Box`: a struct or enum cannot hold itself, directly or through others.
//!
//! Lists and maps are on the heap already, so only edges from a structure or union straight to
//! another count. Of each cycle one edge is boxed, the last in the order of shape ids and members,
//! and none that lies on no cycle.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Kind, Model, ShapeId};

/// A member by its shape and its index in it.
type Edge = (ShapeId, usize);

/// The members whose value is behind a `Box`.
#[derive(Debug, Default)]
pub(crate) struct Boxes(BTreeSet<Edge>);

impl Boxes {
    /// Whether this member of this shape is one.
    pub(crate) fn contains(&self, shape: &ShapeId, member: usize) -> bool {
        self.0.contains(&(shape.clone(), member))
    }

    pub(crate) fn new(model: &Model, shapes: &BTreeSet<ShapeId>) -> Boxes {
        let mut graph = Graph::default();
        let mut edges = Vec::new();
        for id in shapes {
            for (index, target) in direct_targets(model, id) {
                graph.add(id, &target);
                edges.push(((id.clone(), index), target));
            }
        }
        // Cutting an edge can make an earlier cut needless, so each is tried again in the end.
        let mut cut = Vec::new();
        for (edge, target) in edges {
            if graph.leads(&target, &edge.0) {
                graph.remove(&edge.0, &target);
                cut.push((edge, target));
            }
        }
        let mut boxes = BTreeSet::new();
        for (edge, target) in cut {
            if graph.leads(&target, &edge.0) {
                boxes.insert(edge);
            } else {
                graph.add(&edge.0, &target);
            }
        }
        Boxes(boxes)
    }
}

/// The members of a structure or union that hold another one, by their index.
fn direct_targets(model: &Model, id: &ShapeId) -> Vec<(usize, ShapeId)> {
    let Some(Kind::Structure(members) | Kind::Union(members)) =
        model.get(id).map(|shape| &shape.kind)
    else {
        return Vec::new();
    };
    let is_direct = |target: &ShapeId| {
        let kind = model.get(target).map(|shape| &shape.kind);
        matches!(kind, Some(Kind::Structure(_) | Kind::Union(_)))
    };
    let all = members.iter().enumerate();
    all.filter(|(_, member)| is_direct(&member.target))
        .map(|(index, member)| (index, member.target.clone()))
        .collect()
}

/// Who holds whom, and how often.
#[derive(Default)]
struct Graph(BTreeMap<ShapeId, BTreeMap<ShapeId, usize>>);

impl Graph {
    fn add(&mut self, from: &ShapeId, to: &ShapeId) {
        let edges = self.0.entry(from.clone()).or_default();
        *edges.entry(to.clone()).or_default() += 1;
    }

    fn remove(&mut self, from: &ShapeId, to: &ShapeId) {
        if let Some(edges) = self.0.get_mut(from)
            && let Some(count) = edges.get_mut(to)
        {
            *count -= 1;
            if *count == 0 {
                edges.remove(to);
            }
        }
    }

    /// Whether there is a way from one shape to another.
    fn leads(&self, from: &ShapeId, to: &ShapeId) -> bool {
        let mut seen = BTreeSet::new();
        let mut pending = vec![from];
        while let Some(at) = pending.pop() {
            if at == to {
                return true;
            }
            if seen.insert(at) {
                pending.extend(self.0.get(at).into_iter().flat_map(BTreeMap::keys));
            }
        }
        false
    }
}
