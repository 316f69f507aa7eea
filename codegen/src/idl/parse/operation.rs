//! Parses the contents of operations.

use std::ops::Range;

use super::super::token::Kind;
use super::super::tree::{Entry, Form, Problem, Unknown, Value};
use super::member::structure;
use super::shape::reference;
use super::{Parsed, Parser, Stop};

impl<'t> Parser<'t> {
    /// The input, output and errors of an operation, in braces.
    pub(super) fn operation(
        &mut self,
        entries: &mut Vec<Entry<'t>>,
        id: &str,
        name: &str,
    ) -> Parsed<()> {
        let open = self.expect(Kind::OpenBrace, "`{`")?;
        loop {
            self.skip_white();
            match self.token.kind {
                Kind::CloseBrace => {
                    self.bump();
                    return Ok(());
                }
                Kind::End => return Err(self.unclosed("`input`, `output`, `errors` or `}`", open)),
                _ if self.is_at_margin() && self.is_at_statement() => {
                    let problem = self.unexpected("`input`, `output`, `errors` or `}`");
                    let problem = problem.related(open.range(), "opened here");
                    self.report(problem.help("a closing `}` is missing before this line"));
                    return Err(Stop);
                }
                _ => {}
            }
            let start = self.token.start;
            match self.property(id, name) {
                Ok(property) => entries.push(property),
                Err(Stop) => self.recover_member(start)?,
            }
        }
    }

    fn property(&mut self, id: &str, name: &str) -> Parsed<Entry<'t>> {
        let key = self.expect(Kind::Name, "`input`, `output`, `errors` or `}`")?;
        let word = self.slice(key.range());
        let value = match word {
            "input" | "output" => {
                let slot = usize::from(word == "output");
                self.skip_white();
                if self.is_at(Kind::Walrus) {
                    let range = key.start..self.bump().end;
                    self.only_since_2(range.clone(), "inputs and outputs inside operations");
                    self.inline(slot, name, range)?
                } else {
                    self.expect(Kind::Colon, "`:`")?;
                    self.skip_white();
                    reference(self.id("the id of a structure")?)
                }
            }
            "errors" => {
                self.skip_white();
                self.expect(Kind::Colon, "`:`")?;
                self.skip_white();
                self.errors()?
            }
            _ => {
                let message = format!(
                    "an operation has no property `{}`",
                    super::super::shortened(word)
                );
                let mut problem = Problem::error("UnknownProperty", key.range(), message).about(id);
                problem.unknown = Some(Unknown::Word(
                    word.to_owned(),
                    &["input", "output", "errors"],
                ));
                self.report(problem);
                return Err(Stop);
            }
        };
        Ok(Entry::new(word, key.range(), value))
    }

    fn errors(&mut self) -> Parsed<Value<'t>> {
        let mut list = self.array()?;
        if let Form::Array(items) = &mut list.form {
            for item in items {
                if matches!(item.form, Form::Id(_) | Form::Text(_)) {
                    *item = reference(item.clone());
                }
            }
        }
        Ok(list)
    }

    /// A structure that is defined inside its operation, after `:=`.
    fn inline(&mut self, slot: usize, name: &str, range: Range<usize>) -> Parsed<Value<'t>> {
        let role = if slot == 0 {
            "smithy.api#input"
        } else {
            "smithy.api#output"
        };
        let suffix = self.suffixes.get(slot).map_or("", |suffix| suffix);
        let id = self.id_of(&format!("{name}{suffix}"));
        let docs = self.skip_to_docs();
        let mut traits = self.traits(&docs)?;
        traits.push(Entry::new(
            role,
            range.clone(),
            Value::new(Form::Annotation, range.clone()),
        ));
        let mut entries = vec![structure()];
        self.for_resource(&mut entries)?;
        self.mixins(&mut entries)?;
        self.skip_white();
        self.members(&mut entries, &id)?;
        self.push_shape(id.clone(), range.clone(), entries, traits);
        Ok(reference(Value::new(Form::Text(id.into()), range)))
    }
}
