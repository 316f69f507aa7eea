//! The members of a structure that are in the body.

use super::location::{Direction, Location};
use crate::schema::Member;
use crate::wire::{Fields, Members, Reader, Result, Set, Writer};

/// Writes the members in the body and skips all others.
pub(crate) struct Part<'a> {
    pub(crate) whole: &'a dyn Members,
    pub(crate) direction: Direction,
}

impl Members for Part<'_> {
    fn write(&self, index: usize, member: &'static Member, to: &mut dyn Writer) -> Result<()> {
        match self.direction.locate(member) {
            Location::Body => self.whole.write(index, member, to),
            _ => Ok(()),
        }
    }

    fn set(&self) -> Set<'_> {
        self.whole.set()
    }
}

/// Reads the members in the body. Others are skipped, even if the body contains them.
pub(crate) struct PartFields<'a> {
    pub(crate) whole: &'a mut dyn Fields,
    pub(crate) direction: Direction,
}

impl Fields for PartFields<'_> {
    fn read(&mut self, index: usize, member: &'static Member, from: &mut dyn Reader) -> Result<()> {
        match self.direction.locate(member) {
            Location::Body => self.whole.read(index, member, from),
            _ => from.skip(),
        }
    }

    fn unknown(&mut self, name: &str, from: &mut dyn Reader) -> Result<()> {
        self.whole.unknown(name, from)
    }
}
