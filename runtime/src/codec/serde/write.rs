//! Values into a serde serializer.
//!
//! The walk gives each value to a [`Sink`] as an [`Out`], which serde then serializes: so what is
//! generic over serializers is one function, whatever the shapes.

use std::cell::Cell;

use ::serde::ser::{
    Error as _, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer,
};

use super::scalar;
use crate::document::{Document, Number};
use crate::schema::{Member, Schema, TimestampFormat};
use crate::wire::{self, Entries, Instant, Items, Members, Result, Set, Writer};

/// A value about to be serialized.
pub(super) enum Out<'a> {
    Null,
    Boolean(bool),
    Integer(i64),
    Float(f32),
    Double(f64),
    /// In JSON's notation.
    Number(&'a str),
    Text(&'a str),
    Document(&'a Document),
    Structure(&'static Schema, &'a dyn Members),
    /// A structure with its code in `__type`.
    Error(&'static str, &'static Schema, &'a dyn Members),
    List(&'a dyn Items),
    Map(&'a dyn Entries),
}

/// Where the walk puts a value.
type Sink<'a> = dyn FnMut(Out<'_>) -> Result<()> + 'a;

/// Serializes the one value that a walk writes.
pub(super) fn one<S: Serializer>(
    serializer: S,
    walk: &mut dyn FnMut(&mut dyn Writer) -> Result<()>,
) -> std::result::Result<S::Ok, S::Error> {
    let mut serializer = Some(serializer);
    let mut written = None;
    let walked = walk(&mut SerdeWriter(&mut |out| {
        if let Some(serializer) = serializer.take() {
            written = Some(out.serialize(serializer));
        }
        Ok(())
    }));
    match (walked, written) {
        (Err(error), _) => Err(S::Error::custom(error)),
        (Ok(()), Some(written)) => written,
        (Ok(()), None) => Err(S::Error::custom("there is no value to write")),
    }
}

/// Calls `entry` for each value that a walk writes, and gives the first error: the format's own, or
/// the walk's.
fn each<E: ::serde::ser::Error>(
    walk: impl FnOnce(&mut dyn Writer) -> Result<()>,
    mut entry: impl FnMut(Out<'_>) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let mut failed = None;
    let walked = walk(&mut SerdeWriter(&mut |out| match entry(out) {
        Ok(()) => Ok(()),
        Err(error) => {
            failed = Some(error);
            Err(wire::Error::new("the serializer failed"))
        }
    }));
    match (walked, failed) {
        (_, Some(error)) => Err(error),
        (Err(error), None) => Err(E::custom(error)),
        (Ok(()), None) => Ok(()),
    }
}

/// The members of a structure, by their names.
fn members<M: SerializeMap>(
    map: &mut M,
    schema: &'static Schema,
    members: &dyn Members,
) -> std::result::Result<(), M::Error> {
    let set = match members.set() {
        Set::Unknown(name, value) => return map.serialize_entry(name, &Out::Document(value)),
        Set::One(index) => Some(index),
        Set::Any => None,
    };
    let name = Cell::new("");
    each(
        |to| {
            for (index, member) in schema.members().iter().enumerate() {
                if set.is_none_or(|set| set == index) {
                    name.set(member.json_name());
                    members.write(index, member, to)?;
                }
            }
            Ok(())
        },
        |out| map.serialize_entry(name.get(), &out),
    )
}

impl Serialize for Out<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        match self {
            Out::Null => serializer.serialize_unit(),
            Out::Boolean(value) => serializer.serialize_bool(*value),
            Out::Integer(value) => serializer.serialize_i64(*value),
            Out::Float(value) => match scalar::float_name(f64::from(*value)) {
                Some(name) => serializer.serialize_str(name),
                None => serializer.serialize_f32(*value),
            },
            Out::Double(value) => match scalar::float_name(*value) {
                Some(name) => serializer.serialize_str(name),
                None => serializer.serialize_f64(*value),
            },
            Out::Number(digits) => number(digits, serializer),
            Out::Text(text) => serializer.serialize_str(text),
            Out::Document(value) => document(value, serializer),
            Out::Structure(schema, value) => {
                // How many members are set is not known yet; every self-describing format can do without.
                let mut map = serializer.serialize_map(None)?;
                members(&mut map, schema, *value)?;
                map.end()
            }
            Out::Error(code, schema, value) => {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry("__type", code)?;
                members(&mut map, schema, *value)?;
                map.end()
            }
            Out::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                each(
                    |to| (0..items.len()).try_for_each(|index| items.write(index, to)),
                    |out| list.serialize_element(&out),
                )?;
                list.end()
            }
            Out::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                let mut failed = None;
                let walked = entries.each(&mut |key, value| {
                    let written = each(|to| value.write(to), |out| map.serialize_entry(key, &out));
                    written.map_err(|error| {
                        failed = Some(error);
                        wire::Error::new("the serializer failed")
                    })
                });
                match (walked, failed) {
                    (_, Some(error)) => Err(error),
                    (Err(error), None) => Err(S::Error::custom(error)),
                    (Ok(()), None) => map.end(),
                }
            }
        }
    }
}

/// A number of any size: with `serde_json` by its digits, with any other format as an integer or double
/// of 64 bits if that is the same number, and else as a string.
fn number<S: Serializer>(digits: &str, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    if let Ok(natural) = digits.parse() {
        return serializer.serialize_u64(natural);
    }
    if let Ok(integer) = digits.parse() {
        // `-0` is no integer of its own.
        if integer != 0 {
            return serializer.serialize_i64(integer);
        }
    }
    if scalar::is_serde_json::<S::Error>() {
        let mut raw = serializer.serialize_struct(scalar::RAW_VALUE, 1)?;
        raw.serialize_field(scalar::RAW_VALUE, digits)?;
        return raw.end();
    }
    match digits.parse::<f64>() {
        Ok(double) if scalar::is_exactly(double, digits) => serializer.serialize_f64(double),
        _ => serializer.serialize_str(digits),
    }
}

fn document<S: Serializer>(
    document: &Document,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    match document {
        Document::Null => serializer.serialize_unit(),
        Document::Boolean(value) => serializer.serialize_bool(*value),
        Document::Number(value) | Document::Timestamp(value) => finite(value, serializer),
        Document::String(text) => serializer.serialize_str(text),
        Document::Blob(bytes) => serializer.serialize_str(&wire::base64::encode(bytes)),
        Document::List(items) => serializer.collect_seq(items),
        Document::Object(members) => {
            serializer.collect_map(members.iter().map(|(name, value)| (name, value)))
        }
    }
}

fn finite<S: Serializer>(value: &Number, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    let digits = value.to_string();
    match value.is_finite() {
        true => number(&digits, serializer),
        false => serializer.serialize_str(&digits),
    }
}

/// Gives each value to a sink.
struct SerdeWriter<'a>(&'a mut Sink<'a>);

impl Writer for SerdeWriter<'_> {
    fn boolean(&mut self, _: &'static Member, value: bool) -> Result<()> {
        (self.0)(Out::Boolean(value))
    }

    fn integer(&mut self, _: &'static Member, value: i64) -> Result<()> {
        (self.0)(Out::Integer(value))
    }

    fn float(&mut self, _: &'static Member, value: f32) -> Result<()> {
        (self.0)(Out::Float(value))
    }

    fn double(&mut self, _: &'static Member, value: f64) -> Result<()> {
        (self.0)(Out::Double(value))
    }

    fn number(&mut self, _: &'static Member, digits: &str) -> Result<()> {
        (self.0)(Out::Number(digits))
    }

    fn string(&mut self, _: &'static Member, text: &str) -> Result<()> {
        (self.0)(Out::Text(text))
    }

    fn blob(&mut self, _: &'static Member, bytes: &[u8]) -> Result<()> {
        (self.0)(Out::Text(&wire::base64::encode(bytes)))
    }

    fn timestamp(&mut self, member: &'static Member, instant: Instant) -> Result<()> {
        let format = scalar::timestamp_format(member);
        let text = instant.to_text(format);
        (self.0)(match format {
            TimestampFormat::EpochSeconds => Out::Number(&text),
            _ => Out::Text(&text),
        })
    }

    fn document(&mut self, document: &Document) -> Result<()> {
        (self.0)(Out::Document(document))
    }

    fn structure(&mut self, schema: &'static Schema, members: &dyn Members) -> Result<()> {
        (self.0)(Out::Structure(schema, members))
    }

    fn list(&mut self, _: &'static Schema, items: &dyn Items) -> Result<()> {
        (self.0)(Out::List(items))
    }

    fn map(&mut self, _: &'static Schema, entries: &dyn Entries) -> Result<()> {
        (self.0)(Out::Map(entries))
    }

    fn null(&mut self, _: &'static Member) -> Result<()> {
        (self.0)(Out::Null)
    }
}
