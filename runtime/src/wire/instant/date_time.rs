//! RFC 3339 timestamps such as `1985-04-12T23:20:50.52Z`. Read with any offset and written in UTC.

use super::calendar::Civil;
use super::{Fraction, Instant, nanoseconds};

pub(super) fn parse(text: &str) -> Option<Instant> {
    let (
        [
            y1,
            y2,
            y3,
            y4,
            b'-',
            m1,
            m2,
            b'-',
            d1,
            d2,
            b'T' | b't',
            h1,
            h2,
            b':',
            n1,
            n2,
            b':',
            s1,
            s2,
        ],
        rest,
    ) = text.as_bytes().split_first_chunk()?
    else {
        return None;
    };
    let civil = Civil {
        year: i64::from(two(*y1, *y2)?) * 100 + i64::from(two(*y3, *y4)?),
        month: two(*m1, *m2)?,
        day: two(*d1, *d2)?,
        hour: two(*h1, *h2)?,
        minute: two(*n1, *n2)?,
        second: two(*s1, *s2)?,
    };
    let (fraction, zone) = match rest.strip_prefix(b".") {
        Some(rest) => {
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit());
            let (fraction, zone) = rest.split_at_checked(digits.count())?;
            (nanoseconds(fraction)?, zone)
        }
        None => (0, rest),
    };
    civil.at(offset(zone)?, fraction)
}

/// Parses an offset, in minutes east of UTC.
fn offset(zone: &[u8]) -> Option<i64> {
    let (sign, hour, minute) = match zone {
        b"Z" | b"z" => return Some(0),
        [b'+', h1, h2, b':', m1, m2] => (1, two(*h1, *h2)?, two(*m1, *m2)?),
        [b'-', h1, h2, b':', m1, m2] => (-1, two(*h1, *h2)?, two(*m1, *m2)?),
        _ => return None,
    };
    (hour <= 23 && minute <= 59).then(|| sign * (i64::from(hour) * 60 + i64::from(minute)))
}

/// Parses two digits.
pub(super) fn two(tens: u8, ones: u8) -> Option<u8> {
    let is_number = tens.is_ascii_digit() && ones.is_ascii_digit();
    is_number.then(|| (tens - b'0') * 10 + (ones - b'0'))
}

pub(super) fn text(instant: Instant) -> String {
    let Civil {
        year,
        month,
        day,
        hour,
        minute,
        second,
    } = Civil::of(instant);
    let fraction = Fraction(instant.nanoseconds());
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
}
