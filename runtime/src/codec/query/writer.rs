//! Writes values as the parameters of a form.

use std::fmt;

use super::Query;
use super::names::Names;
use crate::document::Document;
use crate::http::text::{Place, TextWriter};
use crate::http::uri::encode;
use crate::schema::{Kind, Member, Schema};
use crate::wire::{self, Entries, Error, Instant, Items, Members, Result, Set};

/// A writer of one structure or union, created by [`Query::writer`]. Appends parameters to a form, each
/// after a `&` unless the form is empty. After an error, the form contains the output so far.
pub struct QueryWriter<'a> {
    form: &'a mut String,
    names: Names,
    /// The name of the next parameter, percent-encoded.
    name: String,
    /// Whether the items or entries of the next list or map follow its name directly.
    is_flat: bool,
}

impl<'a> QueryWriter<'a> {
    pub(super) const fn new(settings: Query, form: &'a mut String) -> Self {
        QueryWriter {
            form,
            names: settings.names,
            name: String::new(),
            is_flat: false,
        }
    }

    /// Appends a parameter.
    pub(crate) fn parameter(&mut self, name: &str, value: &str) {
        separate(self.form);
        encode(name, b"", self.form);
        self.form.push('=');
        encode(value, b"", self.form);
    }

    /// Appends the parameter with the current name.
    fn value(&mut self, value: &str) -> Result<()> {
        if self.name.is_empty() {
            return Err(Error::new("expected a structure or union for a form"));
        }
        separate(self.form);
        self.form.push_str(&self.name);
        self.form.push('=');
        encode(value, b"", self.form);
        Ok(())
    }

    /// Writes a simple value as text.
    fn text(&mut self, write: impl FnOnce(&mut TextWriter<'_>) -> Result<()>) -> Result<()> {
        write(&mut TextWriter::new(Place::Uri, &mut |_, text| {
            self.value(text)
        }))
    }

    /// Writes what is one step further down.
    fn below(&mut self, step: &str, write: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        let length = self.name.len();
        if length > 0 {
            self.name.push('.');
        }
        encode(step, b"", &mut self.name);
        let written = write(self);
        self.name.truncate(length);
        written
    }

    fn member(&mut self, index: usize, member: &'static Member, of: &dyn Members) -> Result<()> {
        self.below(&self.names.of(member), |writer| {
            writer.is_flat = match member.target().kind() {
                Kind::Map(..) => writer.names.flattens_map(member),
                _ => writer.names.flattens_list(member),
            };
            of.write(index, member, writer)
        })
    }

    fn items(&mut self, items: &dyn Items) -> Result<()> {
        (0..items.len()).try_for_each(|index| {
            self.below(&(index + 1).to_string(), |writer| {
                writer.is_flat = writer.names == Names::Ec2;
                items.write(index, writer)
            })
        })
    }

    fn entries(
        &mut self,
        key: &'static Member,
        value: &'static Member,
        entries: &dyn Entries,
    ) -> Result<()> {
        let mut number: usize = 0;
        entries.each(&mut |text, item| {
            number += 1;
            self.below(&number.to_string(), |writer| {
                writer.below(key.xml_name(), |writer| writer.value(text))?;
                writer.below(value.xml_name(), |writer| {
                    writer.is_flat = writer.names == Names::Ec2;
                    item.write(writer)
                })
            })
        })
    }
}

fn separate(form: &mut String) {
    if !form.is_empty() {
        form.push('&');
    }
}

/// Shows the size of the output, but not its contents.
impl fmt::Debug for QueryWriter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("QueryWriter")
            .field("len", &self.form.len())
            .finish_non_exhaustive()
    }
}

impl wire::Writer for QueryWriter<'_> {
    fn boolean(&mut self, member: &'static Member, value: bool) -> Result<()> {
        self.text(|to| to.boolean(member, value))
    }

    fn integer(&mut self, member: &'static Member, value: i64) -> Result<()> {
        self.text(|to| to.integer(member, value))
    }

    fn float(&mut self, member: &'static Member, value: f32) -> Result<()> {
        self.text(|to| to.float(member, value))
    }

    fn double(&mut self, member: &'static Member, value: f64) -> Result<()> {
        self.text(|to| to.double(member, value))
    }

    fn number(&mut self, member: &'static Member, digits: &str) -> Result<()> {
        self.text(|to| to.number(member, digits))
    }

    fn string(&mut self, _: &'static Member, text: &str) -> Result<()> {
        self.value(text)
    }

    fn blob(&mut self, member: &'static Member, bytes: &[u8]) -> Result<()> {
        self.text(|to| to.blob(member, bytes))
    }

    fn timestamp(&mut self, member: &'static Member, instant: Instant) -> Result<()> {
        self.text(|to| to.timestamp(member, instant))
    }

    /// A value of a foreign type.
    fn document(&mut self, document: &Document) -> Result<()> {
        match document {
            Document::String(text) => self.value(text),
            Document::Boolean(_) | Document::Number(_) => self.value(&document.to_string()),
            _ => Err(Error::new(
                "a document that is not simple cannot be represented here",
            )),
        }
    }

    fn structure(&mut self, schema: &'static Schema, members: &dyn Members) -> Result<()> {
        match members.set() {
            // The placeholder for a missing union.
            Set::Unknown("", Document::Null) => Ok(()),
            Set::Unknown(..) => {
                let union = schema.id();
                Err(Error::new(format!(
                    "an unknown member of the union `{union}` cannot be represented here"
                )))
            }
            Set::One(index) => match schema.members().get(index) {
                Some(member) => self.member(index, member, members),
                None => Ok(()),
            },
            Set::Any => {
                let mut all = schema.members().iter().enumerate();
                all.try_for_each(|(index, member)| self.member(index, member, members))
            }
        }
    }

    fn list(&mut self, schema: &'static Schema, items: &dyn Items) -> Result<()> {
        let is_flat = std::mem::take(&mut self.is_flat);
        match schema.kind() {
            _ if items.is_empty() && self.names == Names::Ec2 => Ok(()),
            _ if items.is_empty() => self.value(""),
            Kind::List(item) if !is_flat => {
                self.below(item.xml_name(), |writer| writer.items(items))
            }
            _ => self.items(items),
        }
    }

    fn map(&mut self, schema: &'static Schema, entries: &dyn Entries) -> Result<()> {
        let is_flat = std::mem::take(&mut self.is_flat);
        match schema.kind() {
            Kind::Map(key, value) if is_flat => self.entries(key, value, entries),
            Kind::Map(key, value) => {
                self.below("entry", |writer| writer.entries(key, value, entries))
            }
            _ => Ok(()),
        }
    }
}
