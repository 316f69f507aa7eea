//! Reads values from the parameters of a form.

use std::cmp::Ordering;

use super::Query;
use super::form::{Form, Parameter};
use super::names::Names;
use crate::document::Document;
use crate::http::location::Direction;
use crate::http::text::{Place, TextReader};
use crate::schema::{Kind, Member, Schema};
use crate::wire::{Error, Fields, Instant, Reader, Result};

/// A reader of one value: of the parameters whose names start with the same steps.
#[derive(Clone, Copy)]
pub(super) struct FormReader<'a> {
    form: &'a Form,
    parameters: &'a [Parameter],
    /// The length of these steps and the point after them. The next step starts there.
    at: usize,
    names: Names,
    /// How many more levels may follow.
    levels: usize,
    depth: usize,
    /// Whether the items or entries of a list or map follow its name directly.
    is_flat: bool,
}

impl<'a> FormReader<'a> {
    pub(super) fn new(form: &'a Form, parameters: &'a [Parameter], settings: Query) -> Self {
        FormReader {
            form,
            parameters,
            at: 0,
            names: settings.names,
            levels: settings.depth,
            depth: settings.depth,
            is_flat: false,
        }
    }

    /// The rest of a name, or `None` if the parameter is the value itself.
    fn rest(&self, parameter: &Parameter) -> Option<&'a str> {
        self.form.name(parameter).get(self.at..)
    }

    /// The next step of a name.
    fn step(&self, parameter: &Parameter) -> &'a str {
        let rest = self.rest(parameter).unwrap_or_default();
        rest.split_once('.').map_or(rest, |(step, _)| step)
    }

    /// The text of a simple value.
    fn text_or_none(&self) -> Result<Option<&'a str>> {
        match self.parameters {
            [] => Ok(None),
            [one] if self.rest(one).is_none() => Ok(Some(self.form.value(one))),
            _ => Err(Error::new("expected one value, found several parameters")),
        }
    }

    fn simple<T>(
        &self,
        read: impl FnOnce(&mut TextReader<'_>) -> Result<Option<T>>,
    ) -> Result<Option<T>> {
        match self.text_or_none()? {
            Some(text) => read(&mut TextReader::new(
                Place::Uri,
                Direction::Request,
                &[text],
            )),
            None => Ok(None),
        }
    }

    /// The values one level down, each with its step. There are none if the only parameter is `Name=`.
    fn below(&self) -> Result<impl Iterator<Item = (&'a str, FormReader<'a>)>> {
        let Some(levels) = self.levels.checked_sub(1) else {
            let depth = self.depth;
            return Err(Error::new(format!(
                "expected at most {depth} levels of nesting"
            )));
        };
        let parameters = match self.parameters {
            [one] if self.rest(one).is_none() && self.form.value(one).is_empty() => &[],
            [one, ..] if self.rest(one).is_none() => {
                return Err(Error::new("expected parameters below, found a value"));
            }
            all => all,
        };
        let this = *self;
        let groups = parameters.chunk_by(move |one, other| this.step(one) == this.step(other));
        Ok(groups.map(move |parameters| {
            let step = parameters.first().map_or("", |one| this.step(one));
            let below = FormReader {
                parameters,
                at: this.at + step.len() + 1,
                levels,
                is_flat: this.names == Names::Ec2,
                ..this
            };
            (step, below)
        }))
    }

    /// The only value one level down, which has this step.
    fn only_below(&self, wanted: &str) -> Result<Option<FormReader<'a>>> {
        let mut below = self.below()?;
        match (below.next(), below.next()) {
            (None, _) => Ok(None),
            (Some((step, only)), None) if step == wanted => Ok(Some(only)),
            _ => Err(Error::new(format!(
                "expected only parameters with the step `{wanted}`"
            ))),
        }
    }

    /// The values one level down, in the order of their numbers.
    fn numbered(&self) -> Result<Vec<FormReader<'a>>> {
        let mut numbered = Vec::new();
        for (step, below) in self.below()? {
            numbered.push((number(step)?, below));
        }
        numbered.sort_unstable_by(|(one, _), (other, _)| by_number(one, other));
        let is_same = |pair: &[(&str, FormReader<'a>)]| match pair {
            [(one, _), (other, _)] => one == other,
            _ => false,
        };
        if numbered.windows(2).any(is_same) {
            return Err(Error::new("found the same number twice"));
        }
        Ok(numbered.into_iter().map(|(_, below)| below).collect())
    }
}

