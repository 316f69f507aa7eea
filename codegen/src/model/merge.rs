//! Documents in, one draft for each shape id out, with everything applied that is applied from elsewhere
//! (Smithy specification, "Merging model files" and "Trait conflict resolution").

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::draft::{Draft, DraftKind, Overlay};
use super::read::{Apply, Document};
use super::shape::Member;
use super::traits::Applied;
use super::{ShapeId, Traits, prelude};
use crate::ast::Node;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, quoted};
use crate::source::Place;

/// All documents as one.
pub(super) struct Merged {
    pub(super) metadata: BTreeMap<String, Node>,
    pub(super) drafts: BTreeMap<ShapeId, Draft>,
}

pub(super) fn merge(documents: Vec<Document>, found: &mut Diagnostics) -> Merged {
    let mut metadata: BTreeMap<String, (Node, Place)> = BTreeMap::new();
    let mut drafts: BTreeMap<ShapeId, Draft> = prelude::shapes()
        .map(|draft| (draft.id.clone(), draft))
        .collect();
    let mut applies = Vec::new();
    for document in documents {
        for (key, value, place) in document.metadata {
            merge_metadata(&mut metadata, key, value, place, found);
        }
        for draft in document.drafts {
            match drafts.entry(draft.id.clone()) {
                Entry::Vacant(entry) => {
                    entry.insert(draft);
                }
                Entry::Occupied(mut entry) => merge_draft(entry.get_mut(), draft, found),
            }
        }
        applies.extend(document.applies);
    }
    for each in applies {
        apply(&mut drafts, each, found);
    }
    let metadata = metadata
        .into_iter()
        .map(|(key, (value, _))| (key, value))
        .collect();
    Merged { metadata, drafts }
}

/// Arrays are joined, equal values are one, all else conflicts ("Metadata conflicts").
fn merge_metadata(
    metadata: &mut BTreeMap<String, (Node, Place)>,
    key: String,
    value: Node,
    place: Place,
    found: &mut Diagnostics,
) {
    match metadata.entry(key) {
        Entry::Vacant(entry) => {
            entry.insert((value, place));
        }
        Entry::Occupied(mut entry) => {
            let (key, first) = (entry.key().clone(), entry.get().1.clone());
            match (&mut entry.get_mut().0, value) {
                (Node::Array(items), Node::Array(more)) => items.extend(more),
                (known, value) if *known == value => {}
                _ => found.push(
                    Diagnostic::error(
                        "ConflictingMetadata",
                        format!(
                            "the metadata {} has two values that cannot be merged",
                            quoted(&key)
                        ),
                    )
                    .at(place)
                    .related(first, "the other value"),
                ),
            }
        }
    }
}

/// Definitions of one shape must agree in all but their traits, which add up.
fn merge_draft(known: &mut Draft, other: Draft, found: &mut Diagnostics) {
    if let Some(difference) = difference(known, &other) {
        found.push(
            Diagnostic::error(
                "ConflictingShape",
                format!(
                    "{} is defined twice, {difference}",
                    quoted(other.id.as_str())
                ),
            )
            .at(other.place)
            .about(&other.id)
            .related(known.place.clone(), "the other definition"),
        );
        return;
    }
    let shape = known.id.to_string();
    for member in other.members {
        if let Some(same) = known
            .members
            .iter_mut()
            .find(|same| same.name == member.name)
        {
            let name = format!("{shape}${}", member.name);
            apply_traits(
                &mut same.traits,
                &same.place,
                member.traits,
                &member.place,
                &name,
                found,
            );
        }
    }
    apply_traits(
        &mut known.traits,
        &known.place,
        other.traits,
        &other.place,
        &shape,
        found,
    );
}

