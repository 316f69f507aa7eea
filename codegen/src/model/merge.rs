//! Merges documents into one draft per shape id and applies traits from `apply` statements (Smithy specification,
//! "Merging model files" and "Trait conflict resolution").

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::draft::{Draft, Overlay, Version};
use super::id::PRELUDE;
use super::read::{Apply, BadId, Document};
use super::shape::Member;
use super::targets::nearest_shapes;
use super::traits::Applied;
use super::traits::id;
use super::{ShapeId, Traits, prelude};
use crate::ast::Node;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, quoted};
use crate::source::{Place, SourceId};

/// The maximum number of members to search for a suggestion.
const ENOUGH: usize = 1_000;

/// All documents as one.
pub(super) struct Merged {
    pub(super) metadata: BTreeMap<String, Node>,
    pub(super) drafts: BTreeMap<ShapeId, Draft>,
    /// Shapes that exist, but could not be read.
    pub(super) malformed: BTreeSet<ShapeId>,
    pub(super) bad_ids: Vec<BadId>,
}

pub(super) fn merge(documents: Vec<Document>, found: &mut Diagnostics) -> Merged {
    let mut metadata: BTreeMap<String, (Node, Place)> = BTreeMap::new();
    let mut drafts: BTreeMap<ShapeId, Draft> = prelude::shapes()
        .map(|draft| (draft.id.clone(), draft))
        .collect();
    let mut applies = Vec::new();
    let mut malformed = BTreeSet::new();
    let mut bad_ids = Vec::new();
    for document in documents {
        for (key, value, place) in document.metadata {
            merge_metadata(&mut metadata, key, value, place, found);
        }
        for draft in document.drafts {
            match drafts.entry(draft.id.clone()) {
                // The traits of the prelude and their values may be repeated, like its other shapes.
                Entry::Vacant(_) if draft.id.namespace() == PRELUDE => {
                    let mut known = prelude::drafts().filter(|known| known.id == draft.id);
                    if known.all(|known| difference(known, &draft).is_some()) {
                        found.push(prelude_changed(&draft.id, draft.place));
                    }
                }
                Entry::Vacant(entry) => {
                    entry.insert(draft);
                }
                Entry::Occupied(mut entry) => merge_draft(entry.get_mut(), draft, found),
            }
        }
        applies.extend(document.applies);
        malformed.extend(document.malformed);
        bad_ids.extend(document.bad_ids);
    }
    let mut members = MemberIndex::new();
    // An empty `apply` does not need a target.
    for each in applies.into_iter().filter(|each| !each.traits.is_empty()) {
        let is_known = drafts.contains_key(&each.shape);
        if is_known || !malformed.contains(&each.shape) {
            apply(&mut drafts, &mut members, each, found);
        }
    }
    let metadata = metadata
        .into_iter()
        .map(|(key, (value, _))| (key, value))
        .collect();
    Merged {
        metadata,
        drafts,
        malformed,
        bad_ids,
    }
}

/// Arrays are concatenated, equal values are merged, anything else conflicts ("Metadata conflicts").
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