/// Checks that a step is a positive number, and returns its digits without leading zeros.
fn number(step: &str) -> Result<&str> {
    let digits = step.trim_start_matches('0');
    match !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        true => Ok(digits),
        false => Err(Error::new("expected a number from 1 in the name")),
    }
}

fn by_number(one: &str, other: &str) -> Ordering {
    one.len().cmp(&other.len()).then_with(|| one.cmp(other))
}

impl Reader for FormReader<'_> {
    fn boolean(&mut self, member: &'static Member) -> Result<Option<bool>> {
        self.simple(|from| from.boolean(member))
    }

    fn integer(&mut self, member: &'static Member) -> Result<Option<i64>> {
        self.simple(|from| from.integer(member))
    }

    fn float(&mut self, member: &'static Member) -> Result<Option<f32>> {
        self.simple(|from| from.float(member))
    }

    fn double(&mut self, member: &'static Member) -> Result<Option<f64>> {
        self.simple(|from| from.double(member))
    }

    fn number(&mut self, member: &'static Member) -> Result<Option<String>> {
        self.simple(|from| from.number(member))
    }

    fn string(&mut self, _: &'static Member) -> Result<Option<String>> {
        Ok(self.text_or_none()?.map(ToOwned::to_owned))
    }

    fn text(&mut self, _: &'static Member, take: &mut dyn FnMut(&str)) -> Result<bool> {
        let text = self.text_or_none()?;
        if let Some(text) = text {
            take(text);
        }
        Ok(text.is_some())
    }

    fn blob(&mut self, member: &'static Member) -> Result<Option<Vec<u8>>> {
        self.simple(|from| from.blob(member))
    }

    fn timestamp(&mut self, member: &'static Member) -> Result<Option<Instant>> {
        self.simple(|from| from.timestamp(member))
    }

    /// An unknown member of a union, or the value of a foreign type. Several parameters become an object
    /// with the rests of their names.
    fn document(&mut self) -> Result<Document> {
        let value = |one| Document::from(self.form.value(one));
        Ok(match self.parameters {
            [] => Document::Null,
            [one] if self.rest(one).is_none() => value(one),
            all => {
                let named = |one| Some((self.rest(one)?.to_owned(), value(one)));
                Document::Object(all.iter().filter_map(named).collect())
            }
        })
    }

    fn structure(&mut self, schema: &'static Schema, fields: &mut dyn Fields) -> Result<bool> {
        for (step, mut below) in self.below()? {
            let mut members = schema.members().iter().enumerate();
            let known = members.find(|(_, member)| self.names.is(member, step));
            let Some((index, member)) = known else {
                fields.unknown(step, &mut below)?;
                continue;
            };
            below.is_flat = match member.target().kind() {
                Kind::Map(..) => self.names.flattens_map(member),
                _ => self.names.flattens_list(member),
            };
            fields.read(index, member, &mut below)?;
        }
        Ok(true)
    }

    fn list(
        &mut self,
        schema: &'static Schema,
        item: &mut dyn FnMut(&mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        let items = match schema.kind() {
            Kind::List(member) if !self.is_flat => match self.only_below(member.xml_name())? {
                Some(items) => items.numbered()?,
                None => return Ok(true),
            },
            _ => self.numbered()?,
        };
        for mut one in items {
            item(&mut one)?;
        }
        Ok(true)
    }

    fn map(
        &mut self,
        schema: &'static Schema,
        entry: &mut dyn FnMut(&str, &mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        let Kind::Map(key, value) = schema.kind() else {
            return Ok(true);
        };
        let entries = match self.is_flat {
            true => self.numbered()?,
            false => match self.only_below("entry")? {
                Some(entries) => entries.numbered()?,
                None => return Ok(true),
            },
        };
        for one in entries {
            let mut text = None;
            let mut of_value = FormReader {
                parameters: &[],
                ..one
            };
            for (step, below) in one.below()? {
                match step {
                    _ if step == key.xml_name() => text = below.text_or_none()?,
                    _ if step == value.xml_name() => of_value = below,
                    _ => return Err(Error::new("expected a key and a value")),
                }
            }
            match text {
                Some(text) => entry(text, &mut of_value)?,
                None => return Err(Error::new("expected a key of the map")),
            }
        }
        Ok(true)
    }

    fn skip(&mut self) -> Result<()> {
        Ok(())
    }
}
