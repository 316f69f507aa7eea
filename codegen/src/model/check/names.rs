//! Checks for names that differ only in case (Smithy specification, "Shape ID conflicts").

use std::collections::HashMap;

use super::super::{Kind, Model, Shape};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, quoted};

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    let mut shapes: HashMap<String, &Shape> = HashMap::new();
    for shape in model.shapes() {
        if let Some(other) = shapes.insert(shape.id.as_str().to_ascii_lowercase(), shape) {
            let message = format!(
                "{} and {} differ only in case",
                quoted(other.id.as_str()),
                quoted(shape.id.as_str()),
            );
            found.push(
                Diagnostic::error("ConflictingName", message)
                    .at(shape.place.clone())
                    .about(&shape.id)
                    .related(other.place.clone(), "the other shape"),
            );
        }
        members(shape, found);
    }
}

fn members(shape: &Shape, found: &mut Diagnostics) {
    let mut seen = HashMap::new();
    for member in shape.members() {
        let Some(other) = seen.insert(member.name.to_ascii_lowercase(), member) else {
            continue;
        };
        let message = format!(
            "the members {} and {} differ only in case",
            quoted(&other.name),
            quoted(&member.name)
        );
        let mut diagnostic = Diagnostic::error("ConflictingMember", message)
            .at(member.place.clone())
            .about(format!("{}${}", shape.id, member.name))
            .related(other.place.clone(), "the other member");
        // Names of enum members are often derived from values, which may differ only in case.
        if matches!(shape.kind, Kind::Enum(_) | Kind::IntEnum(_)) {
            diagnostic.severity = Severity::Warning;
        }
        found.push(diagnostic);
    }
}
