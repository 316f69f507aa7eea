//! The head of a data item: its first byte, and the number that the first byte or those after it say.

/// A data item's first bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    /// The first byte: three bits of [`Major`] type, five that say how long the argument is.
    pub(super) first: u8,
    /// The number, length, count, tag or bits of a float; 0 where the length is indefinite.
    pub(super) argument: u64,
}

/// What a data item is, by the first three bits of its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Major {
    Natural,
    Negative,
    Bytes,
    Text,
    Array,
    Map,
    Tag,
    /// Floats, booleans, null, break.
    Simple,
}

impl Major {
    /// The first byte of a head without its argument.
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

/// How the first byte says where the argument is.
pub(super) mod info {
    /// From here on the argument is not in the first byte.
    pub(in super::super) const ONE_BYTE: u8 = 24;
    pub(in super::super) const TWO_BYTES: u8 = 25;
    pub(in super::super) const FOUR_BYTES: u8 = 26;
    pub(in super::super) const EIGHT_BYTES: u8 = 27;
    pub(in super::super) const INDEFINITE: u8 = 31;
}

/// Tags that decide what a value is.
pub(super) mod tag {
    /// Seconds since 1970.
    pub(in super::super) const TIMESTAMP: u64 = 1;
    /// A natural number by its bytes.
    pub(in super::super) const NATURAL: u64 = 2;
    /// A negative number by the bytes of -1 less it.
    pub(in super::super) const NEGATIVE: u64 = 3;
    /// An exponent of ten and a mantissa.
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

    /// Whether its end is marked by a break.
    #[inline]
    pub(super) const fn is_indefinite(self) -> bool {
        self.first & 0x1f == info::INDEFINITE
    }

    /// Whether it is a tag that says nothing which a shape could hold.
    #[inline]
    pub(super) const fn is_other_tag(self) -> bool {
        matches!(self.major(), Major::Tag)
            && !matches!(self.argument, tag::TIMESTAMP..=tag::DECIMAL)
    }

    #[inline]
    pub(super) const fn is_null(self) -> bool {
        matches!(self.first, NULL | UNDEFINED)
    }

    /// The float, if it is one.
    pub(super) fn float(self) -> Option<f64> {
        // A head of a float has as many bits as the float.
        match self.first {
            HALF => Some(half(self.argument as u16)),
            SINGLE => Some(f64::from(f32::from_bits(self.argument as u32))),
            DOUBLE => Some(f64::from_bits(self.argument)),
            _ => None,
        }
    }

    /// What it is, for people.
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

/// A float of 16 bits: one of sign, five of exponent, ten of fraction.
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
