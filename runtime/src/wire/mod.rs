//! The joint between Rust values and notations.
//!
//! A codec implements [`Reader`] and [`Writer`]; a Rust type says by [`Value`] how it reads and writes
//! itself through them. Neither knows the other: the type chooses the walk, the
//! [schema](crate::schema) the notation.
//!
//! What a structure reads and writes itself by are its members, by index: [`Fields`] and [`Members`].
//! A codec calls them as members come, and may hand each a reader or writer of its own.

pub(crate) mod base64;
mod collection;
mod context;
mod error;
mod how;
mod instant;
mod structure;
mod unit;
mod value;

pub use context::Context;
pub use error::{Error, Position, Result};
pub use how::{Bytes, Codec, In, Map, Text, Via};
pub use instant::Instant;
#[cfg(feature = "json")]
pub(crate) use instant::is_in_utc;
pub use structure::{
    Fill, Shape, Slot, Structure, Union, field, member, read, read_enum, read_structure,
    read_union, structure_of, variant, write, write_union,
};
pub use value::{Own, Value};

use crate::document::Document;
use crate::schema::{Member, Schema};

/// One value that is about to be read. Each call takes it whole.
///
/// A notation that lacks a kind of value, as headers lack structures, leaves out its method.
///
/// `None`, and `false` of structures, lists and maps, is null.
pub trait Reader {
    /// A boolean.
    fn boolean(&mut self, member: &'static Member) -> Result<Option<bool>> {
        Err(no_notation(member.target()))
    }

    /// A byte, short, integer, long or intEnum. The caller looks whether it fits its type.
    fn integer(&mut self, member: &'static Member) -> Result<Option<i64>> {
        Err(no_notation(member.target()))
    }

    /// A float.
    fn float(&mut self, member: &'static Member) -> Result<Option<f32>> {
        Err(no_notation(member.target()))
    }

    /// A double.
    fn double(&mut self, member: &'static Member) -> Result<Option<f64>> {
        Err(no_notation(member.target()))
    }

    /// A bigInteger or bigDecimal, in JSON's notation.
    fn number(&mut self, member: &'static Member) -> Result<Option<String>> {
        Err(no_notation(member.target()))
    }

    /// A string.
    fn string(&mut self, member: &'static Member) -> Result<Option<String>> {
        Err(no_notation(member.target()))
    }

    /// A string that need not be kept, as an enum's.
    fn text(&mut self, member: &'static Member, take: &mut dyn FnMut(&str)) -> Result<bool> {
        let _ = take;
        Err(no_notation(member.target()))
    }

    /// Bytes.
    fn blob(&mut self, member: &'static Member) -> Result<Option<Vec<u8>>> {
        Err(no_notation(member.target()))
    }

    /// A point in time, in the format that the member asks for.
    fn timestamp(&mut self, member: &'static Member) -> Result<Option<Instant>> {
        Err(no_notation(member.target()))
    }

    /// Any value. Null is [`Document::Null`].
    fn document(&mut self) -> Result<Document> {
        Err(no_notation(&crate::schema::prelude::DOCUMENT))
    }

    /// A structure or union, its members one after another into `fields`, in any order.
    fn structure(&mut self, schema: &'static Schema, fields: &mut dyn Fields) -> Result<bool> {
        let _ = fields;
        Err(no_notation(schema))
    }

