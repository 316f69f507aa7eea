//! Arbitrary-precision integers: conversion between big-endian bytes and decimal digits.
//!
//! Both directions take time quadratic in the length, so the callers limit it.

use crate::wire::Error;

/// The base of a limb, which has nine digits.
const BILLION: u64 = 1_000_000_000;

/// Converts big-endian bytes to digits. Adds one first if `plus_one` is set.
pub(super) fn to_digits(bytes: &[u8], plus_one: bool) -> String {
    let mut limbs: Vec<u32> = bytes.rchunks(4).map(limb).collect();
    if plus_one {
        let carried = limbs.iter_mut().find_map(|limb| {
            *limb = limb.wrapping_add(1);
            (*limb != 0).then_some(())
        });
        if carried.is_none() {
            limbs.push(1);
        }
    }
    // Nine digits at a time, the last ones first.
    let mut groups = Vec::new();
    loop {
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
        if limbs.is_empty() {
            break;
        }
        let mut rest = 0;
        for limb in limbs.iter_mut().rev() {
            let value = (rest << 32) | u64::from(*limb);
            // Less than 2^32, because the remainder is less than the divisor.
            *limb = (value / BILLION) as u32;
            rest = value % BILLION;
        }
        groups.push(rest);
    }
    let mut groups = groups.into_iter().rev();
    let mut digits = groups.next().unwrap_or(0).to_string();
    for group in groups {
        digits.push_str(&format!("{group:09}"));
    }
    digits
}

/// Converts digits to the shortest big-endian bytes. Subtracts one first if `minus_one` is set,
/// except from zero. Returns `None` if a character is not a digit.
pub(super) fn from_digits(digits: &str, minus_one: bool) -> Option<Vec<u8>> {
    let mut limbs: Vec<u32> = Vec::with_capacity(digits.len() / 9 + 1);
    let digits = digits.as_bytes();
    let (first, rest) = digits.split_at_checked(digits.len() % 9)?;
    for group in [first].into_iter().chain(rest.chunks(9)) {
        let mut carry = 0;
        for digit in group {
            if !digit.is_ascii_digit() {
                return None;
            }
            carry = carry * 10 + u64::from(digit - b'0');
        }
        for limb in &mut limbs {
            let value = u64::from(*limb) * BILLION + carry;
            *limb = value as u32;
            carry = value >> 32;
        }
        if carry > 0 {
            limbs.push(carry as u32);
        }
    }
    if minus_one {
        for limb in &mut limbs {
            *limb = limb.wrapping_sub(1);
            if *limb != u32::MAX {
                break;
            }
        }
    }
    let bytes = limbs.iter().rev().flat_map(|limb| limb.to_be_bytes());
    Some(bytes.skip_while(|byte| *byte == 0).collect())
}

/// Reads a limb of four bytes, or fewer at the start of the number.
fn limb(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(0, |limb, byte| limb << 8 | u32::from(*byte))
}

/// The error for a number that exceeds the limit in the settings.
#[cold]
pub(super) fn too_long(bytes: usize) -> Error {
    Error::new(format!("expected a number of at most {bytes} bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_digits_mean_the_same() {
        for (bytes, digits) in [
            (&b""[..], "0"),
            (b"\x01", "1"),
            (b"\xff\xff\xff\xff", "4294967295"),
            (b"\x01\x00\x00\x00\x00", "4294967296"),
            (b"\x3b\x9a\xca\x00", "1000000000"),
            (b"\x01\0\0\0\0\0\0\0\0", "18446744073709551616"),
            (b"\x0d\xe0\xb6\xb3\xa7\x64\x00\x00", "1000000000000000000"),
        ] {
            assert_eq!(to_digits(bytes, false), digits);
            assert_eq!(from_digits(digits, false).as_deref(), Some(bytes));
        }
        assert_eq!(to_digits(b"\0\0\0\0\0\0\0\0\0\x05", false), "5");
        assert_eq!(
            to_digits(b"\xff\xff\xff\xff\xff\xff\xff\xff", true),
            "18446744073709551616"
        );
        assert_eq!(to_digits(b"", true), "1");
        assert_eq!(
            from_digits("18446744073709551616", true).as_deref(),
            Some(&[0xff; 8][..])
        );
        assert_eq!(from_digits("000000000001", true).as_deref(), Some(&b""[..]));
        assert_eq!(from_digits("12a4567890", false), None);
    }

    #[test]
    fn a_hundred_digits_come_back() {
        for len in 1..100 {
            let digits: String = "9081726354".chars().cycle().take(len).collect();
            for offset in [false, true] {
                let bytes = from_digits(&digits, offset).expect("digits");
                assert_eq!(to_digits(&bytes, offset), digits);
            }
        }
    }
}
