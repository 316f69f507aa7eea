//! Numbers from models, compared by value.

use std::cmp::Ordering;
use std::fmt;

use serde_json::Number;

/// A number with all digits from the model.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decimal(Number);

impl Decimal {
    /// The number, if it is an integer that fits; `1.0` and `1e2` count as integers.
    pub fn as_i128(&self) -> Option<i128> {
        let (negative, digits, exponent) = self.parts()?;
        if exponent < 0 || digits.len() > 40 {
            return None;
        }
        let size = digits
            .parse::<i128>()
            .ok()?
            .checked_mul(10_i128.checked_pow(exponent.try_into().ok()?)?)?;
        Some(if negative { -size } else { size })
    }

    /// Whether it has no fraction, in any notation.
    pub fn is_integer(&self) -> bool {
        self.parts().is_some_and(|(_, _, exponent)| exponent >= 0)
    }

    /// Whether it is zero, in any notation.
    pub fn is_zero(&self) -> bool {
        self.parts().is_some_and(|(_, digits, _)| digits == "0")
    }

    /// The nearest `f64`.
    pub fn as_f64(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// The number in JSON.
    pub fn as_number(&self) -> &Number {
        &self.0
    }

    /// Sign, significant digits without zeros at either end (`0` for zero), and the power of ten that scales them.
    fn parts(&self) -> Option<(bool, String, i64)> {
        let text = self.0.to_string();
        let (negative, text) = text
            .strip_prefix('-')
            .map_or((false, text.as_str()), |rest| (true, rest));
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}");
        let exponent = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
        let trimmed = digits.trim_end_matches('0');
        let exponent = exponent.checked_add(i64::try_from(digits.len() - trimmed.len()).ok()?)?;
        match trimmed.trim_start_matches('0') {
            "" => Some((false, "0".to_owned(), 0)),
            significant => Some((negative, significant.to_owned(), exponent)),
        }
    }
}

impl From<Number> for Decimal {
    fn from(number: Number) -> Self {
        Decimal(number)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl PartialOrd for Decimal {
    /// Compares exact values. `None` if an exponent exceeds `i64`.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let (negative, digits, exponent) = self.parts()?;
        let (other_negative, other_digits, other_exponent) = other.parts()?;
        let sign = |negative, digits: &str| match (digits, negative) {
            ("0", _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        };
        let (one, two) = (sign(negative, &digits), sign(other_negative, &other_digits));
        if one != two || one == 0 {
            return Some(one.cmp(&two));
        }
        // The digits start with the first significant one, so compare its power of ten first.
        let top = exponent.checked_add(i64::try_from(digits.len()).ok()?)?;
        let other_top = other_exponent.checked_add(i64::try_from(other_digits.len()).ok()?)?;
        let size = top.cmp(&other_top).then_with(|| digits.cmp(&other_digits));
        Some(if negative { size.reverse() } else { size })
    }
}
