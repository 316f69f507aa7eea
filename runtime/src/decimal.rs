//! Comparison of arbitrary-precision decimal numbers.

use std::cmp::Ordering;

/// Compares two JSON numbers such as `-12.50e3`. Takes time linear in their length, regardless of
/// the exponents.
pub(crate) fn compare(one: &str, two: &str) -> Ordering {
    let (one, two) = (Decimal::read(one), Decimal::read(two));
    match (one.sign(), two.sign()) {
        (a, b) if a != b => a.cmp(&b),
        (-1, _) => one.compare_size(&two).reverse(),
        (0, _) => Ordering::Equal,
        _ => one.compare_size(&two),
    }
}

/// The number `0.digits` × 10^`exponent`, without leading zeros.
struct Decimal {
    is_negative: bool,
    digits: Vec<u8>,
    exponent: i128,
}

impl Decimal {
    fn read(text: &str) -> Decimal {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent = exponent.trim_start_matches('+');
        // An exponent that does not fit is treated as infinite.
        let exponent: i128 = exponent.parse().unwrap_or(if exponent.starts_with('-') {
            i128::MIN / 2
        } else {
            i128::MAX / 2
        });
        let is_negative = mantissa.starts_with('-');
        let mantissa = mantissa.trim_start_matches(['-', '+']);
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = whole.bytes().chain(fraction.bytes());
        let zeros = all.clone().take_while(|digit| *digit == b'0').count();
        let mut digits: Vec<u8> = all.skip(zeros).collect();
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        Decimal {
            is_negative,
            digits,
            exponent: exponent
                .saturating_add(whole.len() as i128)
                .saturating_sub(zeros as i128),
        }
    }

    fn sign(&self) -> i8 {
        match (self.digits.is_empty(), self.is_negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }

    fn compare_size(&self, other: &Decimal) -> Ordering {
        let by_exponent = self.exponent.cmp(&other.exponent);
        by_exponent.then_with(|| self.digits.cmp(&other.digits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_by_value() {
        let ordered = [
            "-1e99999999999999999999999999999999999999999",
            "-100",
            "-12.5",
            "-1.25e-3",
            "0",
            "1e-400",
            "0.1",
            "0.10000000000000000000000000000000000000001",
            "9",
            "10",
            "123456789012345678901234567890",
            "123456789012345678901234567890.5",
            "1e400",
        ];
        for (i, one) in ordered.iter().enumerate() {
            for (j, two) in ordered.iter().enumerate() {
                assert_eq!(compare(one, two), i.cmp(&j), "{one} and {two}");
            }
        }
    }

    #[test]
    fn spelling_does_not_matter() {
        for (one, two) in [
            ("100", "1e2"),
            ("-0.0", "0"),
            ("1.50", "15E-1"),
            ("+3", "3"),
        ] {
            assert_eq!(compare(one, two), Ordering::Equal, "{one} and {two}");
        }
    }
}
