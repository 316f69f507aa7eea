//! Reports every reference to a missing shape or to a shape of the wrong kind.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, DraftKind};
use super::id::PRELUDE;
use super::read::{BadId, IdOf};
use super::traits::id;
use super::{ShapeId, check};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, nearest_ids, quoted};
use crate::source::{Notation, Place, Sources};

/// Checks every reference of every draft, except to malformed shapes, which have been reported themselves.
pub(super) fn check(
    drafts: &BTreeMap<ShapeId, Draft>,
    malformed: &BTreeSet<ShapeId>,
    sources: &Sources,
    found: &mut Diagnostics,
) {
    let mut check = Check {
        drafts,
        malformed,
        sources,
        found,
    };
    for draft in drafts.values() {
        check.draft(draft);
    }
}

/// What a reference may target.
#[derive(Copy, Clone)]
enum Expected {
    Data,
    DataOrUnit,
    Unit,
    String,
    Structure,
    Error,
    Operation,
    Resource,
    Mixin,
}

impl Expected {
    fn is(self, draft: &Draft) -> bool {
        match self {
            Expected::Data => Expected::DataOrUnit.is(draft) && !is_unit(draft),
            Expected::DataOrUnit => !matches!(
                draft.kind,
                DraftKind::Service(_) | DraftKind::Resource(_) | DraftKind::Operation(_)
            ),
            Expected::Unit => is_unit(draft),
            Expected::String => matches!(draft.kind, DraftKind::String | DraftKind::Enum),
            Expected::Structure => {
                draft.kind == DraftKind::Structure && !draft.traits.has(id::ERROR)
            }
            Expected::Error => draft.kind == DraftKind::Structure && draft.traits.has(id::ERROR),
            Expected::Operation => matches!(draft.kind, DraftKind::Operation(_)),
            Expected::Resource => matches!(draft.kind, DraftKind::Resource(_)),
            Expected::Mixin => draft.is_mixin(),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Expected::Data | Expected::DataOrUnit => "a data shape",
            Expected::Unit => "the unit type `smithy.api#Unit`",
            Expected::String => "a string",
            Expected::Structure => "a structure without `@error`",
            Expected::Error => "a structure with the trait `smithy.api#error`",
            Expected::Operation => "an operation",
            Expected::Resource => "a resource",
            Expected::Mixin => "a shape with the trait `smithy.api#mixin`",
        }
    }
}

struct Check<'d, 'f> {
    drafts: &'d BTreeMap<ShapeId, Draft>,
    malformed: &'d BTreeSet<ShapeId>,
    sources: &'d Sources,
    found: &'f mut Diagnostics,
}

impl Check<'_, '_> {
    fn draft(&mut self, draft: &Draft) {
        let each = |list: &str, index: usize| draft.place.key(list).index(index).key("target");
        for (index, target) in draft.mixins.iter().enumerate() {
            self.target(target, Expected::Mixin, &draft.id, || each("mixins", index));
        }
        if let Some(resource) = &draft.resource {
            self.target(resource, Expected::Resource, &draft.id, || {
                draft.place.key("for")
            });
        }
        let elided: BTreeSet<&str> = draft.elided.iter().map(String::as_str).collect();
        for member in draft
            .members
            .iter()
            .filter(|member| !elided.contains(&*member.name))
        {
            let expected = match draft.kind {
                DraftKind::Map if member.name == "key" => Expected::String,
                DraftKind::Enum | DraftKind::IntEnum => Expected::Unit,
                DraftKind::Union => Expected::DataOrUnit,
                _ => Expected::Data,
            };
            self.target(&member.target, expected, &draft.id, || {
                member.place.key("target")
            });
        }
        match &draft.kind {
            DraftKind::Operation(operation) => {
                for (name, target) in [("input", &operation.input), ("output", &operation.output)] {
                    if let Some(target) = target {
                        self.target(target, Expected::Structure, &draft.id, || {
                            draft.place.key(name).key("target")
                        });
                    }
                }
                for (index, target) in operation.errors.iter().enumerate() {
                    self.target(target, Expected::Error, &draft.id, || each("errors", index));
                }
            }
            DraftKind::Service(service) => {
                self.list(
                    &service.operations,
                    Expected::Operation,
                    draft,
                    "operations",
                );
                self.list(&service.resources, Expected::Resource, draft, "resources");
                self.list(&service.errors, Expected::Error, draft, "errors");
            }
            DraftKind::Resource(resource) => {
                let identifiers = (&resource.identifiers, "identifiers", Expected::String);
                for (list, name, expected) in [
                    identifiers,
                    (&resource.properties, "properties", Expected::Data),
                ] {
                    for (key, target) in list {
                        let place = || draft.place.key(name).key(key).key("target");
                        self.target(target, expected, &draft.id, place);
                    }
                }
                for (name, target) in resource.lifecycle() {
                    if let Some(target) = target {
                        self.target(target, Expected::Operation, &draft.id, || {
                            draft.place.key(name).key("target")
                        });
                    }
                }
                self.list(
                    &resource.operations,
                    Expected::Operation,
                    draft,
                    "operations",
                );
                self.list(
                    &resource.collection_operations,
                    Expected::Operation,
                    draft,
                    "collectionOperations",
                );
                self.list(&resource.resources, Expected::Resource, draft, "resources");
            }
            _ => {}
        }
    }

