//! Resolves the relative ids of a parsed text, which gives its JSON AST (Smithy specification, "Relative shape ID
//! resolution").

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use serde_json::Number;

use super::inline;
use super::shortened;
use super::tree::{Entry, File, Form, Problem, Unknown, Use, Value};
use crate::ast::{Node, Object};

/// Turns a text into its JSON AST. `type_of` tells the type of each shape of all texts and of the prelude.
pub(crate) fn resolve<'a>(
    file: &File<'_>,
    type_of: &dyn Fn(&str) -> Option<&'a str>,
) -> (Node, Vec<Problem>) {
    let mut resolver = Resolver {
        namespace: file.namespace,
        uses: file
            .uses
            .iter()
            .map(|used| (used.name(), used.id))
            .collect(),
        type_of,
        names: HashMap::new(),
        collections: BTreeMap::new(),
        problems: Vec::new(),
    };
    resolver.check_uses(&file.uses);
    let root = resolver.root(&file.root);
    (root, resolver.problems)
}

struct Resolver<'t, 'f, 'a> {
    namespace: Option<&'t str>,
    /// The ids of imported shapes, by name.
    uses: HashMap<&'t str, &'t str>,
    type_of: &'f dyn Fn(&str) -> Option<&'a str>,
    /// The ids that were resolved before, by how they are written.
    names: HashMap<&'t str, String>,
    /// The collections that are declared where they are used, by id.
    collections: BTreeMap<String, Node>,
    problems: Vec<Problem>,
}

