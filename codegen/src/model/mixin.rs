//! Applies mixins to drafts (Smithy specification, "Mixins").
//!
//! Traits come first, because they determine what a shape is and who may refer to it. Members and properties follow
//! after all references have been checked.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use super::draft::{Draft, DraftKind};
use super::graph::{Graph, cycles};
use super::shape::{Member, Service};
use super::traits::Applied;
use super::traits::id;
use super::{ShapeId, Traits};
use crate::ast::Node;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, quoted};
use crate::source::Place;

/// The approximate maximum number of bytes that mixins may add: far more than any model needs, but small enough for
/// memory. In a long chain, each mixin repeats the contents of the whole chain, so a small model can request a lot.
const MOST_BYTES: usize = 1 << 26;

/// The approximate size in bytes of one item copied from a mixin. Values of traits are not copied.
const ENTRY: usize = 128;

/// Adds the traits of mixins to every draft.
pub(super) fn flatten_traits(drafts: &mut BTreeMap<ShapeId, Draft>, found: &mut Diagnostics) {
    report_cycles(drafts, found);
    let weight = |mixin: &Draft| ENTRY * mixin.traits.len();
    each(drafts, found, weight, |draft, mixins, _| {
        let mut traits = Traits::new();
        let mixins = mixins.iter().flatten();
        for mixin in mixins.filter(|mixin| fits(draft, mixin)) {
            inherit(&mut traits, mixin);
        }
        supersede(&mut traits, std::mem::take(&mut draft.traits), &draft.place);
        draft.traits = traits;
    });
}

/// Adds the members and properties of mixins to every draft.
pub(super) fn flatten(drafts: &mut BTreeMap<ShapeId, Draft>, found: &mut Diagnostics) {
    each(drafts, found, weight, |draft, mixins, found| {
        Flatten { found }.draft(draft, mixins);
    });
}

/// Changes each draft that has mixins, after its mixins, until the memory limit is reached. Missing mixins are `None`.
fn each(
    drafts: &mut BTreeMap<ShapeId, Draft>,
    found: &mut Diagnostics,
    weight: impl Fn(&Draft) -> usize,
    mut change: impl FnMut(&mut Draft, &[Option<&Draft>], &mut Diagnostics),
) {
    if drafts.values().all(|draft| draft.mixins.is_empty()) {
        return;
    }
    let mut given = 0_usize;
    for id in in_order(drafts) {
        let Some(mut draft) = drafts.remove(&id) else {
            continue;
        };
        let mixins: Vec<Option<&Draft>> =
            draft.mixins.iter().map(|mixin| drafts.get(mixin)).collect();
        given = mixins
            .iter()
            .flatten()
            .fold(given, |given, mixin| given.saturating_add(weight(mixin)));
        if given > MOST_BYTES {
            let message = "mixins add more to shapes than fits in memory";
            found.push(
                Diagnostic::error("TooLarge", message)
                    .at(draft.place.clone())
                    .about(&id),
            );
            drafts.insert(id, draft);
            return;
        }
        change(&mut draft, &mixins, found);
        drafts.insert(id, draft);
    }
}

/// Whether a draft can use a mixin of this kind.
fn fits(draft: &Draft, mixin: &Draft) -> bool {
    mixin.kind.name() == draft.kind.name()
}

/// The approximate size in bytes of a draft's members and properties when copied.
fn weight(draft: &Draft) -> usize {
    let of_members: usize = draft
        .members
        .iter()
        .map(|member| {
            ENTRY * (1 + member.traits.len()) + member.name.len() + member.place.pointer.len()
        })
        .sum();
    let listed = match &draft.kind {
        DraftKind::Service(service) => {
            service.operations.len()
                + service.resources.len()
                + service.errors.len()
                + service.rename.len()
        }
        DraftKind::Operation(operation) => operation.errors.len(),
        _ => 0,
    };
    of_members + ENTRY * listed
}

