//! Seconds since 1970 as a decimal number: `1515531081.123`. Read by its digits, whatever their
//! number and the exponent, so that nothing is lost to a double.

use super::{Fraction, Instant};
use crate::document::is_json_number;

/// More seconds than any year has that an instant may be in.
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
    // How many places the next digit stands before the point, from 1; none or less after it.
    let mut place = i64::try_from(whole.len())
        .ok()?
        .saturating_add(power(exponent));
    for digit in whole.bytes().chain(fraction.bytes()) {
        sum.add(i64::from(digit - b'0'), place)?;
        place = place.saturating_sub(1);
    }
    sum.times_ten(place)?;

    // A little more than nothing below the nanosecond makes a negative instant a step earlier.
    let (seconds, nanoseconds) = match is_negative {
        false => (sum.seconds, sum.nanoseconds),
        true => match sum.nanoseconds + i64::from(sum.has_more) {
            0 => (-sum.seconds, 0),
            nanoseconds => (-sum.seconds - 1, 1_000_000_000 - nanoseconds),
        },
    };
    Instant::new(seconds, u32::try_from(nanoseconds).ok()?)
}

/// The power of ten that an exponent says. One with more digits than fit is as good as infinite.
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
    /// Whether a digit below the nanoseconds is not zero.
    has_more: bool,
}

impl Sum {
    /// Adds a digit at a place, 1 before the point, 0 after it. `None` where it is too much.
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

    /// Puts zeros in the places before the point that no digit stood at.
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
        // Rounded down, and so one too far from zero.
        (true, _) => format!(
            "-{}{}",
            -(seconds + 1),
            Fraction(1_000_000_000 - nanoseconds)
        ),
    }
}
