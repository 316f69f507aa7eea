//! Finds shapes inside `@uniqueItems` lists, which must be comparable and hashable; see
//! [the uniqueItems trait](https://smithy.io/2.0/spec/constraint-traits.html#uniqueitems-trait).

use std::collections::BTreeSet;

use crate::model::{Model, Shape, ShapeId};

/// The shapes inside `@uniqueItems` lists.
pub(crate) fn hashable(model: &Model, shapes: &BTreeSet<ShapeId>) -> BTreeSet<ShapeId> {
    let lists = shapes.iter().filter_map(|id| model.get(id));
    let lists = lists.filter(|list| list.traits.unique_items());
    let mut pending: Vec<&ShapeId> = lists
        .flat_map(|list| list.members().map(|item| &item.target))
        .collect();
    let mut hashable = BTreeSet::new();
    while let Some(id) = pending.pop() {
        if hashable.insert(id.clone()) {
            let members = model.get(id).into_iter().flat_map(Shape::members);
            pending.extend(members.map(|member| &member.target));
        }
    }
    hashable
}
