//! Shapes that stand in a `@uniqueItems` list, and so must be comparable and hashable; see
//! [the uniqueItems trait](https://smithy.io/2.0/spec/constraint-traits.html#uniqueitems-trait).

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Kind, Model, ShapeId};

/// The shapes inside `@uniqueItems` lists.
///
/// Reports each list that holds something which is never equal to itself, or has no order.
pub(crate) fn hashable(
    model: &Model,
    shapes: &BTreeSet<ShapeId>,
    diagnostics: &mut Diagnostics,
) -> BTreeSet<ShapeId> {
    let mut found = BTreeSet::new();
    for list in shapes.iter().filter_map(|id| model.get(id)) {
        let Kind::List(item) = &list.kind else {
            continue;
        };
        if !list.traits.unique_items() {
            continue;
        }
        let mut inside = BTreeSet::new();
        let mut pending = vec![&item.target];
        while let Some(id) = pending.pop() {
            let Some(shape) = model.get(id) else {
                continue;
            };
            if !inside.insert(id.clone()) {
                continue;
            }
            if matches!(shape.kind, Kind::Float | Kind::Double | Kind::Document) {
                diagnostics.push(
                    Diagnostic::error(
                        "UniqueItems",
                        format!(
                            "the items of `{}` must be unique, but they hold a {}, of which no \
                             two can be told apart for sure",
                            list.id,
                            shape.kind.name(),
                        ),
                    )
                    .about(&list.id)
                    .at(list.place.clone()),
                );
                break;
            }
            pending.extend(shape.members().map(|member| &member.target));
        }
        found.extend(inside);
    }
    found
}
