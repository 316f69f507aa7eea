//! Writes a model in the JSON AST, in normal form: version 2.0, shapes by id, `apply` statements merged into their
//! shapes, and mixins kept.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, DraftKind};
use super::merge::Merged;
use super::traits::id;
use super::{Model, ShapeId, Traits, load, upgrade};
use crate::ast::{self, Node, Object};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::{SourceId, Sources};

/// A model in the JSON AST and the warnings about it.
#[derive(Clone, Debug)]
pub struct Serialized {
    /// The text, which ends with a line break.
    pub text: String,
    /// Warnings, never errors.
    pub warnings: Diagnostics,
}

impl Model {
    /// Reads texts as one model and writes it in the JSON AST, in normal form: version 2.0, shapes and traits by id,
    /// `apply` statements merged into their shapes. Mixins are kept.
    ///
    /// The model is not checked: it may refer to shapes that do not exist, and traits may have any value.
    ///
    /// # Errors
    ///
    /// All diagnostics, including warnings, if a text cannot be read or does not fit the others.
    pub fn serialize(sources: &Sources) -> Result<Serialized, Diagnostics> {
        let mut found = Diagnostics::new();
        let mut node = Node::Null;
        load::assemble(sources, load::Extent::Read, &mut found, |merged| {
            node = tree(merged)
        });
        let mut found: Diagnostics = found.into_iter().map(as_read).collect();
        found.sort();
        match found.has_errors() {
            true => Err(found),
            false => Ok(Serialized {
                text: ast::write(&node, 4),
                warnings: found,
            }),
        }
    }
}

/// A trait that is not defined anywhere does not keep a model from being printed.
fn as_read(mut diagnostic: Diagnostic) -> Diagnostic {
    if diagnostic.id == "UnknownTrait" {
        diagnostic.severity = Severity::Warning;
    }
    diagnostic
}

/// A merged model, before mixins are flattened.
fn tree(merged: &Merged) -> Node {
    let mut drafts = merged.drafts.clone();
    upgrade::upgrade_notation(&mut drafts);
    let mut shapes: BTreeMap<String, Node> = BTreeMap::new();
    for draft in drafts
        .values()
        .filter(|draft| draft.place.source != SourceId::PRELUDE)
    {
        shape(draft, &drafts, &mut shapes);
    }
    let mut root = vec![("smithy", Node::String("2.0".to_owned()))];
    if !merged.metadata.is_empty() {
        let metadata = merged
            .metadata
            .iter()
            .map(|(key, value)| (key.clone(), value.clone()));
        root.push(("metadata", Node::Object(metadata.collect())));
    }
    root.push(("shapes", Node::Object(shapes.into_iter().collect())));
    object(root)
}

fn shape(draft: &Draft, drafts: &BTreeMap<ShapeId, Draft>, shapes: &mut BTreeMap<String, Node>) {
    let mut entries = vec![("type", Node::String(draft.kind.name().to_owned()))];
    list(&mut entries, "mixins", &draft.mixins);
    let mut inherited = BTreeSet::new();
    members_of_mixins(draft, drafts, &mut BTreeSet::new(), &mut inherited);
    let mut applied: BTreeMap<&str, Traits> = draft
        .overlays
        .iter()
        .map(|(name, overlay)| (name.as_str(), overlay.traits.clone()))
        .collect();
    let mut members = Vec::new();
    for member in &draft.members {
        if inherited.contains(&*member.name) {
            let traits = applied.entry(&member.name).or_default();
            for (id, value) in member.traits.iter() {
                traits.insert(id.clone(), value.clone());
            }
        } else {
            let mut entries = vec![("target", Node::String(member.target.to_string()))];
            traits(&mut entries, &member.traits);
            members.push((member.name.clone(), object(entries)));
        }
    }
    if draft.kind.has_named_members() {
        entries.push(("members", Node::Object(members.into_iter().collect())));
    } else {
        for (name, member) in members {
            let names = draft.kind.fixed_members().iter();
            entries.extend(
                names
                    .filter(|known| **known == name)
                    .map(|name| (*name, member.clone())),
            );
        }
    }
    properties(&mut entries, &draft.kind);
    traits(&mut entries, &draft.traits);
    shapes.insert(draft.id.to_string(), object(entries));
    for (name, of_member) in applied.into_iter().filter(|(_, traits)| !traits.is_empty()) {
        let mut entries = vec![("type", Node::String("apply".to_owned()))];
        traits(&mut entries, &of_member);
        shapes.insert(format!("{}${name}", draft.id), object(entries));
    }
}

