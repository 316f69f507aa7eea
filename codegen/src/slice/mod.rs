//! Cuts the closure of some roots out of a model, as a model of its own in normal form.
//!
//! Shapes and traits are ordered by id, members stay in the order of the model, and mixins are flattened. A service
//! keeps only what was asked for. Slicing a slice changes nothing.

mod dropped;
mod tree;

use std::collections::BTreeSet;

pub use dropped::Dropped;

use crate::ast;
use crate::diagnostic::Diagnostics;
use crate::model::{Kind, Model, Shape, ShapeId};
use crate::select::{self, Root};
use dropped::OF_RESOURCES;

/// What to cut out.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The roots.
    pub roots: BTreeSet<Root>,
    /// Which traits to leave out.
    pub dropped: Dropped,
}

/// The text of the slice, in the JSON AST.
///
/// ```
/// use std::collections::BTreeSet;
/// use smithy_typegen::{internal::{model::Model, select::Root, slice}, source::Sources};
///
/// let mut sources = Sources::new();
/// sources.add("city.json", r#"{ "smithy": "2.0", "shapes": {
///     "example#City": { "type": "structure", "members": { "name": { "target": "example#Name" } } },
///     "example#Name": { "type": "string" },
///     "example#Other": { "type": "string" }
/// } }"#);
/// let model = Model::load(&sources).expect("a model with nothing wrong").model;
/// let request = slice::Request {
///     roots: BTreeSet::from([Root::Shape("example#City".to_owned())]),
///     ..slice::Request::default()
/// };
/// let text = slice::slice(&model, &request).expect("a shape of the model");
/// assert!(text.contains("example#Name") && !text.contains("example#Other"));
/// ```
///
/// # Errors
///
/// A diagnostic for each root that is missing or of the wrong kind.
pub fn slice(model: &Model, request: &Request) -> Result<String, Diagnostics> {
    let mut kept = closure(model, &request.roots)?;
    let has_resources = shapes(model, &kept).any(|shape| matches!(shape.kind, Kind::Resource(_)));
    let is_dropped = |id: &ShapeId| {
        request.dropped.has(id.as_str()) || (!has_resources && OF_RESOURCES.contains(&id.as_str()))
    };
    add_definitions(model, &mut kept, is_dropped);
    let shapes = shapes(model, &kept).filter(|shape| !shape.is_prelude());
    let node = tree::model(shapes, &tree::Kept { kept: &kept, model }, is_dropped);
    Ok(ast::write(&node, 2))
}

/// The shapes of the roots: what [`select`](crate::select) finds, and of whole services their resources.
///
/// # Errors
///
/// A diagnostic for each root that is missing or of the wrong kind.
pub(crate) fn closure<'m>(
    model: &'m Model,
    roots: &BTreeSet<Root>,
) -> Result<BTreeSet<&'m ShapeId>, Diagnostics> {
    let selection = select::select(model, roots, |_| false)?;
    let ids = selection.shapes.iter().chain(selection.operations.keys());
    let ids = ids.chain(&selection.services);
    let known = |id| model.get(id).map(|shape| &shape.id);
    let mut closure: BTreeSet<_> = ids.filter_map(known).collect();
    for root in roots {
        if let (Root::Service(_), Some(service)) = (root, model.get_by_text(root.id())) {
            closure.extend(model.closure([&service.id], |_| true).into_keys());
        }
    }
    Ok(closure)
}

fn shapes<'m>(
    model: &'m Model,
    ids: &BTreeSet<&'m ShapeId>,
) -> impl Iterator<Item = &'m Shape> + use<'m> {
    let shapes: Vec<_> = ids.iter().filter_map(|id| model.get(id)).collect();
    shapes.into_iter()
}

/// Adds the definitions of the traits that are kept, which are shapes of the model unless they are the prelude's.
fn add_definitions<'m>(
    model: &'m Model,
    kept: &mut BTreeSet<&'m ShapeId>,
    is_dropped: impl Fn(&ShapeId) -> bool,
) {
    let mut pending: Vec<&Shape> = shapes(model, kept).collect();
    while let Some(shape) = pending.pop() {
        let of_members = shape.members().flat_map(|member| member.traits.iter());
        let ids = shape.traits.iter().chain(of_members).map(|(id, _)| id);
        let definitions = ids.filter(|id| !is_dropped(id));
        let definitions = definitions
            .filter_map(|id| model.get(id))
            .map(|shape| &shape.id);
        let definitions = definitions.filter(|id| !kept.contains(id));
        let reached = model.closure(definitions.collect::<Vec<_>>(), |shape| {
            !shape.is_prelude() && !kept.contains(&shape.id)
        });
        for (id, shape) in reached {
            kept.insert(id);
            pending.push(shape);
        }
    }
}
