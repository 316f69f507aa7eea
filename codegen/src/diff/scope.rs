//! What is compared: the shapes of the roots in both models, and whether they are in inputs or outputs.

use std::collections::BTreeSet;

use super::Level;
use super::rules::Sides;
use crate::model::{Kind, Model, Shape, ShapeId};
use crate::select::Root;
use crate::slice;

/// Two models, and the shapes to compare.
pub(super) struct Scope<'m> {
    pub(super) old: &'m Model,
    pub(super) new: &'m Model,
    /// Whether everything is compared, and not only some roots.
    pub(super) is_whole: bool,
    ids: BTreeSet<&'m ShapeId>,
    inputs: BTreeSet<&'m ShapeId>,
    outputs: BTreeSet<&'m ShapeId>,
}

impl<'m> Scope<'m> {
    /// The closure of the roots in each model that has them, or everything if there are no roots.
    pub(super) fn new(old: &'m Model, new: &'m Model, roots: &BTreeSet<Root>) -> Self {
        let mut scope = Scope {
            old,
            new,
            is_whole: roots.is_empty(),
            ids: BTreeSet::new(),
            inputs: BTreeSet::new(),
            outputs: BTreeSet::new(),
        };
        for model in [old, new] {
            if roots.is_empty() {
                let own = model.shapes().filter(|shape| !shape.is_prelude());
                scope.ids.extend(own.map(|shape| &shape.id));
            }
            for root in roots {
                let roots = BTreeSet::from([root.clone()]);
                let closure = slice::closure(model, &roots).unwrap_or_default();
                scope.ids.extend(
                    closure
                        .into_iter()
                        .filter(|id| id.namespace() != "smithy.api"),
                );
            }
        }
        for model in [old, new] {
            scope.add_sides(model);
        }
        scope
    }

    fn add_sides(&mut self, model: &'m Model) {
        let (mut inputs, mut outputs) = (Vec::new(), Vec::new());
        for shape in self.ids.iter().filter_map(|id| model.get(id)) {
            match &shape.kind {
                Kind::Operation(operation) => {
                    inputs.push(&operation.input);
                    outputs.push(&operation.output);
                    outputs.extend(&operation.errors);
                }
                Kind::Service(service) => outputs.extend(&service.errors),
                _ => {}
            }
        }
        self.inputs
            .extend(model.closure(inputs, |_| true).into_keys());
        self.outputs
            .extend(model.closure(outputs, |_| true).into_keys());
    }

    /// Whether a shape is compared.
    pub(super) fn has(&self, id: &ShapeId) -> bool {
        self.ids.contains(id)
    }

    /// The shapes that are compared, by id, as both models have them.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (Option<&'m Shape>, Option<&'m Shape>)> {
        self.ids
            .iter()
            .map(|id| (self.old.get(id), self.new.get(id)))
    }

    /// The severity of a change in a shape: in an input, in an output, or in both.
    pub(super) fn side(&self, id: &ShapeId, (input, output): Sides) -> Level {
        match (self.inputs.contains(id), self.outputs.contains(id)) {
            (true, false) => input,
            (false, true) => output,
            _ => input.max(output),
        }
    }
}