fn report_cycles(drafts: &BTreeMap<ShapeId, Draft>, found: &mut Diagnostics) {
    let graph: Graph<'_> = drafts
        .values()
        .filter(|draft| !draft.mixins.is_empty())
        .map(|draft| {
            (
                &draft.id,
                draft.mixins.iter().map(|mixin| ("mixin", mixin)).collect(),
            )
        })
        .collect();
    for cycle in cycles(&graph) {
        let Some(draft) = drafts.get(cycle.start) else {
            continue;
        };
        let message = format!("mixins form a cycle: {}", cycle.describe());
        found.push(
            Diagnostic::error("MixinCycle", message)
                .at(draft.place.key("mixins"))
                .about(&draft.id),
        );
    }
}

/// The drafts that have mixins, each after all of its mixins. Cycles are left out.
fn in_order(drafts: &BTreeMap<ShapeId, Draft>) -> Vec<ShapeId> {
    let mut waiting: BTreeMap<&ShapeId, usize> = BTreeMap::new();
    let mut users: BTreeMap<&ShapeId, Vec<&ShapeId>> = BTreeMap::new();
    for draft in drafts.values() {
        let mixins = draft
            .mixins
            .iter()
            .filter(|mixin| drafts.contains_key(*mixin));
        let mut count = 0;
        for mixin in mixins {
            users.entry(mixin).or_default().push(&draft.id);
            count += 1;
        }
        waiting.insert(&draft.id, count);
    }
    let mut ready: VecDeque<&ShapeId> = waiting
        .iter()
        .filter(|(_, count)| **count == 0)
        .map(|(id, _)| *id)
        .collect();
    let mut order = Vec::new();
    while let Some(id) = ready.pop_front() {
        if drafts.get(id).is_some_and(|draft| !draft.mixins.is_empty()) {
            order.push(id.clone());
        }
        for user in users.get(id).into_iter().flatten() {
            if let Some(count) = waiting.get_mut(user) {
                *count -= 1;
                if *count == 0 {
                    ready.push_back(user);
                }
            }
        }
    }
    order
}

struct Flatten<'f> {
    found: &'f mut Diagnostics,
}

impl Flatten<'_> {
    fn draft(&mut self, draft: &mut Draft, mixins: &[Option<&Draft>]) {
        let mut members = Members::default();
        let elided: BTreeSet<String> = std::mem::take(&mut draft.elided).into_iter().collect();
        draft.is_whole &= mixins
            .iter()
            .all(|mixin| mixin.is_some_and(|mixin| mixin.is_whole && fits(draft, mixin)));
        for (index, mixin) in mixins.iter().enumerate() {
            let Some(mixin) = mixin else {
                continue;
            };
            if !fits(draft, mixin) {
                let place = draft.place.key("mixins").index(index).key("target");
                let message = format!(
                    "{} cannot use {} as a mixin, because {} is not {}",
                    draft.kind.noun(),
                    quoted(mixin.id.as_str()),
                    mixin.kind.noun(),
                    draft.kind.noun(),
                );
                self.found.push(
                    Diagnostic::error("WrongTarget", message)
                        .at(place)
                        .about(&draft.id),
                );
                continue;
            }
            for member in &mixin.members {
                self.member(&mut members, member.clone(), &draft.id, &draft.place);
            }
            properties(draft, mixin);
        }
        for mut member in std::mem::take(&mut draft.members) {
            let place = member.place.clone();
            if elided.contains(&member.name) {
                match members.get(&member.name) {
                    Some(known) => member.target = known.target.clone(),
                    None => draft.elided.push(member.name.clone()),
                }
            }
            self.member(&mut members, member, &draft.id, &place);
        }
        for (name, applied) in std::mem::take(&mut draft.overlays) {
            match members.get(&name) {
                Some(member) => supersede(&mut member.traits, applied.traits, &applied.place),
                None if !draft.is_whole => {}
                None => {
                    let message = format!(
                        "traits are applied to the member {} of {}, which has no such member",
                        quoted(&name),
                        quoted(draft.id.as_str()),
                    );
                    let mut diagnostic = Diagnostic::error("UnresolvedTarget", message)
                        .at(applied.place)
                        .about(&draft.id);
                    if let Some(near) = nearest(
                        &name,
                        members.list.iter().map(|member| member.name.as_str()),
                    ) {
                        diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
                    }
                    self.found.push(diagnostic);
                }
            }
        }
        let lacks = |name: &&&str| !members.index.contains_key(**name);
        let missing: Vec<_> = draft.kind.fixed_members().iter().filter(lacks).collect();
        for name in missing.iter().filter(|_| draft.is_whole) {
            let message = format!(
                "neither the {} {} nor its mixins have `{name}`",
                draft.kind.name(),
                quoted(draft.id.as_str())
            );
            self.found.push(
                Diagnostic::error("MissingProperty", message)
                    .at(draft.place.clone())
                    .about(&draft.id),
            );
        }
        // Shapes that use it as a mixin do not report it again.
        draft.is_whole &= missing.is_empty();
        draft.members = members.list;
    }

    /// An existing member must target the same shape; its traits take precedence.
    fn member(&mut self, members: &mut Members, member: Member, shape: &ShapeId, place: &Place) {
        let Some(known) = members.get(&member.name) else {
            return members.push(member);
        };
        if known.target != member.target {
            let message = format!(
                "the member {} targets {} here and {} in a mixin",
                quoted(&member.name),
                quoted(member.target.as_str()),
                quoted(known.target.as_str()),
            );
            self.found.push(
                Diagnostic::error("ConflictingMember", message)
                    .at(place.clone())
                    .about(format!("{shape}${}", member.name))
                    .related(known.place.clone(), "the other member"),
            );
        }
        supersede(&mut known.traits, member.traits, &member.place);
        known.place = member.place;
    }
}

