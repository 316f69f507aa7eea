//! Gives members without targets those of a resource's identifiers and properties (Smithy specification, "Target
//! elision"). Those of mixins are given when mixins are flattened.

use std::collections::BTreeMap;

use super::ShapeId;
use super::draft::{Draft, DraftKind};
use super::shape::Resource;
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
            let left: std::collections::BTreeSet<&str> =
                draft.elided.iter().map(String::as_str).collect();
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
        let resource = resource
            .and_then(|id| drafts.get(id))
            .and_then(|draft| match &draft.kind {
                DraftKind::Resource(resource) => Some(resource),
                _ => None,
            });
        for name in &draft.elided {
            let Some(member) = draft.members.iter().find(|member| member.name == *name) else {
                continue;
            };
            let written = quoted(&format!("${name}"));
            let message = match (&draft.resource, draft.mixins.is_empty()) {
                (Some(resource), true) => {
                    format!(
                        "{written} has no target, because {} has no such identifier or property",
                        quoted(resource.as_str())
                    )
                }
                (Some(resource), false) => {
                    format!(
                        "{written} has no target, because neither {} nor a mixin has it",
                        quoted(resource.as_str())
                    )
                }
                (None, false) => format!("{written} has no target, because no mixin has it"),
                (None, true) => {
                    format!(
                        "{written} has no target, because {} is for no resource and has no mixins",
                        quoted(draft.id.as_str())
                    )
                }
            };
            let known = resource
                .map(named)
                .into_iter()
                .flatten()
                .map(|(name, _)| name);
            let others = draft
                .members
                .iter()
                .map(|member| member.name.as_str())
                .filter(|other| other != name);
            let near = nearest(name, known.chain(others)).map(|near| format!("${near}"));
            let diagnostic = Diagnostic::error("ElidedTarget", message).at(member.place.clone());
            let diagnostic = diagnostic.about(format!("{}${name}", draft.id));
            problems.push(diagnostic.suggest(near.as_deref()));
        }
    }
    found.extend(problems);
    for draft in drafts.values_mut().filter(|draft| !draft.elided.is_empty()) {
        let elided = std::mem::take(&mut draft.elided);
        draft
            .members
            .retain(|member| !elided.contains(&member.name));
        draft.is_whole = false;
    }
}
