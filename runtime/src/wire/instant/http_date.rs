//! HTTP dates in the IMF-fixdate format of RFC 9110, such as `Tue, 29 Apr 2014 18:30:38 GMT`.
//! Always UTC, in whole seconds.

use super::Instant;
use super::calendar::{Civil, weekday};
use super::date_time::two;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

pub(super) fn parse(text: &str) -> Option<Instant> {
    let (day_name, rest) = text.split_once(", ")?;
    if !DAYS.contains(&day_name) {
        return None;
    }
    let (day, rest) = rest.split_once(' ')?;
    let (month, rest) = rest.split_once(' ')?;
    let [d1, d2] = day.as_bytes() else {
        return None;
    };
    let [
        y1,
        y2,
        y3,
        y4,
        b' ',
        h1,
        h2,
        b':',
        m1,
        m2,
        b':',
        s1,
        s2,
        b' ',
        b'G',
        b'M',
        b'T',
    ] = rest.as_bytes()
    else {
        return None;
    };
    let month = (1..).zip(MONTHS).find(|(_, name)| *name == month);
    let civil = Civil {
        year: i64::from(two(*y1, *y2)?) * 100 + i64::from(two(*y3, *y4)?),
        month: month?.0,
        day: two(*d1, *d2)?,
        hour: two(*h1, *h2)?,
        minute: two(*m1, *m2)?,
        second: two(*s1, *s2)?,
    };
    civil.at(0, 0)
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
    let day_name = DAYS.get(weekday(instant)).unwrap_or(&"");
    let month = MONTHS
        .get(usize::from(month).wrapping_sub(1))
        .unwrap_or(&"");
    format!("{day_name}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
}
