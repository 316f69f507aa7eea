//! Parses ids and node values.

use std::borrow::Cow;
use std::ops::Range;

use super::super::text::{self, BadEscape};
use super::super::token::{Kind, Token};
use super::super::tree::{Entry, Form, Problem, Value};
use super::{Parsed, Parser, Stop};

/// The maximum number of arrays and objects in each other.
const DEEPEST: usize = 100;

impl<'t> Parser<'t> {
    /// `name.name`, without white space.
    pub(super) fn namespace_name(&mut self, what: &str) -> Parsed<Range<usize>> {
        let first = self.expect(Kind::Name, what)?;
        let mut end = first.end;
        while self.is_at(Kind::Dot) {
            self.bump();
            end = self.expect(Kind::Name, "an identifier")?.end;
        }
        Ok(first.start..end)
    }

    /// The id of a shape, relative or absolute, with or without a member.
    pub(super) fn id(&mut self, what: &str) -> Parsed<Value<'t>> {
        let start = self.namespace_name(what)?.start;
        let mut end = self.token.start;
        let has_namespace = self.slice(start..end).contains('.');
        if has_namespace || self.is_at(Kind::Pound) {
            self.expect(Kind::Pound, "`#`")?;
            end = self.expect(Kind::Name, "an identifier")?.end;
        }
        if self.is_at(Kind::Dollar) {
            self.bump();
            end = self.expect(Kind::Name, "an identifier")?.end;
        }
        Ok(Value::new(Form::Id(self.slice(start..end)), start..end))
    }

    /// A value: an array, an object, a number, a text, an id, `true`, `false` or `null`.
    pub(super) fn value(&mut self) -> Parsed<Value<'t>> {
        match self.token.kind {
            Kind::OpenBracket => self.nested(Self::array),
            Kind::OpenBrace => self.nested(Self::object),
            Kind::Text | Kind::Block => {
                let token = self.bump();
                let text = self.text_of(token)?;
                Ok(Value::new(Form::Text(text), token.range()))
            }
            Kind::Number => {
                let token = self.bump();
                Ok(Value::new(
                    Form::Number(self.slice(token.range())),
                    token.range(),
                ))
            }
            Kind::Name => {
                let mut value = self.id("a value")?;
                value.form = match self.slice(value.range.clone()) {
                    "true" => Form::Bool(true),
                    "false" => Form::Bool(false),
                    "null" => Form::Null,
                    _ => value.form,
                };
                Ok(value)
            }
            _ => Err(self.expected("a value")),
        }
    }

    fn nested(&mut self, parse: fn(&mut Self) -> Parsed<Value<'t>>) -> Parsed<Value<'t>> {
        if self.depth == DEEPEST {
            let message = format!("arrays and objects are nested more than {DEEPEST} levels deep");
            self.report(Problem::error("SyntaxError", self.token.range(), message));
            return Err(Stop);
        }
        self.depth += 1;
        let parsed = parse(self);
        self.depth -= 1;
        parsed
    }

    pub(super) fn array(&mut self) -> Parsed<Value<'t>> {
        let open = self.expect(Kind::OpenBracket, "`[`")?;
        let mut items = Vec::new();
        loop {
            self.skip_white();
            if self.is_at(Kind::CloseBracket) {
                let close = self.bump();
                return Ok(Value::new(Form::Array(items), open.start..close.end));
            }
            match self.token.kind {
                Kind::End | Kind::CloseBrace | Kind::CloseParen | Kind::Colon | Kind::At => {
                    return Err(self.unclosed("a value or `]`", open));
                }
                _ => items.push(self.value()?),
            }
        }
    }

    pub(super) fn object(&mut self) -> Parsed<Value<'t>> {
        let open = self.expect(Kind::OpenBrace, "`{`")?;
        let mut entries = Vec::new();
        loop {
            self.skip_white();
            match self.token.kind {
                Kind::CloseBrace => {
                    let close = self.bump();
                    return Ok(Value::new(Form::Object(entries), open.start..close.end));
                }
                Kind::End | Kind::CloseBracket | Kind::CloseParen => {
                    return Err(self.unclosed("a key or `}`", open));
                }
                _ => {
                    let key = self.key("a key or `}`")?;
                    let entry = self.entry(key);
                    entries.push(self.inside(entry, open)?);
                }
            }
        }
    }

    /// The key of an object.
    pub(super) fn key(&mut self, what: &str) -> Parsed<Token> {
        match self.token.kind {
            Kind::Text | Kind::Name => Ok(self.bump()),
            _ => Err(self.expected(what)),
        }
    }

    /// What follows a key: a colon and a value.
    pub(super) fn entry(&mut self, key: Token) -> Parsed<Entry<'t>> {
        self.skip_white();
        self.expect(Kind::Colon, "`:`")?;
        self.skip_white();
        let value = self.value()?;
        Ok(Entry::new(self.key_of(key)?, key.range(), value))
    }

    /// The meaning of a key.
    pub(super) fn key_of(&mut self, token: Token) -> Parsed<Cow<'t, str>> {
        match token.kind {
            Kind::Text => self.text_of(token),
            _ => Ok(Cow::Borrowed(self.slice(token.range()))),
        }
    }

    /// The meaning of a quoted text or of a text block.
    fn text_of(&mut self, token: Token) -> Parsed<Cow<'t, str>> {
        let raw = self.slice(token.range());
        let meaning = match token.kind {
            Kind::Block => text::block(raw).map(Cow::Owned),
            _ => text::quoted(raw),
        };
        meaning.map_err(|BadEscape(escape)| {
            let message = format!("this text has the escape `{}`, which has no meaning", escape);
            let help = "the escapes are `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t`, `\\u` with four \
                        hexadecimal digits, and a line break; a backslash is written `\\\\`";
            self.report(Problem::error("SyntaxError", token.range(), message).help(help));
            Stop
        })
    }

    /// Reports that something has no end.
    pub(super) fn unclosed(&mut self, what: &str, open: Token) -> Stop {
        let problem = self.unexpected(what);
        self.report(problem.related(open.range(), "opened here"));
        Stop
    }
}
