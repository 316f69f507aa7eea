//! Values out of a serde deserializer.
//!
//! Every value is read by `deserialize_any`, so that a value of the wrong type is ours to report: serde's own
//! messages show what they found. Numbers of `serde_json` are read as text, which keeps every digit.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use ::serde::de::{
    DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::scalar::{self, ANY_NUMBER, RAW_VALUE};
use crate::codec::json::Json;
use crate::document::{Document, DocumentReader, Number};
use crate::schema::{Kind, Member, Schema, TimestampFormat};
use crate::wire::{self, Fields, Instant, Reader, Result};

/// What stands in the place of a message that is on its way by [`Trouble`].
const MARK: &str = "\u{1}";

/// An error of ours on its way through serde, whose own can hold neither its path nor what made it.
#[derive(Default)]
pub(super) struct Trouble(Cell<Option<wire::Error>>);

impl Trouble {
    /// Sends an error on its way.
    #[cold]
    fn send<E: Error>(&self, error: wire::Error) -> E {
        self.0.set(Some(error));
        E::custom(MARK)
    }

    /// An error that came through serde, as ours; what is serde's own stays there.
    #[cold]
    fn receive(&self) -> wire::Error {
        self.0.take().unwrap_or_else(|| wire::Error::new(MARK))
    }
}

/// Reads one value.
pub(super) fn one<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    walk: &mut dyn FnMut(&mut dyn Reader) -> Result<T>,
) -> std::result::Result<T, D::Error> {
    let trouble = Trouble::default();
    let mut reader = SerdeReader::new(deserializer, &trouble);
    match walk(&mut reader) {
        Ok(value) => Ok(value),
        Err(error) => Err(combined(error, reader.failed)),
    }
}

/// What there is to say: the format's own error, or ours, and where the format says it was.
#[cold]
fn combined<E: Error>(error: wire::Error, failed: Option<E>) -> E {
    match failed {
        None => E::custom(error),
        Some(failed) if error.message() == MARK => failed,
        Some(failed) => {
            let text = failed.to_string();
            let place = text.split_once(MARK).map_or("", |(_, place)| place);
            E::custom(format_args!("{error}{place}"))
        }
    }
}

/// A value about to be read.
pub(super) struct SerdeReader<'t, D, E> {
    deserializer: Option<D>,
    /// What the format said when it failed.
    failed: Option<E>,
    trouble: &'t Trouble,
}

impl<'de, 't, D: Deserializer<'de>> SerdeReader<'t, D, D::Error> {
    fn new(deserializer: D, trouble: &'t Trouble) -> Self {
        SerdeReader {
            deserializer: Some(deserializer),
            failed: None,
            trouble,
        }
    }

    /// What is made of the outcome of the format.
    #[inline]
    fn outcome<T>(&mut self, outcome: std::result::Result<T, D::Error>) -> Result<T> {
        match outcome {
            Ok(value) => Ok(value),
            Err(failed) => {
                self.failed = Some(failed);
                Err(self.trouble.receive())
            }
        }
    }

    fn take(&mut self) -> Result<D> {
        let deserializer = self.deserializer.take();
        deserializer.ok_or_else(|| wire::Error::new("a value was read twice"))
    }

    /// Reads a simple value, as it comes.
    #[inline]
    fn simple(&mut self, take: &mut dyn FnMut(Simple<'_>) -> Result<()>) -> Result<()> {
        let visitor = SimpleVisitor {
            take,
            trouble: self.trouble,
        };
        let outcome = self.take()?.deserialize_any(visitor);
        self.outcome(outcome)
    }

    /// Reads a value that has a number in it: of `serde_json` by its text, of others as it comes.
    fn exact<T>(
        &mut self,
        from_json: impl FnOnce(&mut dyn Reader) -> Result<T>,
        from_simple: impl FnOnce(&mut dyn Reader) -> Result<T>,
    ) -> Result<T> {
        let mut text = None;
        let mut document = Document::Null;
        let deserializer = self.take()?;
        let outcome = if scalar::is_serde_json::<D::Error>() {
            deserializer.deserialize_newtype_struct(
                RAW_VALUE,
                AnyVisitor {
                    raw: Some(&mut text),
                    document: &mut document,
                    trouble: self.trouble,
                },
            )
        } else {
            deserializer.deserialize_any(AnyVisitor {
                raw: None,
                document: &mut document,
                trouble: self.trouble,
            })
        };
        self.outcome(outcome)?;
        match text {
            Some(text) => from_json(&mut Json::REST.reader(text.as_bytes())?),
            None => from_simple(&mut DocumentReader::new(&document, true)),
        }
    }
}

impl<'de, D: Deserializer<'de>> Reader for SerdeReader<'_, D, D::Error> {
    fn boolean(&mut self, _: &'static Member) -> Result<Option<bool>> {
        let mut value = None;
        self.simple(&mut |simple| match simple {
            Simple::Null => Ok(()),
            Simple::Boolean(found) => {
                value = Some(found);
                Ok(())
            }
            other => Err(other.mismatch("a boolean")),
        })?;
        Ok(value)
    }

