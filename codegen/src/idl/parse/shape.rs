//! Parses shapes.

use std::borrow::Cow;
use std::ops::Range;

use super::super::shortened;
use super::super::token::Kind;
use super::super::tree::{Entry, Form, Problem, Value};
use super::{Parsed, Parser};

impl<'t> Parser<'t> {
    /// A shape, after its traits.
    pub(super) fn shape(&mut self, traits: Vec<Entry<'t>>) -> Parsed<()> {
        let keyword = self.bump();
        let kind = self.slice(keyword.range());
        self.expect_space()?;
        let name = self.expect(Kind::Name, "the name of a shape")?;
        let range = keyword.start..name.end;
        let id = self.id_of(self.slice(name.range()));
        self.check_import(name.range());
        // The type, the members and the traits.
        let mut entries = Vec::with_capacity(3);
        let kind_value = text(kind, keyword.range());
        entries.push(Entry::new("type", keyword.range(), kind_value));
        self.skip_spaces();
        let has_body = matches!(
            kind,
            "structure"
                | "union"
                | "list"
                | "set"
                | "map"
                | "enum"
                | "intEnum"
                | "service"
                | "resource"
                | "operation"
        );
        if matches!(kind, "structure" | "union" | "list" | "set" | "map") {
            self.for_resource(&mut entries)?;
        }
        self.mixins(&mut entries)?;
        if has_body {
            self.skip_white();
        }
        match kind {
            "structure" | "union" => self.members(&mut entries, &id)?,
            "enum" | "intEnum" => self.enum_members(&mut entries)?,
            "list" | "set" => self.fixed_members(&mut entries, kind, &id, &["member"])?,
            "map" => self.fixed_members(&mut entries, kind, &id, &["key", "value"])?,
            "service" | "resource" => {
                let body = self.object()?;
                entries.extend(entity(kind, body));
            }
            "operation" => self.operation(&mut entries, &id, self.slice(name.range()))?,
            _ => {}
        }
        self.push_shape(id, range, entries, traits);
        self.expect_line_break()
    }

    /// The absolute id of a shape that is defined here.
    pub(super) fn id_of(&self, name: &str) -> String {
        format!("{}#{name}", self.namespace.unwrap_or_default())
    }

    /// A shape cannot have the name of one that is imported.
    fn check_import(&mut self, name: Range<usize>) {
        let word = self.slice(name.clone());
        if let Some(used) = self.imported.get(word).cloned() {
            let message = format!(
                "`{}` is the name of a shape that is imported with `use`",
                shortened(word)
            );
            let problem = Problem::error("ConflictingImport", name, message);
            let problem = problem.related(used, "imported here");
            self.report(problem);
        }
    }

    pub(super) fn push_shape(
        &mut self,
        id: String,
        range: Range<usize>,
        mut entries: Vec<Entry<'t>>,
        traits: Vec<Entry<'t>>,
    ) {
        if !traits.is_empty() {
            let traits = Value::new(Form::Traits(traits), range.clone());
            entries.push(Entry::new("traits", range.clone(), traits));
        }
        let value = Value::new(Form::Object(entries), range.clone());
        self.shapes.push(Entry::new(id, range, value));
    }

    /// `for Resource`
    pub(super) fn for_resource(&mut self, entries: &mut Vec<Entry<'t>>) -> Parsed<()> {
        if self.is_at_word("for") {
            let word = self.bump();
            self.only_since_2(word.range(), "structures for resources");
            self.expect_space()?;
            let resource = self.id("the id of a resource")?;
            entries.push(Entry::new("for", word.range(), resource));
            self.skip_spaces();
        }
        Ok(())
    }

    /// `with [Mixin Mixin]`
    pub(super) fn mixins(&mut self, entries: &mut Vec<Entry<'t>>) -> Parsed<()> {
        if !self.is_at_word("with") {
            return Ok(());
        }
        let word = self.bump();
        self.skip_white();
        let open = self.expect(Kind::OpenBracket, "`[`")?;
        let mut mixins = Vec::new();
        self.skip_white();
        loop {
            let mixin = self.id("the id of a mixin")?;
            mixins.push(reference(mixin));
            self.skip_white();
            if self.is_at(Kind::CloseBracket) {
                break;
            }
            if !self.is_at(Kind::Name) {
                return Err(self.unclosed("the id of a mixin or `]`", open));
            }
        }
        let close = self.bump();
        let list = Value::new(Form::Array(mixins), open.start..close.end);
        entries.push(Entry::new("mixins", word.range(), list));
        self.skip_spaces();
        Ok(())
    }
}

/// A text that the notation implies.
pub(super) fn text<'t>(text: &'t str, range: Range<usize>) -> Value<'t> {
    Value::new(Form::Text(Cow::Borrowed(text)), range)
}

/// An object with a `target`.
pub(super) fn reference(target: Value<'_>) -> Value<'_> {
    let range = target.range.clone();
    Value::new(Form::Reference(Box::new(target)), range)
}

/// The properties of a service or resource, with ids as references where the JSON AST has references.
fn entity<'t>(kind: &str, body: Value<'t>) -> Vec<Entry<'t>> {
    let Form::Object(mut entries) = body.form else {
        return Vec::new();
    };
    for entry in &mut entries {
        let value = &mut entry.value;
        match (kind, &*entry.key) {
            (_, "operations" | "resources")
            | ("service", "errors")
            | ("resource", "collectionOperations") => {
                if let Form::Array(items) = &mut value.form {
                    items.iter_mut().for_each(refer);
                }
            }
            ("resource", "identifiers" | "properties") => {
                if let Form::Object(entries) = &mut value.form {
                    entries.iter_mut().for_each(|entry| refer(&mut entry.value));
                }
            }
            ("resource", "create" | "put" | "read" | "update" | "delete" | "list") => refer(value),
            _ => {}
        }
    }
    entries
}

/// Makes an id or a text a reference. Anything else is reported when the tree is read.
fn refer(value: &mut Value<'_>) {
    if matches!(value.form, Form::Id(_) | Form::Text(_)) {
        let target = Value::new(
            std::mem::replace(&mut value.form, Form::Null),
            value.range.clone(),
        );
        *value = reference(target);
    }
}
