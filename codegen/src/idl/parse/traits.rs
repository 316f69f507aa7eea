//! Parses traits and the documentation comments before them.

use std::borrow::Cow;
use std::ops::Range;

use super::super::text;
use super::super::token::Kind;
use super::super::tree::{Entry, Form, Problem, Value};
use super::{Parsed, Parser};

impl<'t> Parser<'t> {
    /// The traits of a shape or a member, and the white space after them. Documentation comments are a trait too.
    pub(super) fn traits(&mut self, docs: &[Range<usize>]) -> Parsed<Vec<Entry<'t>>> {
        let mut traits = Vec::new();
        if let (Some(first), Some(last)) = (docs.first(), docs.last()) {
            let lines = docs.iter().map(|range| self.slice(range.clone()));
            let text = Form::Text(Cow::Owned(text::documentation(lines)));
            let value = Value::new(text, first.start..last.end);
            traits.push(Entry::new("smithy.api#documentation", first.clone(), value));
        }
        while self.is_at(Kind::At) {
            traits.push(self.one_trait()?);
            for docs in self.skip_to_docs() {
                let message =
                    "this documentation comment has no effect, because it comes after a trait";
                let help = "write it before the traits";
                self.report(Problem::warning("IgnoredComment", docs, message).help(help));
            }
        }
        Ok(traits)
    }

    /// `@id` or `@id(…)`.
    pub(super) fn one_trait(&mut self) -> Parsed<Entry<'t>> {
        let at = self.expect(Kind::At, "`@`")?;
        let id = self.id("the name of a trait")?;
        let key_range = at.start..id.range.end;
        let key = self.slice(id.range.clone());
        let value = match self.token.kind {
            Kind::OpenParen => self.trait_body()?,
            _ => Value::new(Form::Annotation, key_range.clone()),
        };
        Ok(Entry::new(key, key_range, value))
    }

    fn trait_body(&mut self) -> Parsed<Value<'t>> {
        let open = self.bump();
        self.skip_white();
        let first = self.token;
        let value = match first.kind {
            Kind::CloseParen => Value::new(Form::Annotation, first.range()),
            Kind::Name | Kind::Text => {
                self.bump();
                let is_id = matches!(self.token.kind, Kind::Dot | Kind::Pound | Kind::Dollar);
                if !(first.kind == Kind::Name && is_id) {
                    self.skip_white();
                }
                let is_value = first.kind == Kind::Text || is_id || self.is_at(Kind::CloseParen);
                if self.is_at(Kind::Colon) || !is_value {
                    let entry = self.entry(first);
                    let mut entries = vec![self.inside(entry, open)?];
                    loop {
                        self.skip_white();
                        match self.token.kind {
                            Kind::CloseParen => break,
                            Kind::End => return Err(self.unclosed("a key or `)`", open)),
                            _ => {
                                let key = self.key("a key or `)`")?;
                                let entry = self.entry(key);
                                entries.push(self.inside(entry, open)?);
                            }
                        }
                    }
                    Value::new(Form::Object(entries), open.start..self.token.end)
                } else {
                    self.token = first;
                    self.value()?
                }
            }
            _ => self.value()?,
        };
        self.skip_white();
        if !self.is_at(Kind::CloseParen) {
            return Err(self.unclosed("`)`", open));
        }
        self.bump();
        Ok(value)
    }
}
