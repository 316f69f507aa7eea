//! The Gregorian calendar: conversion between dates and days since 1970, and times of day.
//!
//! Years start on the first of March, so the leap day is the last day of its year.

use super::Instant;

const DAY: i64 = 86_400;
/// Days in 400 years.
const ERA: i64 = 146_097;
/// Days from March of the year 0 to 1970.
const TO_1970: i64 = 719_468;

/// A date and the time of its day, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Civil {
    pub(super) year: i64,
    /// The month, from 1.
    pub(super) month: u8,
    /// The day of the month, from 1.
    pub(super) day: u8,
    pub(super) hour: u8,
    pub(super) minute: u8,
    /// The second, up to 60 for a leap second.
    pub(super) second: u8,
}

impl Civil {
    /// Returns the instant of this date and time at an offset from UTC in minutes. Returns `None`
    /// if the date or time does not exist.
    pub(super) fn at(self, offset: i64, nanoseconds: u32) -> Option<Instant> {
        let is_date = (1..=12).contains(&self.month)
            && (1..=days_in(self.year, self.month)).contains(&self.day);
        if !is_date || self.hour > 23 || self.minute > 59 || self.second > 60 {
            return None;
        }
        let minutes = i64::from(self.hour) * 60 + i64::from(self.minute) - offset;
        let seconds =
            days(self.year, self.month, self.day) * DAY + minutes * 60 + i64::from(self.second);
        // A leap second is the last second of a day in UTC, so the second counted here must be the
        // first of the next day.
        if self.second == 60 && seconds.rem_euclid(DAY) != 0 {
            return None;
        }
        Instant::new(seconds, nanoseconds)
    }

    /// Returns the date and time of an instant.
    pub(super) fn of(instant: Instant) -> Self {
        let second = instant.seconds().rem_euclid(DAY);
        // Days since March of the year 0. They are never negative, because the year is at least 1.
        let days = instant.seconds().div_euclid(DAY) + TO_1970;
        let (era, of_era) = (days / ERA, days % ERA);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let is_next = month >= 10;
        Civil {
            year: era * 400 + year + i64::from(is_next),
            month: small(if is_next { month - 9 } else { month + 3 }),
            day: small(day),
            hour: small(second / 3_600),
            minute: small(second / 60 % 60),
            second: small(second % 60),
        }
    }
}

/// Returns the day of the week, starting with 0 for Monday.
pub(super) fn weekday(instant: Instant) -> usize {
    let days = instant.seconds().div_euclid(DAY);
    // 1970 began on a Thursday.
    usize::from(small((days + 3).rem_euclid(7)))
}

/// Returns the days from 1970 to a date. The month must be in the range 1 to 12.
fn days(year: i64, month: u8, day: u8) -> i64 {
    let (month, year) = match i64::from(month) {
        month @ 1..=2 => (month + 9, year - 1),
        month => (month - 3, year),
    };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * month + 2) / 5 + i64::from(day) - 1;
    era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - TO_1970
}

fn days_in(year: i64, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Converts a number that is known to be small.
fn small(number: i64) -> u8 {
    u8::try_from(number).unwrap_or(0)
}
