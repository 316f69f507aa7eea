//! Writes values to a serde serializer.
//!
//! The walk puts each value into a [`Place`]. Code that is generic over serializers is compiled once for each
//! kind of place, not for each shape.

use ::serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::number::{self, Big, Exact};
use super::scalar;
use crate::codec::json::Json;
use crate::document::Document;
use crate::schema::{Member, Schema, TimestampFormat};
use crate::wire::{self, Entries, Instant, Items, Members, Result, Set, Writer};

/// Serializes the one value that a walk writes.
pub(super) fn one<S: Serializer>(
    serializer: S,
    walk: &mut dyn FnMut(&mut dyn Writer) -> Result<()>,
) -> std::result::Result<S::Ok, S::Error> {
    if scalar::is_compact_json::<S>() {
        return json(serializer, walk);
    }
    let mut writer = SerdeWriter::at(Whole(Some(serializer), None));
    let walked = walk(&mut writer);
    let written = writer.place.1.take();
    writer.outcome(walked)?;
    written.ok_or_else(|| S::Error::custom("there is no value to write"))
}

/// Writes through our own codec, which takes two thirds of the time of `serde_json`.
fn json<S: Serializer>(
    serializer: S,
    walk: &mut dyn FnMut(&mut dyn Writer) -> Result<()>,
) -> std::result::Result<S::Ok, S::Error> {
    let mut json = Vec::with_capacity(256);
    walk(&mut Json::REST.writer(&mut json)).map_err(S::Error::custom)?;
    match std::str::from_utf8(&json) {
        Ok(json) => number::raw(json, serializer),
        Err(error) => Err(S::Error::custom(error)),
    }
}

/// The destination of one value.
trait Place {
    type Error: Error;

    fn put<T: Serialize + ?Sized>(&mut self, value: &T) -> std::result::Result<(), Self::Error>;
}

/// The whole value.
struct Whole<S: Serializer>(Option<S>, Option<S::Ok>);

impl<S: Serializer> Place for Whole<S> {
    type Error = S::Error;

    fn put<T: Serialize + ?Sized>(&mut self, value: &T) -> std::result::Result<(), S::Error> {
        if let Some(serializer) = self.0.take() {
            self.1 = Some(value.serialize(serializer)?);
        }
        Ok(())
    }
}

/// The next item of a list.
struct NextItem<'a, L>(&'a mut L);

impl<L: SerializeSeq> Place for NextItem<'_, L> {
    type Error = L::Error;

    #[inline]
    fn put<T: Serialize + ?Sized>(&mut self, value: &T) -> std::result::Result<(), L::Error> {
        self.0.serialize_element(value)
    }
}

/// A member or an entry of an object.
struct Under<'a, M> {
    name: &'a str,
    object: &'a mut M,
}

impl<M: SerializeMap> Place for Under<'_, M> {
    type Error = M::Error;

    #[inline]
    fn put<T: Serialize + ?Sized>(&mut self, value: &T) -> std::result::Result<(), M::Error> {
        self.object.serialize_entry(self.name, value)
    }
}

/// Writes a value to a place.
struct SerdeWriter<P: Place> {
    place: P,
    /// The error of the format, if it failed.
    failed: Option<P::Error>,
}

impl<P: Place> SerdeWriter<P> {
    #[inline]
    fn at(place: P) -> Self {
        SerdeWriter {
            place,
            failed: None,
        }
    }

    #[inline]
    fn put<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        match self.place.put(value) {
            Ok(()) => Ok(()),
            Err(error) => {
                self.failed = Some(error);
                Err(format_failed())
            }
        }
    }

    /// Returns the error of the format, or else that of the walk.
    #[inline]
    fn outcome(self, walked: Result<()>) -> std::result::Result<(), P::Error> {
        match walked {
            Ok(()) => Ok(()),
            Err(error) => Err(self.failed.unwrap_or_else(|| P::Error::custom(error))),
        }
    }
}

/// Ends the walk. The error of the format is reported instead.
#[cold]
fn format_failed() -> wire::Error {
    wire::Error::new("the serializer failed")
}

