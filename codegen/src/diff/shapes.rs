//! Rules about shapes that were added, removed or have another type.

use super::context::{Context, Subject};
use super::{enums, members, operations, rules, traits};
use crate::model::traits::id;
use crate::model::{Kind, Shape};

/// Compares all shapes of the scope.
pub(super) fn compare(context: &mut Context<'_>) {
    let pairs: Vec<_> = context.scope.pairs().collect();
    for (old, new) in pairs {
        match (old, new) {
            (None, Some(new)) => added(context, new),
            (Some(old), None) => removed(context, old),
            (Some(old), Some(new)) => changed(context, old, new),
            (None, None) => {}
        }
    }
}

fn added(context: &mut Context<'_>, shape: &Shape) {
    let reason = format!("the {} was added", shape.kind.name());
    context.push(&rules::ADDED_SHAPE, &Subject::added(shape, None), reason);
    if shape.traits.is_trait() {
        context.push(
            &rules::ADDED_TRAIT_DEFINITION,
            &Subject::added(shape, None),
            "the trait was defined",
        );
    }
}

fn removed(context: &mut Context<'_>, shape: &Shape) {
    let subject = Subject::removed(shape, None);
    if shape.traits.is_trait() {
        context.push(
            &rules::REMOVED_TRAIT_DEFINITION,
            &subject,
            "the definition of the trait was removed",
        );
    }
    if shape.traits.has(id::PRIVATE) {
        return;
    }
    let reason = format!("the {} was removed", shape.kind.name());
    let rule = match &shape.kind {
        Kind::Operation(_) => &rules::REMOVED_OPERATION,
        Kind::String if shape.traits.has(id::ENUM) => &rules::REMOVED_SHAPE,
        kind if is_scalar(kind) => &rules::REMOVED_SCALAR,
        _ => &rules::REMOVED_SHAPE,
    };
    context.push(rule, &subject, reason);
}

/// Simple shapes whose names do not matter.
fn is_scalar(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::BigDecimal
            | Kind::BigInteger
            | Kind::Blob
            | Kind::Boolean
            | Kind::Byte
            | Kind::Double
            | Kind::Float
            | Kind::Integer
            | Kind::Long
            | Kind::Short
            | Kind::String
            | Kind::Timestamp
    )
}

fn changed(context: &mut Context<'_>, old: &Shape, new: &Shape) {
    let subject = Subject::shape(old, new);
    traits::compare(context, &subject, &old.traits, &new.traits);
    members::default(context, &subject, (&old.traits, &new.traits), None);
    let (before, after) = (old.kind.name(), new.kind.name());
    if before != after {
        let was_enum = old.traits.has(id::ENUM) && matches!(new.kind, Kind::Enum(_));
        if !was_enum {
            let reason = format!("the type changed from {before} to {after}");
            context.push(&rules::SHAPE_TYPE, &subject, reason);
        }
        return;
    }
    members::compare(context, old, new);
    enums::compare(context, old, new);
    operations::compare(context, old, new);
}
