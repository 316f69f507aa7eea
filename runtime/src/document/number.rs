//! Arbitrary-precision numbers.

use std::fmt;

/// A number of any size and precision.
///
/// A 64-bit integer is stored as such, every other number as its digits. Two numbers are equal if
/// they are written alike: `1.50` is not equal to `1.5`.
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
    /// A JSON number, or one of `NaN`, `Infinity` and `-Infinity`.
    Digits(Box<str>),
}

impl Number {
    /// Parses a JSON number, `NaN`, `Infinity` or `-Infinity`. Returns `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let is_number = matches!(text, "NaN" | "Infinity" | "-Infinity") || is_json_number(text);
        is_number.then(|| Self::from_digits(text))
    }

    /// Creates a number from text that has already been checked.
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

    /// Returns the number, if it is written as a 64-bit signed integer.
    pub fn as_i64(&self) -> Option<i64> {
        match self.0 {
            Repr::Negative(value) => Some(value),
            Repr::Natural(value) => i64::try_from(value).ok(),
            Repr::Digits(_) => None,
        }
    }

    /// Returns the number, if it is written as a 64-bit unsigned integer.
    pub fn as_u64(&self) -> Option<u64> {
        match self.0 {
            Repr::Natural(value) => Some(value),
            _ => None,
        }
    }

    /// Returns the nearest `f64`.
    pub fn to_f64(&self) -> f64 {
        match &self.0 {
            Repr::Negative(value) => *value as f64,
            Repr::Natural(value) => *value as f64,
            // The text is a valid number.
            Repr::Digits(digits) => digits.parse().unwrap_or(f64::NAN),
        }
    }

    /// Returns true if the number is finite. Only finite numbers exist in JSON.
    pub fn is_finite(&self) -> bool {
        !matches!(&self.0, Repr::Digits(digits) if digits.ends_with(['N', 'y']))
    }
}

/// Returns true if the whole text is a JSON number.
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

/// Uses the shortest digits that parse back to the same `f64`.
impl From<f64> for Number {
    fn from(value: f64) -> Self {
        let digits = if value.is_nan() {
            "NaN".to_owned()
        } else if value.is_infinite() {
            let sign = if value.is_sign_negative() { "-" } else { "" };
            format!("{sign}Infinity")
        } else {
            // `{:?}` keeps `.0`, so a float remains a float, and uses an exponent where that is
            // shorter. Both are valid JSON.
            format!("{value:?}")
        };
        Number(Repr::Digits(digits.into()))
    }
}
