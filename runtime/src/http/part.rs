//! The members of a structure that are in a body.

use super::location::Location;
use crate::schema::Member;
use crate::wire::{Fields, Members, Reader, Result, Set, Writer};

/// Tells where a member is.
pub(crate) type Locate = fn(&Member) -> Location;

/// What a body holds of a structure.
pub(crate) struct Part<'a, M: ?Sized> {
    pub(crate) whole: &'a M,
    pub(crate) locate: Locate,
}

impl Members for Part<'_, dyn Members + '_> {
    fn write(&self, index: usize, member: &'static Member, to: &mut dyn Writer) -> Result<()> {
        match (self.locate)(member) {
            Location::Body => self.whole.write(index, member, to),
            _ => Ok(()),
        }
    }

    fn set(&self) -> Set<'_> {
        self.whole.set()
    }
}

/// What is read out of a body: what is elsewhere in the message is passed over.
pub(crate) struct PartFields<'a> {
    pub(crate) whole: &'a mut dyn Fields,
    pub(crate) locate: Locate,
}

impl Fields for PartFields<'_> {
    fn read(&mut self, index: usize, member: &'static Member, from: &mut dyn Reader) -> Result<()> {
        match (self.locate)(member) {
            Location::Body => self.whole.read(index, member, from),
            _ => from.skip(),
        }
    }

    fn unknown(&mut self, name: &str, from: &mut dyn Reader) -> Result<()> {
        self.whole.unknown(name, from)
    }
}
