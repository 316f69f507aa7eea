//! A structure: its members in any order, into a builder; unknown ones are passed over.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use super::{Context, Members, Value, name_of};
use crate::build;

pub(crate) fn structure_at<'de, T, D>(deserializer: D, context: Context<'_>) -> Result<T, D::Error>
where
    T: build::Structure<Builder: Members>,
    D: Deserializer<'de>,
{
    context.within(T::ID, |context| {
        deserializer.deserialize_map(StructureVisitor(context, PhantomData))
    })
}

struct StructureVisitor<'a, T>(Context<'a>, PhantomData<T>);

impl<'de, T: build::Structure<Builder: Members>> Visitor<'de> for StructureVisitor<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object, the structure {}", T::ID)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let context = self.0;
        let names = <T::Builder as Members>::NAMES;
        let mut builder = T::Builder::default();
        let mut likely = 0;
        while let Some(index) = map.next_key_seed(MemberIndex { names, likely })? {
            likely = index.saturating_add(1);
            let value = Value {
                map: &mut map,
                context,
                member: name_of(<T::Builder as build::Members>::MEMBERS, index),
            };
            builder.read(index, value)?;
        }
        Ok(context.assemble(|missing| T::assemble(builder, missing)))
    }
}

/// A structure's key: an index among the names, or one past the last of them.
struct MemberIndex {
    names: &'static [&'static str],
    /// The index of the name that follows the last one: most senders keep an order.
    likely: usize,
}

impl<'de> DeserializeSeed<'de> for MemberIndex {
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for MemberIndex {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        let likely = self.names.get(self.likely);
        if likely.is_some_and(|likely| is_same(likely.as_bytes(), name.as_bytes())) {
            return Ok(self.likely);
        }
        let index = self.names.iter().position(|known| *known == name);
        Ok(index.unwrap_or(self.names.len()))
    }
}

/// Whether two names are the same, without a call to `memcmp` for those of 8 to 16 bytes, which
/// most are: decoding spends one part in twenty in that call.
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
