//! Rules about members: added, removed, in another order, with another target, default or optionality.

use super::context::{Context, Subject};
use super::enums::is_entry;
use super::same::same_on_the_wire;
use super::traits::{self, changes};
use super::{Effects, Level, rules};
use crate::ast::Node;
use crate::model::traits::id;
use crate::model::{Kind, Member, Model, Shape, Traits};

/// Compares the members of a shape that both models have.
pub(super) fn compare(context: &mut Context<'_>, old: &Shape, new: &Shape) {
    let is_added = |member: &&Member| old.member(&member.name).is_none() && !is_entry(member);
    for member in new.members().filter(is_added) {
        let subject = Subject::added(new, Some(member));
        context.push(&rules::ADDED_SHAPE, &subject, "the member was added");
        let is_structure = matches!(new.kind, Kind::Structure(_));
        if is_structure && member.traits.required() && !member.traits.has(id::DEFAULT) {
            let reason = "the new member is required and has no default";
            context.push(&rules::ADDED_REQUIRED_MEMBER, &subject, reason);
        }
    }
    for member in old.members().filter(|member| !is_entry(member)) {
        match new.member(&member.name) {
            Some(now) => changed(context, (old, member), (new, now)),
            None if member.traits.has(id::PRIVATE) => {}
            None => {
                let rule = match old.kind {
                    Kind::Enum(_) | Kind::IntEnum(_) => &rules::REMOVED_ENUM_MEMBER,
                    _ => &rules::REMOVED_MEMBER,
                };
                let mut subject = Subject::removed(old, Some(member));
                subject.new = Some(new.place.clone());
                context.push(rule, &subject, "the member was removed");
            }
        }
    }
    if matches!(new.kind, Kind::Structure(_) | Kind::Union(_)) {
        let mut both = old.members().zip(new.members());
        if both.any(|(old, new)| old.name != new.name) {
            let reason = "the members are in another order";
            context.push(&rules::MEMBER_ORDER, &Subject::shape(old, new), reason);
        }
    }
}

fn changed(
    context: &mut Context<'_>,
    (before, old): (&Shape, &Member),
    (after, new): (&Shape, &Member),
) {
    let subject = Subject::member(after, old, new);
    if old.target != new.target && !matches!(after.kind, Kind::Enum(_) | Kind::IntEnum(_)) {
        target(context, &subject, old, new);
    }
    traits::compare(context, &subject, &old.traits, &new.traits);
    default(context, &subject, (&old.traits, &new.traits), Some(new));
    if matches!(after.kind, Kind::Structure(_)) {
        nullability(context, &subject, (before, old), (after, new));
    }
}

/// A member that targets another shape. Like `serde`, the wire does not know the names of shapes.
fn target(context: &mut Context<'_>, subject: &Subject<'_>, old: &Member, new: &Member) {
    let (models, ids) = (
        (context.scope.old, context.scope.new),
        (&old.target, &new.target),
    );
    let (Some(before), Some(after)) = (models.0.get(ids.0), models.1.get(ids.1)) else {
        return;
    };
    let reason = format!("the target changed from `{}` to `{}`", ids.0, ids.1);
    let mut effects = Effects::default();
    let severity = replaced(context, subject, (before, after), &mut effects);
    let rule = match severity {
        Level::Error if effects == Effects::default() => &rules::MEMBER_TARGET_NAME,
        Level::Error | Level::Danger => &rules::MEMBER_TARGET,
        Level::Warning | Level::Note => &rules::MEMBER_TARGET_COMPATIBLE,
    };
    let count = context.changes.len();
    context.push(rule, subject, reason);
    if let Some(change) = context.changes.get_mut(count) {
        change.severity = severity;
        change.effects = effects;
    }
}

/// The severity of replacing one target by another, and what it means to clients and servers.
fn replaced(
    context: &Context<'_>,
    subject: &Subject<'_>,
    (old, new): (&Shape, &Shape),
    effects: &mut Effects,
) -> Level {
    let is_named = |kind: &Kind| {
        !matches!(kind, Kind::List(_) | Kind::Map { .. } | Kind::Document)
            && (old.has_type() || matches!(kind, Kind::Enum(_) | Kind::IntEnum(_)))
    };
    if old.kind.name() != new.kind.name() || is_named(&old.kind) || old.traits.has(id::ENUM) {
        if !same_on_the_wire((context.scope.old, old), (context.scope.new, new)) {
            effects.client = Level::Error;
            effects.server = Level::Error;
        }
        return Level::Error;
    }
    let mut severity = Level::Warning;
    let mut add = |context: &Context<'_>, old: &Traits, new: &Traits, effects: &mut Effects| {
        for found in changes(context.scope.new, old, new) {
            let side = |sides| context.scope.side(subject.id, sides).min(found.severity);
            severity = severity.max(found.severity);
            effects.client = effects.client.max(side(found.sides.0));
            effects.server = effects.server.max(side(found.sides.1));
        }
    };
    add(context, &old.traits, &new.traits, effects);
    for (before, after) in old.members().zip(new.members()) {
        add(context, &before.traits, &after.traits, effects);
    }
    for (before, after) in old.members().zip(new.members()) {
        if before.target != after.target
            && let Some(before) = context.scope.old.get(&before.target)
            && let Some(after) = context.scope.new.get(&after.target)
        {
            severity = severity.max(replaced(context, subject, (before, after), effects));
        }
    }
    severity
}

