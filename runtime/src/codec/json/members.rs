//! Members of structures and unions: in comes a key, out goes the member that it names.
//!
//! Services write members in the model's order, so the next one is guessed: its name is compared with
//! the text, quotes and colon included, and the key is not looked at on its own. Only where the guess
//! is wrong is it read and searched for.

use super::{JsonReader, scan};
use crate::schema::{Kind, Member, Schema};
use crate::wire::{Fields, Result};

/// What services put beside the member of a union, and clients are to pass over.
const TYPE_HINT: &str = "__type";

impl JsonReader<'_> {
    /// Takes the quotes, name and colon of a member, if these are next as they are mostly written.
    #[inline]
    pub(super) fn takes(&mut self, member: &'static Member) -> bool {
        let name = self.settings.name(member);
        let rest = self.text.as_bytes().get(self.at + 1..);
        let rest = rest.and_then(|rest| rest.strip_prefix(name.as_bytes()));
        let is_next = rest.is_some_and(|rest| rest.starts_with(b"\":"))
            // Identifiers of the model hold nothing that is escaped, other names may.
            && (std::ptr::eq(name, member.name()) || !scan::has_special(name.as_bytes()));
        if is_next {
            self.at += name.len() + 3;
        }
        is_next
    }

    /// Reads the member whose quote is next, after those that were expected. The index of the member
    /// that comes after it.
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