impl<'t> Resolver<'t, '_, '_> {
    fn check_uses(&mut self, uses: &[Use<'t>]) {
        let mut known: HashMap<&str, &Use<'t>> = HashMap::new();
        for used in uses {
            let range = used.range.clone();
            match known.get(used.name()) {
                Some(other) if other.id != used.id => {
                    let message = format!(
                        "the name `{}` is imported twice, for different shapes",
                        shortened(used.name())
                    );
                    let problem = Problem::error("ConflictingImport", range, message);
                    self.problems
                        .push(problem.related(other.range.clone(), "first imported here"));
                }
                _ if (self.type_of)(used.id).is_none() => {
                    let message = format!("the model has no shape `{}`", shortened(used.id));
                    let mut problem = Problem::warning("UnknownImport", range, message);
                    problem.unknown = Some(Unknown::Id(used.id.to_owned()));
                    self.problems.push(problem);
                }
                _ => {}
            }
            known.entry(used.name()).or_insert(used);
        }
    }

    fn root(&mut self, root: &Value<'t>) -> Node {
        let mut entries: Vec<(String, Node)> = Vec::new();
        for Entry { key, value, .. } in root.entries() {
            let node = match &**key {
                "metadata" => self.metadata(value.entries()),
                "shapes" => {
                    let shapes: Vec<_> = value
                        .entries()
                        .iter()
                        .map(|entry| self.entry(entry))
                        .collect();
                    let collections = std::mem::take(&mut self.collections);
                    Node::Object(shapes.into_iter().chain(collections).collect())
                }
                _ => self.node(value),
            };
            entries.push((key.clone().into_owned(), node));
        }
        Node::Object(entries.into_iter().collect())
    }

    /// Metadata with the same key is merged as if it were in several texts.
    fn metadata(&mut self, metadata: &[Entry<'t>]) -> Node {
        let mut merged: Vec<(String, Node)> = Vec::new();
        let mut index: HashMap<String, usize> = HashMap::new();
        for entry in metadata {
            let value = self.literal(&entry.value);
            let known = index
                .get(&*entry.key)
                .and_then(|index| merged.get_mut(*index));
            match (known.map(|(_, known)| known), value) {
                (Some(Node::Array(items)), Node::Array(more)) => items.extend(more),
                (Some(known), value) if *known == value => {}
                (_, value) => {
                    index.insert(entry.key.clone().into_owned(), merged.len());
                    merged.push((entry.key.clone().into_owned(), value));
                }
            }
        }
        Node::Object(merged.into_iter().collect())
    }

    fn entry(&mut self, entry: &Entry<'t>) -> (String, Node) {
        (entry.key.clone().into_owned(), self.node(&entry.value))
    }

    /// A part of a shape.
    fn node(&mut self, value: &Value<'t>) -> Node {
        match &value.form {
            Form::Array(items) => Node::Array(items.iter().map(|item| self.node(item)).collect()),
            Form::Object(entries) => {
                let entries: Vec<_> = entries.iter().map(|entry| self.entry(entry)).collect();
                Node::Object(entries.into_iter().collect())
            }
            Form::Traits(traits) => self.traits(traits),
            Form::Id(id) => Node::String(self.id(id)),
            Form::Reference(target) => {
                let id = match &target.form {
                    Form::Text(text) if !text.contains('#') => Node::String(self.fresh(text)),
                    _ => self.node(target),
                };
                Node::Object(std::iter::once(("target".to_owned(), id)).collect())
            }
            Form::List(_) | Form::Map(_) => Node::String(self.collection(value)),
            _ => self.literal(value),
        }
    }

    /// A value of a trait or of metadata.
    fn literal(&mut self, value: &Value<'t>) -> Node {
        match &value.form {
            Form::Null => Node::Null,
            Form::Bool(value) => Node::Bool(*value),
            Form::Number(text) => Node::Number(text.parse().unwrap_or_else(|_| Number::from(0))),
            Form::Text(text) => Node::String(text.clone().into_owned()),
            Form::Array(items) => {
                Node::Array(items.iter().map(|item| self.literal(item)).collect())
            }
            Form::Object(entries) => {
                let literal = |entry: &Entry<'t>| {
                    (entry.key.clone().into_owned(), self.literal(&entry.value))
                };
                Node::Object(entries.iter().map(literal).collect())
            }
            Form::Id(written) => {
                let id = self.id(written);
                let shape = id.split_once('$').map_or(&*id, |(shape, _)| shape);
                if (self.type_of)(shape).is_none() {
                    let message =
                        format!("this is the id of a shape, but the model has no shape `{shape}`");
                    let mut problem =
                        Problem::warning("UnknownShapeId", value.range.clone(), message);
                    problem = problem.help("a text needs quotes");
                    problem.unknown = Some(Unknown::Id(id.clone()));
                    self.problems.push(problem);
                }
                Node::String(id)
            }
            Form::Annotation => Node::Object(Object::default()),
            Form::Traits(_) | Form::Reference(_) | Form::List(_) | Form::Map(_) => self.node(value),
        }
    }

    /// Traits by absolute id. One that is applied several times is merged: equal values are one, and lists are joined.
    fn traits(&mut self, traits: &[Entry<'t>]) -> Node {
        let mut merged: Vec<(String, Node)> = Vec::with_capacity(traits.len());
        let mut index: HashMap<String, usize> = HashMap::new();
        for Entry {
            key,
            key_range,
            value,
        } in traits
        {
            let id = match key {
                std::borrow::Cow::Borrowed(written) => self.id(written),
                std::borrow::Cow::Owned(id) => id.clone(),
            };
            self.check_trait(key, key_range, &id);
            let node = match &value.form {
                Form::Annotation if matches!((self.type_of)(&id), Some("list" | "set")) => {
                    Node::Array(Vec::new())
                }
                _ => self.literal(value),
            };
            // Most shapes have one or two traits, so no index is needed.
            const FEW: usize = 8;
            let position = match traits.len() <= FEW {
                true => merged.iter().position(|(known, _)| *known == id),
                false => index.get(&id).copied(),
            };
            match (position.and_then(|position| merged.get_mut(position)), node) {
                (Some((_, Node::Array(items))), Node::Array(more)) => items.extend(more),
                (Some((_, known)), node) if *known == node => {}
                (Some((id, _)), _) => {
                    let message = format!(
                        "the trait `{}` is applied twice, with different values",
                        shortened(id)
                    );
                    let problem = Problem::error("ConflictingTrait", key_range.clone(), message);
                    let first = position.and_then(|position| traits.get(position));
                    self.problems.push(match first {
                        Some(first) => {
                            problem.related(first.key_range.clone(), "first applied here")
                        }
                        None => problem,
                    });
                }
                (None, node) => {
                    if traits.len() > FEW {
                        index.insert(id.clone(), merged.len());
                    }
                    merged.push((id, node));
                }
            }
        }
        Node::Object(merged.into_iter().collect())
    }

    /// A trait that is written without a namespace is imported, in this namespace or in the prelude. One of another
    /// namespace may be undefined, because models are often kept without the definitions of their traits.
    fn check_trait(&mut self, written: &str, range: &Range<usize>, id: &str) {
        if written.contains('#') || self.uses.contains_key(written) || (self.type_of)(id).is_some()
        {
            return;
        }
        let message = format!("there is no trait `{}`", shortened(written));
        let mut problem = Problem::error("UnknownTrait", range.clone(), message);
        problem.unknown = Some(Unknown::Trait(written.to_owned()));
        self.problems.push(problem);
    }

    /// The id of a collection that is declared where it is used. Equal ones are one shape.
    fn collection(&mut self, value: &Value<'t>) -> String {
        let namespace = self.namespace.unwrap_or_default();
        let (name, members): (String, Vec<(&str, String)>) = match &value.form {
            Form::List(target) => {
                let target = self.collection(target);
                (
                    inline::list_name(namespace, &target),
                    vec![("member", target)],
                )
            }
            Form::Map(targets) => {
                let [key, value] = &**targets;
                let (key, value) = (self.collection(key), self.collection(value));
                (
                    inline::map_name(namespace, &key, &value),
                    vec![("key", key), ("value", value)],
                )
            }
            Form::Id(id) => return self.id(id),
            _ => return String::new(),
        };
        let id = format!("{namespace}#{name}");
        let kind = if members.len() == 1 { "list" } else { "map" };
        let object = |key: &str, value: Node| {
            Node::Object(std::iter::once((key.to_owned(), value)).collect())
        };
        let members = members.into_iter();
        let members =
            members.map(|(name, target)| (name.to_owned(), object("target", Node::String(target))));
        let marker = object("smithy.api#synthetic", Node::Object(Object::default()));
        let shape = std::iter::once(("type".to_owned(), Node::String(kind.to_owned())));
        let shape = Node::Object(
            shape
                .chain(members)
                .chain([("traits".to_owned(), marker)])
                .collect(),
        );
        let known = self
            .collections
            .entry(id.clone())
            .or_insert_with(|| shape.clone());
        if *known != shape {
            let message = format!(
                "two different collections get the name `{}`",
                shortened(&name)
            );
            let problem = Problem::error("ConflictingCollection", value.range.clone(), message);
            self.problems
                .push(problem.help("define one of them as a shape"));
        }
        id
    }

    /// The absolute id that is meant, with its member.
    fn id(&mut self, written: &'t str) -> String {
        if written.contains('#') {
            return written.to_owned();
        }
        if let Some(id) = self.names.get(written) {
            return id.clone();
        }
        let id = self.fresh(written);
        self.names.insert(written, id.clone());
        id
    }

    fn fresh(&self, written: &str) -> String {
        let (name, member) = match written.split_once('$') {
            Some((name, member)) => (name, Some(member)),
            None => (written, None),
        };
        let imported = self.uses.get(name).map(|id| (*id).to_owned());
        let own = self
            .namespace
            .map(|namespace| format!("{namespace}#{name}"));
        let exists = |id: &String| (self.type_of)(id).is_some();
        let prelude = format!("smithy.api#{name}");
        let id = imported
            .or_else(|| own.clone().filter(exists))
            .unwrap_or_else(|| match own {
                Some(own) if !exists(&prelude) => own,
                _ => prelude,
            });
        match member {
            Some(member) => format!("{id}${member}"),
            None => id,
        }
    }
}
