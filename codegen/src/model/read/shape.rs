//! Reads the id and value of a shape into its draft, or into the traits it applies elsewhere.

use std::collections::BTreeMap;

use super::super::draft::{Draft, DraftKind, OperationDraft, TYPES, Version};
use super::super::id::is_identifier;
use super::super::{InvalidShapeId, ShapeId};
use super::properties::Properties;
use super::{Apply, Document, IdOf, Reader};
use crate::ast::{Node, Object, Pointer};
use crate::diagnostic::{Diagnostic, nearest, quoted};
use crate::source::Notation;

impl Reader<'_> {
    pub(super) fn shape(
        &mut self,
        name: &str,
        node: Node,
        at: &Pointer<'_>,
        document: &mut Document,
    ) {
        let parsed = match ShapeId::parse_with_member(name) {
            Ok((id, member)) => {
                self.shape = Some(id.clone());
                Ok((id, member))
            }
            Err(why) => Err(why),
        };
        let typed = self.typed(name, node, at);
        let (id, member) = match parsed {
            Ok(parsed) => parsed,
            Err(why) if typed.as_ref().is_some_and(|(kind, _)| kind == "apply") => {
                return self.bad_id(name, IdOf::Shape, at, &why);
            }
            Err(why) => return self.bad_definition(name, at, &why),
        };
        match (typed, member) {
            (Some((kind, mut properties)), _) if kind == "apply" => {
                let traits = self.traits(properties.take("traits"), at);
                let place = self.place(at);
                document.applies.push(Apply {
                    shape: id,
                    member: member.map(str::to_owned),
                    traits,
                    place,
                });
                self.leftover(&properties, at, &["type", "traits"]);
            }
            (Some(_), Some(_)) => {
                let message = format!(
                    "{} names a member: members are defined inside their shape",
                    quoted(name)
                );
                self.error("InvalidShapeId", at, message);
            }
            (Some((kind, properties)), None) => match self.kind(&kind, at) {
                Some(known) => {
                    let mut draft = self.draft(id, known, properties, at);
                    if kind == "set" {
                        draft.traits.insert(
                            ShapeId::prelude("uniqueItems"),
                            Node::Object(Object::default()),
                        );
                    }
                    document.drafts.push(draft);
                }
                None => document.malformed.push(id),
            },
            (None, None) => document.malformed.push(id),
            (None, Some(_)) => {}
        }
    }

    /// An `apply` statement of Smithy IDL.
    pub(super) fn apply(&mut self, node: Node, at: &Pointer<'_>, document: &mut Document) {
        let Some(object) = self.object(node, at, "an `apply` statement") else {
            return;
        };
        let mut properties = Properties::of(object);
        let below = at.key("shape");
        let id = properties
            .take("shape")
            .and_then(|node| self.string(node, &below, "an id"));
        let Some(id) = id else {
            return;
        };
        match ShapeId::parse_with_member(&id) {
            Ok((shape, member)) => {
                self.shape = Some(shape.clone());
                let member = member.map(str::to_owned);
                let traits = self.traits(properties.take("traits"), at);
                document.applies.push(Apply {
                    shape,
                    member,
                    traits,
                    place: self.place(at),
                });
            }
            Err(why) => self.bad_id(&id, IdOf::Shape, &below, &why),
        }
    }

    fn bad_definition(&mut self, name: &str, at: &Pointer<'_>, why: &InvalidShapeId) {
        let message = format!("{} is not a shape id: {why}", quoted(name));
        let mut diagnostic = Diagnostic::error("InvalidShapeId", message);
        if is_identifier(name) {
            let namespace = self.namespace.as_deref().unwrap_or("com.example");
            let help = format!("write its namespace too, as in `{namespace}#{name}`");
            diagnostic = diagnostic.help(help);
        }
        self.push(diagnostic, at);
    }

    /// The `type` of a shape and its other properties.
    fn typed(&mut self, name: &str, node: Node, at: &Pointer<'_>) -> Option<(String, Properties)> {
        let object = self.object(node, at, "a shape")?;
        let mut properties = Properties::of(object);
        let Some(kind) = properties.take("type") else {
            let message = format!("the shape {} has no `type`", quoted(name));
            self.error("MissingProperty", at, message);
            return None;
        };
        let kind = self.string(kind, &at.key("type"), "a shape's `type`")?;
        Some((kind, properties))
    }

    /// The kind with this name. Reports an unknown one.
    fn kind(&mut self, name: &str, at: &Pointer<'_>) -> Option<DraftKind> {
        let at = at.key("type");
        let kind = DraftKind::from_name(name);
        if kind.is_none() {
            let message = format!("unknown shape type {}", quoted(name));
            let diagnostic = Diagnostic::error("UnknownShapeType", message);
            self.push(diagnostic.suggest(nearest(name, TYPES.into_iter())), &at);
        } else if name == "set" && self.version == Version::Two {
            let message = "version 2 of the specification has no sets";
            let diagnostic = Diagnostic::warning("NotInVersion", message);
            self.push(
                diagnostic.help("use a list with the trait `smithy.api#uniqueItems`"),
                &at,
            );
        }
        kind
    }

    fn draft(
        &mut self,
        id: ShapeId,
        kind: DraftKind,
        mut properties: Properties,
        at: &Pointer<'_>,
    ) -> Draft {
        let traits = self.traits(properties.take("traits"), at);
        self.is_whole = true;
        self.elided.clear();
        let mixins = self.references(&mut properties, at, "mixins");
        let may_get_more = !mixins.is_empty() || !self.is_whole;
        if !mixins.is_empty() {
            self.only_since_2(&at.key("mixins"), "mixins");
        }
        if matches!(kind, DraftKind::Enum | DraftKind::IntEnum) {
            self.only_since_2(&at.key("type"), "enum shapes");
        }
        let mut known = vec!["traits", "mixins"];
        let resource = match self.notation {
            Notation::Idl => {
                known.push("for");
                let at = at.key("for");
                let id = properties
                    .take("for")
                    .and_then(|node| self.string(node, &at, "`for`"));
                id.and_then(|id| self.id(&id, IdOf::Shape, &at))
            }
            Notation::Json => None,
        };
        let mut members = Vec::new();
        if kind.has_named_members() {
            known.push("members");
            members = self.members(properties.take("members"), at);
        }
        for name in kind.fixed_members() {
            known.push(name);
            if let Some(node) = properties.take(name) {
                members.extend(self.member((*name).to_owned(), node, &at.key(name)));
            } else if !may_get_more {
                self.is_whole = false;
                let message = format!(
                    "the {} {} has no `{name}`",
                    kind.name(),
                    quoted(id.as_str())
                );
                self.error("MissingProperty", at, message);
            }
        }
        let kind = match kind {
            DraftKind::Service(_) => {
                known.extend(["version", "operations", "resources", "errors", "rename"]);
                DraftKind::Service(self.service(&mut properties, at))
            }
            DraftKind::Resource(_) => {
                known.extend([
                    "identifiers",
                    "properties",
                    "create",
                    "put",
                    "read",
                    "update",
                    "delete",
                    "list",
                ]);
                known.extend(["operations", "collectionOperations", "resources"]);
                DraftKind::Resource(self.resource(&mut properties, at))
            }
            DraftKind::Operation(_) => {
                known.extend(["input", "output", "errors"]);
                DraftKind::Operation(OperationDraft {
                    input: self.optional_reference(&mut properties, at, "input"),
                    output: self.optional_reference(&mut properties, at, "output"),
                    errors: self.references(&mut properties, at, "errors"),
                })
            }
            other => other,
        };
        self.leftover(&properties, at, &known);
        Draft {
            id,
            kind,
            version: self.version,
            mixins,
            resource,
            members,
            elided: std::mem::take(&mut self.elided),
            overlays: BTreeMap::new(),
            traits,
            place: self.place(at),
            is_whole: self.is_whole,
        }
    }
}
