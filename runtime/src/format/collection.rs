//! Lists and maps, dense and sparse.
//!
//! A `null` in a dense list or map is discarded by a client and refused by a server; see
//! [the sparse trait](https://smithy.io/2.0/spec/type-refinement-traits.html#sparse-trait).

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq, Serializer};

use super::Format;
use crate::decode::{Context, Maybe};
use crate::encode::Formatted;
use crate::path::Step;

/// A list without `null`s.
#[derive(Clone, Copy, Debug)]
pub struct List<F>(pub F);

/// A `@sparse` list.
#[derive(Clone, Copy, Debug)]
pub struct SparseList<F>(pub F);

/// A map without `null`s.
#[derive(Clone, Copy, Debug)]
pub struct Map<F>(pub F);

/// A `@sparse` map.
#[derive(Clone, Copy, Debug)]
pub struct SparseMap<F>(pub F);

/// What becomes of a `null` inside a collection.
trait Nulls<T> {
    type Kept;

    /// `None` to leave it out; an error to refuse it.
    fn keep<E: Error>(value: Option<T>, strict: bool) -> Result<Option<Self::Kept>, E>;
}

struct Dense;

impl<T> Nulls<T> for Dense {
    type Kept = T;

    fn keep<E: Error>(value: Option<T>, strict: bool) -> Result<Option<T>, E> {
        if value.is_none() && strict {
            return Err(E::custom("null in a list or map that is not sparse"));
        }
        Ok(value)
    }
}

struct Sparse;

impl<T> Nulls<T> for Sparse {
    type Kept = Option<T>;

    fn keep<E: Error>(value: Option<T>, _: bool) -> Result<Option<Option<T>>, E> {
        Ok(Some(value))
    }
}

struct ListVisitor<'a, T, F, N>(F, Context<'a>, PhantomData<(T, N)>);

impl<'de, T, F: Format<T>, N: Nulls<T>> Visitor<'de> for ListVisitor<'_, T, F, N> {
    type Value = Vec<N::Kept>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let ListVisitor(format, context, _) = self;
        let mut list = Vec::new();
        let mut index = 0;
        loop {
            let item = context.below(Step::Index(index), |context| {
                items.next_element_seed(Maybe(format, context, PhantomData))
            })?;
            let Some(item) = item else {
                if list.len() < list.capacity() / 2 {
                    list.shrink_to_fit();
                }
                return Ok(list);
            };
            if let Some(item) = N::keep(item, context.is_strict())? {
                if list.len() == list.capacity() {
                    // Items are large and nobody says how many come: growing in great steps
                    // and giving back the rest moves them less often than doubling.
                    list.reserve_exact(list.len().saturating_mul(7).max(4));
                }
                list.push(item);
            }
            index += 1;
        }
    }
}

struct MapVisitor<'a, K, T, F, N>(F, Context<'a>, PhantomData<(K, T, N)>);

impl<'de, K, T, F, N> Visitor<'de> for MapVisitor<'_, K, T, F, N>
where
    K: Ord + From<String>,
    F: Format<T>,
    N: Nulls<T>,
{
    type Value = BTreeMap<K, N::Kept>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let MapVisitor(format, context, _) = self;
        let mut map = BTreeMap::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = context.below(Step::Key(&key), |context| {
                entries.next_value_seed(Maybe(format, context, PhantomData))
            })?;
            if let Some(value) = N::keep(value, context.is_strict())? {
                map.insert(K::from(key), value);
            }
        }
        Ok(map)
    }
}

fn encode_list<'a, T: 'a, F: Format<T>, S: Serializer>(
    format: F,
    items: impl ExactSizeIterator<Item = Option<&'a T>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut list = serializer.serialize_seq(Some(items.len()))?;
    for item in items {
        list.serialize_element(&item.map(|item| Formatted(format, item)))?;
    }
    list.end()
}

fn encode_map<'a, K: AsRef<str> + 'a, T: 'a, F: Format<T>, S: Serializer>(
    format: F,
    entries: impl ExactSizeIterator<Item = (&'a K, Option<&'a T>)>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(entries.len()))?;
    for (key, value) in entries {
        map.serialize_entry(key.as_ref(), &value.map(|value| Formatted(format, value)))?;
    }
    map.end()
}

impl<T, F: Format<T>> Format<Vec<T>> for List<F> {
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        context: Context<'_>,
    ) -> Result<Vec<T>, D::Error> {
        deserializer.deserialize_seq(ListVisitor::<T, F, Dense>(self.0, context, PhantomData))
    }

    fn encode<S: Serializer>(self, value: &Vec<T>, serializer: S) -> Result<S::Ok, S::Error> {
        encode_list(self.0, value.iter().map(Some), serializer)
    }
}

impl<T, F: Format<T>> Format<Vec<Option<T>>> for SparseList<F> {
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        context: Context<'_>,
    ) -> Result<Vec<Option<T>>, D::Error> {
        deserializer.deserialize_seq(ListVisitor::<T, F, Sparse>(self.0, context, PhantomData))
    }

    fn encode<S: Serializer>(
        self,
        value: &Vec<Option<T>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        encode_list(self.0, value.iter().map(Option::as_ref), serializer)
    }
}

impl<K, T, F> Format<BTreeMap<K, T>> for Map<F>
where
    K: Ord + From<String> + AsRef<str>,
    F: Format<T>,
{
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        context: Context<'_>,
    ) -> Result<BTreeMap<K, T>, D::Error> {
        deserializer.deserialize_map(MapVisitor::<K, T, F, Dense>(self.0, context, PhantomData))
    }

    fn encode<S: Serializer>(
        self,
        value: &BTreeMap<K, T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let entries = value.iter().map(|(key, value)| (key, Some(value)));
        encode_map(self.0, entries, serializer)
    }
}

impl<K, T, F> Format<BTreeMap<K, Option<T>>> for SparseMap<F>
where
    K: Ord + From<String> + AsRef<str>,
    F: Format<T>,
{
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        context: Context<'_>,
    ) -> Result<BTreeMap<K, Option<T>>, D::Error> {
        deserializer.deserialize_map(MapVisitor::<K, T, F, Sparse>(self.0, context, PhantomData))
    }

    fn encode<S: Serializer>(
        self,
        value: &BTreeMap<K, Option<T>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let entries = value.iter().map(|(key, value)| (key, value.as_ref()));
        encode_map(self.0, entries, serializer)
    }
}
