//! From texts to a model: parsed, merged, applied, resolved; every problem on the way reported.

use std::collections::BTreeMap;

use super::id::ShapeId;
use super::prelude;
use super::shape::{Kind, Member, Model, Operation, Resource, Service, Shape};
use super::traits::Traits;
use crate::ast::{Node, Object};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::source::{Place, SourceId, Sources};

/// A model, and what is doubtful about it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The model.
    pub model: Model,
    /// No errors.
    pub warnings: Diagnostics,
}

const TYPES: &[&str] = &[
    "apply",
    "bigDecimal",
    "bigInteger",
    "blob",
    "boolean",
    "byte",
    "document",
    "double",
    "enum",
    "float",
    "intEnum",
    "integer",
    "list",
    "long",
    "map",
    "operation",
    "resource",
    "service",
    "set",
    "short",
    "string",
    "structure",
    "timestamp",
    "union",
];

impl Model {
    /// Loads and merges all sources.
    ///
    /// # Errors
    ///
    /// Every problem found, if one of them is an error.
    pub fn load(sources: &Sources) -> Result<Loaded, Diagnostics> {
        let mut loader = Loader::default();
        for source in sources.ids() {
            loader.file(sources, source);
        }
        loader.apply();
        if let Some(source) = sources.ids().next() {
            for shape in prelude::shapes(source) {
                loader.model.shapes.entry(shape.id.clone()).or_insert(shape);
            }
        }
        loader.check_targets();
        if loader.diagnostics.has_errors() {
            Err(loader.diagnostics)
        } else {
            Ok(Loaded {
                model: loader.model,
                warnings: loader.diagnostics,
            })
        }
    }
}

#[derive(Default)]
struct Loader {
    model: Model,
    defined: BTreeMap<ShapeId, Node>,
    applied: Vec<(String, Traits, Place)>,
    diagnostics: Diagnostics,
}

/// A node and where it stands.
#[derive(Clone)]
struct At<'a> {
    node: &'a Node,
    place: Place,
    shape: &'a str,
}

impl<'a> At<'a> {
    fn child(&self, name: &str, node: &'a Node) -> At<'a> {
        let name = name.replace('~', "~0").replace('/', "~1");
        At {
            node,
            place: Place {
                source: self.place.source,
                pointer: format!("{}/{name}", self.place.pointer),
            },
            shape: self.shape,
        }
    }

    fn get(&self, name: &str) -> Option<At<'a>> {
        let node = self.node.as_object()?.get(name)?;
        Some(self.child(name, node))
    }
}

impl Loader {
    fn error(&mut self, id: &'static str, at: &At<'_>, message: String, help: Option<String>) {
        let mut diagnostic = Diagnostic::error(id, message)
            .with_place(at.place.clone())
            .with_help(help);
        if !at.shape.is_empty() {
            diagnostic = diagnostic.with_shape(at.shape);
        }
        self.diagnostics.push(diagnostic);
    }

    fn file(&mut self, sources: &Sources, source: SourceId) {
        let text = sources.text(source);
        let root: Node = match serde_json::from_str(text) {
            Ok(root) => root,
            Err(error) => {
                let offset = offset(text, error.line(), error.column());
                self.diagnostics.push(
                    Diagnostic::error(
                        "NotJson",
                        format!("`{}` is not JSON: {error}", sources.name(source)),
                    )
                    .with_place(Place {
                        source,
                        pointer: format!("@{offset}"),
                    })
                    .with_help(Some("a model is a file in Smithy's JSON AST".to_owned())),
                );
                return;
            }
        };
        let at = At {
            node: &root,
            place: Place {
                source,
                pointer: String::new(),
            },
            shape: "",
        };
        self.version(&at);
        let Some(shapes) = at.get("shapes") else {
            return;
        };
        let Some(object) = self.object(&shapes) else {
            return;
        };
        for (id, node) in object.iter() {
            let mut at = shapes.child(id, node);
            at.shape = id;
            self.shape(id, &at);
        }
    }