/// The names of all members that mixins give to a shape.
fn members_of_mixins<'d>(
    draft: &'d Draft,
    drafts: &'d BTreeMap<ShapeId, Draft>,
    seen: &mut BTreeSet<&'d ShapeId>,
    names: &mut BTreeSet<&'d str>,
) {
    let mut waiting: Vec<&ShapeId> = draft.mixins.iter().collect();
    while let Some(id) = waiting.pop() {
        if let Some(mixin) = drafts.get(id).filter(|_| seen.insert(id)) {
            names.extend(mixin.members.iter().map(|member| member.name.as_str()));
            waiting.extend(&mixin.mixins);
        }
    }
}

fn properties(entries: &mut Vec<(&'static str, Node)>, kind: &DraftKind) {
    match kind {
        DraftKind::Service(service) => {
            if !service.version.is_empty() {
                entries.push(("version", Node::String(service.version.clone())));
            }
            list(entries, "operations", &service.operations);
            list(entries, "resources", &service.resources);
            list(entries, "errors", &service.errors);
            if !service.rename.is_empty() {
                let names = service.rename.iter();
                let names = names.map(|(id, name)| (id.to_string(), Node::String(name.clone())));
                entries.push(("rename", Node::Object(names.collect())));
            }
        }
        DraftKind::Resource(resource) => {
            for (key, named) in [
                ("identifiers", &resource.identifiers),
                ("properties", &resource.properties),
            ] {
                if !named.is_empty() {
                    let named = named
                        .iter()
                        .map(|(name, target)| (name.clone(), reference(target)));
                    entries.push((key, Node::Object(named.collect())));
                }
            }
            let [create, read, update, delete, list_all] = [
                &resource.create,
                &resource.read,
                &resource.update,
                &resource.delete,
                &resource.list,
            ];
            let lifecycle = [
                ("put", &resource.put),
                ("create", create),
                ("read", read),
                ("update", update),
                ("delete", delete),
                ("list", list_all),
            ];
            let bound = lifecycle
                .into_iter()
                .filter_map(|(key, target)| Some((key, reference(target.as_ref()?))));
            entries.extend(bound);
            list(entries, "operations", &resource.operations);
            list(
                entries,
                "collectionOperations",
                &resource.collection_operations,
            );
            list(entries, "resources", &resource.resources);
        }
        DraftKind::Operation(operation) => {
            let unit = ShapeId::prelude("Unit");
            entries.push((
                "input",
                reference(operation.input.as_ref().unwrap_or(&unit)),
            ));
            entries.push((
                "output",
                reference(operation.output.as_ref().unwrap_or(&unit)),
            ));
            list(entries, "errors", &operation.errors);
        }
        _ => {}
    }
}

fn list(entries: &mut Vec<(&'static str, Node)>, key: &'static str, targets: &[ShapeId]) {
    if !targets.is_empty() {
        entries.push((key, Node::Array(targets.iter().map(reference).collect())));
    }
}

/// Traits by id. Those of version 1.0 that version 2 expresses by defaults are left out.
fn traits(entries: &mut Vec<(&'static str, Node)>, traits: &Traits) {
    let kept = traits.iter().filter(|(id, _)| id.as_str() != id::BOX);
    let kept: Object = kept
        .map(|(id, value)| (id.to_string(), value.clone()))
        .collect();
    if !kept.is_empty() {
        entries.push(("traits", Node::Object(kept)));
    }
}

fn reference(target: &ShapeId) -> Node {
    object(vec![("target", Node::String(target.to_string()))])
}

fn object(entries: Vec<(&'static str, Node)>) -> Node {
    Node::Object(
        entries
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    )
}
