//! Parses and normalizes numbers.

use std::borrow::Cow;
use std::str::FromStr;

use super::JsonReader;
use crate::wire::Result;

impl<'a> JsonReader<'a> {
    /// Reads a number and returns its text.
    #[inline]
    pub(super) fn digits(&mut self) -> Result<&'a str> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let digits = length(rest.as_bytes()).and_then(|length| rest.get(..length));
        match digits {
            Some(digits) => {
                self.at += digits.len();
                Ok(digits)
            }
            None => Err(self.wrong("expected a valid JSON number", self.at)),
        }
    }

    /// Reads a float or double: a number, or a string for values that JSON numbers cannot
    /// represent.
    pub(super) fn real<T: FromStr>(
        &mut self,
        expected: &str,
        is_finite: fn(&T) -> bool,
    ) -> Result<Option<T>> {
        let next = self.peek();
        let start = self.at;
        let number = match next {
            Some(b'-' | b'0'..=b'9') => self.digits()?.parse().ok().filter(is_finite),
            Some(b'"') => match &*self.quoted()? {
                "NaN" => "NaN".parse().ok(),
                "Infinity" => "inf".parse().ok(),
                "-Infinity" => "-inf".parse().ok(),
                _ => None,
            },
            _ => return self.null_or(expected).map(|()| None),
        };
        match (number, next) {
            (Some(number), _) => Ok(Some(number)),
            (None, Some(b'"')) => {
                self.at = start;
                Err(self.expected(expected))
            }
            (None, _) => {
                let message = format!("expected {expected}, found a number that is out of range");
                Err(self.wrong(message, start))
            }
        }
    }
}

/// Returns the length of the number at the start of the bytes, or `None` if there is none.
#[inline]
fn length(bytes: &[u8]) -> Option<usize> {
    let mut rest = bytes.strip_prefix(b"-").unwrap_or(bytes);
    rest = match rest.strip_prefix(b"0") {
        Some(rest) => rest,
        None => after_digits(rest)?,
    };
    if let Some(fraction) = rest.strip_prefix(b".") {
        rest = after_digits(fraction)?;
    }
    if let [b'e' | b'E', exponent @ ..] = rest {
        let unsigned = match exponent {
            [b'+' | b'-', unsigned @ ..] => unsigned,
            unsigned => unsigned,
        };
        rest = after_digits(unsigned)?;
    }
    Some(bytes.len() - rest.len())
}

/// Returns what follows the leading digits, or `None` if there are none.
#[inline]
fn after_digits(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes;
    while let [b'0'..=b'9', tail @ ..] = rest {
        rest = tail;
    }
    (rest.len() < bytes.len()).then_some(rest)
}

/// A number as JSON writes it, `None` if it is no number. Takes also what big numbers of Rust types may
/// hold: `+5`, `007`, `.5` and `5.`.
pub(in crate::codec) fn notation(digits: &str) -> Option<Cow<'_, str>> {
    if length(digits.as_bytes()) == Some(digits.len()) {
        return Some(Cow::Borrowed(digits));
    }
    let (sign, unsigned) = match digits.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", digits.strip_prefix('+').unwrap_or(digits)),
    };
    let end = unsigned.find(['e', 'E']).unwrap_or(unsigned.len());
    let (mantissa, exponent) = unsigned.split_at_checked(end)?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let point = if fraction.is_empty() { "" } else { "." };
    let number = format!("{sign}{whole}{point}{fraction}{exponent}");
    (length(number.as_bytes()) == Some(number.len())).then_some(Cow::Owned(number))
}

/// Returns the integer that a JSON number is equal to, even if it has a fraction or an exponent.
/// Otherwise returns an error message.
pub(super) fn integer(digits: &str) -> std::result::Result<i64, &'static str> {
    match digits.parse() {
        Ok(integer) => Ok(integer),
        Err(_) => exactly(digits),
    }
}

#[inline(never)]
fn exactly(digits: &str) -> std::result::Result<i64, &'static str> {
    const TOO_LARGE: &str = "expected a 64-bit integer, found a larger number";
    let (sign, unsigned) = match digits.strip_prefix('-') {
        Some(unsigned) => (-1, unsigned),
        None => (1, digits),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, clamped(exponent)),
        None => (unsigned, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let (mut value, mut places) = (0_i64, exponent.saturating_add_unsigned(whole.len() as u64));
    for digit in whole.bytes().chain(fraction.bytes()) {
        let digit = sign * i64::from(digit - b'0');
        if places > 0 {
            let tens = value.checked_mul(10);
            value = tens
                .and_then(|tens| tens.checked_add(digit))
                .ok_or(TOO_LARGE)?;
        } else if digit != 0 {
            return Err("expected an integer, found a number with a fraction");
        }
        places -= 1;
    }
    while places > 0 && value != 0 {
        value = value.checked_mul(10).ok_or(TOO_LARGE)?;
        places -= 1;
    }
    Ok(value)
}

/// Parses an exponent. One that does not fit is clamped to a value beyond the length of any text.
fn clamped(exponent: &str) -> i64 {
    const BEYOND: i64 = i64::MAX / 4;
    let value = exponent.parse::<i64>();
    let beyond = if exponent.starts_with('-') {
        -BEYOND
    } else {
        BEYOND
    };
    value.unwrap_or(beyond).clamp(-BEYOND, BEYOND)
}

#[cfg(test)]
mod tests {
    use super::{integer, length, notation};

    #[test]
    fn lengths() {
        for (text, expected) in [
            ("0", Some(1)),
            ("-0", Some(2)),
            ("01", Some(1)),
            ("10,", Some(2)),
            ("1.5e-7]", Some(6)),
            ("1E+30", Some(5)),
            ("-", None),
            ("1.", None),
            ("1e", None),
            ("1e+", None),
            (".5", None),
            ("", None),
        ] {
            assert_eq!(length(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn integers_in_any_notation() {
        let (fraction, large) = (
            Err("expected an integer, found a number with a fraction"),
            Err("expected a 64-bit integer, found a larger number"),
        );
        let beyond = "1e-99999999999999999999";
        for (text, expected) in [
            ("-0", Ok(0)),
            ("-0.0", Ok(0)),
            ("1.0", Ok(1)),
            ("1e3", Ok(1000)),
            ("1.25E2", Ok(125)),
            ("1200e-2", Ok(12)),
            ("9223372036854775807", Ok(i64::MAX)),
            ("-9223372036854775808", Ok(i64::MIN)),
            ("-9.223372036854775808e18", Ok(i64::MIN)),
            ("9223372036854775808", large),
            ("-9223372036854775809", large),
            ("1e19", large),
            ("1e99999999999999999999", large),
            ("0e99999999999999999999", Ok(0)),
            ("0.000e-99999999999999999999", Ok(0)),
            (beyond, fraction),
            ("1.001", fraction),
            ("1e-1", fraction),
        ] {
            assert_eq!(integer(text), expected, "{text}");
        }
    }

    #[test]
    fn other_notations() {
        for (text, expected) in [
            ("1.50", Some("1.50")),
            ("+5", Some("5")),
            ("007", Some("7")),
            ("-000", Some("-0")),
            (".5", Some("0.5")),
            ("-.5e3", Some("-0.5e3")),
            ("5.", Some("5")),
            ("5.e1", Some("5e1")),
            (".", None),
            ("", None),
            ("-", None),
            ("1e", None),
            ("0x10", None),
            ("NaN", None),
            ("--1", None),
        ] {
            assert_eq!(notation(text).as_deref(), expected, "{text}");
        }
    }
}
