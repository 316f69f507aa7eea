//! Finds everything that shapes refer to (Smithy specification, "Service closure").

use std::collections::BTreeMap;

use super::{Kind, Model, Shape, ShapeId};

impl Model {
    /// The shapes with these ids and everything they refer to, at any depth, by shape id. Only shapes that `enter`
    /// accepts are included and followed.
    ///
    /// Uses an explicit stack, so that no model is too deep.
    pub fn closure<'m>(
        &'m self,
        starts: impl IntoIterator<Item = &'m ShapeId>,
        mut enter: impl FnMut(&'m Shape) -> bool,
    ) -> BTreeMap<&'m ShapeId, &'m Shape> {
        let mut reached = BTreeMap::new();
        let mut next: Vec<&ShapeId> = starts.into_iter().collect();
        while let Some(id) = next.pop() {
            let shape = self.get(id).filter(|_| !reached.contains_key(id));
            if let Some(shape) = shape.filter(|shape| enter(shape)) {
                reached.insert(&shape.id, shape);
                next.extend(shape.relations().iter().map(|relation| relation.target));
            }
        }
        reached
    }

    /// The operations of a service or resource, including those of its resources, by shape id.
    pub fn operations_of<'m>(&'m self, id: &'m ShapeId) -> Vec<&'m Shape> {
        let is_operation = |shape: &Shape| matches!(shape.kind, Kind::Operation(_));
        let is_bound = |shape: &Shape| {
            shape.id == *id || is_operation(shape) || matches!(shape.kind, Kind::Resource(_))
        };
        let bound = self.closure([id], is_bound).into_values();
        bound.filter(|shape| is_operation(shape)).collect()
    }
}
