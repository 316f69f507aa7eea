//! Simple values, and errors for other values.

use std::fmt;

use ::serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::exact;
use super::trouble::Trouble;
use crate::wire::{self, Result};

/// A simple value, or the kind of another value.
#[derive(Clone, Copy)]
pub(super) enum Simple<'a> {
    Null,
    Boolean(bool),
    Integer(i64),
    /// An integer that is too large for an [`i64`].
    Natural(u64),
    Double(f64),
    /// The digits of a number.
    Digits(&'a str),
    Text(&'a str),
    Bytes(&'a [u8]),
    List,
    Object,
}

impl Simple<'_> {
    #[cold]
    pub(super) fn mismatch(&self, expected: &str) -> wire::Error {
        let found = match self {
            Simple::Null => "null",
            Simple::Boolean(_) => "a boolean",
            Simple::Integer(_) | Simple::Natural(_) | Simple::Double(_) | Simple::Digits(_) => {
                "a number"
            }
            Simple::Text(_) => "a string",
            Simple::Bytes(_) => "bytes",
            Simple::List => "an array",
            Simple::Object => "an object",
        };
        wire::Error::new(format!("expected {expected}, found {found}"))
    }
}

/// Implements the methods of a visitor that passes every simple value except text to one function. None is
/// left to serde, whose messages contain the value.
macro_rules! every_simple_value {
    ($take:ident) => {
        every_simple_value! {
            $take,
            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                deserializer: D,
            ) -> std::result::Result<Self::Value, D::Error> {
                deserializer.deserialize_any(self)
            }
        }
    };
    ($take:ident, $newtype:item) => {
        $newtype

        fn visit_bool<E: Error>(self, value: bool) -> std::result::Result<Self::Value, E> {
            self.$take(Simple::Boolean(value))
        }

        fn visit_i64<E: Error>(self, value: i64) -> std::result::Result<Self::Value, E> {
            self.$take(Simple::Integer(value))
        }

        fn visit_i128<E: Error>(self, value: i128) -> std::result::Result<Self::Value, E> {
            self.$take(Simple::Digits(&value.to_string()))
        }

        fn visit_u64<E: Error>(self, value: u64) -> std::result::Result<Self::Value, E> {
            self.$take(match i64::try_from(value) {
                Ok(value) => Simple::Integer(value),
                Err(_) => Simple::Natural(value),
            })
        }

        fn visit_u128<E: Error>(self, value: u128) -> std::result::Result<Self::Value, E> {
            self.$take(Simple::Digits(&value.to_string()))
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

macro_rules! list_is_simple {
    ($take:ident) => {
        fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> std::result::Result<Self::Value, A::Error> {
            self.$take(Simple::List)
        }
    };
}

/// Implements `visit_map`. An object may be a number.
macro_rules! object_is_simple {
    ($take:ident) => {
        fn visit_map<A: MapAccess<'de>>(
            self,
            mut map: A,
        ) -> std::result::Result<Self::Value, A::Error> {
            match exact::number_in(&mut map, self.trouble)? {
                Some(digits) => self.$take(Simple::Digits(&digits)),
                None => self.$take(Simple::Object),
            }
        }
    };
}

pub(super) use {every_simple_value, list_is_simple, object_is_simple, text_is_simple};

/// Reads any simple value.
pub(super) struct SimpleVisitor<'a> {
    pub(super) take: &'a mut dyn FnMut(Simple<'_>) -> Result<()>,
    pub(super) trouble: &'a Trouble,
}

impl SimpleVisitor<'_> {
    fn taken<E: Error>(self, simple: Simple<'_>) -> std::result::Result<(), E> {
        (self.take)(simple).map_err(|error| self.trouble.send(error, None))
    }
}

impl<'de> Visitor<'de> for SimpleVisitor<'_> {
    type Value = ();

    every_simple_value!(taken);
    text_is_simple!(taken);
    list_is_simple!(taken);
    object_is_simple!(taken);
}

/// Reads a string.
pub(super) struct StringVisitor<'a> {
    pub(super) value: &'a mut Option<String>,
    pub(super) trouble: &'a Trouble,
}

impl StringVisitor<'_> {
    fn taken<E: Error>(self, simple: Simple<'_>) -> std::result::Result<(), E> {
        match simple {
            Simple::Null => Ok(()),
            other => Err(self.trouble.send(other.mismatch("a string"), None)),
        }
    }
}

impl<'de> Visitor<'de> for StringVisitor<'_> {
    type Value = ();

    every_simple_value!(taken);
    list_is_simple!(taken);
    object_is_simple!(taken);

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> std::result::Result<(), E> {
        *self.value = Some(text.to_owned());
        Ok(())
    }

    fn visit_string<E: Error>(self, text: String) -> std::result::Result<(), E> {
        *self.value = Some(text);
        Ok(())
    }
}

/// Reads a string without allocating. Returns whether there is a string.
pub(super) struct TextVisitor<'a> {
    pub(super) take: &'a mut dyn FnMut(&str),
    pub(super) trouble: &'a Trouble,
}

impl TextVisitor<'_> {
    fn taken<E: Error>(self, simple: Simple<'_>) -> std::result::Result<bool, E> {
        match simple {
            Simple::Null => Ok(false),
            other => Err(self.trouble.send(other.mismatch("a string"), None)),
        }
    }
}

impl<'de> Visitor<'de> for TextVisitor<'_> {
    type Value = bool;

    every_simple_value!(taken);
    list_is_simple!(taken);
    object_is_simple!(taken);

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> std::result::Result<bool, E> {
        (self.take)(text);
        Ok(true)
    }
}
