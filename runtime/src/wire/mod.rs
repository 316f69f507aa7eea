//! The interface between Rust values and wire formats.
//!
//! A codec implements [`Reader`] and [`Writer`]. A Rust type implements [`Value`] to read and write
//! itself through them. The type determines the order of calls, and the [schema](crate::schema)
//! determines the encoding.
//!
//! A structure accesses its members by index, through [`Fields`] and [`Members`]. A codec calls
//! these for each member and may pass each one a different reader or writer.

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
#[cfg(any(feature = "json", feature = "xml"))]
pub(crate) use instant::is_in_utc;
pub use structure::{
    Fill, Shape, Slot, Structure, Union, field, member, read, read_enum, read_structure,
    read_union, structure_of, variant, write, write_union,
};
pub use value::{Own, Value};

use crate::document::Document;
use crate::schema::{Member, Schema};

/// A source of one value. Each call consumes the whole value.
///
/// A format that does not support a kind of value, such as structures in headers, does not
/// implement its method.
///
/// Methods return `None` for null, or `false` in the case of structures, lists and maps.
pub trait Reader {
    /// Reads a boolean.
    fn boolean(&mut self, member: &'static Member) -> Result<Option<bool>> {
        Err(no_notation(member.target()))
    }

    /// Reads a byte, short, integer, long or intEnum. The caller checks the range.
    fn integer(&mut self, member: &'static Member) -> Result<Option<i64>> {
        Err(no_notation(member.target()))
    }

    /// Reads a float.
    fn float(&mut self, member: &'static Member) -> Result<Option<f32>> {
        Err(no_notation(member.target()))
    }

    /// Reads a double.
    fn double(&mut self, member: &'static Member) -> Result<Option<f64>> {
        Err(no_notation(member.target()))
    }

    /// Reads a bigInteger or bigDecimal as a JSON number.
    fn number(&mut self, member: &'static Member) -> Result<Option<String>> {
        Err(no_notation(member.target()))
    }

    /// Reads a string.
    fn string(&mut self, member: &'static Member) -> Result<Option<String>> {
        Err(no_notation(member.target()))
    }

    /// Passes a string to `take` without allocating, for example to match it against an enum.
    fn text(&mut self, member: &'static Member, take: &mut dyn FnMut(&str)) -> Result<bool> {
        let _ = take;
        Err(no_notation(member.target()))
    }

    /// Reads bytes.
    fn blob(&mut self, member: &'static Member) -> Result<Option<Vec<u8>>> {
        Err(no_notation(member.target()))
    }

    /// Reads a timestamp in the format specified by the member.
    fn timestamp(&mut self, member: &'static Member) -> Result<Option<Instant>> {
        Err(no_notation(member.target()))
    }

    /// Reads any value. Null becomes [`Document::Null`].
    fn document(&mut self) -> Result<Document> {
        Err(no_notation(&crate::schema::prelude::DOCUMENT))
    }

    /// Reads a structure or union. Passes its members to `fields`, in any order.
    fn structure(&mut self, schema: &'static Schema, fields: &mut dyn Fields) -> Result<bool> {
        let _ = fields;
        Err(no_notation(schema))
    }

