//! Parses statements: control, metadata, `namespace`, `use` and `apply`; the others are shapes.

use std::ops::Range;

use super::super::token::Kind;
use super::super::tree::{Entry, Form, Problem, Unknown, Use, Value};
use super::{Parsed, Parser, STATEMENTS, Stop};

impl<'t> Parser<'t> {
    pub(super) fn file(&mut self) {
        loop {
            let docs = self.skip_to_docs();
            if self.is_at(Kind::End) {
                break;
            }
            let start = self.token.start;
            if self.statement(&docs).is_err() {
                self.recover(start);
            }
        }
        if self.version.is_none() {
            let message = "this file does not say its version, so it is read as version 1.0";
            let help = "a file of version 2 starts with `$version: \"2\"`";
            self.report(Problem::warning("MissingVersion", 0..1, message).help(help));
        }
    }

    fn statement(&mut self, docs: &[Range<usize>]) -> Parsed<()> {
        let is_start = self.namespace.is_none() && self.metadata.is_empty();
        match self.token.kind {
            Kind::Dollar if is_start => return self.control(),
            Kind::Dollar => {
                let problem = self.unexpected("a statement");
                self.report(
                    problem
                        .help("control statements come first, before metadata and the namespace"),
                );
                return Err(Stop);
            }
            Kind::Name if self.namespace.is_none() => match self.word() {
                "metadata" => return self.metadata(),
                "namespace" => return self.namespace(),
                _ => {}
            },
            _ => {}
        }
        if self.namespace.is_none() && !self.lacks_namespace {
            self.lacks_namespace = true;
            let problem = self.unexpected("a namespace");
            self.report(
                problem
                    .help("shapes and `use` follow the namespace, as in `namespace com.example`"),
            );
            if self.is_at_word("use") {
                return Err(Stop);
            }
        }
        if self.is_at_word("use") {
            return self.use_shape();
        }
        let traits = self.traits(docs)?;
        if self.is_at_word("apply") {
            if traits.len() > usize::from(!docs.is_empty()) {
                let message = "an `apply` statement has no traits of its own";
                let help = "write the trait after the id, or in braces with others";
                self.report(Problem::error("SyntaxError", self.token.range(), message).help(help));
            }
            return self.apply();
        }
        if self.is_at(Kind::Name) && !STATEMENTS.contains(&self.word()) {
            return Err(self.unknown_statement());
        }
        if !self.is_at(Kind::Name) {
            let what = if traits.is_empty() {
                "a statement"
            } else {
                "the shape that these traits are for"
            };
            return Err(self.expected(what));
        }
        self.shape(traits)
    }

    fn unknown_statement(&mut self) -> Stop {
        let word = self.word();
        let message = format!("unknown shape type `{}`", super::super::shortened(word));
        let mut problem = Problem::error("SyntaxError", self.token.range(), message);
        problem = match word {
            "metadata" => problem.help("metadata comes before the namespace"),
            "namespace" => problem.help("a file has one namespace"),
            "with" => problem.help("`with` is on the line of the shape's name"),
            _ => problem,
        };
        problem.unknown = Some(Unknown::Word(word.to_owned(), &STATEMENTS));
        self.report(problem);
        Stop
    }

    /// `$key: value`
    fn control(&mut self) -> Parsed<()> {
        self.bump();
        let key = self.key("the name of a control statement")?;
        self.skip_spaces();
        self.expect(Kind::Colon, "`:`")?;
        self.skip_spaces();
        let value = self.value()?;
        let name = self.key_of(key)?;
        let text = match &value.form {
            Form::Text(text) => Some(text.clone()),
            _ => None,
        };
        let is_text = text.is_some();
        let suffix = |slot: &mut std::borrow::Cow<'t, str>| {
            if let Some(text) = text.clone() {
                *slot = text;
            }
        };
        let [input, output] = &mut self.suffixes;
        match &*name {
            "version" if self.version.is_some() => {
                let message = "the version is defined twice";
                self.report(Problem::error("SyntaxError", value.range, message));
            }
            "version" => {
                let version = text.as_deref().unwrap_or_default();
                let (major, minor) = version.split_once('.').unwrap_or((version, "0"));
                self.is_first_version = major == "1";
                self.has_inline_collections = major == "2" && minor != "0";
                self.version = Some(value);
            }
            "operationInputSuffix" | "operationOutputSuffix" if !is_text => {
                let message = format!("`${name}` must be a text");
                self.report(Problem::error("SyntaxError", value.range, message));
            }
            "operationInputSuffix" => suffix(input),
            "operationOutputSuffix" => suffix(output),
            _ => {
                let message = format!(
                    "unknown control statement `{}`",
                    super::super::shortened(&name)
                );
                let mut problem = Problem::warning("UnknownControl", key.range(), message);
                let known = &["version", "operationInputSuffix", "operationOutputSuffix"];
                problem.unknown = Some(Unknown::Word(name.into_owned(), known));
                self.report(problem);
            }
        }
        self.expect_line_break()
    }

    /// `metadata key = value`
    fn metadata(&mut self) -> Parsed<()> {
        self.bump();
        self.expect_space()?;
        let key = self.key("a key")?;
        self.skip_spaces();
        self.expect(Kind::Equal, "`=`")?;
        self.skip_spaces();
        let value = self.value()?;
        let name = self.key_of(key)?;
        self.metadata.push(Entry::new(name, key.range(), value));
        self.expect_line_break()
    }

    fn namespace(&mut self) -> Parsed<()> {
        self.bump();
        self.expect_space()?;
        let range = self.namespace_name("a namespace")?;
        self.namespace = Some(self.slice(range));
        self.expect_line_break()
    }

    /// `use id`
    fn use_shape(&mut self) -> Parsed<()> {
        if !self.shapes.is_empty() || !self.applies.is_empty() {
            let message = "`use` must come before the first shape";
            self.report(Problem::error("SyntaxError", self.token.range(), message));
        }
        self.bump();
        self.expect_space()?;
        let start = self.namespace_name("the absolute id of a shape")?.start;
        self.expect(Kind::Pound, "`#`")?;
        let name = self.expect(Kind::Name, "an identifier")?;
        let range = start..name.end;
        if self.is_at(Kind::Dollar) {
            let message = "`use` names a member, but only shapes can be imported";
            self.report(Problem::error("SyntaxError", range, message));
            return Err(Stop);
        }
        let used = Use {
            id: self.slice(range.clone()),
            range: range.clone(),
        };
        self.imported.entry(used.name()).or_insert(range);
        self.uses.push(used);
        self.expect_line_break()
    }

    /// `apply id @trait` or `apply id { @trait … }`
    fn apply(&mut self) -> Parsed<()> {
        let start = self.bump().start;
        self.expect_space()?;
        let id = self.id("the id of a shape or member")?;
        let range = start..id.range.end;
        self.expect_space()?;
        let traits = if self.is_at(Kind::OpenBrace) {
            let open = self.bump();
            self.skip_white();
            let traits = self.traits(&[])?;
            if !self.is_at(Kind::CloseBrace) {
                return Err(self.unclosed("a trait or `}`", open));
            }
            self.bump();
            traits
        } else {
            vec![self.one_trait()?]
        };
        let entries = vec![
            Entry::new("shape", id.range.clone(), id.clone()),
            Entry::new(
                "traits",
                range.clone(),
                Value::new(Form::Traits(traits), range.clone()),
            ),
        ];
        self.applies.push(Value::new(Form::Object(entries), range));
        self.expect_line_break()
    }
}