    fn integer(&mut self, _: &'static Member) -> Result<Option<i64>> {
        let mut value = None;
        self.simple(&mut |simple| {
            value = match simple {
                Simple::Null => None,
                Simple::Integer(found) => Some(found),
                Simple::Natural(_) => {
                    return Err(wire::Error::new("expected an integer of 64 bits"));
                }
                other => return Err(other.mismatch("an integer")),
            };
            Ok(())
        })?;
        Ok(value)
    }

    fn float(&mut self, member: &'static Member) -> Result<Option<f32>> {
        self.exact(|from| from.float(member), |from| from.float(member))
    }

    fn double(&mut self, member: &'static Member) -> Result<Option<f64>> {
        self.exact(|from| from.double(member), |from| from.double(member))
    }

    fn number(&mut self, member: &'static Member) -> Result<Option<String>> {
        self.exact(|from| from.number(member), |from| from.number(member))
    }

    #[inline]
    fn string(&mut self, _: &'static Member) -> Result<Option<String>> {
        let visitor = TextVisitor(self.trouble);
        let outcome = self.take()?.deserialize_any(visitor);
        self.outcome(outcome)
    }

    fn text(&mut self, _: &'static Member, take: &mut dyn FnMut(&str)) -> Result<bool> {
        let mut is_there = false;
        self.simple(&mut |simple| match simple {
            Simple::Null => Ok(()),
            Simple::Text(text) => {
                take(text);
                is_there = true;
                Ok(())
            }
            other => Err(other.mismatch("a string")),
        })?;
        Ok(is_there)
    }

    fn blob(&mut self, _: &'static Member) -> Result<Option<Vec<u8>>> {
        let mut value = None;
        self.simple(&mut |simple| {
            value = match simple {
                Simple::Null => None,
                Simple::Text(text) => Some(wire::base64::decode(text)?),
                Simple::Bytes(bytes) => Some(bytes.to_owned()),
                other => return Err(other.mismatch("bytes in base64")),
            };
            Ok(())
        })?;
        Ok(value)
    }

    fn timestamp(&mut self, member: &'static Member) -> Result<Option<Instant>> {
        if scalar::timestamp_format(member) == TimestampFormat::EpochSeconds {
            return self.exact(|from| from.timestamp(member), |from| from.timestamp(member));
        }
        let mut document = Document::Null;
        self.simple(&mut |simple| {
            document = match simple {
                Simple::Null => Document::Null,
                Simple::Text(text) => text.into(),
                other => return Err(other.mismatch("a timestamp, a string")),
            };
            Ok(())
        })?;
        DocumentReader::new(&document, true).timestamp(member)
    }

    fn document(&mut self) -> Result<Document> {
        self.exact(|from| from.document(), |from| from.document())
    }

    #[inline]
    fn structure(&mut self, schema: &'static Schema, fields: &mut dyn Fields) -> Result<bool> {
        let visitor = StructureVisitor {
            schema,
            fields,
            trouble: self.trouble,
        };
        let outcome = self.take()?.deserialize_any(visitor);
        self.outcome(outcome)
    }

    fn list(
        &mut self,
        _: &'static Schema,
        item: &mut dyn FnMut(&mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        let visitor = ListVisitor {
            item,
            trouble: self.trouble,
        };
        let outcome = self.take()?.deserialize_any(visitor);
        self.outcome(outcome)
    }

    fn map(
        &mut self,
        _: &'static Schema,
        entry: &mut dyn FnMut(&str, &mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        let visitor = MapVisitor {
            entry,
            trouble: self.trouble,
        };
        let outcome = self.take()?.deserialize_any(visitor);
        self.outcome(outcome)
    }

    fn skip(&mut self) -> Result<()> {
        let outcome = self.take()?.deserialize_ignored_any(IgnoredAny);
        self.outcome(outcome.map(drop))
    }
}

/// A value inside another.
struct Inside<'a>(
    &'a mut dyn FnMut(&mut dyn Reader) -> Result<()>,
    &'a Trouble,
);

impl<'de> DeserializeSeed<'de> for Inside<'_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<(), D::Error> {
        let mut reader = SerdeReader::new(deserializer, self.1);
        match (self.0)(&mut reader) {
            Ok(()) => Ok(()),
            Err(error) => Err(sent(error, reader.failed, self.1)),
        }
    }
}

