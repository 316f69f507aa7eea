//! A JSON value in, drafts of shapes out, with every diagnostic about the form of the JSON AST
//! (Smithy specification, "JSON AST").

use std::collections::BTreeMap;

use super::draft::{Draft, DraftKind, OperationDraft, TYPES, Version};
use super::id::is_identifier;
use super::shape::{Member, Resource, Service};
use super::{ShapeId, Traits};
use crate::ast::{Node, Object, Pointer};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, quoted};
use crate::source::{Place, SourceId};

/// What one text holds.
pub(super) struct Document {
    pub(super) metadata: Vec<(String, Node, Place)>,
    pub(super) drafts: Vec<Draft>,
    pub(super) applies: Vec<Apply>,
    /// Shapes that are there, but that no draft could be made of.
    pub(super) malformed: Vec<ShapeId>,
}

/// Traits to put on a shape or a member that is defined elsewhere.
pub(super) struct Apply {
    pub(super) shape: ShapeId,
    pub(super) member: Option<String>,
    pub(super) traits: Traits,
    pub(super) place: Place,
}

/// Reads the root of a text. `None` where there is no telling what the rest means.
pub(super) fn read(source: SourceId, root: Node, found: &mut Diagnostics) -> Option<Document> {
    let mut reader = Reader {
        source,
        found,
        version: Version::Two,
        shape: None,
        member: None,
    };
    let at = Pointer::ROOT;
    let root = reader.object(root, &at, "a model")?;
    reader.version = reader.read_version(&root)?;
    let mut document = Document {
        metadata: Vec::new(),
        drafts: Vec::new(),
        applies: Vec::new(),
        malformed: Vec::new(),
    };
    for (key, value) in root {
        let below = at.key(&key);
        match key.as_str() {
            "smithy" => {}
            "metadata" => {
                let metadata = reader.object(value, &below, "metadata").unwrap_or_default();
                for (key, value) in metadata {
                    let at = below.key(&key);
                    let is_list = matches!(key.as_str(), "suppressions" | "validators");
                    if is_list && value.as_array().is_none() {
                        let what = format!("the metadata {}", quoted(&key));
                        reader.wrong_kind(&value, &at, &what, "an array");
                    }
                    let place = reader.place(&at);
                    document.metadata.push((key, value, place));
                }
            }
            "shapes" => {
                for (id, value) in reader.object(value, &below, "`shapes`").unwrap_or_default() {
                    reader.shape(&id, value, &below.key(&id), &mut document);
                    reader.shape = None;
                }
            }
            _ => reader.unknown(&key, &below, &["smithy", "metadata", "shapes"]),
        }
    }
    Some(document)
}

struct Reader<'f> {
    source: SourceId,
    found: &'f mut Diagnostics,
    version: Version,
    /// The shape and the member that are being read, which diagnostics are about.
    shape: Option<ShapeId>,
    member: Option<String>,
}

/// The properties of a shape's object, taken out one by one; what is left is unknown.
struct Properties(Vec<(String, Option<Node>)>);

impl Properties {
    fn has(&self, key: &str) -> bool {
        self.0
            .iter()
            .any(|(name, value)| name == key && value.is_some())
    }

    fn take(&mut self, key: &str) -> Option<Node> {
        self.0.iter_mut().find(|(name, _)| name == key)?.1.take()
    }
}

