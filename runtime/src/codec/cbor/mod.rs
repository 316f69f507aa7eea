//! CBOR (RFC 8949), as Smithy's
//! [rpcv2Cbor](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html) has it: bytes come
//! in and values go out, and the other way round.
//!
//! [`Cbor`] holds the settings, and reads and writes whole values. [`CborReader`] and [`CborWriter`] are what
//! it does so with.
//!
//! # What is read
//!
//! - Arrays, maps, strings and byte strings of definite and indefinite length; heads of any length;
//!   floats of 16, 32 and 64 bits.
//! - Integers for floats, whole floats for integers, and bignums (tags 2 and 3) for both, where the
//!   value fits.
//! - A timestamp is tag 1 with an integer or float, whatever its `@timestampFormat`. Of a float it is
//!   what the shortest digits say that mean the same float.
//! - A bigInteger is an integer, a bignum or a whole float; a bigDecimal may be a decimal fraction
//!   (tag 4) too, or any finite float.
//! - Undefined is null. A tag of another number says nothing that a shape could hold, and is passed
//!   over. The tags 1 to 4 are refused where another shape is expected.
//! - In a union, `__type` is passed over, unless it is a member.
//! - The keys of maps are text, each there once.
//!
//! What no shape asks for, a member that a structure does not know, need only be well-formed, and its
//! text UTF-8.
//!
//! # What is written
//!
//! - Each head, integer and float as short as it can be, but no float of 16 bits.
//! - A timestamp by the millisecond, which is the protocol's resolution, rounded down.
//! - A bigInteger as an integer, or a bignum where it does not fit; a bigDecimal as a decimal fraction,
//!   every digit kept. Only zero loses its sign.
//! - Lists and maps of definite length. A structure too, unless it may have more members than a head of
//!   one byte counts.
//!
//! # Documents
//!
//! rpcv2Cbor has no documents yet. Here they are what they are in CBOR, so that a value of a newer model
//! goes out as it came: bytes, timestamps, integers of any size, floats, decimal fractions. What is not
//! an integer is written as a float if the float's shortest digits say the same, and as a decimal
//! fraction if they do not.
//!
//! # Bad input
//!
//! Whatever the bytes, reading takes memory and time in proportion to them. A length that is more than
//! what follows is refused before anything is allocated; levels and bignums have a limit. An error says
//! what was expected, the kind that was found and where, never a value.

mod answer;
mod bignum;
mod decimal;
mod head;
mod reader;
mod writer;

pub use reader::CborReader;
pub use writer::CborWriter;

use crate::document::Document;
use crate::wire::{self, Context, Reader as _, Result, Shape, Writer as _};

/// Reads and writes CBOR.
///
/// ```
/// use smithy_typegen_runtime::ValidationExceptionField as Field;
/// use smithy_typegen_runtime::codec::cbor::Cbor;
/// use smithy_typegen_runtime::document::Document;
///
/// let cbor = Cbor::new();
/// let document = cbor.document(b"\xa1\x62id\x07")?;
/// assert_eq!(document, Document::object([("id", 7.into())]));
/// assert_eq!(cbor.document_to_vec(&document)?, b"\xa1\x62id\x07");
/// # Ok::<(), smithy_typegen_runtime::wire::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Cbor {
    depth: usize,
    number_bytes: usize,
}

impl Default for Cbor {
    fn default() -> Self {
        Self::new()
    }
}

impl Cbor {
    /// The default settings.
    pub const fn new() -> Self {
        Cbor {
            depth: 128,
            number_bytes: 1024,
        }
    }

    /// How deep arrays and maps may nest in what is read. Default: 128. Each level takes room on the
    /// stack.
    #[must_use]
    pub const fn depth(self, levels: usize) -> Self {
        Cbor {
            depth: levels,
            ..self
        }
    }

    /// How many bytes a number beyond 64 bits may have, reading and writing, 1024 if not said: 2466
    /// digits. The time that one takes grows with the square.
    #[must_use]
    pub const fn number_bytes(self, number_bytes: usize) -> Self {
        Cbor {
            number_bytes,
            ..self
        }
    }

    /// Reads a value as a client does: required members that are missing are filled in.
    ///
    /// # Errors
    ///
    /// Bytes that are no value of this shape, and bytes after it.
    pub fn from_slice<T: Shape>(&self, bytes: &[u8]) -> Result<T> {
        let mut reader = self.reader(bytes);
        let value = wire::read(&mut reader, &mut Context::client());
        let value = value.map_err(|error| error.at(wire::Position::Offset(0)))?;
        reader.finish()?;
        Ok(value)
    }

    /// Writes a value.
    ///
    /// # Errors
    ///
    /// A number or timestamp that has no notation: see [`CborWriter`].
    pub fn to_vec<T: Shape>(&self, value: &T) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        wire::write(value, &mut self.writer(&mut bytes))?;
        Ok(bytes)
    }

    /// Reads any value.
    ///
    /// # Errors
    ///
    /// Bytes that are no value, and bytes after it.
    pub fn document(&self, bytes: &[u8]) -> Result<Document> {
        let mut reader = self.reader(bytes);
        let document = reader.document()?;
        reader.finish()?;
        Ok(document)
    }

    /// Writes any value.
    ///
    /// # Errors
    ///
    /// A number that is too large: see [`number_bytes`](Self::number_bytes).
    pub fn document_to_vec(&self, document: &Document) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.writer(&mut bytes).document(document)?;
        Ok(bytes)
    }

    /// Reads one value after another from bytes.
    pub const fn reader<'a>(&self, bytes: &'a [u8]) -> CborReader<'a> {
        CborReader::new(*self, bytes)
    }

    /// Writes values behind what is there.
    pub const fn writer<'a>(&self, bytes: &'a mut Vec<u8>) -> CborWriter<'a> {
        CborWriter::new(*self, bytes)
    }
}
