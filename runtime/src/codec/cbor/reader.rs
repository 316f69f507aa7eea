//! Reads values of a shape from CBOR.

mod document;
mod input;
mod numeral;
mod skip;
mod string;

use std::borrow::Cow;
use std::fmt;

use self::input::{Input, unexpected};
use self::numeral::{Fit, Numeral};
use super::Cbor;
use super::head::{BREAK, FALSE, Head, Major, TRUE, tag};
use crate::document::Document;
use crate::schema::{Kind, Member, Schema, TimestampFormat};
use crate::wire::{self, Error, Fields, Instant, Position, Result};

/// A reader of CBOR values. See [the module](super) for the accepted encodings.
///
/// ```
/// use smithy_typegen_runtime::codec::cbor::Cbor;
/// use smithy_typegen_runtime::wire::Reader as _;
///
/// let mut reader = Cbor::new().reader(b"\x82\x01\x02");
/// let document = reader.document()?;
/// reader.finish()?;
/// assert_eq!(document.to_string(), "[1,2]");
/// # Ok::<(), smithy_typegen_runtime::wire::Error>(())
/// ```
///
/// # Errors
///
/// Methods return an error if the bytes are not the requested value, are not well-formed, or end
/// early. After an error the reader cannot be used.
pub struct CborReader<'a> {
    input: Input<'a>,
    settings: Cbor,
    /// How many more levels of nesting are allowed.
    levels: usize,
}

impl<'a> CborReader<'a> {
    pub(super) const fn new(settings: Cbor, bytes: &'a [u8]) -> Self {
        CborReader {
            input: Input::new(bytes),
            settings,
            levels: settings.depth,
        }
    }

    /// The number of bytes read.
    pub const fn offset(&self) -> usize {
        self.input.offset()
    }

    /// Checks that all bytes were read.
    ///
    /// # Errors
    ///
    /// Returns an error if there are more bytes.
    pub fn finish(self) -> Result<()> {
        match self.input.left() {
            0 => Ok(()),
            _ => Err(self
                .input
                .error("expected the end of the input, found trailing bytes")),
        }
    }

    /// Reads the head of a value, after tags that can be ignored.
    #[inline]
    fn value(&mut self) -> Result<Head> {
        match self.input.head() {
            Ok(head) if head.is_other_tag() => self.after_tags(),
            head => head,
        }
    }

    #[cold]
    fn after_tags(&mut self) -> Result<Head> {
        loop {
            let head = self.input.head()?;
            if !head.is_other_tag() {
                return Ok(head);
            }
        }
    }

    /// Like `value`, but returns `None` for null.
    #[inline]
    fn present(&mut self) -> Result<Option<Head>> {
        let head = self.value()?;
        Ok((!head.is_null()).then_some(head))
    }

    /// Like `present`, but only accepts one major type.
    #[inline]
    fn only(&mut self, major: Major, expected: &'static str) -> Result<Option<Head>> {
        let at = self.input.offset();
        match self.present()? {
            Some(head) if head.major() != major => Err(unexpected(expected, head, at)),
            head => Ok(head),
        }
    }

    /// Reads a number and converts it.
    fn numeric<T>(
        &mut self,
        expected: &'static str,
        to: impl FnOnce(Numeral) -> Fit<T>,
    ) -> Result<Option<T>> {
        let at = self.input.offset();
        let Some(head) = self.present()? else {
            return Ok(None);
        };
        match to(self.numeral(head, expected, at)?) {
            Ok(value) => Ok(Some(value)),
            Err(found) => Err(does_not_fit(expected, found, at)),
        }
    }

