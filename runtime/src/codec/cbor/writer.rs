//! Writing values as CBOR.

use std::fmt;

use super::decimal::Decimal;
use super::head::{BREAK, DOUBLE, FALSE, Major, NULL, SINGLE, TRUE, info, tag};
use super::numeral::too_long;
use super::{Cbor, bignum};
use crate::document::{Document, Number};
use crate::schema::{Kind, Member, Schema};
use crate::wire::{self, Entries, Error, Instant, Items, Members, Result, Set};

/// Writes values as CBOR: see [the module](super) for what it writes for what.
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
/// Only for a bigInteger or bigDecimal that is none, is longer than the settings allow, or has an
/// exponent beyond 64 bits.
pub struct Writer<'a> {
    out: &'a mut Vec<u8>,
    settings: Cbor,
    /// The name of the member whose value is written next.
    name: Option<&'static str>,
}

impl<'a> Writer<'a> {
    pub(super) const fn new(settings: Cbor, out: &'a mut Vec<u8>) -> Self {
        Writer {
            out,
            settings,
            name: None,
        }
    }

    /// Writes the name that a value goes by, now that there is one.
    #[inline]
    fn begin(&mut self) {
        if let Some(name) = self.name.take() {
            self.text(name);
        }
    }

    /// Writes a head, as short as it can be.
    #[inline]
    fn head(&mut self, major: Major, argument: u64) {
        match u8::try_from(argument) {
            Ok(argument) if argument < info::ONE_BYTE => self.out.push(major.bits() | argument),
            _ => self.long_head(major, argument),
        }
    }

    fn long_head(&mut self, major: Major, argument: u64) {
        if let Ok(argument) = u8::try_from(argument) {
            self.out
                .extend_from_slice(&[major.bits() | info::ONE_BYTE, argument]);
        } else if let Ok(argument) = u16::try_from(argument) {
            self.out.push(major.bits() | info::TWO_BYTES);
            self.out.extend_from_slice(&argument.to_be_bytes());
        } else if let Ok(argument) = u32::try_from(argument) {
            self.out.push(major.bits() | info::FOUR_BYTES);
            self.out.extend_from_slice(&argument.to_be_bytes());
        } else {
            self.out.push(major.bits() | info::EIGHT_BYTES);
            self.out.extend_from_slice(&argument.to_be_bytes());
        }
    }

    #[inline]
    fn text(&mut self, text: &str) {
        self.head(Major::Text, text.len() as u64);
        self.out.extend_from_slice(text.as_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.head(Major::Bytes, bytes.len() as u64);
        self.out.extend_from_slice(bytes);
    }

    #[inline]
    fn signed(&mut self, value: i64) {
        match u64::try_from(value) {
            Ok(argument) => self.head(Major::Natural, argument),
            // -1 less a negative number is natural.
            Err(_) => self.head(Major::Negative, (!value).unsigned_abs()),
        }
    }

    fn single(&mut self, value: f32) {
        self.out.push(SINGLE);
        self.out.extend_from_slice(&value.to_be_bytes());
    }

    /// Writes a float of 32 bits where that says the same.
    fn shorter(&mut self, value: f64) {
        let single = value as f32;
        if f64::from(single) == value || value.is_nan() {
            return self.single(single);
        }
        self.out.push(DOUBLE);
        self.out.extend_from_slice(&value.to_be_bytes());
    }

    /// Writes an integer by its digits, as a bignum where it has more than 64 bits.
    fn big(&mut self, is_negative: bool, digits: &str) -> Result<()> {
        // A byte is 2.4 digits.
        let limit = self.settings.number_bytes;
        if digits.len() / 3 > limit {
            return Err(too_long(limit));
        }
        let is_negative = is_negative && digits.bytes().any(|digit| digit != b'0');
        let Some(bytes) = bignum::from_digits(digits, is_negative) else {
            return Err(Error::new("expected an integer"));
        };
        if bytes.len() > limit {
            return Err(too_long(limit));
        }
        let (major, tag) = match is_negative {
            false => (Major::Natural, tag::NATURAL),
            true => (Major::Negative, tag::NEGATIVE),
        };
        if bytes.len() <= 8 {
            let argument = bytes
                .iter()
                .fold(0, |sum, byte| sum << 8 | u64::from(*byte));
            self.head(major, argument);
        } else {
            self.head(Major::Tag, tag);
            self.bytes(&bytes);
        }
        Ok(())
    }

    /// Writes an integer in JSON's notation.
    fn big_integer(&mut self, text: &str) -> Result<()> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        match digits.is_empty() {
            true => Err(Error::new("expected an integer")),
            false => self.big(digits.len() < text.len(), digits),
        }
    }

