//! Pagination: that the members it names are there (Smithy specification, "paginated trait").

use super::super::traits::id;
use super::super::{Kind, Member, Model, Shape, ShapeId};
use super::Subject;
use crate::ast::{Node, Object};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, quoted};

/// The properties that name members, whether of the output, and whether an operation must have them.
const PROPERTIES: [(&str, bool, bool); 4] = [
    ("inputToken", false, true),
    ("outputToken", true, true),
    ("items", true, false),
    ("pageSize", false, false),
];

/// Each operation is held against its own trait, where it leaves out what the services that bind it say.
pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    let services: Vec<_> = model.shapes().filter_map(paginated).collect();
    for shape in model.shapes() {
        let Kind::Operation(operation) = &shape.kind else {
            continue;
        };
        let Some(own) = shape.traits.get(id::PAGINATED).and_then(Node::as_object) else {
            continue;
        };
        for (property, of_output, is_needed) in PROPERTIES {
            let of_service = || services.iter().find_map(|service| text(service, property));
            let Some(path) = text(own, property).or_else(of_service) else {
                if is_needed {
                    let message = format!(
                        "pagination lacks {}, which neither the operation nor its service has",
                        quoted(property)
                    );
                    let diagnostic = Diagnostic::error("InvalidPagination", message);
                    found.push(Subject::shape(shape).at_trait(diagnostic, id::PAGINATED));
                }
                continue;
            };
            let (holder, what) = match of_output {
                true => (&operation.output, "output"),
                false => (&operation.input, "input"),
            };
            if let Err((holder, name)) = resolve(model, holder, path) {
                let message = format!(
                    "{} of the pagination names {}, but {} of the {what} has no member {}",
                    quoted(property),
                    quoted(path),
                    quoted(holder.id.as_str()),
                    quoted(name),
                );
                let members = holder.members().map(|member| member.name.as_str());
                let diagnostic =
                    Diagnostic::error("InvalidPagination", message).suggest(nearest(name, members));
                found.push(Subject::shape(shape).at_trait(diagnostic, id::PAGINATED));
            }
        }
    }
}

/// The trait of a service.
fn paginated(shape: &Shape) -> Option<&Object> {
    match shape.kind {
        Kind::Service(_) => shape.traits.get(id::PAGINATED)?.as_object(),
        _ => None,
    }
}

fn text<'m>(properties: &'m Object, name: &str) -> Option<&'m str> {
    properties.get(name)?.as_str()
}

/// Follows a path of names between dots; the error is the structure that lacks one, and the name.
fn resolve<'m, 'p>(
    model: &'m Model,
    holder: &ShapeId,
    path: &'p str,
) -> Result<(), (&'m Shape, &'p str)> {
    let Some(mut holder) = model.get(holder) else {
        return Ok(());
    };
    for name in path.split('.') {
        let member: &Member = holder.member(name).ok_or((holder, name))?;
        match model.get(&member.target) {
            Some(target) => holder = target,
            // A target that is not there has been reported.
            None => return Ok(()),
        }
    }
    Ok(())
}
