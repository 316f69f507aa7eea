//! Query strings.

mod parameters;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub(crate) use self::parameters::{Parameters, pairs};
use super::location::{self, Location};
use super::text::{TextReader, TextWriter};
use super::uri::{TIMESTAMPS, encode};
use crate::path::Segment;
use crate::schema::{Kind, Member, Schema};
use crate::wire::{Entries, Fields, Items, Members, Reader, Result, Writer};

/// A query string that grows.
#[derive(Default)]
pub(crate) struct Query {
    text: String,
    /// Names that are not for `@httpQueryParams` to set again.
    taken: BTreeSet<String>,
}

impl Query {
    /// Starts with the literals of a URI pattern.
    pub(crate) fn new(literals: &str) -> Self {
        let mut query = Query::default();
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
        if !self.text.is_empty() {
            self.text.push('&');
        }
    }

    fn add(&mut self, name: &str, value: &str) {
        self.separate();
        encode(name, b"", &mut self.text);
        self.text.push('=');
        encode(value, b"", &mut self.text);
    }

    /// Writes the members of an input that are in the query.
    ///
    /// # Errors
    ///
    /// Those of the members.
    pub(crate) fn write(&mut self, schema: &'static Schema, members: &dyn Members) -> Result<()> {
        let mut params = None;
        for (index, member) in schema.members().iter().enumerate() {
            match location::in_request(member) {
                Location::Query(name) => {
                    members.write(index, member, &mut writer(&mut |text| self.add(name, text)))?;
                }
                Location::QueryParams => params = Some((index, member)),
                _ => {}
            }
        }
        // They come last and give way to all others, whether those are set or not.
        if let Some((index, member)) = params {
            let names =
                schema
                    .members()
                    .iter()
                    .filter_map(|member| match location::in_request(member) {
                        Location::Query(name) => Some(name.to_owned()),
                        _ => None,
                    });
            self.taken.extend(names);
            members.write(index, member, &mut ParamsWriter(self))?;
        }
        Ok(())
    }

    /// The string, without a `?`.
    pub(crate) fn into_text(self) -> String {
        self.text
    }
}

/// Writes each text of a value by a function.
struct Texts<'a>(&'a mut dyn FnMut(&str));

fn writer<'a>(sink: &'a mut dyn FnMut(&str)) -> Texts<'a> {
    Texts(sink)
}

impl Texts<'_> {
    fn text(&mut self, write: impl FnOnce(&mut TextWriter<'_>) -> Result<()>) -> Result<()> {
        write(&mut TextWriter {
            timestamps: TIMESTAMPS,
            encodes_media: false,
            sink: &mut |_, text| {
                (self.0)(text);
                Ok(())
            },
            is_list: false,
        })
    }
}

macro_rules! as_text {
    ($($name:ident($type:ty))*) => {$(
        fn $name(&mut self, member: &'static Member, value: $type) -> Result<()> {
            self.text(|to| to.$name(member, value))
        }
    )*};
}

impl Writer for Texts<'_> {
    as_text! {
        boolean(bool)
        integer(i64)
        float(f32)
        double(f64)
        number(&str)
        string(&str)
        blob(&[u8])
        timestamp(crate::wire::Instant)
    }

    fn list(&mut self, _: &'static Schema, items: &dyn Items) -> Result<()> {
        (0..items.len()).try_for_each(|index| items.write(index, self))
    }
}

/// Writes a map of texts, or of lists of texts, as parameters.
struct ParamsWriter<'a>(&'a mut Query);

impl Writer for ParamsWriter<'_> {
    fn map(&mut self, _: &'static Schema, entries: &dyn Entries) -> Result<()> {
        entries.each(&mut |key, value| match self.0.taken.contains(key) {
            true => Ok(()),
            false => value.write(&mut writer(&mut |text| self.0.add(key, text))),
        })
    }
}

/// Reads the members of an input that are in the query.
///
/// # Errors
///
/// Texts that the members cannot hold.
pub(crate) fn read(
    parameters: &Parameters,
    schema: &'static Schema,
    fields: &mut dyn Fields,
) -> Result<()> {
    for (index, member) in schema.members().iter().enumerate() {
        match location::in_request(member) {
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
    TextReader {
        texts,
        timestamps: TIMESTAMPS,
        encodes_media: false,
        offsets: false,
    }
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
                // Of a parameter that comes twice the first counts.
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
