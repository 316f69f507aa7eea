//! A union: the one member that is set. One that the model does not know is kept as it came.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::{Context, Union, Value, name_of};
use crate::unknown::UnknownMember;

pub(crate) fn union_at<'de, T, D>(deserializer: D, context: Context<'_>) -> Result<T, D::Error>
where
    T: Union,
    D: Deserializer<'de>,
{
    context.within(T::ID, |context| {
        deserializer.deserialize_map(UnionVisitor(context, PhantomData))
    })
}

struct UnionVisitor<'a, T>(Context<'a>, PhantomData<T>);

impl<'de, T: Union> Visitor<'de> for UnionVisitor<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with one member, the union {}", T::ID)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut set: Option<(Key, T)> = None;
        while let Some(key) = map.next_key_seed(UnionKey { names: T::NAMES })? {
            // A type hint, which some services send beside the member that is set.
            if matches!(&key, Key::Unknown(name) if name == "__type") {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            if let Some((first, _)) = &set {
                if map.next_value::<Option<IgnoredAny>>()?.is_some() {
                    let (first, second) = (first.name(T::NAMES), key.name(T::NAMES));
                    return Err(more_than_one(T::ID, first, second));
                }
                continue;
            }
            let value = match &key {
                Key::Known(index) => {
                    let value = Value {
                        map: &mut map,
                        context: self.0,
                        member: name_of(T::MEMBERS, *index),
                    };
                    T::read(*index, value)?
                }
                Key::Unknown(name) => map
                    .next_value::<Option<serde_json::Value>>()?
                    .map(|value| T::unknown(UnknownMember::new(name.as_str(), value))),
            };
            if let Some(value) = value {
                set = Some((key, value));
            }
        }
        match set {
            Some((_, value)) => Ok(value),
            None => Err(A::Error::custom(format_args!(
                "no member of the union {} is set: expected exactly one",
                T::ID
            ))),
        }
    }
}

#[cold]
fn more_than_one<E: Error>(union: &str, first: &str, second: &str) -> E {
    E::custom(format_args!(
        "more than one member of the union {union} is set, `{first}` and `{second}`: \
         expected exactly one"
    ))
}

/// A union's key.
struct UnionKey {
    names: &'static [&'static str],
}

enum Key {
    Known(usize),
    Unknown(String),
}

impl Key {
    fn name<'a>(&'a self, names: &'static [&'static str]) -> &'a str {
        match self {
            Key::Known(index) => name_of(names, *index),
            Key::Unknown(name) => name,
        }
    }
}

impl<'de> DeserializeSeed<'de> for UnionKey {
    type Value = Key;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for UnionKey {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
        let index = self.names.iter().position(|known| *known == name);
        Ok(index.map_or_else(|| Key::Unknown(name.to_owned()), Key::Known))
    }
}