    fn list(&mut self, targets: &[ShapeId], expected: Expected, draft: &Draft, name: &str) {
        for (index, target) in targets.iter().enumerate() {
            self.target(target, expected, &draft.id, || {
                draft.place.key(name).index(index).key("target")
            });
        }
    }

    /// Suggests what a missing target may mean. In Smithy IDL, a shape of another namespace with the same name is
    /// probably one that is not imported; otherwise the name of a shape that needs no import is misspelled.
    fn suggested(&self, diagnostic: Diagnostic, target: &ShapeId) -> Diagnostic {
        let source = diagnostic.place.as_ref().map(|place| place.source);
        let is_idl = source.is_some_and(|source| self.sources.notation(source) == Notation::Idl);
        if is_idl && self.found.len() < ENOUGH {
            let ids = || self.drafts.keys();
            let mut same = ids().filter(|id| id.name() == target.name());
            if let (Some(id), None) = (same.next(), same.next()) {
                return diagnostic.help(format!("did you mean `{id}`? Import it with `use {id}`"));
            }
            let is_near = |id: &&ShapeId| [target.namespace(), PRELUDE].contains(&id.namespace());
            let near = nearest(target.name(), ids().filter(is_near).map(ShapeId::name));
            if near.is_some() {
                return diagnostic.suggest(near);
            }
        }
        diagnostic.suggest(nearest_shapes(self.drafts, target.as_str(), self.found))
    }

    fn target(
        &mut self,
        target: &ShapeId,
        expected: Expected,
        from: &ShapeId,
        place: impl FnOnce() -> Place,
    ) {
        let Some(draft) = self.drafts.get(target) else {
            if self.malformed.contains(target) {
                return;
            }
            let diagnostic = Diagnostic::error(
                "UnresolvedTarget",
                format!("there is no shape {}", quoted(target.as_str())),
            )
            .at(place())
            .about(from);
            return self.found.push(self.suggested(diagnostic, target));
        };
        if draft.traits.private() && draft.id.namespace() != from.namespace() {
            let message = format!("{} is private to its namespace", quoted(target.as_str()));
            self.found.push(
                Diagnostic::error("PrivateTarget", message)
                    .at(place())
                    .about(from),
            );
        } else if draft.is_mixin() && !matches!(expected, Expected::Mixin) {
            let message = format!(
                "{} is a mixin, which can only be mixed in",
                quoted(target.as_str())
            );
            self.found.push(
                Diagnostic::error("WrongTarget", message)
                    .at(place())
                    .about(from),
            );
        } else if draft.traits.is_trait() && !matches!(expected, Expected::Mixin) {
            let message = format!(
                "{} defines a trait, which can only be applied",
                quoted(target.as_str())
            );
            self.found.push(
                Diagnostic::error("WrongTarget", message)
                    .at(place())
                    .about(from),
            );
        } else if !expected.is(draft) {
            let message = format!(
                "this must be {}, but {} is {}",
                expected.name(),
                quoted(target.as_str()),
                described(draft, expected),
            );
            self.found.push(
                Diagnostic::error("WrongTarget", message)
                    .at(place())
                    .about(from),
            );
        }
    }
}

/// Suggests a shape or trait for each invalid id.
pub(super) fn suggest(
    bad_ids: Vec<BadId>,
    drafts: &BTreeMap<ShapeId, Draft>,
    found: &mut Diagnostics,
) {
    for BadId {
        text,
        of,
        diagnostic,
    } in bad_ids
    {
        let near = match of {
            IdOf::Shape => nearest_shapes(drafts, &text, found),
            IdOf::Trait => nearest_traits(drafts, &text, found),
        };
        found.push(diagnostic.suggest(near));
    }
}

/// Each search takes time proportional to the model, so searching stops after this many errors.
const ENOUGH: usize = 100;

/// The shapes to suggest for an id.
pub(super) fn nearest_shapes<'d>(
    drafts: &'d BTreeMap<ShapeId, Draft>,
    id: &str,
    found: &Diagnostics,
) -> Vec<&'d str> {
    if found.len() >= ENOUGH {
        return Vec::new();
    }
    nearest_ids(id, drafts.keys().map(ShapeId::as_str))
}

/// The traits to suggest for an id.
fn nearest_traits<'d>(
    drafts: &'d BTreeMap<ShapeId, Draft>,
    id: &str,
    found: &Diagnostics,
) -> Vec<&'d str> {
    if found.len() >= ENOUGH {
        return Vec::new();
    }
    let defined = drafts.values().filter(|draft| draft.traits.is_trait());
    let defined = defined.map(|draft| draft.id.as_str());
    nearest_ids(id, defined.chain(check::known_traits()))
}

fn is_unit(draft: &Draft) -> bool {
    draft.id.is_unit()
}

/// What a shape is, including the traits that determine who may refer to it.
fn described(draft: &Draft, expected: Expected) -> String {
    match (&draft.kind, expected) {
        _ if is_unit(draft) => "the unit type, which holds no data".to_owned(),
        (DraftKind::Structure, _) if draft.traits.has(id::ERROR) => "an error".to_owned(),
        (DraftKind::Structure, Expected::Error | Expected::Mixin) => {
            "a structure without it".to_owned()
        }
        (kind, _) => kind.noun(),
    }
}
