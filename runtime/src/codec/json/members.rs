//! Finds the member that a key names.
//!
//! Services usually write members in model order. The reader therefore guesses the next member and
//! compares its name with the text, including quotes and colon, without parsing the key. Only if
//! the guess is wrong does it parse the key and search for the member.

use super::{JsonReader, scan};
use crate::schema::{Kind, Member, Schema};
use crate::wire::{Fields, Result};

/// A type hint that services send in addition to the member of a union. Clients must ignore it.
const TYPE_HINT: &str = "__type";

impl JsonReader<'_> {
    /// Consumes the quoted name and the colon of a member, if they are next in their usual form.
    #[inline]
    pub(super) fn takes(&mut self, member: &'static Member) -> bool {
        let name = self.settings.name(member);
        let rest = self.text.as_bytes().get(self.at + 1..);
        let rest = rest.and_then(|rest| rest.strip_prefix(name.as_bytes()));
        let is_next = rest.is_some_and(|rest| rest.starts_with(b"\":"))
            // The model's identifiers never need escapes, but other names may.
            && (std::ptr::eq(name, member.name()) || !scan::has_special(name.as_bytes()));
        if is_next {
            self.at += name.len() + 3;
        }
        is_next
    }

    /// Reads a member that was not the expected one. Its opening quote is next. Returns the index
    /// of the member that comes after it in the model.
    #[inline(never)]
    pub(super) fn unexpected(
        &mut self,
        schema: &'static Schema,
        expected: usize,
        fields: &mut dyn Fields,
    ) -> Result<usize> {
        let members = schema.members();
        let key = self.key()?;
        let start = self.at;
        let is_key = |member: &&'static Member| self.settings.name(member) == key;
        let after = members.iter().enumerate().skip(expected);
        let mut all = after.chain(members.iter().enumerate().take(expected));
        let (next, read) = match all.find(|(_, member)| is_key(member)) {
            Some((index, member)) => (index + 1, fields.read(index, member, self)),
            None if key == TYPE_HINT && matches!(schema.kind(), Kind::Union(_)) => {
                (expected, self.forget())
            }
            None => (expected, fields.unknown(&key, self)),
        };
        match read {
            Ok(()) => Ok(next),
            Err(error) => Err(self.place(error, start)),
        }
    }
}
