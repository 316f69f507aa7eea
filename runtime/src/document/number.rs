//! A number with all its digits.

use std::fmt;

/// A number as it was written, whatever its size: integers of 64 bits as such, every other number by
/// its digits. Equal when written alike: `1.50` is not `1.5`.
///
/// ```
/// use smithy_typegen_runtime::document::Number;
///
/// let number = Number::parse("12345678901234567890123.50").ok_or("not a number")?;
/// assert_eq!(number.to_string(), "12345678901234567890123.50");
/// assert_eq!(number.as_i64(), None);
/// assert_eq!(number.to_f64(), 1.2345678901234568e22);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number(Repr);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Repr {
    Negative(i64),
    Natural(u64),
    /// In JSON's notation, or one of `NaN`, `Infinity` and `-Infinity`.
    Digits(Box<str>),
}

impl Number {
    /// A number in JSON's notation, or `NaN`, `Infinity` or `-Infinity`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let is_number = matches!(text, "NaN" | "Infinity" | "-Infinity") || is_json_number(text);
        is_number.then(|| Self::from_digits(text))
    }

    /// A number whose notation was looked at already.
    pub(crate) fn from_digits(text: &str) -> Self {
        if !text.starts_with("-0") {
            if let Ok(natural) = text.parse() {
                return Number(Repr::Natural(natural));
            }
            if let Ok(negative) = text.parse() {
                return Number(Repr::Negative(negative));
            }
        }
        Number(Repr::Digits(text.into()))
    }

    /// The number, if it is written as an integer of 64 bits.
    pub fn as_i64(&self) -> Option<i64> {
        match self.0 {
            Repr::Negative(value) => Some(value),
            Repr::Natural(value) => i64::try_from(value).ok(),
            Repr::Digits(_) => None,
        }
    }

    /// The number, if it is written as an unsigned integer of 64 bits.
    pub fn as_u64(&self) -> Option<u64> {
        match self.0 {
            Repr::Natural(value) => Some(value),
            _ => None,
        }
    }

    /// The double nearest to it.
    pub fn to_f64(&self) -> f64 {
        match &self.0 {
            Repr::Negative(value) => *value as f64,
            Repr::Natural(value) => *value as f64,
            // The digits are those of a number.
            Repr::Digits(digits) => digits.parse().unwrap_or(f64::NAN),
        }
    }

    /// Whether it is a finite number, which JSON has a notation for.
    pub fn is_finite(&self) -> bool {
        !matches!(&self.0, Repr::Digits(digits) if digits.ends_with(['N', 'y']))
    }
}

/// Whether a text is a number in JSON's notation, and nothing else.
pub(crate) fn is_json_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_exponent = |text: &str| is_digits(text.strip_prefix(['+', '-']).unwrap_or(text));
    is_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(is_digits)
        && exponent.is_none_or(is_exponent)
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Negative(value) => value.fmt(f),
            Repr::Natural(value) => value.fmt(f),
            Repr::Digits(digits) => f.write_str(digits),
        }
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        match u64::try_from(value) {
            Ok(natural) => Number(Repr::Natural(natural)),
            Err(_) => Number(Repr::Negative(value)),
        }
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Self {
        Number(Repr::Natural(value))
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Self {
        i64::from(value).into()
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Self {
        u64::from(value).into()
    }
}

/// By the shortest digits that mean the same double.
impl From<f64> for Number {
    fn from(value: f64) -> Self {
        let digits = if value.is_nan() {
            "NaN".to_owned()
        } else if value.is_infinite() {
            let sign = if value.is_sign_negative() { "-" } else { "" };
            format!("{sign}Infinity")
        } else {
            // `{:?}` keeps `.0`, so that a double stays one, and turns to exponents where they
            // are shorter; both are JSON's notation.
            format!("{value:?}")
        };
        Number(Repr::Digits(digits.into()))
    }
}
