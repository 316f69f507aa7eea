//! Structures and unions.

use std::fmt;

use ::serde::de::{
    DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::key::MemberKey;
use super::simple::{Simple, every_simple_value, list_is_simple, text_is_simple};
use super::trouble::Trouble;
use super::{Inside, SerdeReader, exact};
use crate::schema::{Kind, Member, Schema};
use crate::wire::{Fields, Reader};

/// Reads the members of an object into `fields`. Returns whether there is an object.
pub(super) struct StructureVisitor<'a> {
    pub(super) schema: &'static Schema,
    pub(super) fields: &'a mut dyn Fields,
    pub(super) trouble: &'a Trouble,
}

impl StructureVisitor<'_> {
    fn taken<E: Error>(self, simple: Simple<'_>) -> std::result::Result<bool, E> {
        match simple {
            Simple::Null => Ok(false),
            other => Err(self.trouble.send(other.mismatch("an object"), None)),
        }
    }

    /// Reads a member that the model does not define.
    #[inline(never)]
    fn unknown<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        map: &mut A,
    ) -> std::result::Result<(), A::Error> {
        // Some services send a type hint beside the member that is set.
        if name == "__type" && matches!(self.schema.kind(), Kind::Union(_)) {
            return map.next_value::<IgnoredAny>().map(drop);
        }
        let read = &mut |from: &mut dyn Reader| self.fields.unknown(name, from);
        map.next_value_seed(Inside(read, self.trouble))
    }
}

impl<'de> Visitor<'de> for StructureVisitor<'_> {
    type Value = bool;

    every_simple_value!(taken);
    text_is_simple!(taken);
    list_is_simple!(taken);

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> std::result::Result<bool, A::Error> {
        let members = self.schema.members();
        let mut unknown = String::new();
        let (mut likely, mut is_first) = (0, true);
        while let Some(index) = map.next_key_seed(MemberKey {
            members,
            likely,
            unknown: &mut unknown,
            trouble: self.trouble,
        })? {
            match members.get(index) {
                Some(member) => {
                    likely = index + 1;
                    map.next_value_seed(MemberValue {
                        fields: &mut *self.fields,
                        index,
                        member,
                        trouble: self.trouble,
                    })?;
                }
                None if is_first && exact::is_number(&unknown) => {
                    return self.taken(Simple::Digits(""));
                }
                None => self.unknown(&unknown, &mut map)?,
            }
            is_first = false;
        }
        Ok(true)
    }
}

/// Reads the value of a member.
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
            Err(error) => Err(self.trouble.send(error, reader.failed)),
        }
    }
}
