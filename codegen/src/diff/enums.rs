//! Rules about the values of enums of strings.

use super::context::{Context, Subject};
use super::rules;
use crate::ast::Node;
use crate::model::traits::id;
use crate::model::{Kind, Member, Shape};

/// Compares the values of an enum. Numbers in ids are positions in the list of values.
pub(super) fn compare(context: &mut Context<'_>, old: &Shape, new: &Shape) {
    let (Some(before), Some(after)) = (values(old), values(new)) else {
        return;
    };
    let subject = Subject::shape(old, new);
    let mut end = before.len();
    for (index, (value, name)) in before.iter().enumerate() {
        match after.iter().find(|(found, _)| found == value) {
            None => {
                end -= 1;
                let reason = format!("the value `{value}` was removed");
                context.push_about(&rules::ENUM_REMOVED, index, &subject, reason);
            }
            Some((_, now)) if now != name => {
                let shown = |name: &Option<&str>| name.unwrap_or("none").to_owned();
                let reason = format!(
                    "the name of the value `{value}` changed from `{}` to `{}`",
                    shown(name),
                    shown(now)
                );
                context.push_about(&rules::ENUM_NAME, index, &subject, reason);
            }
            Some(_) => {}
        }
    }
    for (index, (value, _)) in after.iter().enumerate() {
        if before.iter().any(|(found, _)| found == value) {
            continue;
        }
        if index < end {
            let reason = format!("the value `{value}` was inserted before the end");
            context.push_about(&rules::ENUM_ORDER, index, &subject, reason);
            end += 1;
        } else {
            let reason = format!("the value `{value}` was appended");
            context.push_about(&rules::ENUM_APPENDED, index, &subject, reason);
        }
    }
}

/// Whether a member of an enum stands for an entry of the trait `enum`, which has no shape of its own.
pub(super) fn is_entry(member: &Member) -> bool {
    member.place.pointer.contains("/smithy.api#enum/")
}

/// The values of an enum with their names, in the model's order.
fn values(shape: &Shape) -> Option<Vec<(&str, Option<&str>)>> {
    if let Kind::Enum(members) = &shape.kind {
        let values = members.iter().filter_map(|member| {
            Some((member.traits.enum_value_str()?, Some(member.name.as_str())))
        });
        return Some(values.collect());
    }
    let entries = shape.traits.get(id::ENUM)?.as_array()?;
    let values = entries.iter().filter_map(|entry| {
        let entry = entry.as_object()?;
        Some((
            entry.get("value")?.as_str()?,
            entry.get("name").and_then(Node::as_str),
        ))
    });
    Some(values.collect())
}