    /// Enters an array or map with so many items per entry. Returns the number of entries, or
    /// `None` for an indefinite length.
    #[inline]
    fn enter(&mut self, head: Head, items: usize) -> Result<Option<u64>> {
        match self.levels.checked_sub(1) {
            Some(levels) => self.levels = levels,
            None => return Err(self.too_deep()),
        }
        if head.is_indefinite() {
            return Ok(None);
        }
        // An item has at least one byte.
        if head.argument > (self.input.left() / items) as u64 {
            return Err(self
                .input
                .error("expected a length within the input, found a larger one"));
        }
        Ok(Some(head.argument))
    }

    /// Returns true if there is another entry.
    #[inline]
    fn more(&mut self, left: &mut Option<u64>) -> Result<bool> {
        match left {
            Some(0) => Ok(false),
            Some(left) => {
                *left -= 1;
                Ok(true)
            }
            None => Ok(!self.input.take_byte(BREAK)),
        }
    }

    /// Leaves an array or map.
    #[inline]
    fn leave(&mut self) {
        self.levels += 1;
    }

    /// Reads the key of a map entry.
    #[inline]
    fn key(&mut self) -> Result<Cow<'a, str>> {
        let at = self.input.offset();
        let head = self.input.head()?;
        match head.major() {
            Major::Text => self.input.text(head),
            _ => Err(unexpected("a string as a key", head, at)),
        }
    }

    #[cold]
    fn too_deep(&self) -> Error {
        let levels = self.settings.depth;
        let at = Position::Offset(self.input.offset());
        Error::new(format!("expected at most {levels} levels of nesting")).at(at)
    }
}

/// Shows the position, but not the input.
impl fmt::Debug for CborReader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("offset", &self.offset())
            .finish_non_exhaustive()
    }
}

