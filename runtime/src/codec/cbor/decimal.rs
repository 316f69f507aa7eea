//! Decimal fractions: conversion between JSON numbers and CBOR's mantissa and exponent.

/// A decimal number: `digits` × 10^`exponent`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) is_negative: bool,
    /// At least one digit. Only the number zero starts with a zero.
    pub(super) digits: String,
    pub(super) exponent: i128,
}

/// The maximum number of zeros between the point and the first other digit. A smaller number is
/// written with an exponent.
const ZEROS: usize = 6;

impl Decimal {
    /// Parses a JSON number. Leading zeros, a plus sign and a missing digit on either side of the
    /// point are also accepted. Returns `None` for any other text and for an exponent that does not
    /// fit into 128 bits.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (is_negative, text) = match text.strip_prefix('-') {
            Some(text) => (true, text),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let exponent: i128 = exponent.parse().ok()?;
        let mut digits = format!("{whole}{fraction}");
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let zeros = digits.len() - digits.trim_start_matches('0').len();
        digits.drain(..zeros.min(digits.len() - 1));
        Some(Decimal {
            is_negative,
            digits,
            exponent: exponent.checked_sub(fraction.len() as i128)?,
        })
    }

    /// Formats the number as a JSON number. Only zeros next to the point are added.
    pub(super) fn to_text(&self) -> String {
        let sign = if self.is_negative { "-" } else { "" };
        let digits = &self.digits;
        let behind = usize::try_from(-self.exponent)
            .ok()
            .filter(|behind| *behind <= digits.len().saturating_add(ZEROS));
        match behind {
            Some(0) => format!("{sign}{digits}"),
            Some(behind) => {
                // There is one digit before the point.
                let digits = format!("{digits:0>width$}", width = behind + 1);
                let (whole, fraction) = digits.split_at(digits.len() - behind);
                format!("{sign}{whole}.{fraction}")
            }
            None => format!("{sign}{digits}e{}", self.exponent),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_exponents_are_kept() {
        for (text, digits, exponent, again) in [
            ("0", "0", 0, "0"),
            ("-0.00", "0", -2, "-0.00"),
            ("1.50", "150", -2, "1.50"),
            ("-12.5", "125", -1, "-12.5"),
            ("0.001", "1", -3, "0.001"),
            ("1e-7", "1", -7, "0.0000001"),
            ("1e-8", "1", -8, "1e-8"),
            ("1E+5", "1", 5, "1e5"),
            ("+005.", "5", 0, "5"),
            (".5", "5", -1, "0.5"),
            ("12.50e4", "1250", 2, "1250e2"),
            (
                "1e9223372036854775807",
                "1",
                i128::from(i64::MAX),
                "1e9223372036854775807",
            ),
        ] {
            let decimal = Decimal::parse(text).expect(text);
            let expected = (digits, exponent, text.starts_with('-'));
            assert_eq!(
                (&*decimal.digits, decimal.exponent, decimal.is_negative),
                expected
            );
            assert_eq!(decimal.to_text(), again);
        }
        let far = "1e170141183460469231731687303715884105728";
        for text in ["", "-", ".", "1-", "e1", "NaN", far] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }
}
