//! Whether two shapes are the same on the wire, whatever they are called.

use std::collections::BTreeSet;

use super::Level;
use super::traits;
use crate::model::{Kind, Member, Model, Shape, ShapeId, Traits};

/// Whether values of two shapes look the same on the wire. Uses an explicit stack, so that no model is too deep.
pub(super) fn same_on_the_wire(
    (old, before): (&Model, &Shape),
    (new, after): (&Model, &Shape),
) -> bool {
    let mut seen: BTreeSet<(&ShapeId, &ShapeId)> = BTreeSet::new();
    let mut pending = vec![(before, after)];
    while let Some((before, after)) = pending.pop() {
        if !seen.insert((&before.id, &after.id)) {
            continue;
        }
        let is_ordered = matches!(before.kind, Kind::List(_) | Kind::Map { .. });
        let names = |shape: &Shape| -> BTreeSet<String> {
            shape
                .members()
                .filter(|_| !is_ordered)
                .map(|member| member.name.clone())
                .collect()
        };
        if before.kind.name() != after.kind.name()
            || names(before) != names(after)
            || differ(new, &before.traits, &after.traits)
        {
            return false;
        }
        for member in before.members() {
            let Some(now) = after.member(&member.name) else {
                return false;
            };
            if differ(new, &member.traits, &now.traits) || is_demanding(member) != is_demanding(now)
            {
                return false;
            }
            if let (Some(before), Some(after)) = (old.get(&member.target), new.get(&now.target)) {
                pending.push((before, after));
            }
        }
    }
    true
}

/// Whether traits mean something else on the wire.
fn differ(model: &Model, old: &Traits, new: &Traits) -> bool {
    let mut changes = traits::changes(model, old, new).into_iter();
    changes.any(|found| {
        let (client, server) = found.sides;
        [client.0, client.1, server.0, server.1].contains(&Level::Error)
    })
}

fn is_demanding(member: &Member) -> bool {
    member.traits.required()
}