impl<P: Place> Writer for SerdeWriter<P> {
    fn boolean(&mut self, _: &'static Member, value: bool) -> Result<()> {
        self.put(&value)
    }

    fn integer(&mut self, _: &'static Member, value: i64) -> Result<()> {
        self.put(&value)
    }

    fn float(&mut self, _: &'static Member, value: f32) -> Result<()> {
        match scalar::float_name(f64::from(value)) {
            Some(name) => self.put(name),
            None => self.put(&value),
        }
    }

    fn double(&mut self, _: &'static Member, value: f64) -> Result<()> {
        match scalar::float_name(value) {
            Some(name) => self.put(name),
            None => self.put(&value),
        }
    }

    fn number(&mut self, _: &'static Member, digits: &str) -> Result<()> {
        match number::notation(digits) {
            Some(digits) => self.put(&Big(&digits)),
            None => Err(wire::Error::new(
                "the big number cannot be represented as digits",
            )),
        }
    }

    #[inline]
    fn string(&mut self, _: &'static Member, text: &str) -> Result<()> {
        self.put(text)
    }

    fn blob(&mut self, _: &'static Member, bytes: &[u8]) -> Result<()> {
        self.put(&wire::base64::encode(bytes))
    }

    fn timestamp(&mut self, member: &'static Member, instant: Instant) -> Result<()> {
        let format = scalar::timestamp_format(member);
        let text = instant.to_text(format);
        match format {
            TimestampFormat::EpochSeconds => self.put(&Exact(&text)),
            _ => self.put(&text),
        }
    }

    fn document(&mut self, document: &Document) -> Result<()> {
        self.put(document)
    }

    fn structure(&mut self, schema: &'static Schema, members: &dyn Members) -> Result<()> {
        self.put(&Object {
            code: None,
            schema,
            members,
        })
    }

    fn list(&mut self, _: &'static Schema, items: &dyn Items) -> Result<()> {
        self.put(&List(items))
    }

    fn map(&mut self, _: &'static Schema, entries: &dyn Entries) -> Result<()> {
        self.put(&Map(entries))
    }

    fn null(&mut self, _: &'static Member) -> Result<()> {
        self.put(&())
    }
}

/// A structure or union, with a code in `__type` if it is an operation's error.
pub(super) struct Object<'a> {
    pub(super) code: Option<&'static str>,
    pub(super) schema: &'static Schema,
    pub(super) members: &'a dyn Members,
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        // The number of members that are set is unknown. Self-describing formats do not need it.
        let mut object = serializer.serialize_map(None)?;
        if let Some(code) = self.code {
            object.serialize_entry("__type", code)?;
        }
        let set = match self.members.set() {
            Set::Unknown(name, value) => {
                object.serialize_entry(name, value)?;
                return object.end();
            }
            Set::One(index) => Some(index),
            Set::Any => None,
        };
        let mut writer = SerdeWriter::at(Under {
            name: "",
            object: &mut object,
        });
        for (index, member) in self.schema.members().iter().enumerate() {
            if set.is_none_or(|set| set == index) {
                writer.place.name = member.json_name();
                if let Err(error) = self.members.write(index, member, &mut writer) {
                    return Err(writer.failed.unwrap_or_else(|| S::Error::custom(error)));
                }
            }
        }
        object.end()
    }
}

struct List<'a>(&'a dyn Items);

impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        let mut writer = SerdeWriter::at(NextItem(&mut list));
        let walked = (0..self.0.len()).try_for_each(|index| self.0.write(index, &mut writer));
        writer.outcome(walked)?;
        list.end()
    }
}

struct Map<'a>(&'a dyn Entries);

impl Serialize for Map<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        let mut failed = None;
        let walked = self.0.each(&mut |key, value| {
            let mut writer = SerdeWriter::at(Under {
                name: key,
                object: &mut map,
            });
            let walked = value.write(&mut writer);
            failed = writer.failed;
            walked
        });
        match walked {
            Ok(()) => map.end(),
            Err(error) => Err(failed.unwrap_or_else(|| S::Error::custom(error))),
        }
    }
}
