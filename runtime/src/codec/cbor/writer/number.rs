//! Writes numbers from their digits: integers, bignums, decimal fractions, and equivalent floats.

use super::CborWriter;
use crate::codec::cbor::bignum;
use crate::codec::cbor::decimal::Decimal;
use crate::codec::cbor::head::{Major, tag};
use crate::document::Number;
use crate::wire::{Error, Result};

impl CborWriter<'_> {
    /// Writes an integer from its digits, as a bignum if it does not fit into 64 bits.
    fn big(&mut self, is_negative: bool, digits: &str) -> Result<()> {
        // A byte is about 2.4 digits.
        let limit = self.settings.number_bytes;
        if digits.len() / 3 > limit {
            return Err(bignum::too_long(limit));
        }
        let is_negative = is_negative && digits.bytes().any(|digit| digit != b'0');
        let Some(bytes) = bignum::from_digits(digits, is_negative) else {
            return Err(Error::new("expected an integer"));
        };
        if bytes.len() > limit {
            return Err(bignum::too_long(limit));
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

    /// Writes an integer, given as a JSON number.
    pub(super) fn big_integer(&mut self, text: &str) -> Result<()> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        match digits.is_empty() {
            true => Err(Error::new("expected an integer")),
            false => self.big(digits.len() < text.len(), digits),
        }
    }

    /// Writes a JSON number as a decimal fraction.
    pub(super) fn big_decimal(&mut self, text: &str) -> Result<()> {
        let decimal = Decimal::parse(text);
        let exponent = decimal
            .as_ref()
            .and_then(|decimal| integer(decimal.exponent));
        let (Some(decimal), Some((major, exponent))) = (decimal, exponent) else {
            return Err(Error::new("expected a number with a 64-bit exponent"));
        };
        self.head(Major::Tag, tag::DECIMAL);
        self.head(Major::Array, 2);
        self.head(major, exponent);
        self.big(decimal.is_negative, &decimal.digits)
    }

    /// Writes a document's number in its most likely original encoding.
    pub(super) fn any_number(&mut self, number: &Number) -> Result<()> {
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
        // CBOR has no negative zero as an integer.
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

    pub(super) fn any_timestamp(&mut self, seconds: &Number) {
        self.head(Major::Tag, tag::TIMESTAMP);
        match seconds.to_string().parse().ok().and_then(integer) {
            Some((major, argument)) => self.head(major, argument),
            None => self.shorter(seconds.to_f64()),
        }
    }
}

/// Returns the head of an integer, if it fits.
fn integer(value: i128) -> Option<(Major, u64)> {
    let (major, argument) = match value < 0 {
        false => (Major::Natural, value),
        true => (Major::Negative, !value),
    };
    Some((major, u64::try_from(argument).ok()?))
}

/// Returns true if the shortest digits of a float equal the number, which must have no padding
/// zeros after the point.
fn says_the_same(double: f64, text: &str) -> bool {
    let shortest = format!("{double:?}");
    let mantissa = text.split(['e', 'E']).next().unwrap_or(text);
    let is_padded = mantissa.contains('.') && mantissa.ends_with('0') && !mantissa.ends_with(".0");
    double.is_finite() && !is_padded && crate::decimal::compare(&shortest, text).is_eq()
}
