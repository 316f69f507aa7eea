//! How a value looks on the wire, as a small value of its own that generated code puts together:
//! `List(Structure)`, `Map(Plain)`.
//!
//! One Rust type may have several formats (a timestamp has three), and what is inside a list or
//! map keeps its own.

#[cfg(feature = "types")]
mod big;
#[cfg(feature = "types")]
mod blob;
mod collection;
#[cfg(feature = "types")]
mod document;
mod number;
mod text;
#[cfg(feature = "types")]
mod time;

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

#[cfg(feature = "types")]
pub use big::Big;
#[cfg(feature = "types")]
pub use blob::Base64;
pub use collection::{List, Map, SparseList, SparseMap};
#[cfg(feature = "types")]
pub use document::Document;
pub use number::Float;
pub use text::Text;
#[cfg(feature = "types")]
pub use time::{DateTime, EpochSeconds, HttpDate};

use crate::build;
use crate::decode::{self, Context};

/// A way to read and write a `T`.
pub trait Format<T>: Copy {
    /// Reads a value.
    ///
    /// # Errors
    ///
    /// Those of the serde format, and values of the wrong type.
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        context: Context<'_>,
    ) -> Result<T, D::Error>;

    /// Reads a value or `null`.
    ///
    /// # Errors
    ///
    /// Those of the serde format, and values of the wrong type.
    #[inline]
    fn decode_nullable<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        context: Context<'_>,
    ) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_option(Nullable(self, context, PhantomData))
    }

    /// Writes a value.
    ///
    /// # Errors
    ///
    /// Those of the serde format.
    fn encode<S: Serializer>(self, value: &T, serializer: S) -> Result<S::Ok, S::Error>;
}

struct Nullable<'a, F, T>(F, Context<'a>, PhantomData<T>);

impl<'de, T, F: Format<T>> Visitor<'de> for Nullable<'_, F, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        self.0.decode(deserializer, self.1).map(Some)
    }
}

/// As serde has it: booleans, numbers, enums.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

impl<T: Serialize + for<'de> Deserialize<'de>> Format<T> for Plain {
    #[inline]
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        _: Context<'_>,
    ) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }

    fn encode<S: Serializer>(self, value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }
}

/// A generated structure.
#[derive(Clone, Copy, Debug)]
pub struct Structure;

impl<T: build::Structure<Builder: decode::Members> + Serialize> Format<T> for Structure {
    #[inline]
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        context: Context<'_>,
    ) -> Result<T, D::Error> {
        decode::structure_at(deserializer, context)
    }

    fn encode<S: Serializer>(self, value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }
}

/// A generated union.
#[derive(Clone, Copy, Debug)]
pub struct Union;

impl<T: decode::Union + Serialize> Format<T> for Union {
    #[inline]
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        context: Context<'_>,
    ) -> Result<T, D::Error> {
        decode::union_at(deserializer, context)
    }

    fn encode<S: Serializer>(self, value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }
}

/// `smithy.api#Unit`, the value of a union member that says all by being set: an empty object.
#[derive(Clone, Copy, Debug)]
pub struct Unit;

impl Format<()> for Unit {
    #[inline]
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        _: Context<'_>,
    ) -> Result<(), D::Error> {
        IgnoredAny::deserialize(deserializer).map(drop)
    }

    fn encode<S: Serializer>(self, (): &(), serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_map(Some(0))?.end()
    }
}

/// A value behind a `Box`, as recursive shapes need one.
#[derive(Clone, Copy, Debug)]
pub struct Boxed<F>(pub F);

impl<T, F: Format<T>> Format<Box<T>> for Boxed<F> {
    #[inline]
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        context: Context<'_>,
    ) -> Result<Box<T>, D::Error> {
        self.0.decode(deserializer, context).map(Box::new)
    }

    fn encode<S: Serializer>(self, value: &Box<T>, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.encode(value, serializer)
    }
}