/// Lists are concatenated, those of mixins first. For single values, the shape takes precedence.
fn properties(draft: &mut Draft, mixin: &Draft) {
    match (&mut draft.kind, &mixin.kind) {
        (DraftKind::Service(service), DraftKind::Service(from)) => {
            if service.version.is_empty() {
                service.version.clone_from(&from.version);
            }
            let Service {
                operations,
                resources,
                errors,
                rename,
                ..
            } = service;
            for (list, from) in [
                (operations, &from.operations),
                (resources, &from.resources),
                (errors, &from.errors),
            ] {
                join(list, from);
            }
            for (from, to) in &from.rename {
                rename.entry(from.clone()).or_insert_with(|| to.clone());
            }
        }
        (DraftKind::Operation(operation), DraftKind::Operation(from)) => {
            join(&mut operation.errors, &from.errors);
        }
        _ => {}
    }
}

/// Members in order, found by name in one step.
#[derive(Default)]
struct Members {
    list: Vec<Member>,
    index: HashMap<String, usize>,
}

impl Members {
    fn get(&mut self, name: &str) -> Option<&mut Member> {
        self.list.get_mut(*self.index.get(name)?)
    }

    fn push(&mut self, member: Member) {
        self.index.insert(member.name.clone(), self.list.len());
        self.list.push(member);
    }
}

/// New items come before existing ones.
fn join(list: &mut Vec<ShapeId>, from: &[ShapeId]) {
    let own: std::collections::BTreeSet<ShapeId> = list.iter().cloned().collect();
    let mut joined: Vec<ShapeId> = from
        .iter()
        .filter(|id| !own.contains(*id))
        .cloned()
        .collect();
    joined.append(list);
    *list = joined;
}

/// Adds the traits of a mixin, except `mixin` itself and its local traits.
fn inherit(traits: &mut Traits, mixin: &Draft) {
    let local: Vec<&str> = mixin
        .traits
        .get(id::MIXIN)
        .and_then(|node| node.as_object()?.get("localTraits")?.as_array())
        .unwrap_or_default()
        .iter()
        .filter_map(Node::as_str)
        .collect();
    for (id, applied) in mixin.traits.clone().into_applied(&mixin.place) {
        if id.as_str() != id::MIXIN && !local.contains(&id.as_str()) {
            traits.insert_applied(id, applied);
        }
    }
}

/// Adds traits, replacing existing ones.
fn supersede(traits: &mut Traits, more: Traits, owner: &Place) {
    for (id, Applied { value, place }) in more.into_applied(owner) {
        traits.insert_applied(id, Applied { value, place });
    }
}
