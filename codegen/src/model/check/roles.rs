//! Checks that inputs, outputs and mixins are used only as such (Smithy specification, "input
//! trait", "output trait" and "Mixins").

use std::collections::BTreeMap;

use super::super::traits::id;
use super::super::{Kind, Model, Operation, Resource, Shape, ShapeId};
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    let mut users: BTreeMap<(&str, &ShapeId), &Shape> = BTreeMap::new();
    for shape in model.shapes() {
        if let Kind::Operation(operation) = &shape.kind {
            for (property, id, role, other_role) in [
                ("input", &operation.input, id::INPUT, id::OUTPUT),
                ("output", &operation.output, id::OUTPUT, id::INPUT),
            ] {
                let Some(target) = model.get(id) else {
                    continue;
                };
                let at_target = |id, message| {
                    Diagnostic::error(id, message)
                        .at(shape.place.key(property).key("target"))
                        .about(&shape.id)
                };
                let target_id = quoted(id.as_str());
                if target.traits.has(other_role) {
                    let message = format!(
                        "{target_id} cannot be an {property}, because it has the trait `{other_role}`"
                    );
                    found.push(at_target("WrongTarget", message));
                } else if target.traits.has(role) {
                    let Some(other) = users.insert((property, id), shape) else {
                        continue;
                    };
                    let message = format!(
                        "{target_id} is already the {property} of {}: with the trait `{role}`, it can be the {property} of only one operation",
                        quoted(other.id.as_str()),
                    );
                    found.push(
                        at_target("SharedStructure", message)
                            .related(other.place.clone(), "the other operation"),
                    );
                }
            }
        }
        members(model, shape, found);
        mixin(shape, found);
    }
}

/// A shape with `input` or `output` must not be used for anything else.
fn members(model: &Model, shape: &Shape, found: &mut Diagnostics) {
    for member in shape.members() {
        let Some(target) = model.get(&member.target) else {
            continue;
        };
        if let Some(role) = [id::INPUT, id::OUTPUT]
            .into_iter()
            .find(|id| target.traits.has(id))
        {
            let message = format!(
                "{} has the trait `{role}`, so only operations can refer to it",
                quoted(target.id.as_str()),
            );
            found.push(
                Diagnostic::error("WrongTarget", message)
                    .at(member.place.key("target"))
                    .about(format!("{}${}", shape.id, member.name)),
            );
        }
    }
}

/// Operations and resources contribute little more than traits as mixins.
fn mixin(shape: &Shape, found: &mut Diagnostics) {
    if !shape.traits.is_mixin() {
        return;
    }
    let message = match &shape.kind {
        Kind::Operation(Operation { input, output, .. })
            if [input, output].into_iter().any(|id| !id.is_unit()) =>
        {
            "an operation that is a mixin has neither input nor output"
        }
        Kind::Resource(resource) if *resource != Resource::default() => {
            "a resource that is a mixin has no properties"
        }
        _ => return,
    };
    found.push(
        Diagnostic::error("InvalidMixin", message)
            .at(shape.place.clone())
            .about(&shape.id),
    );
}