    fn version(&mut self, at: &At<'_>) {
        let help = Some("the first member of a model is `\"smithy\": \"2.0\"`".to_owned());
        match at.get("smithy") {
            None => {
                let message = "the model has no `smithy` version".to_owned();
                self.error("NoVersion", at, message, help);
            }
            Some(version) => match version.node.as_str() {
                Some("1.0" | "1" | "2.0" | "2" | "2.1") => {}
                _ => {
                    let message = "the `smithy` version is none that is known".to_owned();
                    self.error("UnknownVersion", &version, message, help);
                }
            },
        }
    }

    fn object<'a>(&mut self, at: &At<'a>) -> Option<&'a Object> {
        let object = at.node.as_object();
        if object.is_none() {
            let message = format!("expected an object, found {}", at.node.kind());
            self.error("WrongForm", at, message, None);
        }
        object
    }

    fn text<'a>(&mut self, at: &At<'a>) -> Option<&'a str> {
        let text = at.node.as_str();
        if text.is_none() {
            let message = format!("expected a string, found {}", at.node.kind());
            self.error("WrongForm", at, message, None);
        }
        text
    }

    fn shape(&mut self, id: &str, at: &At<'_>) {
        if self.object(at).is_none() {
            return;
        }
        let Some(type_at) = at.get("type") else {
            let message = format!("`{id}` has no `type`");
            let help = Some("expected, for instance, `\"type\": \"structure\"`".to_owned());
            return self.error("MissingProperty", at, message, help);
        };
        let Some(kind) = self.text(&type_at) else {
            return;
        };
        if !TYPES.contains(&kind) {
            let near = nearest(kind, TYPES.iter().copied());
            let help = near.map(|near| format!("did you mean `{near}`?"));
            let message = format!("`{id}` is of the unknown type `{kind}`");
            return self.error("UnknownType", &type_at, message, help);
        }
        let traits = self.traits(at);
        if kind == "apply" {
            self.applied.push((id.to_owned(), traits, at.place.clone()));
            return;
        }
        let id = match ShapeId::parse(id) {
            Ok(id) => id,
            Err(error) => {
                let message = format!("`{id}` is no shape id: {error}");
                return self.error("InvalidShapeId", at, message, None);
            }
        };
        let Some(kind) = self.kind(kind, at) else {
            return;
        };
        let shape = Shape {
            id: id.clone(),
            kind,
            traits,
            place: at.place.clone(),
        };
        match self.defined.get(&id) {
            None => {
                self.defined.insert(id.clone(), at.node.clone());
                self.model.shapes.insert(id, shape);
            }
            Some(other) if other == at.node => {}
            Some(_) => {
                let message = format!("`{id}` is defined twice, and not alike");
                let help = Some(
                    "a shape may stand in several files only if it is the same in all of them; \
                     to add traits, use `\"type\": \"apply\"`"
                        .to_owned(),
                );
                self.error("ConflictingShapes", at, message, help);
                if let Some(first) = self.model.shapes.get(&id) {
                    self.diagnostics.push(
                        Diagnostic::error(
                            "ConflictingShapes",
                            format!("`{id}` is defined here first"),
                        )
                        .with_shape(id.as_str())
                        .with_place(first.place.clone()),
                    );
                }
            }
        }
    }

    fn traits(&mut self, at: &At<'_>) -> Traits {
        let mut traits = Traits::default();
        if let Some(at) = at.get("traits")
            && let Some(object) = self.object(&at)
        {
            for (id, value) in object.iter() {
                traits.insert(id, value.clone());
            }
        }
        traits
    }

    fn kind(&mut self, kind: &str, at: &At<'_>) -> Option<Kind> {
        Some(match kind {
            "blob" => Kind::Blob,
            "boolean" => Kind::Boolean,
            "string" => Kind::String,
            "byte" => Kind::Byte,
            "short" => Kind::Short,
            "integer" => Kind::Integer,
            "long" => Kind::Long,
            "float" => Kind::Float,
            "double" => Kind::Double,
            "bigInteger" => Kind::BigInteger,
            "bigDecimal" => Kind::BigDecimal,
            "timestamp" => Kind::Timestamp,
            "document" => Kind::Document,
            "enum" => Kind::Enum(self.members(at)),
            "intEnum" => Kind::IntEnum(self.members(at)),
            "structure" => Kind::Structure(self.members(at)),
            "union" => Kind::Union(self.members(at)),
            "list" | "set" => Kind::List(self.needed_member(at, "member")?),
            "map" => {
                let (key, value) = (
                    self.needed_member(at, "key"),
                    self.needed_member(at, "value"),
                );
                Kind::Map {
                    key: key?,
                    value: value?,
                }
            }
            "operation" => Kind::Operation(Operation {
                input: self.io(at, "input")?,
                output: self.io(at, "output")?,
                errors: self.references(at, "errors"),
            }),
            "resource" => {
                let lifecycle = ["create", "put", "read", "update", "delete", "list"];
                let mut operations: Vec<_> = lifecycle
                    .into_iter()
                    .filter_map(|name| self.target(&at.get(name)?))
                    .collect();
                operations.extend(self.references(at, "operations"));
                operations.extend(self.references(at, "collectionOperations"));
                Kind::Resource(Resource {
                    operations,
                    resources: self.references(at, "resources"),
                })
            }
            _ => {
                let version = at.get("version").and_then(|at| at.node.as_str());
                Kind::Service(Service {
                    version: version.unwrap_or_default().to_owned(),
                    operations: self.references(at, "operations"),
                    resources: self.references(at, "resources"),
                    errors: self.references(at, "errors"),
                    rename: self.renames(at),
                })
            }
        })
    }

    fn renames(&mut self, at: &At<'_>) -> BTreeMap<ShapeId, String> {
        let Some(at) = at.get("rename") else {
            return BTreeMap::new();
        };
        let object = self.object(&at);
        let entries = object.into_iter().flat_map(Object::iter);
        entries
            .filter_map(|(id, name)| Some((ShapeId::parse(id).ok()?, name.as_str()?.to_owned())))
            .collect()
    }

    fn members(&mut self, at: &At<'_>) -> Vec<Member> {
        let Some(members) = at.get("members") else {
            return Vec::new();
        };
        let object = self.object(&members);
        let entries = object.into_iter().flat_map(Object::iter);
        entries
            .filter_map(|(name, node)| self.member(name, &members.child(name, node)))
            .collect()
    }

    fn needed_member(&mut self, at: &At<'_>, name: &str) -> Option<Member> {
        match at.get(name) {
            Some(member) => self.member(name, &member),
            None => {
                let message = format!("`{}` has no `{name}`", at.shape);
                let help = Some(format!("expected `\"{name}\": {{\"target\": \"…\"}}`"));
                self.error("MissingProperty", at, message, help);
                None
            }
        }
    }

    fn member(&mut self, name: &str, at: &At<'_>) -> Option<Member> {
        let target = self.target(at)?;
        Some(Member {
            name: name.to_owned(),
            target,
            traits: self.traits(at),
            place: at.place.clone(),
        })
    }

    fn io(&mut self, at: &At<'_>, name: &str) -> Option<ShapeId> {
        match at.get(name) {
            Some(at) => self.target(&at),
            None => ShapeId::parse("smithy.api#Unit").ok(),
        }
    }

    fn references(&mut self, at: &At<'_>, name: &str) -> Vec<ShapeId> {
        let Some(list) = at.get(name) else {
            return Vec::new();
        };
        let Some(items) = list.node.as_array() else {
            let message = format!("expected an array, found {}", list.node.kind());
            self.error("WrongForm", &list, message, None);
            return Vec::new();
        };
        let places = items.iter().enumerate();
        places
            .filter_map(|(index, node)| self.target(&list.child(&index.to_string(), node)))
            .collect()
    }

    fn target(&mut self, at: &At<'_>) -> Option<ShapeId> {
        self.object(at)?;
        let Some(target) = at.get("target") else {
            let message = format!("a reference in `{}` has no `target`", at.shape);
            let help = Some("expected `{\"target\": \"namespace#Name\"}`".to_owned());
            self.error("MissingProperty", at, message, help);
            return None;
        };
        let text = self.text(&target)?;
        match ShapeId::parse(text) {
            Ok(id) => Some(id),
            Err(error) => {
                let message = format!("`{text}` is no shape id: {error}");
                self.error("InvalidShapeId", &target, message, None);
                None
            }
        }
    }

    /// `apply` statements, on shapes and on members.
    fn apply(&mut self) {
        for (id, traits, place) in std::mem::take(&mut self.applied) {
            let (shape, member) = match id.split_once('$') {
                Some((shape, member)) => (shape, Some(member)),
                None => (id.as_str(), None),
            };
            let shape = self.model.shapes.get_mut(shape);
            let target = match (shape, member) {
                (Some(shape), None) => Some(&mut shape.traits),
                (Some(shape), Some(name)) => shape
                    .kind
                    .members_mut()
                    .find(|member| member.name == name)
                    .map(|member| &mut member.traits),
                (None, _) => None,
            };
            match target {
                Some(own) => {
                    for (name, value) in traits.iter() {
                        own.insert(name, value.clone());
                    }
                }
                None => {
                    let near = nearest(&id, self.model.shapes.keys().map(ShapeId::as_str));
                    let help = near.map(|near| format!("did you mean `{near}`?"));
                    self.diagnostics.push(
                        Diagnostic::error(
                            "UnresolvedApply",
                            format!("traits are applied to `{id}`, which is not in the model"),
                        )
                        .with_shape(&id)
                        .with_place(place)
                        .with_help(help),
                    );
                }
            }
        }
    }

    fn check_targets(&mut self) {
        let mut missing = Vec::new();
        for shape in self.model.shapes.values() {
            for member in shape.kind.members() {
                if !self.model.shapes.contains_key(&member.target) {
                    let id = format!("{}${}", shape.id, member.name);
                    let pointer = format!("{}/target", member.place.pointer);
                    missing.push((id, member.target.clone(), member.place.source, pointer));
                }
            }
            let references: &[(&str, &[ShapeId])] = match &shape.kind {
                Kind::Operation(operation) => &[
                    ("input", std::slice::from_ref(&operation.input)),
                    ("output", std::slice::from_ref(&operation.output)),
                    ("errors", &operation.errors),
                ],
                Kind::Service(service) => &[
                    ("operations", &service.operations),
                    ("resources", &service.resources),
                    ("errors", &service.errors),
                ],
                _ => &[],
            };
            for (property, targets) in references {
                for (index, target) in targets.iter().enumerate() {
                    if !self.model.shapes.contains_key(target) {
                        let list = !matches!(*property, "input" | "output");
                        let index = if list {
                            format!("/{index}")
                        } else {
                            String::new()
                        };
                        let pointer = format!("{}/{property}{index}/target", shape.place.pointer);
                        missing.push((
                            shape.id.to_string(),
                            target.clone(),
                            shape.place.source,
                            pointer,
                        ));
                    }
                }
            }
        }
        for (id, target, source, pointer) in missing {
            let near = nearest(
                target.as_str(),
                self.model.shapes.keys().map(ShapeId::as_str),
            );
            let help = near.map(|near| format!("did you mean `{near}`?"));
            self.diagnostics.push(
                Diagnostic::error(
                    "UnresolvedTarget",
                    format!("`{id}` targets `{target}`, which is not in the model"),
                )
                .with_shape(&id)
                .with_place(Place { source, pointer })
                .with_help(help),
            );
        }
    }
}

/// The byte of a line and column, both counted from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let mut offset = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
