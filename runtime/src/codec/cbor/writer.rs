//! Writes values as CBOR.

mod document;
mod number;
mod output;

use std::fmt;

use super::Cbor;
use super::head::{BREAK, FALSE, Major, NULL, TRUE, info, tag};
use crate::document::Document;
use crate::schema::{Kind, Member, Schema};
use crate::wire::{self, Entries, Instant, Items, Members, Result, Set};

/// A writer of CBOR values. See [the module](super) for the encodings.
///
/// ```
/// use smithy_typegen_runtime::codec::cbor::Cbor;
/// use smithy_typegen_runtime::document::Document;
/// use smithy_typegen_runtime::wire::Writer as _;
///
/// let mut bytes = Vec::new();
/// Cbor::new().writer(&mut bytes).document(&Document::list([1, 500]))?;
/// assert_eq!(bytes, b"\x82\x01\x19\x01\xf4");
/// # Ok::<(), smithy_typegen_runtime::wire::Error>(())
/// ```
///
/// # Errors
///
/// Methods return an error if a bigInteger or bigDecimal is not a number, is longer than the
/// settings allow, or has an exponent that does not fit into 64 bits.
pub struct CborWriter<'a> {
    out: &'a mut Vec<u8>,
    settings: Cbor,
    /// The name of the member to write next.
    name: Option<&'static str>,
}

impl<'a> CborWriter<'a> {
    pub(super) const fn new(settings: Cbor, out: &'a mut Vec<u8>) -> Self {
        CborWriter {
            out,
            settings,
            name: None,
        }
    }

    /// Writes the name of the member, now that there is a value.
    #[inline]
    fn begin(&mut self) {
        if let Some(name) = self.name.take() {
            self.text(name);
        }
    }

    /// Writes a structure with the error code in `__type`.
    pub(super) fn error(&mut self, schema: &'static Schema, members: &dyn Members) -> Result<()> {
        self.out.push(Major::Map.bits() | info::INDEFINITE);
        self.text("__type");
        self.text(schema.id());
        self.members(schema, members)?;
        self.out.push(BREAK);
        Ok(())
    }

    /// Writes the members that are set, and returns their number.
    fn members(&mut self, schema: &'static Schema, members: &dyn Members) -> Result<u8> {
        let mut count: u8 = 0;
        for (index, member) in schema.members().iter().enumerate() {
            self.name = Some(member.name());
            members.write(index, member, self)?;
            // The name is still there if no value was written.
            count = count.wrapping_add(u8::from(self.name.take().is_none()));
        }
        Ok(count)
    }
}

/// Shows the size of the output, but not its contents.
impl fmt::Debug for CborWriter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer")
            .field("len", &self.out.len())
            .finish_non_exhaustive()
    }
}

impl wire::Writer for CborWriter<'_> {
    fn boolean(&mut self, _: &'static Member, value: bool) -> Result<()> {
        self.begin();
        self.out.push(if value { TRUE } else { FALSE });
        Ok(())
    }

    fn integer(&mut self, _: &'static Member, value: i64) -> Result<()> {
        self.begin();
        self.signed(value);
        Ok(())
    }

    fn float(&mut self, _: &'static Member, value: f32) -> Result<()> {
        self.begin();
        self.single(value);
        Ok(())
    }

    fn double(&mut self, _: &'static Member, value: f64) -> Result<()> {
        self.begin();
        self.shorter(value);
        Ok(())
    }

    fn number(&mut self, member: &'static Member, digits: &str) -> Result<()> {
        self.begin();
        match member.target().kind() {
            Kind::BigInteger => self.big_integer(digits),
            _ => self.big_decimal(digits),
        }
    }

    fn string(&mut self, _: &'static Member, text: &str) -> Result<()> {
        self.begin();
        self.text(text);
        Ok(())
    }

    fn blob(&mut self, _: &'static Member, bytes: &[u8]) -> Result<()> {
        self.begin();
        self.bytes(bytes);
        Ok(())
    }

    fn timestamp(&mut self, _: &'static Member, instant: Instant) -> Result<()> {
        self.begin();
        self.head(Major::Tag, tag::TIMESTAMP);
        match instant.nanoseconds() / 1_000_000 {
            0 => self.signed(instant.seconds()),
            milliseconds => {
                // Both are exact in an `f64`, so the quotient is the nearest value.
                let all = instant.seconds() * 1_000 + i64::from(milliseconds);
                self.shorter(all as f64 / 1_000.0);
            }
        }
        Ok(())
    }

    fn document(&mut self, document: &Document) -> Result<()> {
        self.begin();
        self.any(document)
    }

    fn structure(&mut self, schema: &'static Schema, members: &dyn Members) -> Result<()> {
        self.begin();
        match members.set() {
            // The placeholder for a missing union.
            Set::Unknown("", Document::Null) => self.out.push(NULL),
            Set::Unknown(name, value) => {
                self.head(Major::Map, 1);
                self.text(name);
                self.any(value)?;
            }
            Set::One(index) => {
                if let Some(member) = schema.members().get(index) {
                    self.head(Major::Map, 1);
                    self.text(member.name());
                    members.write(index, member, self)?;
                }
            }
            Set::Any if schema.members().len() < usize::from(info::ONE_BYTE) => {
                // The head contains the count in its only byte. It is filled in at the end.
                let head = self.out.len();
                self.head(Major::Map, 0);
                let count = self.members(schema, members)?;
                if let Some(head) = self.out.get_mut(head) {
                    *head |= count;
                }
            }
            Set::Any => {
                self.out.push(Major::Map.bits() | info::INDEFINITE);
                self.members(schema, members)?;
                self.out.push(BREAK);
            }
        }
        Ok(())
    }

    fn list(&mut self, _: &'static Schema, items: &dyn Items) -> Result<()> {
        self.begin();
        self.head(Major::Array, items.len() as u64);
        for index in 0..items.len() {
            items.write(index, self)?;
        }
        Ok(())
    }

    fn map(&mut self, _: &'static Schema, entries: &dyn Entries) -> Result<()> {
        self.begin();
        self.head(Major::Map, entries.len() as u64);
        entries.each(&mut |key, item| {
            self.text(key);
            item.write(self)
        })
    }

    fn null(&mut self, _: &'static Member) -> Result<()> {
        self.begin();
        self.out.push(NULL);
        Ok(())
    }
}