/// Sends an error one level further out, together with the format's own if there is one.
#[cold]
fn sent<E: Error>(error: wire::Error, failed: Option<E>, trouble: &Trouble) -> E {
    match failed {
        None => trouble.send(error),
        Some(failed) => {
            trouble.0.set(Some(error));
            failed
        }
    }
}

/// A simple value, or what is none.
enum Simple<'a> {
    Null,
    Boolean(bool),
    Integer(i64),
    /// Beyond what an [`i64`] holds.
    Natural(u64),
    Double(f64),
    Text(&'a str),
    Bytes(&'a [u8]),
    List,
    Object,
}

impl Simple<'_> {
    #[cold]
    fn mismatch(&self, expected: &str) -> wire::Error {
        let found = match self {
            Simple::Null => "null",
            Simple::Boolean(_) => "a boolean",
            Simple::Integer(_) | Simple::Natural(_) | Simple::Double(_) => "a number",
            Simple::Text(_) => "a string",
            Simple::Bytes(_) => "bytes",
            Simple::List => "a list",
            Simple::Object => "an object",
        };
        wire::Error::new(format!("expected {expected}, found {found}"))
    }
}

/// The methods of a visitor that takes every simple value by one function.
macro_rules! every_simple_value {
    ($take:ident) => {
        fn visit_bool<E: Error>(self, value: bool) -> std::result::Result<Self::Value, E> {
            self.$take(Simple::Boolean(value))
        }

        fn visit_i64<E: Error>(self, value: i64) -> std::result::Result<Self::Value, E> {
            self.$take(Simple::Integer(value))
        }

        fn visit_u64<E: Error>(self, value: u64) -> std::result::Result<Self::Value, E> {
            self.$take(match i64::try_from(value) {
                Ok(value) => Simple::Integer(value),
                Err(_) => Simple::Natural(value),
            })
        }

        fn visit_f64<E: Error>(self, value: f64) -> std::result::Result<Self::Value, E> {
            self.$take(Simple::Double(value))
        }

        fn visit_bytes<E: Error>(self, value: &[u8]) -> std::result::Result<Self::Value, E> {
            self.$take(Simple::Bytes(value))
        }

        fn visit_unit<E: Error>(self) -> std::result::Result<Self::Value, E> {
            self.$take(Simple::Null)
        }

        fn visit_none<E: Error>(self) -> std::result::Result<Self::Value, E> {
            self.$take(Simple::Null)
        }

        fn visit_some<D: Deserializer<'de>>(
            self,
            deserializer: D,
        ) -> std::result::Result<Self::Value, D::Error> {
            deserializer.deserialize_any(self)
        }

        fn visit_newtype_struct<D: Deserializer<'de>>(
            self,
            deserializer: D,
        ) -> std::result::Result<Self::Value, D::Error> {
            deserializer.deserialize_any(self)
        }

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a value of the model's shape")
        }
    };
}

macro_rules! text_is_simple {
    ($take:ident) => {
        fn visit_str<E: Error>(self, value: &str) -> std::result::Result<Self::Value, E> {
            self.$take(Simple::Text(value))
        }
    };
}

macro_rules! list_is_wrong {
    ($take:ident) => {
        fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> std::result::Result<Self::Value, A::Error> {
            self.$take(Simple::List)
        }
    };
}

macro_rules! object_is_wrong {
    ($take:ident) => {
        fn visit_map<A: MapAccess<'de>>(self, _: A) -> std::result::Result<Self::Value, A::Error> {
            self.$take(Simple::Object)
        }
    };
}

struct SimpleVisitor<'a> {
    take: &'a mut dyn FnMut(Simple<'_>) -> Result<()>,
    trouble: &'a Trouble,
}

impl SimpleVisitor<'_> {
    fn taken<E: Error>(self, simple: Simple<'_>) -> std::result::Result<(), E> {
        (self.take)(simple).map_err(|error| self.trouble.send(error))
    }
}

impl<'de> Visitor<'de> for SimpleVisitor<'_> {
    type Value = ();

    every_simple_value!(taken);
    text_is_simple!(taken);
    list_is_wrong!(taken);

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<(), A::Error> {
        let mut digits = None;
        if number_in(&mut map, &mut digits)? {
            let digits = digits.unwrap_or_default();
            return match Number::parse(&digits) {
                Some(number) => match (number.as_i64(), number.as_u64()) {
                    (Some(value), _) => self.taken(Simple::Integer(value)),
                    (None, Some(value)) => self.taken(Simple::Natural(value)),
                    (None, None) => self.taken(Simple::Double(number.to_f64())),
                },
                None => self.taken(Simple::Object),
            };
        }
        self.taken(Simple::Object)
    }
}

