//! Shapes in, everything they reach out (Smithy specification, "Service closure").

use std::collections::BTreeMap;

use super::{Kind, Model, Shape, ShapeId};

impl Model {
    /// The shapes with these ids and all that they refer to, at whatever depth, by shape id. Only shapes that `enter`
    /// accepts are part of it and are gone through further.
    ///
    /// Keeps a stack of its own, so that no model is too deep for it.
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

    /// The operations of a service or resource, those of the resources within it too, by shape id.
    pub fn operations_of<'m>(&'m self, id: &'m ShapeId) -> Vec<&'m Shape> {
        let is_operation = |shape: &Shape| matches!(shape.kind, Kind::Operation(_));
        let is_bound = |shape: &Shape| {
            shape.id == *id || is_operation(shape) || matches!(shape.kind, Kind::Resource(_))
        };
        let bound = self.closure([id], is_bound).into_values();
        bound.filter(|shape| is_operation(shape)).collect()
    }
}