/// A default that was added, removed or changed, on a shape or a member.
pub(super) fn default(
    context: &mut Context<'_>,
    subject: &Subject<'_>,
    (old, new): (&Traits, &Traits),
    member: Option<&Member>,
) {
    let target = member.and_then(|member| context.scope.new.get(&member.target));
    let (rule, reason) = match (old.get(id::DEFAULT), new.get(id::DEFAULT)) {
        (Some(Node::Null), None)
            if target.is_some_and(|target| !target.traits.has(id::DEFAULT)) =>
        {
            return;
        }
        (Some(_), None) => (
            &rules::CHANGED_DEFAULT,
            "the default was removed".to_owned(),
        ),
        (None, Some(_)) if member.is_none() => (
            &rules::CHANGED_DEFAULT,
            "the shape has a default".to_owned(),
        ),
        (None, Some(value)) if *value != Node::Null && !new.has(id::ADDED_DEFAULT) => {
            let reason = "the member has a default, without `@addedDefault`";
            (&rules::CHANGED_DEFAULT, reason.to_owned())
        }
        (Some(before), Some(after)) if before != after => {
            let is_zero = |value| target.is_some_and(|target| is_zero(value, &target.kind));
            let reason = format!(
                "the default changed from `{}` to `{}`",
                crate::ast::compact(before),
                crate::ast::compact(after)
            );
            match member.is_some() && is_zero(before) == is_zero(after) {
                true => (&rules::CHANGED_DEFAULT_VALUE, reason),
                false => (&rules::CHANGED_DEFAULT, reason),
            }
        }
        _ => return,
    };
    context.push(rule, subject, reason);
}

/// Whether a default is the value that version 1.0 gave to numbers and booleans.
fn is_zero(value: &Node, kind: &Kind) -> bool {
    match value {
        Node::Bool(value) => !value,
        Node::Number(number) => {
            let is_number = kind.limits().is_some() || matches!(kind, Kind::Float | Kind::Double);
            is_number && number.as_f64() == Some(0.0)
        }
        _ => false,
    }
}

/// A member that clients have to treat as optional, or no longer have to.
fn nullability(
    context: &mut Context<'_>,
    subject: &Subject<'_>,
    (before, old): (&Shape, &Member),
    (after, new): (&Shape, &Member),
) {
    let was = is_nullable(before, old);
    if was == is_nullable(after, new) {
        return;
    }
    let reason = match was {
        true => "the member was optional for clients and no longer is",
        false => "the member was not optional for clients and now is",
    };
    let (was_input, is_input) = (before.traits.input(), after.traits.input());
    let added = |name| !old.traits.has(name) && new.traits.has(name);
    let removed = |name| old.traits.has(name) && !new.traits.has(name);
    let required_in_both = old.traits.required() && new.traits.required();
    let mut found = Vec::new();
    if was_input && !is_input {
        found.push(&rules::REMOVED_INPUT);
    } else if !was_input && is_input {
        found.push(&rules::ADDED_INPUT);
    } else if !is_input {
        if added(id::CLIENT_OPTIONAL) && required_in_both {
            found.push(&rules::ADDED_CLIENT_OPTIONAL);
        }
        if added(id::REQUIRED) && !new.traits.client_optional() {
            found.push(&rules::ADDED_REQUIRED);
        }
        if added(id::DEFAULT) && !removed(id::REQUIRED) {
            found.push(&rules::ADDED_DEFAULT);
        }
        if removed(id::REQUIRED) && !new.traits.has(id::DEFAULT) && !old.traits.client_optional() {
            found.push(match is_aggregate(context.scope.new, new) {
                true => &rules::REMOVED_REQUIRED_AGGREGATE,
                false => &rules::REMOVED_REQUIRED,
            });
        }
    }
    if found.is_empty() {
        found.push(&rules::NULLABILITY);
    }
    for rule in found {
        context.push(rule, subject, reason);
    }
}

fn is_aggregate(model: &Model, member: &Member) -> bool {
    let target = model.get(&member.target);
    target.is_some_and(|target| matches!(target.kind, Kind::Structure(_) | Kind::Union(_)))
}

/// See [structure member optionality](https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality).
fn is_nullable(owner: &Shape, member: &Member) -> bool {
    if owner.traits.input() || member.traits.client_optional() {
        return true;
    }
    match member.traits.default() {
        Some(Node::Null) => true,
        Some(_) => false,
        None => !member.traits.required(),
    }
}
