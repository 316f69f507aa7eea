//! Rules about services, resources and operations.

use std::collections::BTreeSet;

use super::context::{Context, Subject};
use super::rules::{self, Rule};
use super::same::same_on_the_wire;
use crate::model::{Kind, Operation, Service, Shape, ShapeId};

/// Compares two services, resources or operations.
pub(super) fn compare(context: &mut Context<'_>, old: &Shape, new: &Shape) {
    let subject = &Subject::shape(old, new);
    match (&old.kind, &new.kind) {
        (Kind::Operation(before), Kind::Operation(after)) => {
            operation(context, subject, before, after)
        }
        (Kind::Service(before), Kind::Service(after)) => {
            service(context, subject, before, after);
            bindings(
                context,
                subject,
                (&before.operations, &after.operations),
                (&before.resources, &after.resources),
                "Service",
            );
        }
        (Kind::Resource(before), Kind::Resource(after)) => {
            if before.identifiers != after.identifiers {
                context.push(
                    &rules::RESOURCE_IDENTIFIERS,
                    subject,
                    "the identifiers changed",
                );
            }
            bindings(
                context,
                subject,
                (&before.operations, &after.operations),
                (&before.resources, &after.resources),
                "Resource",
            );
        }
        _ => {}
    }
}

fn operation(context: &mut Context<'_>, subject: &Subject<'_>, old: &Operation, new: &Operation) {
    let messages = [
        (
            "input",
            &rules::OPERATION_INPUT,
            &rules::OPERATION_INPUT_NAME,
            &old.input,
            &new.input,
        ),
        (
            "output",
            &rules::OPERATION_OUTPUT,
            &rules::OPERATION_OUTPUT_NAME,
            &old.output,
            &new.output,
        ),
    ];
    for (role, other, renamed, old, new) in messages {
        if old == new {
            continue;
        }
        let (before, after) = (context.scope.old.get(old), context.scope.new.get(new));
        let is_same = before.zip(after).is_some_and(|(before, after)| {
            same_on_the_wire((context.scope.old, before), (context.scope.new, after))
        });
        let rule = if is_same { renamed } else { other };
        let reason = format!("the {role} changed from `{old}` to `{new}`");
        context.push_about(rule, format!("From.{old}.To.{new}"), subject, reason);
    }
    errors(
        context,
        subject,
        (&old.errors, &new.errors),
        &rules::ADDED_OPERATION_ERROR,
        &rules::REMOVED_OPERATION_ERROR,
    );
}

fn errors(
    context: &mut Context<'_>,
    subject: &Subject<'_>,
    (old, new): (&[ShapeId], &[ShapeId]),
    added: &Rule,
    removed: &Rule,
) {
    for id in new.iter().filter(|id| !old.contains(id)) {
        context.push_about(
            added,
            id.name(),
            subject,
            format!("the error `{id}` was added"),
        );
    }
    for id in old.iter().filter(|id| !new.contains(id)) {
        context.push_about(
            removed,
            id.name(),
            subject,
            format!("the error `{id}` was removed"),
        );
    }
}

fn service(context: &mut Context<'_>, subject: &Subject<'_>, old: &Service, new: &Service) {
    errors(
        context,
        subject,
        (&old.errors, &new.errors),
        &rules::ADDED_SERVICE_ERROR,
        &rules::REMOVED_SERVICE_ERROR,
    );
    for (id, name) in &old.rename {
        let reason = match new.rename.get(id) {
            None => format!("`{id}` is no longer renamed to `{name}`"),
            Some(now) if now != name => {
                format!("`{id}` was renamed to `{name}` and now is to `{now}`")
            }
            Some(_) => continue,
        };
        context.push(&rules::SERVICE_RENAME, subject, reason);
    }
    let added = new
        .rename
        .iter()
        .filter(|(id, _)| !old.rename.contains_key(*id));
    for (id, name) in added
        .filter(|(id, _)| context.scope.old.get(id).is_some())
        .collect::<Vec<_>>()
    {
        context.push(
            &rules::SERVICE_RENAME,
            subject,
            format!("`{id}` is renamed to `{name}`"),
        );
    }
}

type Both<'a> = (&'a [ShapeId], &'a [ShapeId]);

/// What a service or resource binds. With roots, only what belongs to them.
fn bindings(
    context: &mut Context<'_>,
    subject: &Subject<'_>,
    operations: Both<'_>,
    resources: Both<'_>,
    of: &str,
) {
    let is_meant =
        |context: &Context<'_>, id: &ShapeId| context.scope.is_whole || context.scope.has(id);
    let differences = |(old, new): Both<'_>| {
        let (old, new): (BTreeSet<_>, BTreeSet<_>) = (old.iter().collect(), new.iter().collect());
        let added: Vec<_> = new.difference(&old).map(|id| (*id).clone()).collect();
        let removed: Vec<_> = old.difference(&new).map(|id| (*id).clone()).collect();
        (added, removed)
    };
    let (added, removed) = differences(operations);
    for id in added
        .iter()
        .filter(|id| is_meant(context, id))
        .collect::<Vec<_>>()
    {
        let about = format!("To{of}.{}", id.name());
        context.push_about(
            &rules::ADDED_OPERATION_BINDING,
            about,
            subject,
            format!("the operation `{id}` was added"),
        );
    }
    for id in removed
        .iter()
        .filter(|id| is_meant(context, id))
        .collect::<Vec<_>>()
    {
        let about = format!("From{of}.{}", id.name());
        let is_bound = context
            .scope
            .new
            .operations_of(subject.id)
            .iter()
            .any(|shape| shape.id == *id);
        match is_bound {
            true => {
                let reason = format!("the operation `{id}` moved to a resource");
                context.push_about(&rules::MOVED_OPERATION_BINDING, about, subject, reason);
            }
            false => {
                let reason = format!("the operation `{id}` was removed");
                context.push_about(&rules::REMOVED_OPERATION_BINDING, about, subject, reason);
            }
        }
    }
    let (added, removed) = differences(resources);
    for id in added
        .iter()
        .filter(|id| is_meant(context, id))
        .collect::<Vec<_>>()
    {
        let about = format!("To{of}.{}", id.name());
        context.push_about(
            &rules::ADDED_RESOURCE_BINDING,
            about,
            subject,
            format!("the resource `{id}` was added"),
        );
    }
    for id in removed
        .iter()
        .filter(|id| is_meant(context, id))
        .collect::<Vec<_>>()
    {
        let about = format!("From{of}.{}", id.name());
        context.push_about(
            &rules::REMOVED_RESOURCE_BINDING,
            about,
            subject,
            format!("the resource `{id}` was removed"),
        );
    }
}
