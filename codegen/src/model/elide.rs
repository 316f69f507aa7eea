//! Gives members without targets those of a resource's identifiers and properties (Smithy specification, "Target
//! elision"). Those of mixins are given when mixins are flattened.

use std::collections::{BTreeMap, BTreeSet};

use super::ShapeId;
use super::draft::{Draft, DraftKind};
use super::shape::{Member, Resource};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, quoted};

/// Sets the targets that resources know.
pub(super) fn from_resources(drafts: &mut BTreeMap<ShapeId, Draft>) {
    let waiting: Vec<ShapeId> = drafts
        .values()
        .filter(|draft| !draft.elided.is_empty())
        .map(|draft| draft.id.clone())
        .collect();
    for id in waiting {
        let Some(mut draft) = drafts.remove(&id) else {
            continue;
        };
        let resource = draft
            .resource
            .as_ref()
            .and_then(|resource| drafts.get(resource));
        if let Some(DraftKind::Resource(resource)) = resource.map(|resource| &resource.kind) {
            let targets: BTreeMap<&str, &ShapeId> = named(resource).collect();
            let elided = std::mem::take(&mut draft.elided);
            draft.elided = elided
                .into_iter()
                .filter(|name| !targets.contains_key(&**name))
                .collect();
            let left: BTreeSet<&str> = draft.elided.iter().map(String::as_str).collect();
            for member in &mut draft.members {
                if let Some(target) = targets.get(&*member.name)
                    && member.target.is_unit()
                    && !left.contains(&*member.name)
                {
                    member.target = (*target).clone();
                }
            }
        }
        drafts.insert(id, draft);
    }
}

fn named(resource: &Resource) -> impl Iterator<Item = (&str, &ShapeId)> {
    let both = resource.properties.iter().chain(&resource.identifiers);
    both.map(|(name, target)| (name.as_str(), target))
}

/// The maximum number of members that get a suggestion. Each search takes time proportional to the members.
const COMPARED: usize = 20;

/// Reports members whose targets nothing gives, and removes them.
pub(super) fn report(drafts: &mut BTreeMap<ShapeId, Draft>, found: &mut Diagnostics) {
    let mut problems = Vec::new();
    for draft in drafts.values().filter(|draft| !draft.elided.is_empty()) {
        let resource = draft.resource.as_ref();
        // A missing resource or mixin has been reported.
        let is_known = resource.is_none_or(|id| drafts.contains_key(id));
        if !is_known || !draft.mixins.iter().all(|id| drafts.contains_key(id)) {
            continue;
        }
        let resource = resource.and_then(|id| drafts.get(id));
        let targets: Vec<&str> = match resource.map(|draft| &draft.kind) {
            Some(DraftKind::Resource(resource)) => named(resource).map(|(name, _)| name).collect(),
            _ => Vec::new(),
        };
        let elided: BTreeSet<&str> = draft.elided.iter().map(String::as_str).collect();
        let has_no_target = |member: &&Member| elided.contains(&*member.name);
        for member in draft.members.iter().filter(has_no_target) {
            let written = quoted(&format!("${}", member.name));
            let why = why(draft);
            let message = format!("{written} has no target, because {why}");
            let diagnostic = Diagnostic::error("ElidedTarget", message).at(member.place.clone());
            let diagnostic = diagnostic.about(format!("{}${}", draft.id, member.name));
            let others = draft.members.iter().map(|member| member.name.as_str());
            let others = others.filter(|other| !elided.contains(other));
            let known = targets.iter().copied().chain(others);
            let known = known.take_while(|_| problems.len() < COMPARED);
            let near = nearest(&member.name, known).map(|near| format!("${near}"));
            problems.push(diagnostic.suggest(near.as_deref()));
        }
    }
    found.extend(problems);
    for draft in drafts.values_mut().filter(|draft| !draft.elided.is_empty()) {
        let elided: BTreeSet<String> = std::mem::take(&mut draft.elided).into_iter().collect();
        draft
            .members
            .retain(|member| !elided.contains(&member.name));
        draft.is_whole = false;
    }
}

/// Why a member has no target.
fn why(draft: &Draft) -> String {
    match (&draft.resource, draft.mixins.is_empty()) {
        (Some(resource), true) => {
            let resource = quoted(resource.as_str());
            format!("{resource} has no such identifier or property")
        }
        (Some(resource), false) => {
            format!("neither {} nor a mixin has it", quoted(resource.as_str()))
        }
        (None, false) => "no mixin has it".to_owned(),
        (None, true) => {
            let shape = quoted(draft.id.as_str());
            format!("{shape} is for no resource and has no mixins")
        }
    }
}