    /// Reads a list. Calls `item` for each item.
    fn list(
        &mut self,
        schema: &'static Schema,
        item: &mut dyn FnMut(&mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        let _ = item;
        Err(no_notation(schema))
    }

    /// Reads a map. Calls `entry` for each entry.
    fn map(
        &mut self,
        schema: &'static Schema,
        entry: &mut dyn FnMut(&str, &mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        let _ = entry;
        Err(no_notation(schema))
    }

    /// Skips any value.
    fn skip(&mut self) -> Result<()>;
}

/// A destination for members: a builder, or the slot of a union.
pub trait Fields {
    /// Reads the member at this index of the schema.
    ///
    /// # Errors
    ///
    /// Returns an error if the reader fails, if the value does not fit the type, or if the member
    /// was already read.
    fn read(&mut self, index: usize, member: &'static Member, from: &mut dyn Reader) -> Result<()>;

    /// Reads a member that is not in the schema.
    ///
    /// # Errors
    ///
    /// Returns an error if the reader fails.
    fn unknown(&mut self, name: &str, from: &mut dyn Reader) -> Result<()> {
        let _ = name;
        from.skip()
    }
}

/// A destination for one value. Each call writes the whole value.
///
/// A format that does not support a kind of value does not implement its method. A format without
/// null writes nothing for it.
pub trait Writer {
    /// Writes a boolean.
    fn boolean(&mut self, member: &'static Member, value: bool) -> Result<()> {
        let _ = value;
        Err(no_notation(member.target()))
    }

    /// Writes a byte, short, integer, long or intEnum.
    fn integer(&mut self, member: &'static Member, value: i64) -> Result<()> {
        let _ = value;
        Err(no_notation(member.target()))
    }

    /// Writes a float.
    fn float(&mut self, member: &'static Member, value: f32) -> Result<()> {
        let _ = value;
        Err(no_notation(member.target()))
    }

    /// Writes a double.
    fn double(&mut self, member: &'static Member, value: f64) -> Result<()> {
        let _ = value;
        Err(no_notation(member.target()))
    }

    /// Writes a bigInteger or bigDecimal, given as a JSON number.
    fn number(&mut self, member: &'static Member, digits: &str) -> Result<()> {
        let _ = digits;
        Err(no_notation(member.target()))
    }

    /// Writes a string or enum.
    fn string(&mut self, member: &'static Member, text: &str) -> Result<()> {
        let _ = text;
        Err(no_notation(member.target()))
    }

    /// Writes bytes.
    fn blob(&mut self, member: &'static Member, bytes: &[u8]) -> Result<()> {
        let _ = bytes;
        Err(no_notation(member.target()))
    }

    /// Writes a timestamp in the format specified by the member.
    fn timestamp(&mut self, member: &'static Member, instant: Instant) -> Result<()> {
        let _ = instant;
        Err(no_notation(member.target()))
    }

    /// Writes any value.
    fn document(&mut self, document: &Document) -> Result<()> {
        let _ = document;
        Err(no_notation(&crate::schema::prelude::DOCUMENT))
    }

    /// Writes a structure or union.
    fn structure(&mut self, schema: &'static Schema, members: &dyn Members) -> Result<()> {
        let _ = members;
        Err(no_notation(schema))
    }

    /// Writes a list.
    fn list(&mut self, schema: &'static Schema, items: &dyn Items) -> Result<()> {
        let _ = items;
        Err(no_notation(schema))
    }

    /// Writes a map.
    fn map(&mut self, schema: &'static Schema, entries: &dyn Entries) -> Result<()> {
        let _ = entries;
        Err(no_notation(schema))
    }

    /// Notes that a stream of the user's type is set. It travels beside the document.
    fn stream(&mut self, member: &'static Member) -> Result<()> {
        let _ = member;
        Ok(())
    }

    /// Writes a null in a sparse list or map.
    fn null(&mut self, member: &'static Member) -> Result<()> {
        let _ = member;
        Ok(())
    }
}

/// A structure or union to write.
pub trait Members {
    /// Writes the member at this index of the schema. Does nothing if it is not set.
    ///
    /// # Errors
    ///
    /// Returns an error if the writer fails.
    fn write(&self, index: usize, member: &'static Member, to: &mut dyn Writer) -> Result<()>;

    /// Returns the member of a union that is set, or [`Set::Any`] for a structure.
    fn set(&self) -> Set<'_> {
        Set::Any
    }
}

/// The members to write.
#[derive(Clone, Copy, Debug)]
pub enum Set<'a> {
    /// Any members, for a structure.
    Any,
    /// One member, given by its index in the schema.
    One(usize),
    /// A member that is not in the schema, with its name on the wire.
    Unknown(&'a str, &'a Document),
}

/// A list to write.
pub trait Items {
    /// The number of items.
    fn len(&self) -> usize;

    /// Returns true if there are no items.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes the item at this index.
    ///
    /// # Errors
    ///
    /// Returns an error if the writer fails.
    fn write(&self, index: usize, to: &mut dyn Writer) -> Result<()>;
}

/// A map to write.
pub trait Entries {
    /// The number of entries.
    fn len(&self) -> usize;

    /// Returns true if there are no entries.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Calls `entry` with each key and value.
    ///
    /// # Errors
    ///
    /// Returns the first error of `entry`.
    fn each(&self, entry: &mut dyn FnMut(&str, &dyn Item) -> Result<()>) -> Result<()>;
}

/// A value of a map to write.
pub trait Item {
    /// Writes the value.
    ///
    /// # Errors
    ///
    /// Returns an error if the writer fails.
    fn write(&self, to: &mut dyn Writer) -> Result<()>;
}

#[cold]
fn no_notation(schema: &Schema) -> Error {
    let shape = schema.id();
    Error::new(format!("the shape `{shape}` cannot be represented here"))
}
