//! Checks that no two members of a shape have the same name in JSON (Smithy specification, "jsonName trait").

use std::collections::HashMap;

use super::super::{Kind, Model, Shape};
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    for shape in model.shapes() {
        if let Kind::Structure(members) | Kind::Union(members) = &shape.kind
            && members
                .iter()
                .any(|member| member.traits.json_name().is_some())
        {
            members_of(shape, found);
        }
    }
}

fn members_of(shape: &Shape, found: &mut Diagnostics) {
    let mut seen = HashMap::new();
    for member in shape.members() {
        let name = member.traits.json_name().unwrap_or(&member.name);
        let Some(other) = seen.insert(name, member) else {
            continue;
        };
        let message = format!(
            "the members {} and {} have the same name {} in JSON",
            quoted(&other.name),
            quoted(&member.name),
            quoted(name),
        );
        found.push(
            Diagnostic::error("ConflictingJsonName", message)
                .at(member.place.clone())
                .about(format!("{}${}", shape.id, member.name))
                .related(other.place.clone(), "the other member"),
        );
    }
}
