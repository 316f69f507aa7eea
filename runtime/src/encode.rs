//! Structures and unions into any serde format, member by member.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::format::Format;
use crate::unknown::UnknownMember;

/// A structure, member by member, in the order of the calls.
pub struct Members<S: Serializer> {
    map: S::SerializeMap,
}

/// Starts a structure.
///
/// # Errors
///
/// Those of the format.
pub fn structure<S: Serializer>(serializer: S) -> Result<Members<S>, S::Error> {
    // How many members are set is not known yet; every self-describing format can do without.
    let map = serializer.serialize_map(None)?;
    Ok(Members { map })
}

impl<S: Serializer> Members<S> {
    /// A member that is always there.
    ///
    /// # Errors
    ///
    /// Those of the format.
    pub fn required<T, F: Format<T>>(
        &mut self,
        name: &'static str,
        format: F,
        value: &T,
    ) -> Result<(), S::Error> {
        self.map.serialize_entry(name, &Formatted(format, value))
    }

    /// A member that is left out when it is not there.
    ///
    /// # Errors
    ///
    /// Those of the format.
    pub fn optional<T, F: Format<T>>(
        &mut self,
        name: &'static str,
        format: F,
        value: &Option<T>,
    ) -> Result<(), S::Error> {
        match value {
            Some(value) => self.required(name, format, value),
            None => Ok(()),
        }
    }

    /// Ends the structure.
    ///
    /// # Errors
    ///
    /// Those of the format.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.map.end()
    }
}

/// A union: an object of the one member that is set.
///
/// # Errors
///
/// Those of the format.
pub fn variant<S: Serializer, T, F: Format<T>>(
    serializer: S,
    name: &'static str,
    format: F,
    value: &T,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(name, &Formatted(format, value))?;
    map.end()
}

/// A union's member that the model does not know, as it came.
///
/// # Errors
///
/// Those of the format.
pub fn unknown<S: Serializer>(serializer: S, member: &UnknownMember) -> Result<S::Ok, S::Error> {
    if member.is_absent() {
        return serializer.serialize_unit();
    }
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(member.name(), member.value())?;
    map.end()
}

/// A value in its format.
pub(crate) struct Formatted<'a, F, T>(pub F, pub &'a T);

impl<T, F: Format<T>> Serialize for Formatted<'_, F, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.encode(self.1, serializer)
    }
}