    /// Writes a number in JSON's notation as a decimal fraction.
    fn big_decimal(&mut self, text: &str) -> Result<()> {
        let decimal = Decimal::parse(text);
        let exponent = decimal
            .as_ref()
            .and_then(|decimal| integer(decimal.exponent));
        let (Some(decimal), Some((major, exponent))) = (decimal, exponent) else {
            return Err(Error::new("expected a number with an exponent of 64 bits"));
        };
        self.head(Major::Tag, tag::DECIMAL);
        self.head(Major::Array, 2);
        self.head(major, exponent);
        self.big(decimal.is_negative, &decimal.digits)
    }

    /// Writes a document's number as what it most likely was.
    fn any_number(&mut self, number: &Number) -> Result<()> {
        if let Some(value) = number.as_i64() {
            self.signed(value);
            return Ok(());
        }
        if let Some(value) = number.as_u64() {
            self.head(Major::Natural, value);
            return Ok(());
        }
        let text = number.to_string();
        let digits = text.strip_prefix('-').unwrap_or(&text);
        let is_integer = digits.bytes().all(|byte| byte.is_ascii_digit());
        // CBOR's integers have no negative zero.
        if is_integer && digits != "0" {
            return self.big(digits.len() < text.len(), digits);
        }
        let double = number.to_f64();
        match !number.is_finite() || says_the_same(double, &text) {
            true => {
                self.shorter(double);
                Ok(())
            }
            false => self.big_decimal(&text),
        }
    }

    fn any_timestamp(&mut self, seconds: &Number) {
        self.head(Major::Tag, tag::TIMESTAMP);
        match seconds.to_string().parse().ok().and_then(integer) {
            Some((major, argument)) => self.head(major, argument),
            None => self.shorter(seconds.to_f64()),
        }
    }

    fn any(&mut self, document: &Document) -> Result<()> {
        match document {
            Document::Null => self.out.push(NULL),
            Document::Boolean(false) => self.out.push(FALSE),
            Document::Boolean(true) => self.out.push(TRUE),
            Document::Number(number) => self.any_number(number)?,
            Document::String(text) => self.text(text),
            Document::Blob(bytes) => self.bytes(bytes),
            Document::Timestamp(seconds) => self.any_timestamp(seconds),
            Document::List(items) => {
                self.head(Major::Array, items.len() as u64);
                for item in items {
                    self.any(item)?;
                }
            }
            Document::Object(members) => {
                self.head(Major::Map, members.len() as u64);
                for (name, value) in members {
                    self.text(name);
                    self.any(value)?;
                }
            }
        }
        Ok(())
    }

    /// Writes the members that are there, and counts them.
    fn members(&mut self, schema: &'static Schema, members: &dyn Members) -> Result<u8> {
        let mut count: u8 = 0;
        for (index, member) in schema.members().iter().enumerate() {
            self.name = Some(member.name());
            members.write(index, member, self)?;
            // Where there was no value, the name is still to be written.
            count = count.wrapping_add(u8::from(self.name.take().is_none()));
        }
        Ok(count)
    }
}

/// An integer as a head has it, if there is room.
fn integer(value: i128) -> Option<(Major, u64)> {
    let (major, argument) = match value < 0 {
        false => (Major::Natural, value),
        true => (Major::Negative, !value),
    };
    Some((major, u64::try_from(argument).ok()?))
}

/// Whether the shortest digits that mean a float are those of a number, its zeros behind the point
/// included.
fn says_the_same(double: f64, text: &str) -> bool {
    let shortest = format!("{double:?}");
    let mantissa = text.split(['e', 'E']).next().unwrap_or(text);
    let is_padded = mantissa.contains('.') && mantissa.ends_with('0') && !mantissa.ends_with(".0");
    double.is_finite() && !is_padded && crate::decimal::compare(&shortest, text).is_eq()
}

/// Shows how much there is, not what was written.
impl fmt::Debug for Writer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer")
            .field("len", &self.out.len())
            .finish_non_exhaustive()
    }
}

impl wire::Writer for Writer<'_> {
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
                // Both are exact in a double, so that the quotient is the nearest to the seconds.
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
            // What stands in for a union that was not sent.
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
                // The head has the count in its one byte, which is known in the end.
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
