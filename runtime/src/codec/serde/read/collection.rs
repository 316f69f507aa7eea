//! Lists and maps.

use std::fmt;

use ::serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::key::Key;
use super::simple::{Simple, every_simple_value, list_is_simple, object_is_simple, text_is_simple};
use super::trouble::Trouble;
use super::{Inside, exact};
use crate::wire::{Reader, Result};

/// Reads a list with a call of `item` for each item. Returns whether there is a list.
pub(super) struct ListVisitor<'a> {
    pub(super) item: &'a mut dyn FnMut(&mut dyn Reader) -> Result<()>,
    pub(super) trouble: &'a Trouble,
}

impl ListVisitor<'_> {
    fn taken<E: Error>(self, simple: Simple<'_>) -> std::result::Result<bool, E> {
        match simple {
            Simple::Null => Ok(false),
            other => Err(self.trouble.send(other.mismatch("an array"), None)),
        }
    }
}

impl<'de> Visitor<'de> for ListVisitor<'_> {
    type Value = bool;

    every_simple_value!(taken);
    text_is_simple!(taken);
    object_is_simple!(taken);

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> std::result::Result<bool, A::Error> {
        while items
            .next_element_seed(Inside(self.item, self.trouble))?
            .is_some()
        {}
        Ok(true)
    }
}

/// Reads a map with a call of `entry` for each entry. Returns whether there is a map.
pub(super) struct MapVisitor<'a> {
    pub(super) entry: &'a mut dyn FnMut(&str, &mut dyn Reader) -> Result<()>,
    pub(super) trouble: &'a Trouble,
}

impl MapVisitor<'_> {
    fn taken<E: Error>(self, simple: Simple<'_>) -> std::result::Result<bool, E> {
        match simple {
            Simple::Null => Ok(false),
            other => Err(self.trouble.send(other.mismatch("an object"), None)),
        }
    }
}

impl<'de> Visitor<'de> for MapVisitor<'_> {
    type Value = bool;

    every_simple_value!(taken);
    text_is_simple!(taken);
    list_is_simple!(taken);

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<bool, A::Error> {
        let mut is_first = true;
        while let Some(key) = map.next_key_seed(Key(self.trouble))? {
            if is_first && exact::is_number(&key) {
                return self.taken(Simple::Digits(""));
            }
            is_first = false;
            let read = &mut |from: &mut dyn Reader| (self.entry)(&key, from);
            map.next_value_seed(Inside(read, self.trouble))?;
        }
        Ok(true)
    }
}
