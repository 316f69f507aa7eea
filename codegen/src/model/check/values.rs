//! Checks that unions and enums have members, and that no two values are the same (Smithy
//! specification, "union", "enum" and "intEnum").

use std::collections::HashMap;

use super::super::traits::id;
use super::super::{Decimal, Kind, Member, Model, Shape};
use crate::ast::Node;
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    for shape in model.shapes() {
        match &shape.kind {
            Kind::Union(members) => not_empty(shape, members, "union", found),
            Kind::Enum(members) => {
                not_empty(shape, members, "enum", found);
                unique(
                    shape,
                    members,
                    |value| value.as_str().map(str::to_owned),
                    found,
                );
            }
            Kind::IntEnum(members) => {
                not_empty(shape, members, "intEnum", found);
                let integer = |value: &Node| {
                    let number = Decimal::from(value.as_number()?.clone()).as_i128()?;
                    i32::try_from(number).ok().map(|number| number.to_string())
                };
                for member in members
                    .iter()
                    .filter(|member| !member.traits.has(id::ENUM_VALUE))
                {
                    let message = format!(
                        "the member {} of an intEnum has no value",
                        quoted(&member.name)
                    );
                    found.push(
                        Diagnostic::error("MissingEnumValue", message)
                            .at(member.place.clone())
                            .about(format!("{}${}", shape.id, member.name))
                            .help("give it the trait `smithy.api#enumValue` with an integer"),
                    );
                }
                unique(shape, members, integer, found);
            }
            _ => {}
        }
    }
}

/// Mixins are no exception: the specification does not make one.
fn not_empty(shape: &Shape, members: &[Member], kind: &str, found: &mut Diagnostics) {
    if members.is_empty() {
        let message = format!("the {kind} {} has no members", quoted(shape.id.as_str()));
        found.push(
            Diagnostic::error("NoMembers", message)
                .at(shape.place.clone())
                .about(&shape.id),
        );
    }
}

/// Malformed values are reported with all other trait values.
fn unique(
    shape: &Shape,
    members: &[Member],
    read: impl Fn(&Node) -> Option<String>,
    found: &mut Diagnostics,
) {
    let mut seen: HashMap<String, &Member> = HashMap::new();
    for member in members {
        let Some(value) = member.traits.get(id::ENUM_VALUE).and_then(&read) else {
            continue;
        };
        if let Some(other) = seen.get(&value) {
            let message = format!(
                "the members {} and {} have the same value {}",
                quoted(&other.name),
                quoted(&member.name),
                quoted(&value),
            );
            found.push(
                Diagnostic::error("DuplicateEnumValue", message)
                    .at(member.place.clone())
                    .about(format!("{}${}", shape.id, member.name))
                    .related(other.place.clone(), "the other member"),
            );
        } else {
            seen.insert(value, member);
        }
    }
}