/// How two definitions differ, if they do, in words that follow "is defined twice".
fn difference(one: &Draft, two: &Draft) -> Option<String> {
    match (&one.kind, &two.kind) {
        (DraftKind::Service(_), DraftKind::Service(_))
        | (DraftKind::Resource(_), DraftKind::Resource(_))
        | (DraftKind::Operation(_), DraftKind::Operation(_)) => {
            if one.kind != two.kind {
                return Some("with different properties".to_owned());
            }
        }
        (one, two) if one.name() != two.name() => {
            return Some(format!("as {} and as {}", one.noun(), two.noun()));
        }
        _ => {}
    }
    if one.mixins != two.mixins {
        return Some("with different mixins".to_owned());
    }
    let targets = |draft: &Draft| -> BTreeMap<String, ShapeId> {
        draft
            .members
            .iter()
            .map(|member| (member.name.clone(), member.target.clone()))
            .collect()
    };
    (targets(one) != targets(two)).then(|| "with different members".to_owned())
}

/// Applies traits to a shape or a member; for a member that a mixin may yet bring they are kept with the shape.
fn apply(drafts: &mut BTreeMap<ShapeId, Draft>, apply: Apply, found: &mut Diagnostics) {
    let Some(draft) = drafts.get_mut(&apply.shape) else {
        let mut diagnostic = Diagnostic::error(
            "UnresolvedTarget",
            format!(
                "traits are applied to {}, but there is no such shape",
                quoted(apply.shape.as_str())
            ),
        )
        .at(apply.place);
        if let Some(near) = nearest(apply.shape.as_str(), drafts.keys().map(ShapeId::as_str)) {
            diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
        }
        found.push(diagnostic);
        return;
    };
    let Some(name) = &apply.member else {
        let shape = draft.id.to_string();
        apply_traits(
            &mut draft.traits,
            &draft.place,
            apply.traits,
            &apply.place,
            &shape,
            found,
        );
        return;
    };
    let member = format!("{}${name}", draft.id);
    if let Some(Member { traits, place, .. }) =
        draft.members.iter_mut().find(|member| member.name == *name)
    {
        apply_traits(traits, place, apply.traits, &apply.place, &member, found);
        return;
    }
    if !draft.mixins.is_empty() {
        match draft.overlays.entry(name.clone()) {
            Entry::Vacant(entry) => {
                entry.insert(Overlay {
                    traits: apply.traits,
                    place: apply.place,
                });
            }
            Entry::Occupied(mut entry) => {
                let Overlay { traits, place } = entry.get_mut();
                apply_traits(traits, place, apply.traits, &apply.place, &member, found);
            }
        }
        return;
    }
    let mut diagnostic = Diagnostic::error(
        "UnresolvedTarget",
        format!(
            "traits are applied to {}, but {} has no such member",
            quoted(&member),
            quoted(draft.id.as_str())
        ),
    )
    .at(apply.place);
    if let Some(near) = nearest(
        name,
        draft.members.iter().map(|member| member.name.as_str()),
    ) {
        diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
    }
    found.push(diagnostic);
}

/// Traits that are there already must be equal, or be lists, which are joined.
fn apply_traits(
    traits: &mut Traits,
    owner: &Place,
    more: Traits,
    more_owner: &Place,
    shape: &str,
    found: &mut Diagnostics,
) {
    for (id, Applied { value, place }) in more.into_applied(more_owner) {
        let known_place = traits.place(id.as_str(), owner);
        match (traits.get_mut(id.as_str()), value) {
            (None, value) => traits.insert_applied(id, Applied { value, place }),
            (Some(known), value) if *known == value => {}
            (Some(Node::Array(items)), Node::Array(more)) => items.extend(more),
            _ => found.push(
                Diagnostic::error(
                    "ConflictingTrait",
                    format!(
                        "the trait {} is put on {} twice, with different values",
                        quoted(id.as_str()),
                        quoted(shape)
                    ),
                )
                .at(place.map_or_else(|| more_owner.clone(), |place| *place))
                .about(shape)
                .related(known_place, "the other value"),
            ),
        }
    }
}
