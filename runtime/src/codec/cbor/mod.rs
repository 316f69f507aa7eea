//! CBOR (RFC 8949) as used by Smithy's
//! [rpcv2Cbor](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html).
//!
//! Reads bytes into values of generated types or [`Document`]s, and writes values as bytes.
//! [`Cbor`] holds the settings and reads and writes whole values, with [`CborReader`] and
//! [`CborWriter`].
//!
//! # Reading
//!
//! - Arrays, maps, strings and byte strings may have definite or indefinite length. Heads may have
//!   any length. Floats may have 16, 32 or 64 bits.
//! - Integers are accepted for floats, integral floats for integers, and bignums (tags 2 and 3) for
//!   both, if the value fits.
//! - A timestamp is tag 1 with an integer or float, regardless of `@timestampFormat`. A float is
//!   read as the shortest decimal number that parses to it.
//! - A bigInteger is an integer, a bignum or an integral float. A bigDecimal may also be a decimal
//!   fraction (tag 4) or any finite float.
//! - Undefined is null. Tags 1 to 4 are errors where another shape is expected. All other tags are
//!   ignored.
//! - In a union, `__type` is ignored unless it is a member.
//! - The keys of maps are unique strings.
//!
//! Members that the shape does not have are skipped. They must be well-formed and their strings
//! must be UTF-8.
//!
//! # Writing
//!
//! - Heads, integers and floats are as short as possible, except that 16-bit floats are not used.
//! - Timestamps are rounded down to milliseconds, the resolution of the protocol.
//! - A bigInteger is an integer, or a bignum if it does not fit. A bigDecimal is a decimal fraction
//!   with all its digits. Only zero loses its sign.
//! - Lists and maps have definite length. So do structures, unless they may have too many members
//!   for a head of one byte.
//!
//! # Documents
//!
//! rpcv2Cbor does not define documents yet. This codec maps them to CBOR's own types, so that a
//! value of a newer model is written unchanged: bytes, timestamps, arbitrary-precision integers,
//! floats and decimal fractions. A number that is not an integer becomes a float if the shortest
//! digits of the float are the same number, and a decimal fraction otherwise.
//!
//! # Untrusted input
//!
//! Reading takes memory and time proportional to the size of the input. A length that exceeds the
//! input is rejected before memory is allocated. Nesting and the size of bignums are limited.
//! Errors describe what was expected, which kind of value was found, and where. They never contain
//! values.

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

/// The settings of the codec, with methods to read and write.
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
    /// Creates the default settings.
    pub const fn new() -> Self {
        Cbor {
            depth: 128,
            number_bytes: 1024,
        }
    }

    /// How deep arrays and maps may nest in the input. The default is 128. Each level takes space
    /// on the stack.
    #[must_use]
    pub const fn depth(self, levels: usize) -> Self {
        Cbor {
            depth: levels,
            ..self
        }
    }

    /// The maximum size of a number with more than 64 bits, in bytes, for reading and writing. The
    /// default is 1024, which is 2466 digits. Conversion takes time quadratic in the size.
    #[must_use]
    pub const fn number_bytes(self, number_bytes: usize) -> Self {
        Cbor {
            number_bytes,
            ..self
        }
    }

    /// Reads a value as a client. Missing required members are filled in.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a value of this shape or if anything follows the
    /// value.
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
    /// Returns an error if a number or timestamp cannot be represented, see [`CborWriter`].
    pub fn to_vec<T: Shape>(&self, value: &T) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        wire::write(value, &mut self.writer(&mut bytes))?;
        Ok(bytes)
    }

    /// Reads any value.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a valid value or if anything follows it.
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
    /// Returns an error if a number is too large, see [`number_bytes`](Self::number_bytes).
    pub fn document_to_vec(&self, document: &Document) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.writer(&mut bytes).document(document)?;
        Ok(bytes)
    }

    /// Creates a reader that can read several values in a row.
    pub const fn reader<'a>(&self, bytes: &'a [u8]) -> CborReader<'a> {
        CborReader::new(*self, bytes)
    }

    /// Creates a writer that appends values to the buffer.
    pub const fn writer<'a>(&self, bytes: &'a mut Vec<u8>) -> CborWriter<'a> {
        CborWriter::new(*self, bytes)
    }
}
