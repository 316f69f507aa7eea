//! Reads numbers of any kind: integers, bignums, floats and decimal fractions.

use super::CborReader;
use super::input::unexpected;
use crate::codec::cbor::bignum;
use crate::codec::cbor::decimal::Decimal;
use crate::codec::cbor::head::{BREAK, Head, Major, tag};
use crate::wire::{Position, Result};

/// A number as it was encoded.
#[derive(Debug)]
pub(super) enum Numeral {
    Natural(u64),
    /// The number -1 - *n*.
    Negative(u64),
    Float(f64),
    /// The digits of a bignum.
    Integer(String),
    /// A decimal fraction as a JSON number.
    Decimal(String),
}

/// Converts the argument of a negative integer's head.
pub(super) fn negative(argument: u64) -> i128 {
    -1 - i128::from(argument)
}

impl CborReader<'_> {
    /// Reads the number that starts with this head.
    pub(super) fn numeral(&mut self, head: Head, expected: &str, at: usize) -> Result<Numeral> {
        match (head.major(), head.argument) {
            (Major::Natural, argument) => Ok(Numeral::Natural(argument)),
            (Major::Negative, argument) => Ok(Numeral::Negative(argument)),
            (Major::Tag, tag::NATURAL | tag::NEGATIVE) => self.bignum(head).map(Numeral::Integer),
            (Major::Tag, tag::DECIMAL) => self.decimal().map(Numeral::Decimal),
            _ => match head.float() {
                Some(float) => Ok(Numeral::Float(float)),
                None => Err(unexpected(expected, head, at)),
            },
        }
    }

    /// Reads a bignum after its tag.
    fn bignum(&mut self, tag: Head) -> Result<String> {
        let at = self.input.offset();
        let head = self.input.head()?;
        if head.major() != Major::Bytes {
            return Err(unexpected("the bytes of a bignum", head, at));
        }
        let bytes = self.input.bytes(head)?;
        let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
        let bytes = bytes.get(zeros..).unwrap_or_default();
        if bytes.len() > self.settings.number_bytes {
            return Err(bignum::too_long(self.settings.number_bytes).at(Position::Offset(at)));
        }
        let is_negative = tag.argument == tag::NEGATIVE;
        let digits = bignum::to_digits(bytes, is_negative);
        Ok(match is_negative {
            true => format!("-{digits}"),
            false => digits,
        })
    }

    /// Reads a decimal fraction after its tag: an array of an exponent and a mantissa.
    fn decimal(&mut self) -> Result<String> {
        let at = self.input.offset();
        let array = self.input.head()?;
        let is_pair = array.is_indefinite() || array.argument == 2;
        if array.major() != Major::Array || !is_pair {
            let expected = "an array of an exponent and a mantissa";
            return Err(unexpected(expected, array, at));
        }
        let at = self.input.offset();
        let head = self.input.head()?;
        let exponent = match head.major() {
            Major::Natural => i128::from(head.argument),
            Major::Negative => negative(head.argument),
            _ => return Err(unexpected("an exponent", head, at)),
        };
        let at = self.input.offset();
        let head = self.input.head()?;
        let mantissa = match (head.major(), head.argument) {
            (Major::Natural, argument) => argument.to_string(),
            (Major::Negative, argument) => negative(argument).to_string(),
            (Major::Tag, tag::NATURAL | tag::NEGATIVE) => self.bignum(head)?,
            _ => return Err(unexpected("a mantissa", head, at)),
        };
        if array.is_indefinite() && !self.input.take_byte(BREAK) {
            return Err(self.input.error("expected the end of a decimal fraction"));
        }
        let (is_negative, digits) = match mantissa.strip_prefix('-') {
            Some(digits) => (true, digits.to_owned()),
            None => (false, mantissa),
        };
        let decimal = Decimal {
            is_negative,
            digits,
            exponent,
        };
        Ok(decimal.to_text())
    }
}

/// A number of the requested type, or a description of the number if it does not fit.
pub(super) type Fit<T> = std::result::Result<T, &'static str>;

const LARGER: &str = "a larger one";
const FLOAT: &str = "a float";
const DECIMAL: &str = "a decimal fraction";

impl Numeral {
    /// Converts to a 64-bit integer.
    pub(super) fn to_i64(&self) -> Fit<i64> {
        // The first float that is out of range.
        const END: f64 = 9_223_372_036_854_775_808.0;
        let fits = match self {
            Numeral::Natural(argument) => i64::try_from(*argument).ok(),
            Numeral::Negative(argument) => i64::try_from(*argument).ok().map(|argument| !argument),
            Numeral::Float(float) if float.fract() == 0.0 => {
                (-END..END).contains(float).then_some(*float as i64)
            }
            Numeral::Float(_) => return Err(FLOAT),
            Numeral::Integer(digits) => digits.parse().ok(),
            Numeral::Decimal(_) => return Err(DECIMAL),
        };
        fits.ok_or(LARGER)
    }

    /// Converts to the nearest `f32`.
    pub(super) fn to_f32(&self) -> Fit<f32> {
        let nearest = match self {
            Numeral::Natural(argument) => *argument as f32,
            Numeral::Negative(argument) => negative(*argument) as f32,
            Numeral::Float(float) if !float.is_finite() => return Ok(*float as f32),
            Numeral::Float(float) => *float as f32,
            Numeral::Integer(text) | Numeral::Decimal(text) => text.parse().map_err(|_| LARGER)?,
        };
        nearest.is_finite().then_some(nearest).ok_or(LARGER)
    }

    /// Converts to the nearest `f64`.
    pub(super) fn to_f64(&self) -> Fit<f64> {
        let nearest: f64 = match self {
            Numeral::Natural(argument) => *argument as f64,
            Numeral::Negative(argument) => negative(*argument) as f64,
            Numeral::Float(float) => return Ok(*float),
            Numeral::Integer(text) | Numeral::Decimal(text) => text.parse().map_err(|_| LARGER)?,
        };
        nearest.is_finite().then_some(nearest).ok_or(LARGER)
    }

    /// Converts to the digits of an integer.
    pub(super) fn into_integer(self) -> Fit<String> {
        match self {
            Numeral::Natural(argument) => Ok(argument.to_string()),
            Numeral::Negative(argument) => Ok(negative(argument).to_string()),
            Numeral::Float(float) if float.fract() == 0.0 => Ok(format!("{float:.0}")),
            Numeral::Float(_) => Err(FLOAT),
            Numeral::Integer(digits) => Ok(digits),
            Numeral::Decimal(_) => Err(DECIMAL),
        }
    }

    /// Converts to a finite JSON number.
    pub(super) fn into_decimal(self) -> Fit<String> {
        match self {
            Numeral::Float(float) if float.is_finite() => Ok(format!("{float:?}")),
            Numeral::Decimal(text) => Ok(text),
            other => other.into_integer(),
        }
    }
}
