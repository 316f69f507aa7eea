//! How a value looks on the wire, as a small value of its own that generated code puts together:
//! `List(Structure)`, `Map(Plain)`.
//!
//! One Rust type may have several formats (a timestamp has three), and what is inside a list or
//! map keeps its own.

mod collection;
mod number;

use serde::de::{Deserialize, Deserializer, IgnoredAny};
use serde::ser::{Serialize, SerializeMap, Serializer};

pub use collection::{List, Map, SparseList, SparseMap};
pub use number::Float;

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

    /// Writes a value.
    ///
    /// # Errors
    ///
    /// Those of the serde format.
    fn encode<S: Serializer>(self, value: &T, serializer: S) -> Result<S::Ok, S::Error>;
}

/// As serde has it: booleans, numbers, strings, enums.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

impl<T: Serialize + for<'de> Deserialize<'de>> Format<T> for Plain {
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
