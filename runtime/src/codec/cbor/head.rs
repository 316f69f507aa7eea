//! The head of a data item: its first byte, and the argument.

/// A data item's first bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    /// The first byte: the [`Major`] type in three bits, and the location of the argument in five.
    pub(super) first: u8,
    /// The value, length, count, tag or bits of a float. 0 for an indefinite length.
    pub(super) argument: u64,
}

/// The major type of a data item, from the first three bits of its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Major {
    Natural,
    Negative,
    Bytes,
    Text,
    Array,
    Map,
    Tag,
    /// Floats, booleans, null and breaks.
    Simple,
}

impl Major {
    /// The first byte of a head with an argument of 0.
    pub(super) const fn bits(self) -> u8 {
        (self as u8) << 5
    }
}

pub(super) const FALSE: u8 = 0xf4;
pub(super) const TRUE: u8 = 0xf5;
pub(super) const NULL: u8 = 0xf6;
pub(super) const UNDEFINED: u8 = 0xf7;
pub(super) const HALF: u8 = 0xf9;
pub(super) const SINGLE: u8 = 0xfa;
pub(super) const DOUBLE: u8 = 0xfb;
pub(super) const BREAK: u8 = 0xff;

/// The values of the lower five bits of the first byte.
pub(super) mod info {
    /// This and higher values mean that the argument is not in the first byte.
    pub(in super::super) const ONE_BYTE: u8 = 24;
    pub(in super::super) const TWO_BYTES: u8 = 25;
    pub(in super::super) const FOUR_BYTES: u8 = 26;
    pub(in super::super) const EIGHT_BYTES: u8 = 27;
    pub(in super::super) const INDEFINITE: u8 = 31;
}

/// Tags that affect how a value is read.
pub(super) mod tag {
    /// Seconds since 1970.
    pub(in super::super) const TIMESTAMP: u64 = 1;
    /// A non-negative integer as bytes.
    pub(in super::super) const NATURAL: u64 = 2;
    /// A negative integer *n* as the bytes of -1 - *n*.
    pub(in super::super) const NEGATIVE: u64 = 3;
    /// A decimal fraction: an exponent of ten and a mantissa.
    pub(in super::super) const DECIMAL: u64 = 4;
}

impl Head {
    #[inline]
    pub(super) const fn major(self) -> Major {
        match self.first >> 5 {
            0 => Major::Natural,
            1 => Major::Negative,
            2 => Major::Bytes,
            3 => Major::Text,
            4 => Major::Array,
            5 => Major::Map,
            6 => Major::Tag,
            _ => Major::Simple,
        }
    }

    /// Returns true if a break marks the end.
    #[inline]
    pub(super) const fn is_indefinite(self) -> bool {
        self.first & 0x1f == info::INDEFINITE
    }

    /// Returns true for a tag that does not affect how a value is read.
    #[inline]
    pub(super) const fn is_other_tag(self) -> bool {
        matches!(self.major(), Major::Tag)
            && !matches!(self.argument, tag::TIMESTAMP..=tag::DECIMAL)
    }

    #[inline]
    pub(super) const fn is_null(self) -> bool {
        matches!(self.first, NULL | UNDEFINED)
    }

    /// Returns the float, if this is one.
    pub(super) fn float(self) -> Option<f64> {
        // The size of the argument is the size of the float.
        match self.first {
            HALF => Some(half(self.argument as u16)),
            SINGLE => Some(f64::from(f32::from_bits(self.argument as u32))),
            DOUBLE => Some(f64::from_bits(self.argument)),
            _ => None,
        }
    }

    /// The kind of the item, for error messages.
    pub(super) const fn kind(self) -> &'static str {
        match self.major() {
            Major::Natural | Major::Negative => "an integer",
            Major::Bytes => "bytes",
            Major::Text => "a string",
            Major::Array => "an array",
            Major::Map => "a map",
            Major::Tag => match self.argument {
                tag::TIMESTAMP => "a timestamp",
                tag::NATURAL | tag::NEGATIVE => "a bignum",
                tag::DECIMAL => "a decimal fraction",
                _ => "a tag",
            },
            Major::Simple => match self.first {
                FALSE | TRUE => "a boolean",
                NULL => "null",
                UNDEFINED => "undefined",
                HALF | SINGLE | DOUBLE => "a float",
                BREAK => "a break",
                _ => "a simple value",
            },
        }
    }
}

/// Converts a 16-bit float: one sign bit, five bits of exponent, ten bits of fraction.
fn half(bits: u16) -> f64 {
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f64::from(bits & 0x3ff));
    let size = match exponent {
        0 => fraction * 2_f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1024.0 + fraction) * 2_f64.powi(exponent - 25),
    };
    match bits >> 15 {
        0 => size,
        _ => -size,
    }
}
