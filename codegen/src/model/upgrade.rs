//! Upgrades drafts from version 1.0 to version 2 (Smithy guide, "Migrating Smithy IDL 1.0 to 2.0"; specification, "enum
//! trait").

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Number;

use super::draft::{Draft, DraftKind, Version};
use super::id::is_identifier;
use super::shape::Member;
use super::traits::Applied;
use super::traits::id;
use super::{ShapeId, Traits};
use crate::ast::{Node, Object};
use crate::source::Place;

/// Upgrades every draft.
pub(super) fn upgrade(drafts: &mut BTreeMap<ShapeId, Draft>) {
    upgrade_defaults(drafts);
    for draft in drafts.values_mut() {
        match draft.kind {
            DraftKind::String => upgrade_enum_trait(draft),
            DraftKind::Enum => name_values(&mut draft.members),
            _ => {}
        }
    }
}

/// Expresses in version 2 what only the notation of version 1.0 says. Enum traits are kept.
pub(super) fn upgrade_notation(drafts: &mut BTreeMap<ShapeId, Draft>) {
    upgrade_defaults(drafts);
    for draft in drafts
        .values_mut()
        .filter(|draft| draft.kind == DraftKind::Enum)
    {
        name_values(&mut draft.members);
    }
}

/// In version 1.0, booleans and numbers that were not boxed had a zero value, and so did structure members that target
/// them; a boxed member had none.
fn upgrade_defaults(drafts: &mut BTreeMap<ShapeId, Draft>) {
    let is_first = |draft: &&mut Draft| draft.version == Version::One;
    if !drafts.values_mut().any(|draft| is_first(&draft)) {
        return;
    }
    let zeros: BTreeMap<ShapeId, Node> = drafts
        .values()
        .filter(|draft| !is_boxed(draft))
        .filter_map(|draft| Some((draft.id.clone(), zero(&draft.kind)?)))
        .collect();
    let boxable: BTreeSet<ShapeId> = drafts
        .values()
        .filter(|draft| zero(&draft.kind).is_some())
        .map(|draft| draft.id.clone())
        .collect();
    let streams: BTreeSet<ShapeId> = drafts
        .values()
        .filter(|draft| draft.kind == DraftKind::Blob && draft.traits.streaming())
        .map(|draft| draft.id.clone())
        .collect();
    for draft in drafts.values_mut().filter(is_first) {
        match draft.kind {
            DraftKind::Structure => {
                for member in &mut draft.members {
                    upgrade_member(member, &zeros, &boxable, &streams);
                }
            }
            _ => {
                if let Some(zero) = zeros.get(&draft.id) {
                    insert_default(&mut draft.traits, zero.clone(), &draft.place);
                }
            }
        }
    }
}

fn upgrade_member(
    member: &mut Member,
    zeros: &BTreeMap<ShapeId, Node>,
    boxable: &BTreeSet<ShapeId>,
    streams: &BTreeSet<ShapeId>,
) {
    if member.traits.has(id::BOX) && boxable.contains(&member.target) {
        insert_default(&mut member.traits, Node::Null, &member.place);
    } else if let Some(zero) = zeros.get(&member.target) {
        insert_default(&mut member.traits, zero.clone(), &member.place);
    } else if streams.contains(&member.target) && !member.traits.required() {
        insert_default(
            &mut member.traits,
            Node::String(String::new()),
            &member.place,
        );
    }
}

/// An implied default is placed at its shape or member.
fn insert_default(traits: &mut Traits, value: Node, owner: &Place) {
    if !traits.has(id::DEFAULT) {
        let applied = Applied {
            value: Arc::new(value),
            place: Some(Arc::new(owner.clone())),
        };
        traits.insert_applied(ShapeId::prelude("default"), applied);
    }
}

/// Shapes without a zero value: boxed ones in version 1.0, and those without a zero default in version 2. The prelude
/// is written in version 2, so its `Integer` is boxed and its `PrimitiveInteger` is not.
fn is_boxed(draft: &Draft) -> bool {
    let has_zero = || draft.traits.get(id::DEFAULT) == zero(&draft.kind).as_ref();
    draft.traits.has(id::BOX) || (draft.version == Version::Two && !has_zero())
}

fn zero(kind: &DraftKind) -> Option<Node> {
    match kind {
        DraftKind::Boolean => Some(Node::Bool(false)),
        DraftKind::Byte
        | DraftKind::Short
        | DraftKind::Integer
        | DraftKind::IntEnum
        | DraftKind::Long
        | DraftKind::Float
        | DraftKind::Double => Some(Node::Number(Number::from(0))),
        _ => None,
    }
}

/// A string whose `enum` trait names all its values, each once, is an enum; any other keeps the trait.
fn upgrade_enum_trait(draft: &mut Draft) {
    let Some(definitions) = draft.traits.get(id::ENUM).and_then(Node::as_array) else {
        return;
    };
    let place = draft.traits.place(id::ENUM, &draft.place);
    let members: Option<Vec<Member>> = definitions
        .iter()
        .enumerate()
        .map(|(index, definition)| {
            let definition = definition.as_object()?;
            let name = definition
                .get("name")?
                .as_str()
                .filter(|name| is_identifier(name))?;
            Some(Member {
                name: name.to_owned(),
                target: ShapeId::prelude("Unit"),
                traits: value_traits(definition)?,
                place: place.index(index),
            })
        })
        .collect();
    let Some(members) = members.filter(|members| !members.is_empty()) else {
        return;
    };
    let names: BTreeSet<&str> = members.iter().map(|member| member.name.as_str()).collect();
    if names.len() == members.len() {
        draft.traits.remove(id::ENUM);
        draft.kind = DraftKind::Enum;
        draft.members = members;
    }
}

/// One entry of an `enum` trait, as traits of a member. The tag `internal` is now a trait.
fn value_traits(definition: &Object) -> Option<Traits> {
    let mut traits = Traits::new();
    let empty = || Node::Object(Object::default());
    traits.insert(
        ShapeId::prelude("enumValue"),
        Node::String(definition.get("value")?.as_str()?.to_owned()),
    );
    if let Some(documentation) = definition.get("documentation") {
        traits.insert(ShapeId::prelude("documentation"), documentation.clone());
    }
    if let Some(tags) = definition.get("tags") {
        traits.insert(ShapeId::prelude("tags"), tags.clone());
        if tags
            .as_array()
            .unwrap_or_default()
            .iter()
            .any(|tag| tag.as_str() == Some("internal"))
        {
            traits.insert(ShapeId::prelude("internal"), empty());
        }
    }
    if definition.get("deprecated").and_then(Node::as_bool) == Some(true) {
        traits.insert(ShapeId::prelude("deprecated"), empty());
    }
    Some(traits)
}

/// The value of an enum member is its name by default.
fn name_values(members: &mut [Member]) {
    for member in members {
        if !member.traits.has(id::ENUM_VALUE) {
            member.traits.insert(
                ShapeId::prelude("enumValue"),
                Node::String(member.name.clone()),
            );
        }
    }
}
