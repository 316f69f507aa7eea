//! Keys of objects.

use std::borrow::Cow;
use std::fmt;

use ::serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::simple::{Simple, every_simple_value, list_is_simple};
use super::trouble::Trouble;
use crate::schema::Member;

/// Reads any key, borrowed from the input if possible.
pub(super) struct Key<'a>(pub(super) &'a Trouble);

impl Key<'_> {
    fn taken<'de, E: Error>(self, simple: Simple<'_>) -> std::result::Result<Cow<'de, str>, E> {
        Err(not_a_key(simple, self.0))
    }
}

/// Returns the error for a key that is not a string, which some formats allow.
#[cold]
fn not_a_key<E: Error>(found: Simple<'_>, trouble: &Trouble) -> E {
    trouble.send(found.mismatch("a string for a key"), None)
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Cow<'de, str>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<Cow<'de, str>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

macro_rules! object_is_no_key {
    () => {
        fn visit_map<A: MapAccess<'de>>(self, _: A) -> std::result::Result<Self::Value, A::Error> {
            self.taken(Simple::Object)
        }
    };
}

impl<'de> Visitor<'de> for Key<'_> {
    type Value = Cow<'de, str>;

    every_simple_value!(taken);
    list_is_simple!(taken);
    object_is_no_key!();

    #[inline]
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> std::result::Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> std::result::Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> std::result::Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text))
    }
}

/// Reads a key of a structure as the index of its member. An unknown key is stored in `unknown` and gets an
/// index beyond the members, so the value that serde passes is a single word.
pub(super) struct MemberKey<'a> {
    pub(super) members: &'static [Member],
    /// The index after that of the previous member. Most senders keep the order of the model.
    pub(super) likely: usize,
    pub(super) unknown: &'a mut String,
    pub(super) trouble: &'a Trouble,
}

impl MemberKey<'_> {
    fn taken<E: Error>(self, simple: Simple<'_>) -> std::result::Result<usize, E> {
        Err(not_a_key(simple, self.trouble))
    }

    fn search(self, name: &str) -> usize {
        let mut members = self.members.iter();
        match members.position(|member| member.json_name() == name) {
            Some(index) => index,
            None => {
                name.clone_into(self.unknown);
                usize::MAX
            }
        }
    }
}

impl<'de> DeserializeSeed<'de> for MemberKey<'_> {
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<usize, D::Error> {
        // Not `deserialize_identifier`, because identifiers in RON have no quotes.
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for MemberKey<'_> {
    type Value = usize;

    every_simple_value!(taken);
    list_is_simple!(taken);
    object_is_no_key!();

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> std::result::Result<usize, E> {
        match self.members.get(self.likely) {
            Some(member) if is_same(member.json_name().as_bytes(), name.as_bytes()) => {
                Ok(self.likely)
            }
            _ => Ok(self.search(name)),
        }
    }
}

/// Whether two names are equal. Most have 4 to 16 bytes and fit in two words. Calling `memcmp` instead would
/// take a twentieth of the time of reading.
#[inline]
fn is_same(known: &[u8], name: &[u8]) -> bool {
    if known.len() != name.len() {
        return false;
    }
    match name.len() {
        8..=16 => {
            known.first_chunk::<8>() == name.first_chunk()
                && known.last_chunk::<8>() == name.last_chunk()
        }
        4..=7 => {
            known.first_chunk::<4>() == name.first_chunk()
                && known.last_chunk::<4>() == name.last_chunk()
        }
        _ => known == name,
    }
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn names_of_every_length() {
        let name = b"abcdefghijklmnopqrstuvwxyz";
        for length in 0..=name.len() {
            let name = &name[..length];
            assert!(is_same(name, name));
            for at in 0..length {
                let mut other = name.to_vec();
                other[at] ^= 1;
                assert!(!is_same(name, &other), "{length} {at}");
            }
            assert!(!is_same(name, b"abcdefghijklmnopqrstuvwxyz!"));
        }
    }
}
