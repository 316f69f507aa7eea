//! Structures as bodies in JSON.

use crate::codec::json::Json;
use crate::schema::Schema;
use crate::wire::{Error, Fields, Members, Reader as _, Result, Writer as _};

impl Json {
    /// Writes a structure by its members.
    pub(super) fn members_to_vec(
        &self,
        schema: &'static Schema,
        members: &dyn Members,
    ) -> Result<Vec<u8>> {
        let mut body = Vec::with_capacity(128);
        self.writer(&mut body).structure(schema, members)?;
        Ok(body)
    }

    /// Reads the members of a structure, to the end of the body.
    pub(super) fn read_members(
        &self,
        schema: &'static Schema,
        body: &[u8],
        fields: &mut dyn Fields,
    ) -> Result<()> {
        let mut reader = self.reader(body)?;
        match reader.structure(schema, fields)? {
            true => reader.finish(),
            false => Err(Error::new("expected an object, found null")),
        }
    }
}
