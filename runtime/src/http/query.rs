//! Query strings.

mod parameters;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub(crate) use self::parameters::{Parameters, pairs};
use super::location::{Direction, Location};
use super::text::{Place, TextReader, TextWriter};
use super::uri::encode;
use crate::path::Segment;
use crate::schema::{Kind, Member, Schema};
use crate::wire::{Entries, Fields, Members, Reader, Result, Writer};

/// Appends a query string to a path.
pub(crate) struct Query {
    text: String,
    /// Before the next parameter: `?` or `&`.
    separator: char,
    /// The names that `@httpQueryParams` must not set.
    taken: BTreeSet<String>,
}

impl Query {
    /// Appends the literals of a URI pattern.
    pub(crate) fn after(path: String, literals: &str) -> Self {
        let mut query = Query {
            text: path,
            separator: '?',
            taken: BTreeSet::new(),
        };
        for literal in literals.split('&').filter(|literal| !literal.is_empty()) {
            let (name, value) = literal.split_once('=').unwrap_or((literal, ""));
            query.taken.insert(name.to_owned());
            query.separate();
            query.text.push_str(name);
            if literal.contains('=') {
                query.text.push('=');
                query.text.push_str(value);
            }
        }
        query
    }

    fn separate(&mut self) {
        self.text.push(self.separator);
        self.separator = '&';
    }

    fn add(&mut self, name: &str, value: &str) {
        self.separate();
        encode(name, b"", &mut self.text);
        self.text.push('=');
        encode(value, b"", &mut self.text);
    }

    /// Writes the query parameters of an input.
    ///
    /// # Errors
    ///
    /// Returns an error if a member returns one.
    pub(crate) fn write(&mut self, schema: &'static Schema, members: &dyn Members) -> Result<()> {
        let mut params = None;
        for (index, member) in schema.members().iter().enumerate() {
            match Direction::Request.locate(member) {
                Location::Query(name) => {
                    let sink = &mut |_: &'static Member, text: &str| {
                        self.add(name, text);
                        Ok(())
                    };
                    members.write(index, member, &mut TextWriter::new(Place::Uri, sink))?;
                }
                Location::QueryParams => params = Some((index, member)),
                _ => {}
            }
        }
        // `@httpQueryParams` comes last and cannot set the other parameters, even if those are not set.
        if let Some((index, member)) = params {
            let members_of_query = schema.members().iter();
            let names =
                members_of_query.filter_map(|member| match Direction::Request.locate(member) {
                    Location::Query(name) => Some(name.to_owned()),
                    _ => None,
                });
            self.taken.extend(names);
            members.write(index, member, &mut ParamsWriter(self))?;
        }
        Ok(())
    }

    /// Returns the path with the query string.
    pub(crate) fn into_text(self) -> String {
        self.text
    }
}

/// Writes a map of strings or of lists of strings as parameters.
struct ParamsWriter<'a>(&'a mut Query);

impl Writer for ParamsWriter<'_> {
    fn map(&mut self, _: &'static Schema, entries: &dyn Entries) -> Result<()> {
        entries.each(&mut |key, value| match self.0.taken.contains(key) {
            true => Ok(()),
            false => {
                let sink = &mut |_: &'static Member, text: &str| {
                    self.0.add(key, text);
                    Ok(())
                };
                value.write(&mut TextWriter::new(Place::Uri, sink))
            }
        })
    }
}

/// Reads the query parameters of an input.
///
/// # Errors
///
/// Returns an error if a parameter is not a value of its member.
pub(crate) fn read(
    parameters: &Parameters,
    schema: &'static Schema,
    fields: &mut dyn Fields,
) -> Result<()> {
    for (index, member) in schema.members().iter().enumerate() {
        match Direction::Request.locate(member) {
            Location::Query(name) => {
                let texts: Vec<_> = parameters.named(name).collect();
                if !texts.is_empty() {
                    fields.read(index, member, &mut reader(&texts))?;
                }
            }
            Location::QueryParams if !parameters.is_empty() => {
                fields.read(index, member, &mut ParamsReader(parameters))?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn reader<'a>(texts: &'a [&'a str]) -> TextReader<'a> {
    TextReader::new(Place::Uri, Direction::Request, texts)
}

/// Reads all parameters as a map.
struct ParamsReader<'a>(&'a Parameters);

impl Reader for ParamsReader<'_> {
    fn map(
        &mut self,
        schema: &'static Schema,
        entry: &mut dyn FnMut(&str, &mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        let is_of_lists = match schema.kind() {
            Kind::Map(_, value) => matches!(value.target().kind(), Kind::List(_)),
            _ => false,
        };
        for (name, values) in self.0.by_name() {
            let texts: Vec<_> = match is_of_lists {
                true => values.collect(),
                // The first value of a repeated parameter is used.
                false => values.take(1).collect(),
            };
            let read = entry(name, &mut reader(&texts));
            read.map_err(|error| error.below(Segment::Key(name.to_owned())))?;
        }
        Ok(true)
    }

    fn skip(&mut self) -> Result<()> {
        Ok(())
    }
}