/// Whether a map is a number with all its digits, as `serde_json` hands it on.
fn number_in<'de, A: MapAccess<'de>>(
    map: &mut A,
    digits: &mut Option<String>,
) -> std::result::Result<bool, A::Error> {
    let key = map.next_key::<std::borrow::Cow<'_, str>>()?;
    if key.as_deref() != Some(ANY_NUMBER) {
        return Ok(false);
    }
    *digits = Some(map.next_value()?);
    Ok(true)
}

/// A string, which is most of what is read.
struct TextVisitor<'a>(&'a Trouble);

impl TextVisitor<'_> {
    fn taken<E: Error>(self, simple: Simple<'_>) -> std::result::Result<Option<String>, E> {
        match simple {
            Simple::Null => Ok(None),
            other => Err(self.0.send(other.mismatch("a string"))),
        }
    }
}

impl<'de> Visitor<'de> for TextVisitor<'_> {
    type Value = Option<String>;

    every_simple_value!(taken);
    list_is_wrong!(taken);
    object_is_wrong!(taken);

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> std::result::Result<Option<String>, E> {
        Ok(Some(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> std::result::Result<Option<String>, E> {
        Ok(Some(text))
    }
}

struct StructureVisitor<'a> {
    schema: &'static Schema,
    fields: &'a mut dyn Fields,
    trouble: &'a Trouble,
}

impl StructureVisitor<'_> {
    fn taken<E: Error>(self, simple: Simple<'_>) -> std::result::Result<bool, E> {
        match simple {
            Simple::Null => Ok(false),
            other => Err(self.trouble.send(other.mismatch("an object"))),
        }
    }
}

impl<'de> Visitor<'de> for StructureVisitor<'_> {
    type Value = bool;

    every_simple_value!(taken);
    text_is_simple!(taken);
    list_is_wrong!(taken);

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<bool, A::Error> {
        let StructureVisitor {
            schema,
            fields,
            trouble,
        } = self;
        let members = schema.members();
        let is_union = matches!(schema.kind(), Kind::Union(_));
        let mut likely = 0;
        while let Some(key) = map.next_key_seed(MemberKey { members, likely })? {
            match key {
                Key::Known(index, member) => {
                    likely = index.saturating_add(1);
                    map.next_value_seed(MemberValue {
                        fields: &mut *fields,
                        index,
                        member,
                        trouble,
                    })?;
                }
                // A type hint, which some services send beside the member that is set.
                Key::Unknown(name) if is_union && name == "__type" => {
                    map.next_value::<IgnoredAny>()?;
                }
                Key::Unknown(name) => {
                    let read = &mut |from: &mut dyn Reader| fields.unknown(&name, from);
                    map.next_value_seed(Inside(read, trouble))?;
                }
            }
        }
        Ok(true)
    }
}

/// The value of a member.
struct MemberValue<'a> {
    fields: &'a mut dyn Fields,
    index: usize,
    member: &'static Member,
    trouble: &'a Trouble,
}

impl<'de> DeserializeSeed<'de> for MemberValue<'_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<(), D::Error> {
        let mut reader = SerdeReader::new(deserializer, self.trouble);
        match self.fields.read(self.index, self.member, &mut reader) {
            Ok(()) => Ok(()),
            Err(error) => Err(sent(error, reader.failed, self.trouble)),
        }
    }
}

/// A structure's key.
struct MemberKey {
    members: &'static [Member],
    /// The index of the member that follows the last one: most senders keep an order.
    likely: usize,
}