    /// A list, each item by a call of `item`.
    fn list(
        &mut self,
        schema: &'static Schema,
        item: &mut dyn FnMut(&mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        let _ = item;
        Err(no_notation(schema))
    }

    /// A map, each entry by a call of `entry`.
    fn map(
        &mut self,
        schema: &'static Schema,
        entry: &mut dyn FnMut(&str, &mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        let _ = entry;
        Err(no_notation(schema))
    }

    /// Takes any value and forgets it.
    fn skip(&mut self) -> Result<()>;
}

/// What members are read into: a builder, or the slot of a union.
pub trait Fields {
    /// Reads the member with this index in the schema.
    ///
    /// # Errors
    ///
    /// What the reader says, a value that does not fit, a member that was read before.
    fn read(&mut self, index: usize, member: &'static Member, from: &mut dyn Reader) -> Result<()>;

    /// Reads a member that the schema does not have.
    ///
    /// # Errors
    ///
    /// What the reader says.
    fn unknown(&mut self, name: &str, from: &mut dyn Reader) -> Result<()> {
        let _ = name;
        from.skip()
    }
}

/// The place where one value is to be written. One call writes it whole.
///
/// A notation that lacks a kind of value leaves out its method; one without null writes nothing.
pub trait Writer {
    /// A boolean.
    fn boolean(&mut self, member: &'static Member, value: bool) -> Result<()> {
        let _ = value;
        Err(no_notation(member.target()))
    }

    /// A byte, short, integer, long or intEnum.
    fn integer(&mut self, member: &'static Member, value: i64) -> Result<()> {
        let _ = value;
        Err(no_notation(member.target()))
    }

    /// A float.
    fn float(&mut self, member: &'static Member, value: f32) -> Result<()> {
        let _ = value;
        Err(no_notation(member.target()))
    }

    /// A double.
    fn double(&mut self, member: &'static Member, value: f64) -> Result<()> {
        let _ = value;
        Err(no_notation(member.target()))
    }

    /// A bigInteger or bigDecimal, in JSON's notation.
    fn number(&mut self, member: &'static Member, digits: &str) -> Result<()> {
        let _ = digits;
        Err(no_notation(member.target()))
    }

    /// A string or enum.
    fn string(&mut self, member: &'static Member, text: &str) -> Result<()> {
        let _ = text;
        Err(no_notation(member.target()))
    }

    /// Bytes.
    fn blob(&mut self, member: &'static Member, bytes: &[u8]) -> Result<()> {
        let _ = bytes;
        Err(no_notation(member.target()))
    }

    /// A point in time, in the format that the member asks for.
    fn timestamp(&mut self, member: &'static Member, instant: Instant) -> Result<()> {
        let _ = instant;
        Err(no_notation(member.target()))
    }

    /// Any value.
    fn document(&mut self, document: &Document) -> Result<()> {
        let _ = document;
        Err(no_notation(&crate::schema::prelude::DOCUMENT))
    }

    /// A structure or union.
    fn structure(&mut self, schema: &'static Schema, members: &dyn Members) -> Result<()> {
        let _ = members;
        Err(no_notation(schema))
    }

    /// A list.
    fn list(&mut self, schema: &'static Schema, items: &dyn Items) -> Result<()> {
        let _ = items;
        Err(no_notation(schema))
    }

    /// A map.
    fn map(&mut self, schema: &'static Schema, entries: &dyn Entries) -> Result<()> {
        let _ = entries;
        Err(no_notation(schema))
    }

    /// Null, of a sparse list or map.
    fn null(&mut self, member: &'static Member) -> Result<()> {
        let _ = member;
        Ok(())
    }
}

/// A structure or union whose members are about to be written.
pub trait Members {
    /// Writes the member with this index in the schema, if it is there; else does nothing.
    ///
    /// # Errors
    ///
    /// What the writer says.
    fn write(&self, index: usize, member: &'static Member, to: &mut dyn Writer) -> Result<()>;

    /// The member of a union that is set; of a structure [`Set::Any`].
    fn set(&self) -> Set<'_> {
        Set::Any
    }
}

/// Which members there are to write.
#[derive(Clone, Copy, Debug)]
pub enum Set<'a> {
    /// Any, as a structure has them.
    Any,
    /// One, by its index in the schema.
    One(usize),
    /// One that the schema does not have, by its name on the wire.
    Unknown(&'a str, &'a Document),
}

/// A list whose items are about to be written.
pub trait Items {
    /// How many there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes the item with this index.
    ///
    /// # Errors
    ///
    /// What the writer says.
    fn write(&self, index: usize, to: &mut dyn Writer) -> Result<()>;
}

/// A map whose entries are about to be written.
pub trait Entries {
    /// How many there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Calls `entry` with each key and its value.
    ///
    /// # Errors
    ///
    /// The first that `entry` gives.
    fn each(&self, entry: &mut dyn FnMut(&str, &dyn Item) -> Result<()>) -> Result<()>;
}

/// A value of a map that is about to be written.
pub trait Item {
    /// Writes it.
    ///
    /// # Errors
    ///
    /// What the writer says.
    fn write(&self, to: &mut dyn Writer) -> Result<()>;
}

#[cold]
fn no_notation(schema: &Schema) -> Error {
    let shape = schema.id();
    Error::new(format!("the shape `{shape}` has no notation in this place"))
}
