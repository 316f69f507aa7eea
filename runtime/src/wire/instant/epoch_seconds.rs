//! Seconds since 1970 as a decimal number such as `1515531081.123`. The digits are read without
//! going through a float, so no precision is lost.

use super::{Fraction, Instant};
use crate::document::is_json_number;

/// More seconds than the supported years have.
const TOO_MANY: i64 = 1_000_000_000_000;

pub(super) fn parse(text: &str) -> Option<Instant> {
    if !is_json_number(text) {
        return None;
    }
    let (is_negative, text) = match text.strip_prefix('-') {
        Some(text) => (true, text),
        None => (false, text),
    };
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));

    let mut sum = Sum::default();
    // The position of the next digit before the point, starting at 1. Positions of 0 and below are
    // after the point.
    let mut place = i64::try_from(whole.len())
        .ok()?
        .saturating_add(power(exponent));
    for digit in whole.bytes().chain(fraction.bytes()) {
        sum.add(i64::from(digit - b'0'), place)?;
        place = place.saturating_sub(1);
    }
    sum.times_ten(place)?;

    // A non-zero digit below the nanosecond moves a negative instant down by one nanosecond.
    let (seconds, nanoseconds) = match is_negative {
        false => (sum.seconds, sum.nanoseconds),
        true => match sum.nanoseconds + i64::from(sum.has_more) {
            0 => (-sum.seconds, 0),
            nanoseconds => (-sum.seconds - 1, 1_000_000_000 - nanoseconds),
        },
    };
    Instant::new(seconds, u32::try_from(nanoseconds).ok()?)
}

/// Parses an exponent. One that does not fit is clamped, which is as good as infinite.
fn power(exponent: &str) -> i64 {
    let digits = exponent.trim_start_matches('+');
    let infinite = match digits.starts_with('-') {
        true => i64::MIN,
        false => i64::MAX,
    };
    digits.parse().unwrap_or(infinite)
}

#[derive(Default)]
struct Sum {
    seconds: i64,
    nanoseconds: i64,
    /// Whether there is a non-zero digit below the nanoseconds.
    has_more: bool,
}

impl Sum {
    /// Adds a digit at a position: 1 is the last before the point, 0 the first after it. Returns
    /// `None` on overflow.
    fn add(&mut self, digit: i64, place: i64) -> Option<()> {
        match place {
            1.. => {
                self.seconds = self.seconds * 10 + digit;
                (self.seconds < TOO_MANY).then_some(())
            }
            -8..=0 => {
                let power = u32::try_from(place + 8).ok()?;
                self.nanoseconds += digit * 10_i64.pow(power);
                Some(())
            }
            _ => {
                self.has_more |= digit != 0;
                Some(())
            }
        }
    }

    /// Fills the positions before the point that have no digit with zeros.
    fn times_ten(&mut self, places: i64) -> Option<()> {
        for _ in 0..places {
            if self.seconds == 0 {
                break;
            }
            self.add(0, 1)?;
        }
        Some(())
    }
}

pub(super) fn text(instant: Instant) -> String {
    let (seconds, nanoseconds) = (instant.seconds(), instant.nanoseconds());
    match (seconds < 0, nanoseconds) {
        (_, 0) => seconds.to_string(),
        (false, _) => format!("{seconds}{}", Fraction(nanoseconds)),
        // The seconds are rounded down, so a negative number is one too far from zero.
        (true, _) => format!(
            "-{}{}",
            -(seconds + 1),
            Fraction(1_000_000_000 - nanoseconds)
        ),
    }
}
