//! `@httpResponseCode`: a member that is the status code.

use crate::http::location::{Direction, Location};
use crate::schema::{Member, Schema};
use crate::wire::{Error, Fields, Members, Reader, Result, Writer};

/// Returns the status code, if a member has it.
pub(super) fn write_code(schema: &'static Schema, members: &dyn Members) -> Result<Option<u16>> {
    let mut code = None;
    for (index, member) in bound(schema) {
        members.write(index, member, &mut CodeWriter(&mut code))?;
    }
    match code.map(u16::try_from) {
        None => Ok(None),
        Some(Ok(code @ 200..=999)) => Ok(Some(code)),
        // An informational response is never the last one.
        Some(_) => Err(Error::new("expected a status code between 200 and 999")),
    }
}

/// Reads the status code into its member.
pub(super) fn read_code(
    schema: &'static Schema,
    mut code: CodeReader,
    fields: &mut dyn Fields,
) -> Result<()> {
    bound(schema).try_for_each(|(index, member)| fields.read(index, member, &mut code))
}

fn bound(schema: &Schema) -> impl Iterator<Item = (usize, &'static Member)> {
    let members = schema.members().iter().enumerate();
    members.filter(|(_, member)| Direction::Response.locate(member) == Location::ResponseCode)
}

/// Captures the status code.
struct CodeWriter<'a>(&'a mut Option<i64>);

impl Writer for CodeWriter<'_> {
    fn integer(&mut self, _: &'static Member, value: i64) -> Result<()> {
        *self.0 = Some(value);
        Ok(())
    }
}

/// Reads the status code.
pub(super) struct CodeReader(pub(super) u16);

impl Reader for CodeReader {
    fn integer(&mut self, _: &'static Member) -> Result<Option<i64>> {
        Ok(Some(self.0.into()))
    }

    fn skip(&mut self) -> Result<()> {
        Ok(())
    }
}
