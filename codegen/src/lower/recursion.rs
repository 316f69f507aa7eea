//! Finds members that need a `Box`: a struct or enum cannot contain itself, directly or indirectly.
//!
//! Lists and maps are on the heap already, so only direct edges between structures and unions
//! count. Each strongly connected component is traversed depth-first, starting from its first shape
//! by id, from contained shapes to their containers. A member is boxed if its container is on the
//! current path. That path closes a cycle without other boxes, so no box is redundant, and without
//! the boxed members no cycle remains. Each edge is visited a fixed number of times.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Kind, Model, ShapeId};

/// The boxed members, by shape and index.
#[derive(Debug, Default)]
pub(crate) struct Boxes(BTreeMap<ShapeId, BTreeSet<usize>>);

impl Boxes {
    /// Whether this member of this shape is boxed.
    pub(crate) fn contains(&self, shape: &ShapeId, member: usize) -> bool {
        self.0
            .get(shape)
            .is_some_and(|members| members.contains(&member))
    }

    pub(crate) fn new(model: &Model, shapes: &BTreeSet<ShapeId>) -> Boxes {
        let mut held = Edges::new();
        let mut holders = Edges::new();
        for shape in shapes {
            for (member, target) in direct_targets(model, shape) {
                if let Some(target) = shapes.get(target) {
                    held.entry(shape).or_default().push((member, target));
                    holders.entry(target).or_default().push((member, shape));
                }
            }
        }
        let groups = groups(shapes, &held, &holders);
        // Containers that are contained too.
        let mut recursive = Edges::new();
        for (target, holders) in holders {
            let is_mutual =
                |(_, holder): &(usize, &ShapeId)| groups.get(holder) == groups.get(target);
            recursive.insert(target, holders.into_iter().filter(is_mutual).collect());
        }
        let mut boxes: BTreeMap<ShapeId, BTreeSet<usize>> = BTreeMap::new();
        let mut walk = Walk::of(&recursive);
        for shape in shapes {
            let boxed = |member, holder: &ShapeId| {
                boxes.entry(holder.clone()).or_default().insert(member);
            };
            walk.from(shape, boxed, |_| {});
        }
        Boxes(boxes)
    }
}

/// For each shape, the first visited shape of its strongly connected component (Kosaraju's
/// algorithm).
fn groups<'m>(
    shapes: &'m BTreeSet<ShapeId>,
    held: &Edges<'m>,
    holders: &Edges<'m>,
) -> BTreeMap<&'m ShapeId, &'m ShapeId> {
    let mut order = Vec::new();
    let mut walk = Walk::of(held);
    for shape in shapes {
        walk.from(shape, |_, _| {}, |done| order.push(done));
    }
    let mut groups = BTreeMap::new();
    let mut walk = Walk::of(holders);
    for first in order.into_iter().rev() {
        walk.from(first, |_, _| {}, |done| groups.extend([(done, first)]));
    }
    groups
}

/// Members by their index, with the shape at the other end, by the shape at this end.
type Edges<'m> = BTreeMap<&'m ShapeId, Vec<(usize, &'m ShapeId)>>;

/// A depth-first traversal that takes each edge once.
struct Walk<'e, 'm> {
    edges: &'e Edges<'m>,
    visits: BTreeMap<&'m ShapeId, Visit>,
}

/// The state of a shape in the traversal.
enum Visit {
    Inside,
    Done,
}

impl<'e, 'm> Walk<'e, 'm> {
    fn of(edges: &'e Edges<'m>) -> Self {
        Walk {
            edges,
            visits: BTreeMap::new(),
        }
    }

    /// Continues from a shape, unless it has been visited. Reports edges back to a shape on the
    /// current path, and shapes when everything reachable from them is done.
    fn from(
        &mut self,
        root: &'m ShapeId,
        mut back: impl FnMut(usize, &'m ShapeId),
        mut done: impl FnMut(&'m ShapeId),
    ) {
        if self.visits.contains_key(root) {
            return;
        }
        // An explicit stack, because a model may be deeper than the machine's stack.
        self.visits.insert(root, Visit::Inside);
        let mut open = vec![(root, self.edges_of(root))];
        while let Some((shape, edges)) = open.last_mut() {
            let shape = *shape;
            let Some((member, next)) = edges.next() else {
                self.visits.insert(shape, Visit::Done);
                done(shape);
                open.pop();
                continue;
            };
            match self.visits.get(next) {
                Some(Visit::Done) => {}
                Some(Visit::Inside) => back(*member, next),
                None => {
                    self.visits.insert(next, Visit::Inside);
                    open.push((next, self.edges_of(next)));
                }
            }
        }
    }

    fn edges_of(&self, shape: &ShapeId) -> std::slice::Iter<'e, (usize, &'m ShapeId)> {
        self.edges.get(shape).map_or(&[][..], Vec::as_slice).iter()
    }
}

/// The members of a structure or union that directly contain another one, by index.
fn direct_targets<'m>(
    model: &'m Model,
    id: &ShapeId,
) -> impl Iterator<Item = (usize, &'m ShapeId)> + use<'m> {
    let members = match model.get(id).map(|shape| &shape.kind) {
        Some(Kind::Structure(members) | Kind::Union(members)) => members.as_slice(),
        _ => &[],
    };
    let is_direct = |target: &ShapeId| {
        let kind = model.get(target).map(|shape| &shape.kind);
        matches!(kind, Some(Kind::Structure(_) | Kind::Union(_)))
    };
    let all = members.iter().enumerate();
    all.filter(move |(_, member)| is_direct(&member.target))
        .map(|(index, member)| (index, &member.target))
}
