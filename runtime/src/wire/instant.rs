//! Timestamps: a common representation, and Smithy's three text formats.

mod calendar;
mod date_time;
mod epoch_seconds;
mod http_date;

use std::fmt;

use crate::schema::TimestampFormat;

/// A point in time in the years 1 to 9999, as seconds and nanoseconds since 1970. Every timestamp
/// format covers this range.
///
/// ```
/// use smithy_typegen_runtime::schema::TimestampFormat;
/// use smithy_typegen_runtime::wire::Instant;
///
/// let instant = Instant::parse("1985-04-12T23:20:50.52Z", TimestampFormat::DateTime)
///     .ok_or("not a date")?;
/// assert_eq!((instant.seconds(), instant.nanoseconds()), (482_196_050, 520_000_000));
/// assert_eq!(instant.to_text(TimestampFormat::EpochSeconds), "482196050.52");
/// assert_eq!(instant.to_text(TimestampFormat::HttpDate), "Fri, 12 Apr 1985 23:20:50 GMT");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant {
    seconds: i64,
    nanoseconds: u32,
}

impl Instant {
    /// The first second of the year 1.
    const FIRST: i64 = -62_135_596_800;
    /// The last second of the year 9999.
    const LAST: i64 = 253_402_300_799;

    /// Creates an instant from seconds since 1970, rounded down, and the remaining nanoseconds.
    /// Returns `None` outside the years 1 to 9999 or if `nanoseconds` is 1,000,000,000 or more.
    pub const fn new(seconds: i64, nanoseconds: u32) -> Option<Self> {
        if seconds < Self::FIRST || seconds > Self::LAST || nanoseconds >= 1_000_000_000 {
            return None;
        }
        Some(Instant {
            seconds,
            nanoseconds,
        })
    }

    /// Seconds since 1970, rounded down.
    pub const fn seconds(self) -> i64 {
        self.seconds
    }

    /// The nanoseconds after [`seconds`](Self::seconds).
    pub const fn nanoseconds(self) -> u32 {
        self.nanoseconds
    }

    /// Parses a timestamp in the given
    /// [format](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait). Returns
    /// `None` if the text is invalid or outside the years 1 to 9999.
    ///
    /// Fractions of a nanosecond are rounded down, to the earlier instant.
    ///
    /// - `EpochSeconds`: a JSON number, including an exponent. It is not converted to a float.
    /// - `DateTime`: RFC 3339 with any offset. `T` and `Z` may be lowercase. Where a protocol
    ///   forbids offsets, as in labels and query strings, the caller checks for the `Z`.
    /// - `HttpDate`: IMF-fixdate, case-sensitive and without a fraction. The day name must be
    ///   valid, but need not match the date.
    ///
    /// A leap second (`23:59:60` in UTC on any day) becomes the following second, as in POSIX time.
    pub fn parse(text: &str, format: TimestampFormat) -> Option<Self> {
        match format {
            TimestampFormat::EpochSeconds => epoch_seconds::parse(text),
            TimestampFormat::DateTime => date_time::parse(text),
            TimestampFormat::HttpDate => http_date::parse(text),
        }
    }

    /// Formats the timestamp, with as few fractional digits as possible. `HttpDate` has no fraction
    /// and is rounded down to the second.
    pub fn to_text(self, format: TimestampFormat) -> String {
        match format {
            TimestampFormat::EpochSeconds => epoch_seconds::text(self),
            TimestampFormat::DateTime => date_time::text(self),
            TimestampFormat::HttpDate => http_date::text(self),
        }
    }
}

/// Formats nanoseconds as a fraction of a second: a point and as few digits as possible, or nothing
/// for 0.
struct Fraction(u32);

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut digits, mut width) = (self.0, 9);
        if digits == 0 {
            return Ok(());
        }
        while digits % 10 == 0 {
            digits /= 10;
            width -= 1;
        }
        write!(f, ".{digits:0width$}")
    }
}

/// Parses up to nine fractional digits as nanoseconds. Returns `None` if a character is not a
/// digit.
fn nanoseconds(fraction: &[u8]) -> Option<u32> {
    if fraction.is_empty() || !fraction.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let digits = fraction.iter().copied().chain(std::iter::repeat(b'0'));
    Some(
        digits
            .take(9)
            .fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')),
    )
}

/// Whether a text that is a timestamp in this format names no other time zone than UTC.
#[cfg(any(feature = "json", feature = "xml"))]
pub(crate) fn is_in_utc(text: &str, format: TimestampFormat) -> bool {
    format != TimestampFormat::DateTime || text.ends_with(['Z', 'z'])
}

#[cfg(test)]
mod tests;