impl wire::Reader for CborReader<'_> {
    fn boolean(&mut self, _: &'static Member) -> Result<Option<bool>> {
        let at = self.input.offset();
        match self.present()? {
            None => Ok(None),
            Some(head) => match head.first {
                FALSE => Ok(Some(false)),
                TRUE => Ok(Some(true)),
                _ => Err(unexpected("a boolean", head, at)),
            },
        }
    }

    fn integer(&mut self, _: &'static Member) -> Result<Option<i64>> {
        self.numeric("a 64-bit integer", |numeral| numeral.to_i64())
    }

    fn float(&mut self, _: &'static Member) -> Result<Option<f32>> {
        self.numeric("a 32-bit float", |numeral| numeral.to_f32())
    }

    fn double(&mut self, _: &'static Member) -> Result<Option<f64>> {
        self.numeric("a 64-bit float", |numeral| numeral.to_f64())
    }

    fn number(&mut self, member: &'static Member) -> Result<Option<String>> {
        match member.target().kind() {
            Kind::BigInteger => self.numeric("an integer", Numeral::into_integer),
            _ => self.numeric("a finite number", Numeral::into_decimal),
        }
    }

    fn string(&mut self, _: &'static Member) -> Result<Option<String>> {
        match self.only(Major::Text, "a string")? {
            Some(head) => Ok(Some(self.input.owned_text(head)?)),
            None => Ok(None),
        }
    }

    fn text(&mut self, _: &'static Member, take: &mut dyn FnMut(&str)) -> Result<bool> {
        match self.only(Major::Text, "a string")? {
            Some(head) => {
                take(&self.input.text(head)?);
                Ok(true)
            }
            None => Ok(false),
        }
    }

    fn blob(&mut self, _: &'static Member) -> Result<Option<Vec<u8>>> {
        match self.only(Major::Bytes, "bytes")? {
            Some(head) => Ok(Some(self.input.bytes(head)?.into_owned())),
            None => Ok(None),
        }
    }

    fn timestamp(&mut self, _: &'static Member) -> Result<Option<Instant>> {
        let at = self.input.offset();
        match self.present()? {
            None => return Ok(None),
            Some(head) if head.major() == Major::Tag && head.argument == tag::TIMESTAMP => {}
            Some(head) => return Err(unexpected("a timestamp", head, at)),
        }
        let at = self.input.offset();
        let head = self.input.head()?;
        let instant = match (head.major(), head.float()) {
            (Major::Natural, _) => whole(head.argument, 1),
            (Major::Negative, _) => whole(head.argument, -1),
            (_, Some(float)) if float.is_finite() => {
                Instant::parse(&format!("{float:e}"), TimestampFormat::EpochSeconds)
            }
            _ => return Err(unexpected("seconds since 1970", head, at)),
        };
        match instant {
            Some(instant) => Ok(Some(instant)),
            None => Err(outside_of_years(at)),
        }
    }

    fn document(&mut self) -> Result<Document> {
        self.any()
    }

    fn structure(&mut self, schema: &'static Schema, fields: &mut dyn Fields) -> Result<bool> {
        let Some(head) = self.only(Major::Map, "a map")? else {
            return Ok(false);
        };
        let mut left = self.enter(head, 2)?;
        let members = schema.members();
        let mut next = 0;
        while self.more(&mut left)? {
            let found = match members.get(next) {
                // Members usually come in model order, so the next one is guessed.
                Some(member) if self.input.take_text(member.name()) => Ok((next, member)),
                _ => {
                    let name = self.key()?;
                    find(members, next, &name).ok_or(name)
                }
            };
            let at = self.input.offset();
            let read = match found {
                Ok((index, member)) => {
                    next = index + 1;
                    fields.read(index, member, self)
                }
                Err(name) if name == "__type" && is_union(schema) => self.skip_item(),
                Err(name) => fields.unknown(&name, self),
            };
            if let Err(error) = read {
                return Err(error.at(Position::Offset(at)));
            }
        }
        self.leave();
        Ok(true)
    }

    fn list(
        &mut self,
        _: &'static Schema,
        item: &mut dyn FnMut(&mut dyn wire::Reader) -> Result<()>,
    ) -> Result<bool> {
        let Some(head) = self.only(Major::Array, "an array")? else {
            return Ok(false);
        };
        let mut left = self.enter(head, 1)?;
        while self.more(&mut left)? {
            let at = self.input.offset();
            if let Err(error) = item(self) {
                return Err(error.at(Position::Offset(at)));
            }
        }
        self.leave();
        Ok(true)
    }

    fn map(
        &mut self,
        _: &'static Schema,
        entry: &mut dyn FnMut(&str, &mut dyn wire::Reader) -> Result<()>,
    ) -> Result<bool> {
        let Some(head) = self.only(Major::Map, "a map")? else {
            return Ok(false);
        };
        let mut left = self.enter(head, 2)?;
        while self.more(&mut left)? {
            let at = self.input.offset();
            let key = self.key()?;
            if let Err(error) = entry(&key, self) {
                return Err(error.at(Position::Offset(at)));
            }
        }
        self.leave();
        Ok(true)
    }

    fn skip(&mut self) -> Result<()> {
        self.skip_item()
    }
}

/// Finds the member with a name, starting at an index and continuing with the first.
fn find(members: &'static [Member], from: usize, name: &str) -> Option<(usize, &'static Member)> {
    let all = || members.iter().enumerate();
    all()
        .skip(from)
        .chain(all().take(from))
        .find(|(_, member)| member.name() == name)
}

#[inline]
fn is_union(schema: &Schema) -> bool {
    matches!(schema.kind(), Kind::Union(_))
}

/// Converts the argument of an integer's head to whole seconds.
fn whole(argument: u64, sign: i64) -> Option<Instant> {
    let argument = i64::try_from(argument).ok()?;
    Instant::new(if sign < 0 { !argument } else { argument }, 0)
}

#[cold]
fn does_not_fit(expected: &str, found: &str, at: usize) -> Error {
    Error::new(format!("expected {expected}, found {found}")).at(Position::Offset(at))
}

#[cold]
fn outside_of_years(at: usize) -> Error {
    Error::new("expected a timestamp in the years 1 to 9999").at(Position::Offset(at))
}
