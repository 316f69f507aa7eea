//! Writes heads, strings and floats in their shortest form.

use super::CborWriter;
use crate::codec::cbor::head::{DOUBLE, Major, SINGLE, info};

impl CborWriter<'_> {
    /// Writes a head in its shortest form.
    #[inline]
    pub(super) fn head(&mut self, major: Major, argument: u64) {
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
    pub(super) fn text(&mut self, text: &str) {
        self.head(Major::Text, text.len() as u64);
        self.out.extend_from_slice(text.as_bytes());
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.head(Major::Bytes, bytes.len() as u64);
        self.out.extend_from_slice(bytes);
    }

    #[inline]
    pub(super) fn signed(&mut self, value: i64) {
        match u64::try_from(value) {
            Ok(argument) => self.head(Major::Natural, argument),
            // -1 - *n* is non-negative for a negative *n*.
            Err(_) => self.head(Major::Negative, (!value).unsigned_abs()),
        }
    }

    pub(super) fn single(&mut self, value: f32) {
        self.out.push(SINGLE);
        self.out.extend_from_slice(&value.to_be_bytes());
    }

    /// Writes a 32-bit float if it represents the same number.
    pub(super) fn shorter(&mut self, value: f64) {
        let single = value as f32;
        if f64::from(single) == value || value.is_nan() {
            return self.single(single);
        }
        self.out.push(DOUBLE);
        self.out.extend_from_slice(&value.to_be_bytes());
    }
}
