//! Drafts with mixins in, drafts that hold what their mixins gave them out (Smithy specification, "Mixins").
//!
//! Traits come first, as they say what a shape is, which whoever refers to it has to know; members and properties come
//! once all references have been followed.

use std::collections::{BTreeMap, HashMap, VecDeque};

use super::draft::{Draft, DraftKind};
use super::graph::{Graph, cycles};
use super::shape::{Member, Service};
use super::traits::Applied;
use super::traits::id;
use super::{ShapeId, Traits};
use crate::ast::Node;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, quoted};
use crate::source::Place;

/// How many bytes mixins may give in all, roughly counted: far more than any model needs, and few enough to be kept in
/// memory. Each mixin of a long chain hands on what the whole chain has, so a small model can ask for very much.
const MOST_BYTES: usize = 1 << 26;

/// About how many bytes one thing takes that is copied from a mixin. Values of traits are not copied.
const ENTRY: usize = 128;

/// Gives every draft the traits of its mixins.
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

/// Gives every draft the members and properties of its mixins.
pub(super) fn flatten(drafts: &mut BTreeMap<ShapeId, Draft>, found: &mut Diagnostics) {
    each(drafts, found, weight, |draft, mixins, found| {
        Flatten { found }.draft(draft, mixins);
    });
}

/// Changes each draft that has mixins, after all of its mixins, until all of them weigh more than can be kept in memory.
/// Mixins that are not there are `None`.
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
            let message = "mixins give shapes more than can be kept in memory";
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

/// Whether a draft can take something of the kind of the mixin.
fn fits(draft: &Draft, mixin: &Draft) -> bool {
    mixin.kind.name() == draft.kind.name()
}

/// About how many bytes the members and properties of a draft take to be copied.
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
        let message = format!(
            "mixins lead back to where they started: {}",
            cycle.describe()
        );
        found.push(
            Diagnostic::error("MixinCycle", message)
                .at(draft.place.key("mixins"))
                .about(&draft.id),
        );
    }
}

/// The drafts that have mixins, each after all of its mixins; those that are part of a cycle are left out.
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
                    "{} cannot take {} as a mixin, as {} is not {}",
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
        for member in std::mem::take(&mut draft.members) {
            let place = member.place.clone();
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
        // Those that mix it in are not told again.
        draft.is_whole &= missing.is_empty();
        draft.members = members.list;
    }

    /// A member that is there already must target the same shape; its traits take precedence.
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

/// Lists are joined, those of mixins first; single values of the shape itself are kept.
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

/// What the list has not yet comes before what it has.
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

/// Takes over the traits of a mixin, but not the trait that makes it one, nor those it keeps to itself.
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

/// Puts traits over those that are there.
fn supersede(traits: &mut Traits, more: Traits, owner: &Place) {
    for (id, Applied { value, place }) in more.into_applied(owner) {
        traits.insert_applied(id, Applied { value, place });
    }
}