enum Key {
    Known(usize, &'static Member),
    Unknown(String),
}

impl<'de> DeserializeSeed<'de> for MemberKey {
    type Value = Key;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for MemberKey {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> std::result::Result<Key, E> {
        if let Some(member) = self.members.get(self.likely)
            && is_same(member.json_name().as_bytes(), name.as_bytes())
        {
            return Ok(Key::Known(self.likely, member));
        }
        let known = self.members.iter().enumerate();
        let mut known = known.filter(|(_, member)| member.json_name() == name);
        Ok(match known.next() {
            Some((index, member)) => Key::Known(index, member),
            None => Key::Unknown(name.to_owned()),
        })
    }
}

/// Whether two names are the same, without a call to `memcmp` for those of 8 to 16 bytes, which most
/// are: reading spends one part in twenty in that call.
#[inline]
fn is_same(known: &[u8], name: &[u8]) -> bool {
    if known.len() != name.len() {
        return false;
    }
    match (ends(known), ends(name)) {
        (Some(known), Some(name)) => known == name,
        _ => known == name,
    }
}

/// The first and the last 8 of 8 to 16 bytes.
#[inline]
fn ends(name: &[u8]) -> Option<(u64, u64)> {
    let first = name.first_chunk::<8>().filter(|_| name.len() <= 16)?;
    let last = name.last_chunk::<8>()?;
    Some((u64::from_ne_bytes(*first), u64::from_ne_bytes(*last)))
}

struct ListVisitor<'a> {
    item: &'a mut dyn FnMut(&mut dyn Reader) -> Result<()>,
    trouble: &'a Trouble,
}

impl ListVisitor<'_> {
    fn taken<E: Error>(self, simple: Simple<'_>) -> std::result::Result<bool, E> {
        match simple {
            Simple::Null => Ok(false),
            other => Err(self.trouble.send(other.mismatch("a list"))),
        }
    }
}

impl<'de> Visitor<'de> for ListVisitor<'_> {
    type Value = bool;

    every_simple_value!(taken);
    text_is_simple!(taken);
    object_is_wrong!(taken);

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> std::result::Result<bool, A::Error> {
        while items
            .next_element_seed(Inside(self.item, self.trouble))?
            .is_some()
        {}
        Ok(true)
    }
}

struct MapVisitor<'a> {
    entry: &'a mut dyn FnMut(&str, &mut dyn Reader) -> Result<()>,
    trouble: &'a Trouble,
}

impl MapVisitor<'_> {
    fn taken<E: Error>(self, simple: Simple<'_>) -> std::result::Result<bool, E> {
        match simple {
            Simple::Null => Ok(false),
            other => Err(self.trouble.send(other.mismatch("an object"))),
        }
    }
}

impl<'de> Visitor<'de> for MapVisitor<'_> {
    type Value = bool;

    every_simple_value!(taken);
    text_is_simple!(taken);
    list_is_wrong!(taken);

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<bool, A::Error> {
        let entry = self.entry;
        while let Some(key) = map.next_key::<String>()? {
            let read = &mut |from: &mut dyn Reader| entry(&key, from);
            map.next_value_seed(Inside(read, self.trouble))?;
        }
        Ok(true)
    }
}

/// Any value: the text of `serde_json`, where it gives that, or else a document.
struct AnyVisitor<'a> {
    raw: Option<&'a mut Option<String>>,
    document: &'a mut Document,
    trouble: &'a Trouble,
}

impl AnyVisitor<'_> {
    fn taken<E: Error>(self, simple: Simple<'_>) -> std::result::Result<(), E> {
        *self.document = match simple {
            Simple::Null => Document::Null,
            Simple::Boolean(value) => value.into(),
            Simple::Integer(value) => value.into(),
            Simple::Natural(value) => value.into(),
            Simple::Double(value) => value.into(),
            Simple::Text(text) => text.into(),
            Simple::Bytes(bytes) => Document::Blob(bytes.to_owned()),
            Simple::List | Simple::Object => {
                return Err(self.trouble.send(simple.mismatch("a value")));
            }
        };
        Ok(())
    }
}

impl<'de> Visitor<'de> for AnyVisitor<'_> {
    type Value = ();

    every_simple_value!(taken);
    text_is_simple!(taken);

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> std::result::Result<(), A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Any(self.trouble, PhantomData))? {
            list.push(item);
        }
        *self.document = Document::List(list);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<(), A::Error> {
        let mut members: Vec<(String, Document)> = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            if members.is_empty() {
                if key == RAW_VALUE
                    && let Some(raw) = self.raw
                {
                    *raw = Some(map.next_value()?);
                    return Ok(());
                }
                if key == ANY_NUMBER {
                    let digits: String = map.next_value()?;
                    *self.document = match Number::parse(&digits) {
                        Some(number) => Document::Number(number),
                        None => Document::Null,
                    };
                    return Ok(());
                }
            }
            let value = map.next_value_seed(Any(self.trouble, PhantomData))?;
            members.push((key, value));
        }
        *self.document = Document::Object(members);
        Ok(())
    }
}

/// A document inside another.
struct Any<'a>(&'a Trouble, PhantomData<()>);

impl<'de> DeserializeSeed<'de> for Any<'_> {
    type Value = Document;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<Document, D::Error> {
        let mut document = Document::Null;
        deserializer.deserialize_any(AnyVisitor {
            raw: None,
            document: &mut document,
            trouble: self.0,
        })?;
        Ok(document)
    }
}
