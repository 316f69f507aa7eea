//! Parses the members of structures, unions, enums, lists and maps.

use std::borrow::Cow;
use std::ops::Range;

use super::super::token::{Kind, Token};
use super::super::tree::{Entry, Form, Problem, Unknown, Value};
use super::shape::text;
use super::{Parsed, Parser, Stop};

/// The maximum number of collections declared in each other.
const DEEPEST: usize = 3;

impl<'t> Parser<'t> {
    /// The members of a structure or union, in braces.
    pub(super) fn members(&mut self, entries: &mut Vec<Entry<'t>>, shape: &str) -> Parsed<()> {
        let members = self.body(|parser, docs| {
            let traits = parser.traits(docs)?;
            parser.member(traits, shape)
        })?;
        entries.push(member_entry(members));
        Ok(())
    }

    /// The members of an enum, in braces.
    pub(super) fn enum_members(&mut self, entries: &mut Vec<Entry<'t>>) -> Parsed<()> {
        let members = self.body(Self::enum_member)?;
        entries.push(member_entry(members));
        Ok(())
    }

    /// The members of a list or map, in braces. They have fixed names.
    pub(super) fn fixed_members(
        &mut self,
        entries: &mut Vec<Entry<'t>>,
        kind: &str,
        shape: &str,
        names: &'static [&'static str],
    ) -> Parsed<()> {
        let members = self.body(|parser, docs| {
            let traits = parser.traits(docs)?;
            let member = parser.member(traits, shape)?;
            if !names.contains(&&*member.key) {
                let message = format!(
                    "a {kind} has no member `{}`",
                    super::super::shortened(&member.key)
                );
                let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                let problem = Problem::error("UnknownMember", member.key_range.clone(), message);
                let problem =
                    problem.help(format!("the members of a {kind}: {}", names.join(" and ")));
                parser.report(problem.about(shape));
            }
            Ok(member)
        })?;
        entries.extend(
            members
                .into_iter()
                .filter(|member| names.contains(&&*member.key)),
        );
        Ok(())
    }

    /// Members in braces. After an error in one, the others are still read.
    fn body(
        &mut self,
        mut member: impl FnMut(&mut Self, &[Range<usize>]) -> Parsed<Entry<'t>>,
    ) -> Parsed<Vec<Entry<'t>>> {
        let open = self.expect(Kind::OpenBrace, "`{`")?;
        let mut members = Vec::new();
        loop {
            let docs = self.skip_to_docs();
            match self.token.kind {
                Kind::CloseBrace => {
                    self.bump();
                    return Ok(members);
                }
                Kind::End => return Err(self.unclosed("a member or `}`", open)),
                _ if self.is_at_margin() && self.is_at_statement() => {
                    let problem = self
                        .unexpected("a member or `}`")
                        .related(open.range(), "opened here");
                    self.report(problem.help("a closing `}` is missing before this line"));
                    return Err(Stop);
                }
                _ => {}
            }
            let start = self.token.start;
            match member(self, &docs) {
                Ok(member) => {
                    members.push(member);
                    self.skip_comment_beside();
                }
                Err(Stop) => self.recover_member(start)?,
            }
        }
    }

    /// `name: Target`, `name: Target = value`, `$name` or `$name = value`, after its traits.
    fn member(&mut self, mut traits: Vec<Entry<'t>>, shape: &str) -> Parsed<Entry<'t>> {
        let mut entries = Vec::with_capacity(2);
        let dollar = self.is_at(Kind::Dollar).then(|| self.bump());
        let name = self.expect(
            Kind::Name,
            if traits.is_empty() {
                "a member or `}`"
            } else {
                "the member that these traits are for"
            },
        )?;
        let key = self.slice(name.range());
        let range = dollar.map_or(name.start, |dollar| dollar.start)..name.end;
        if dollar.is_some() {
            if self.is_first_version {
                let message = "version 1.0 of the specification has no members without targets";
                let problem = Problem::error("NotInVersion", name.range(), message);
                self.report(problem.about(format!("{shape}${key}")));
            }
        } else {
            self.skip_spaces();
            self.colon_of_member(name)?;
            self.skip_spaces();
            let target = self.target()?;
            entries.push(Entry::new("target", target.range.clone(), target));
        }
        // What follows a member is usually a line break, not spaces and a value.
        let before = self.token;
        self.skip_spaces();
        if self.is_at(Kind::Equal) {
            self.bump();
            traits.push(self.assigned("smithy.api#default")?);
        } else {
            self.token = before;
        }
        Ok(self.finished(key, range, entries, traits))
    }

    fn colon_of_member(&mut self, name: Token) -> Parsed<()> {
        if self.is_at(Kind::Colon) {
            self.bump();
            return Ok(());
        }
        let mut problem = self.unexpected("`:`");
        let word = self.slice(name.range());
        if matches!(
            self.token.kind,
            Kind::Newline | Kind::Comment | Kind::Comma | Kind::OpenParen
        ) {
            // It may be a trait without its `@`.
            problem.unknown = Some(Unknown::Word(word.to_owned(), &[]));
        }
        if self.is_at(Kind::Equal) {
            problem = problem.help("a member has a target, as in `name: String`");
        }
        self.report(problem);
        Err(Stop)
    }

    /// The target of a member: an id, or a collection that is declared here.
    fn target(&mut self) -> Parsed<Value<'t>> {
        if !matches!(self.token.kind, Kind::OpenBracket | Kind::OpenBrace) {
            return self.id("the target of the member");
        }
        let open = self.token;
        let target = self.collection(1)?;
        if !self.has_inline_collections {
            let message = "only version 2.1 of the specification has collections without names";
            let help =
                "start the file with `$version: \"2.1\"`, or define the collection as a shape";
            self.report(Problem::error("NotInVersion", open.range(), message).help(help));
        }
        Ok(target)
    }

    /// `[Target]` or `{Key: Value}`
    fn collection(&mut self, depth: usize) -> Parsed<Value<'t>> {
        let open = self.token;
        let (is_list, close) = match open.kind {
            Kind::OpenBracket => (true, Kind::CloseBracket),
            Kind::OpenBrace => (false, Kind::CloseBrace),
            _ => return self.id("the id of a shape"),
        };
        if depth > DEEPEST {
            let message = format!("collections are nested more than {DEEPEST} levels deep");
            self.report(Problem::error("SyntaxError", open.range(), message));
            return Err(Stop);
        }
        self.bump();
        self.skip_white();
        let first = self.collection(depth + 1)?;
        self.skip_white();
        let form = if is_list {
            Form::List(Box::new(first))
        } else {
            self.expect(Kind::Colon, "`:`")?;
            self.skip_white();
            let second = self.collection(depth + 1)?;
            self.skip_white();
            Form::Map(Box::new([first, second]))
        };
        if !self.is_at(close) {
            return Err(self.unclosed(if is_list { "`]`" } else { "`}`" }, open));
        }
        let end = self.bump().end;
        Ok(Value::new(form, open.start..end))
    }

    /// `NAME` or `NAME = value`
    fn enum_member(&mut self, docs: &[Range<usize>]) -> Parsed<Entry<'t>> {
        let mut traits = self.traits(docs)?;
        let name = self.expect(
            Kind::Name,
            if traits.is_empty() {
                "a member or `}`"
            } else {
                "the member that these traits are for"
            },
        )?;
        let unit = Value::new(Form::Text(Cow::Borrowed("smithy.api#Unit")), name.range());
        let mut entries = Vec::with_capacity(2);
        entries.push(Entry::new("target", name.range(), unit));
        let before = self.token;
        self.skip_spaces();
        match self.token.kind {
            Kind::Equal => {
                self.bump();
                traits.push(self.assigned("smithy.api#enumValue")?);
            }
            Kind::Colon => {
                let problem = self.unexpected("a member or `}`");
                self.report(problem.help(
                    "the members of an enum have values, as in `NAME = \"name\"`, not targets",
                ));
                return Err(Stop);
            }
            _ => self.token = before,
        }
        Ok(self.finished(self.slice(name.range()), name.range(), entries, traits))
    }

    /// The value after `=`, as a trait. The line ends after it.
    fn assigned(&mut self, id: &'static str) -> Parsed<Entry<'t>> {
        self.skip_spaces();
        let value = self.value()?;
        let before = self.token;
        self.skip_spaces();
        if self.is_at(Kind::CloseBrace) {
            self.token = before;
        } else {
            self.expect_line_break()?;
        }
        Ok(Entry::new(id, value.range.clone(), value))
    }

    fn finished(
        &self,
        key: &'t str,
        range: Range<usize>,
        mut entries: Vec<Entry<'t>>,
        traits: Vec<Entry<'t>>,
    ) -> Entry<'t> {
        if !traits.is_empty() {
            let traits = Value::new(Form::Traits(traits), range.clone());
            entries.push(Entry::new("traits", range.clone(), traits));
        }
        let value = Value::new(Form::Object(entries), range.clone());
        Entry::new(key, range, value)
    }
}

fn member_entry(members: Vec<Entry<'_>>) -> Entry<'_> {
    Entry::new("members", 0..0, Value::new(Form::Object(members), 0..0))
}

/// Used by operations, whose inputs have the members of structures.
pub(super) fn structure<'t>() -> Entry<'t> {
    Entry::new("type", 0..0, text("structure", 0..0))
}