impl Reader<'_> {
    fn place(&self, at: &Pointer<'_>) -> Place {
        Place {
            source: self.source,
            pointer: at.to_string(),
        }
    }

    fn error(&mut self, id: &'static str, at: &Pointer<'_>, message: impl Into<String>) {
        self.push(Diagnostic::error(id, message), at);
    }

    fn push(&mut self, diagnostic: Diagnostic, at: &Pointer<'_>) {
        let mut diagnostic = diagnostic.at(self.place(at));
        diagnostic.shape = match (&self.shape, &self.member) {
            (Some(shape), Some(member)) => Some(format!("{shape}${member}")),
            (shape, _) => shape.as_ref().map(ShapeId::to_string),
        };
        self.found.push(diagnostic);
    }

    fn wrong_kind(&mut self, node: &Node, at: &Pointer<'_>, what: &str, expected: &str) {
        self.error(
            "WrongKind",
            at,
            format!("{what} must be {expected}, not {}", node.kind_name()),
        );
    }

    fn unknown(&mut self, key: &str, at: &Pointer<'_>, known: &[&str]) {
        let mut diagnostic = Diagnostic::warning(
            "UnknownProperty",
            format!("the property {} has no meaning here", quoted(key)),
        );
        if let Some(name) = nearest(key, known.iter().copied()) {
            diagnostic = diagnostic.help(format!("did you mean `{name}`?"));
        }
        self.push(diagnostic, at);
    }

    fn object(&mut self, node: Node, at: &Pointer<'_>, what: &str) -> Option<Object> {
        match node {
            Node::Object(object) => Some(object),
            other => {
                self.wrong_kind(&other, at, what, "an object");
                None
            }
        }
    }

    fn array(&mut self, node: Node, at: &Pointer<'_>, what: &str) -> Vec<Node> {
        match node {
            Node::Array(items) => items,
            other => {
                self.wrong_kind(&other, at, what, "an array");
                Vec::new()
            }
        }
    }

    fn string(&mut self, node: Node, at: &Pointer<'_>, what: &str) -> Option<String> {
        match node {
            Node::String(text) => Some(text),
            other => {
                self.wrong_kind(&other, at, what, "a string");
                None
            }
        }
    }

    fn read_version(&mut self, root: &Object) -> Option<Version> {
        let at = Pointer::ROOT;
        let Some(version) = root.get("smithy") else {
            let place = self.place(&at);
            self.found.push(
                Diagnostic::error(
                    "MissingVersion",
                    "this is not a Smithy model: it has no `smithy` property",
                )
                .at(place)
                .help("a model in the JSON AST starts with its version: `\"smithy\": \"2.0\"`"),
            );
            return None;
        };
        let at = at.key("smithy");
        let Some(text) = version.as_str() else {
            self.wrong_kind(version, &at, "the version", "a string");
            return None;
        };
        let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
        let is_number = !minor.is_empty() && minor.bytes().all(|byte| byte.is_ascii_digit());
        match major {
            "1" if minor == "0" => Some(Version::One),
            "2" if is_number => Some(Version::Two),
            _ => {
                let place = self.place(&at);
                self.found.push(
                    Diagnostic::error(
                        "UnsupportedVersion",
                        format!("the version {} is not supported", quoted(text)),
                    )
                    .at(place)
                    .help("versions 1.0 and 2.x of the specification are"),
                );
                None
            }
        }
    }

    fn shape(&mut self, name: &str, node: Node, at: &Pointer<'_>, document: &mut Document) {
        let parsed = match ShapeId::parse_with_member(name) {
            Ok((id, member)) => {
                self.shape = Some(id.clone());
                Some((id, member))
            }
            Err(why) => {
                let message = format!("{} is not a shape id: {why}", quoted(name));
                self.error("InvalidShapeId", at, message);
                None
            }
        };
        let typed = self.typed(name, node, at);
        let Some((id, member)) = parsed else { return };
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
                    "{} names a member: members are defined within their shape",
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

    /// The `type` of a shape and its other properties.
    fn typed(&mut self, name: &str, node: Node, at: &Pointer<'_>) -> Option<(String, Properties)> {
        let object = self.object(node, at, "a shape")?;
        let mut properties = Properties(
            object
                .into_iter()
                .map(|(key, value)| (key, Some(value)))
                .collect(),
        );
        let Some(kind) = properties.take("type") else {
            let message = format!("the shape {} has no `type`", quoted(name));
            self.error("MissingProperty", at, message);
            return None;
        };
        let kind = self.string(kind, &at.key("type"), "a shape's `type`")?;
        Some((kind, properties))
    }

    /// The kind with this name, which an unknown one is reported for.
    fn kind(&mut self, name: &str, at: &Pointer<'_>) -> Option<DraftKind> {
        let at = at.key("type");
        let kind = DraftKind::from_name(name);
        if kind.is_none() {
            let message = format!("there is no shape type {}", quoted(name));
            let diagnostic = Diagnostic::error("UnknownShapeType", message);
            self.push(diagnostic.suggest(nearest(name, TYPES.into_iter())), &at);
        } else if name == "set" && self.version == Version::Two {
            let message = "version 2 of the specification has no sets";
            let diagnostic = Diagnostic::warning("NotInVersion", message);
            self.push(
                diagnostic.help("a list with the trait `smithy.api#uniqueItems` is the same"),
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
        let mixins = self.references(&mut properties, at, "mixins");
        if !mixins.is_empty() {
            self.only_since_2(&at.key("mixins"), "mixins");
        }
        if matches!(kind, DraftKind::Enum | DraftKind::IntEnum) {
            self.only_since_2(&at.key("type"), "shapes that are enums");
        }
        let mut known = vec!["traits", "mixins"];
        let mut members = Vec::new();
        if kind.has_named_members() {
            known.push("members");
            members = self.members(properties.take("members"), at);
        }
        for name in kind.fixed_members() {
            known.push(name);
            if let Some(node) = properties.take(name) {
                members.extend(self.member((*name).to_owned(), node, &at.key(name)));
            } else if mixins.is_empty() {
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
            members,
            overlays: BTreeMap::new(),
            traits,
            place: self.place(at),
        }
    }

    /// Reports what version 1.0 does not have, if this is a text of that version.
    fn only_since_2(&mut self, at: &Pointer<'_>, what: &str) {
        if self.version == Version::One {
            self.error(
                "NotInVersion",
                at,
                format!("version 1.0 of the specification has no {what}"),
            );
        }
    }

    fn leftover(&mut self, properties: &Properties, at: &Pointer<'_>, known: &[&str]) {
        for (key, value) in &properties.0 {
            if value.is_some() {
                self.unknown(key, &at.key(key), known);
            }
        }
    }

    fn service(&mut self, properties: &mut Properties, at: &Pointer<'_>) -> Service {
        let version = properties.take("version");
        let mut service = Service {
            version: version
                .and_then(|node| self.string(node, &at.key("version"), "a service's `version`"))
                .unwrap_or_default(),
            operations: self.references(properties, at, "operations"),
            resources: self.references(properties, at, "resources"),
            errors: self.references(properties, at, "errors"),
            ..Service::default()
        };
        let at = at.key("rename");
        let rename = properties
            .take("rename")
            .and_then(|node| self.object(node, &at, "`rename`"));
        for (from, to) in rename.unwrap_or_default() {
            let at = at.key(&from);
            let id = self.shape_id(&from, &at);
            let to = self.string(to, &at, "a name that a shape is renamed to");
            if let (Some(id), Some(to)) = (id, to) {
                if is_identifier(&to) {
                    service.rename.insert(id, to);
                } else {
                    self.error(
                        "InvalidRename",
                        &at,
                        format!("{} is not an identifier", quoted(&to)),
                    );
                }
            }
        }
        service
    }

    fn resource(&mut self, properties: &mut Properties, at: &Pointer<'_>) -> Resource {
        if properties.has("properties") {
            self.only_since_2(&at.key("properties"), "properties of resources");
        }
        Resource {
            identifiers: self.named_references(properties, at, "identifiers"),
            properties: self.named_references(properties, at, "properties"),
            create: self.optional_reference(properties, at, "create"),
            put: self.optional_reference(properties, at, "put"),
            read: self.optional_reference(properties, at, "read"),
            update: self.optional_reference(properties, at, "update"),
            delete: self.optional_reference(properties, at, "delete"),
            list: self.optional_reference(properties, at, "list"),
            operations: self.references(properties, at, "operations"),
            collection_operations: self.references(properties, at, "collectionOperations"),
            resources: self.references(properties, at, "resources"),
        }
    }

    fn members(&mut self, node: Option<Node>, at: &Pointer<'_>) -> Vec<Member> {
        let at = at.key("members");
        let members = node
            .and_then(|node| self.object(node, &at, "`members`"))
            .unwrap_or_default();
        let mut read = Vec::with_capacity(members.len());
        for (name, node) in members {
            let at = at.key(&name);
            if !is_identifier(&name) {
                self.error(
                    "InvalidMemberName",
                    &at,
                    format!("the member name {} is not an identifier", quoted(&name)),
                );
            } else {
                read.extend(self.member(name.clone(), node, &at));
            }
        }
        read
    }

    fn member(&mut self, name: String, node: Node, at: &Pointer<'_>) -> Option<Member> {
        self.member = Some(name.clone());
        let member = self.named_member(name, node, at);
        self.member = None;
        member
    }

    fn named_member(&mut self, name: String, node: Node, at: &Pointer<'_>) -> Option<Member> {
        let object = self.object(node, at, "a member")?;
        let mut properties = Properties(
            object
                .into_iter()
                .map(|(key, value)| (key, Some(value)))
                .collect(),
        );
        let traits = self.traits(properties.take("traits"), at);
        let target = self.target(&mut properties, at, "a member");
        self.leftover(&properties, at, &["target", "traits"]);
        Some(Member {
            name,
            target: target?,
            traits,
            place: self.place(at),
        })
    }

    fn target(
        &mut self,
        properties: &mut Properties,
        at: &Pointer<'_>,
        what: &str,
    ) -> Option<ShapeId> {
        let Some(target) = properties.take("target") else {
            self.error("MissingProperty", at, format!("{what} has no `target`"));
            return None;
        };
        let at = at.key("target");
        let target = self.string(target, &at, "a `target`")?;
        self.shape_id(&target, &at)
    }

    fn shape_id(&mut self, text: &str, at: &Pointer<'_>) -> Option<ShapeId> {
        ShapeId::parse(text)
            .map_err(|why| {
                self.error(
                    "InvalidShapeId",
                    at,
                    format!("{} is not a shape id: {why}", quoted(text)),
                )
            })
            .ok()
    }

    fn reference(&mut self, node: Node, at: &Pointer<'_>) -> Option<ShapeId> {
        let object = self.object(node, at, "a reference to a shape")?;
        let mut properties = Properties(
            object
                .into_iter()
                .map(|(key, value)| (key, Some(value)))
                .collect(),
        );
        let target = self.target(&mut properties, at, "a reference to a shape");
        self.leftover(&properties, at, &["target"]);
        target
    }

    fn optional_reference(
        &mut self,
        properties: &mut Properties,
        at: &Pointer<'_>,
        name: &str,
    ) -> Option<ShapeId> {
        let node = properties.take(name)?;
        self.reference(node, &at.key(name))
    }

    fn references(
        &mut self,
        properties: &mut Properties,
        at: &Pointer<'_>,
        name: &str,
    ) -> Vec<ShapeId> {
        let at = at.key(name);
        let items = properties
            .take(name)
            .map(|node| self.array(node, &at, &format!("`{name}`")))
            .unwrap_or_default();
        items
            .into_iter()
            .enumerate()
            .filter_map(|(index, item)| self.reference(item, &at.index(index)))
            .collect()
    }

    fn named_references(
        &mut self,
        properties: &mut Properties,
        at: &Pointer<'_>,
        name: &str,
    ) -> Vec<(String, ShapeId)> {
        let at = at.key(name);
        let entries = properties
            .take(name)
            .and_then(|node| self.object(node, &at, &format!("`{name}`")));
        let mut read = Vec::new();
        for (key, value) in entries.unwrap_or_default() {
            let below = at.key(&key);
            if let Some(target) = self.reference(value, &below) {
                read.push((key, target));
            }
        }
        read
    }

    fn traits(&mut self, node: Option<Node>, at: &Pointer<'_>) -> Traits {
        let at = at.key("traits");
        let mut traits = Traits::new();
        for (id, value) in node
            .and_then(|node| self.object(node, &at, "`traits`"))
            .unwrap_or_default()
        {
            let at = at.key(&id);
            if let Some(id) = self.shape_id(&id, &at) {
                match id.as_str() {
                    "smithy.api#default" => self.only_since_2(&at, "default values"),
                    "smithy.api#mixin" => self.only_since_2(&at, "mixins"),
                    "smithy.api#box" if self.version == Version::Two => {
                        let message = "version 2 of the specification has no trait that boxes";
                        let diagnostic = Diagnostic::error("NotInVersion", message);
                        let help = "leave it out: what has no `smithy.api#default` is boxed";
                        self.push(diagnostic.help(help), &at);
                    }
                    _ => {}
                }
                traits.insert(id, value);
            }
        }
        traits
    }
}