/// Definitions of one shape must agree in everything but their traits, which are merged.
fn merge_draft(known: &mut Draft, other: Draft, found: &mut Diagnostics) {
    if let Some(Difference { what, here, there }) = difference(known, &other) {
        let message = format!("{} is defined twice, {what}", quoted(other.id.as_str()));
        found.push(
            Diagnostic::error("ConflictingShape", message)
                .at(here)
                .about(&other.id)
                .related(there, "the other definition"),
        );
        return;
    }
    if known.place.source == SourceId::PRELUDE {
        let is_known = |(id, value): (&ShapeId, &Node)| {
            known.traits.get(id.as_str()) == Some(value)
                // The prelude of version 1.0 marks boxed shapes.
                || (id.as_str() == id::BOX
                    && other.version == Version::One
                    && prelude::was_boxed(known))
        };
        if !other.traits.iter().all(is_known) {
            found.push(prelude_changed(&other.id, other.place));
        }
        return;
    }
    let shape = known.id.to_string();
    let mut by_name: HashMap<String, &mut Member> = known
        .members
        .iter_mut()
        .map(|member| (member.name.clone(), member))
        .collect();
    for member in other.members {
        if let Some(same) = by_name.get_mut(&member.name) {
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

/// How two definitions differ.
struct Difference {
    /// The words that follow "is defined twice".
    what: String,
    /// The places in the later and in the earlier definition.
    here: Place,
    there: Place,
}

fn difference(one: &Draft, two: &Draft) -> Option<Difference> {
    let as_a_whole = |what: String| {
        Some(Difference {
            what,
            here: two.place.clone(),
            there: one.place.clone(),
        })
    };
    if one.kind.name() != two.kind.name() {
        return as_a_whole(format!("as {} and as {}", one.kind.noun(), two.kind.noun()));
    }
    // Kinds without properties are equal if their names are.
    if one.kind != two.kind {
        return as_a_whole("with different properties".to_owned());
    }
    if one.mixins != two.mixins {
        return as_a_whole("with different mixins".to_owned());
    }
    different_member(one, two)
}

/// The first member that only one of them has, or whose targets differ.
fn different_member(one: &Draft, two: &Draft) -> Option<Difference> {
    let members = one.members.iter();
    let known: HashMap<&str, &Member> = members.map(|member| (&*member.name, member)).collect();
    for member in &two.members {
        let name = quoted(&member.name);
        let (what, there) = match known.get(&*member.name) {
            Some(same) if same.target == member.target => continue,
            Some(other) => (
                format!("with different targets of the member {name}"),
                other.place.key("target"),
            ),
            None => (
                format!("with the member {name} in only one definition"),
                one.place.clone(),
            ),
        };
        let here = match known.contains_key(&*member.name) {
            true => member.place.key("target"),
            false => member.place.clone(),
        };
        return Some(Difference { what, here, there });
    }
    let names: BTreeSet<&str> = two.members.iter().map(|member| &*member.name).collect();
    let missing = one
        .members
        .iter()
        .find(|member| !names.contains(&*member.name))?;
    let name = quoted(&missing.name);
    Some(Difference {
        what: format!("with the member {name} in only one definition"),
        here: two.place.clone(),
        there: missing.place.clone(),
    })
}

/// The positions of members by name, for the shapes that something is applied to.
type MemberIndex = HashMap<ShapeId, HashMap<String, usize>>;

/// Applies traits to a shape or a member. Traits for a member that a mixin may still add are stored with the shape.
fn apply(
    drafts: &mut BTreeMap<ShapeId, Draft>,
    members: &mut MemberIndex,
    apply: Apply,
    found: &mut Diagnostics,
) {
    let Some(draft) = drafts.get_mut(&apply.shape) else {
        let diagnostic = Diagnostic::error(
            "UnresolvedTarget",
            format!(
                "traits are applied to {}, but there is no such shape",
                quoted(apply.shape.as_str())
            ),
        )
        .at(apply.place)
        .about(match &apply.member {
            Some(member) => format!("{}${member}", apply.shape),
            None => apply.shape.to_string(),
        });
        let near = nearest_shapes(drafts, apply.shape.as_str(), found);
        found.push(diagnostic.suggest(near));
        return;
    };
    if draft.place.source == SourceId::PRELUDE {
        found.push(prelude_changed(&apply.shape, apply.place));
        return;
    }
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
    let index = members.entry(draft.id.clone()).or_insert_with(|| {
        let names = draft.members.iter().map(|member| member.name.clone());
        names
            .enumerate()
            .map(|(index, name)| (name, index))
            .collect()
    });
    let known = index
        .get(name)
        .and_then(|index| draft.members.get_mut(*index));
    if let Some(Member { traits, place, .. }) = known {
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
    if !draft.is_whole {
        return;
    }
    let diagnostic = Diagnostic::error(
        "UnresolvedTarget",
        format!(
            "traits are applied to {}, but {} has no such member",
            quoted(&member),
            quoted(draft.id.as_str())
        ),
    )
    .at(apply.place)
    .about(&member);
    let names = draft.members.iter().map(|member| member.name.as_str());
    found.push(diagnostic.suggest(nearest(name, names.take(ENOUGH))));
}

fn prelude_changed(id: &ShapeId, place: Place) -> Diagnostic {
    let message = format!(
        "{} is in the namespace of the prelude, which cannot be changed",
        quoted(id.as_str())
    );
    Diagnostic::error("PreludeChanged", message)
        .at(place)
        .about(id)
}

/// Existing traits must be equal, or be lists, which are concatenated.
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
        let Some(known) = traits.get_mut(id.as_str()) else {
            traits.insert_applied(id, Applied { value, place });
            continue;
        };
        match (known, Arc::unwrap_or_clone(value)) {
            (known, value) if *known == value => {}
            (Node::Array(items), Node::Array(more)) => items.extend(more),
            _ => {
                let message = format!(
                    "the trait {} is put on {} twice, with different values",
                    quoted(id.as_str()),
                    quoted(shape)
                );
                found.push(
                    Diagnostic::error("ConflictingTrait", message)
                        .at(place.map_or_else(|| more_owner.clone(), Arc::unwrap_or_clone))
                        .about(shape)
                        .related(known_place, "the other value"),
                );
            }
        }
    }
}
