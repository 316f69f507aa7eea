use super::*;
use crate::schema::TimestampFormat::{DateTime, EpochSeconds, HttpDate};

const FORMATS: [TimestampFormat; 3] = [EpochSeconds, DateTime, HttpDate];

fn parse(text: &str, format: TimestampFormat) -> Option<(i64, u32)> {
    Instant::parse(text, format).map(|instant| (instant.seconds, instant.nanoseconds))
}

fn instant(seconds: i64, nanoseconds: u32) -> Instant {
    Instant::new(seconds, nanoseconds).expect("an instant")
}

/// A deterministic random number generator (splitmix64).
struct Sample(u64);

impl Sample {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn instant(&mut self) -> Instant {
        let span = (Instant::LAST - Instant::FIRST + 1) as u64;
        let seconds = Instant::FIRST + (self.next() % span) as i64;
        let coarse = 10_u64.pow((self.next() % 10) as u32);
        instant(
            seconds,
            (self.next() % 1_000_000_000 / coarse * coarse) as u32,
        )
    }
}

#[test]
fn epoch_seconds_are_read_by_their_digits() {
    for (text, expected) in [
        ("0", (0, 0)),
        ("-0", (0, 0)),
        ("-0.0e5", (0, 0)),
        ("0e99999999999999999999", (0, 0)),
        ("1515531081", (1_515_531_081, 0)),
        ("1515531081.1234", (1_515_531_081, 123_400_000)),
        ("1.515531081123E9", (1_515_531_081, 123_000_000)),
        ("1.5e+3", (1_500, 0)),
        ("15e2", (1_500, 0)),
        ("1500000e-3", (1_500, 0)),
        ("0.0000000015e10", (15, 0)),
        ("123456789e-9", (0, 123_456_789)),
        ("99999999.999999999", (99_999_999, 999_999_999)),
        ("-1", (-1, 0)),
        ("-0.5", (-1, 500_000_000)),
        ("-1.000000001", (-2, 999_999_999)),
        // Rounded down.
        ("0.9999999999", (0, 999_999_999)),
        ("1e-99999999999999999999", (0, 0)),
        ("-1e-99999999999999999999", (-1, 999_999_999)),
        ("-0.9999999999", (-1, 0)),
        ("-1.0000000000", (-1, 0)),
        ("-62135596800", (-62_135_596_800, 0)),
        ("253402300799.999999999", (253_402_300_799, 999_999_999)),
    ] {
        assert_eq!(parse(text, EpochSeconds), Some(expected), "{text}");
    }
    let long = format!("1.{}1e3", "0".repeat(1_000_000));
    assert_eq!(parse(&long, EpochSeconds), Some((1_000, 0)));
    for text in [
        "",
        "-",
        "+1",
        "01",
        ".5",
        "5.",
        "1e",
        "1e+",
        " 1",
        "1 ",
        "true",
        "1515531081ABC",
        "0x42",
        "1515531081.123.456",
        "Infinity",
        "-Infinity",
        "NaN",
        "1985-04-12T23:20:50Z",
        "Tue, 29 Apr 2014 18:30:38 GMT",
        // Outside the supported years.
        "-62135596800.1",
        "253402300800",
        "1e12",
        "1e99999999999999999999",
        "99999999999999999999999999999999999999999999",
    ] {
        assert_eq!(parse(text, EpochSeconds), None, "{text}");
    }
}

#[test]
fn date_times_are_rfc_3339() {
    for (text, expected) in [
        ("1985-04-12T23:20:50.52Z", (482_196_050, 520_000_000)),
        ("1985-04-12t23:20:50.52z", (482_196_050, 520_000_000)),
        ("2019-12-16T22:48:18-01:00", (1_576_540_098, 0)),
        ("2019-12-17T00:48:18+01:00", (1_576_540_098, 0)),
        ("2019-12-16T23:48:18-00:00", (1_576_540_098, 0)),
        ("1970-01-01T00:00:00.0000000019Z", (0, 1)),
        ("1969-12-31T23:59:59.9Z", (-1, 900_000_000)),
        ("2000-02-29T00:00:00Z", (951_782_400, 0)),
        ("0001-01-01T00:00:00Z", (-62_135_596_800, 0)),
        (
            "9999-12-31T23:59:59.999999999Z",
            (253_402_300_799, 999_999_999),
        ),
        ("0000-12-31T23:00:00-01:00", (-62_135_596_800, 0)),
        // Leap seconds at the end of a day in UTC.
        ("2016-12-31T23:59:60Z", (1_483_228_800, 0)),
        ("2016-12-31T18:59:60.5-05:00", (1_483_228_800, 500_000_000)),
    ] {
        assert_eq!(parse(text, DateTime), Some(expected), "{text}");
    }
    for text in [
        "",
        "1996-12-19T16:39:57+00",
        "1996-12-19T16:39:57+00Z",
        "1996-12-19T16:39:57",
        "1996-12-19T163957",
        "19961219T163957Z",
        "19961219T163957",
        "19961219T16:39:57Z",
        "19961219T16:39:57",
        "1996-12-19T16:39Z",
        "1996-12-19T16:39",
        "1996-12-19T1639",
        "1996-12-19T16Z",
        "1996-12-19T16",
        "1996-12-19 16:39:57Z",
        "2011-12-03T10:15:30+01:00[Europe/Paris]",
        "Tue, 29 Apr 2014 18:30:38 GMT",
        "1515531081",
        "1996-12-19T16:39:57.Z",
        "1996-12-19T16:39:57,5Z",
        "1996-12-19T16:39:57+0100",
        "1996-12-19T16:39:57+24:00",
        "1996-12-19T16:39:57+01:60",
        "1996-12-19T16:39:57ZZ",
        " 1996-12-19T16:39:57Z",
        "+1996-12-19T16:39:57Z",
        "1996-00-19T16:39:57Z",
        "1996-13-19T16:39:57Z",
        "1996-12-00T16:39:57Z",
        "1996-12-32T16:39:57Z",
        "1900-02-29T16:39:57Z",
        "1996-12-19T24:00:00Z",
        "1996-12-19T16:60:57Z",
        "1996-12-19T16:39:61Z",
        "1996-12-19T16:39:60Z",
        "2016-12-31T23:59:60-05:00",
        // Outside the supported years.
        "0000-12-31T23:59:59Z",
        "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "9999-12-31T23:59:60Z",
        "10000-01-01T00:00:00Z",
        "-001-01-01T00:00:00Z",
        "1996-12-19T16:39:5\u{664}Z",
    ] {
        assert_eq!(parse(text, DateTime), None, "{text}");
    }
}

#[test]
fn http_dates_are_fixed() {
    for (text, expected) in [
        ("Tue, 29 Apr 2014 18:30:38 GMT", 1_398_796_238),
        // The wrong day name for the date.
        ("Mon, 29 Apr 2014 18:30:38 GMT", 1_398_796_238),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Mon, 01 Jan 0001 00:00:00 GMT", -62_135_596_800),
        ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800),
    ] {
        assert_eq!(parse(text, HttpDate), Some((expected, 0)), "{text}");
    }
    for text in [
        "",
        "1985-04-12T23:20:50.52Z",
        "1996-12-19T16:39:57-08:00",
        "1515531081.1234",
        "Sun, 02 Jan 2000 20:34:56.000 GMT",
        "Sun, 2 Jan 2000 20:34:56 GMT",
        "Sun, 02 Jan 00 20:34:56 GMT",
        "Sun, 02 Jan 2000 20:34:56 UTC",
        "Sun, 02 Jan 2000 20:34:56 gmt",
        "sun, 02 Jan 2000 20:34:56 GMT",
        "Sunday, 02-Jan-00 20:34:56 GMT",
        "Sun Jan  2 20:34:56 2000",
        "Xyz, 02 Jan 2000 20:34:56 GMT",
        "Sun, 02 Xyz 2000 20:34:56 GMT",
        "Sun, 02 Jan 2000 20:34:56 GMT ",
        "Sun,  02 Jan 2000 20:34:56 GMT",
        "Fri, 30 Feb 2001 20:34:56 GMT",
        "Fri, 31 Dec 9999 23:59:60 GMT",
    ] {
        assert_eq!(parse(text, HttpDate), None, "{text}");
    }
}

#[test]
fn what_is_written_has_the_fewest_digits() {
    for (at, expected) in [
        (
            instant(1_398_796_238, 0),
            [
                "1398796238",
                "2014-04-29T18:30:38Z",
                "Tue, 29 Apr 2014 18:30:38 GMT",
            ],
        ),
        (
            instant(482_196_050, 520_000_000),
            [
                "482196050.52",
                "1985-04-12T23:20:50.52Z",
                "Fri, 12 Apr 1985 23:20:50 GMT",
            ],
        ),
        (
            instant(-1, 500_000_000),
            [
                "-0.5",
                "1969-12-31T23:59:59.5Z",
                "Wed, 31 Dec 1969 23:59:59 GMT",
            ],
        ),
        (
            instant(Instant::FIRST, 1),
            [
                "-62135596799.999999999",
                "0001-01-01T00:00:00.000000001Z",
                "Mon, 01 Jan 0001 00:00:00 GMT",
            ],
        ),
        (
            instant(Instant::LAST, 999_999_999),
            [
                "253402300799.999999999",
                "9999-12-31T23:59:59.999999999Z",
                "Fri, 31 Dec 9999 23:59:59 GMT",
            ],
        ),
    ] {
        assert_eq!(FORMATS.map(|format| at.to_text(format)), expected);
    }
}

#[test]
fn what_is_written_is_read_again() {
    let mut sample = Sample(7);
    for _ in 0..20_000 {
        let at = sample.instant();
        assert_eq!(
            Instant::parse(&at.to_text(EpochSeconds), EpochSeconds),
            Some(at)
        );
        assert_eq!(Instant::parse(&at.to_text(DateTime), DateTime), Some(at));
        let second = Instant::new(at.seconds, 0);
        assert_eq!(Instant::parse(&at.to_text(HttpDate), HttpDate), second);
    }
}

/// Checks every day of a 400-year cycle.
#[test]
fn days_follow_each_other() {
    let mut count = 0;
    for year in 1..=401 {
        for month in 1..=12 {
            for day in 1..=31 {
                let civil = calendar::Civil {
                    year,
                    month,
                    day,
                    hour: 0,
                    minute: 0,
                    second: 0,
                };
                let Some(at) = civil.at(0, 0) else {
                    assert!(day > 28, "{civil:?}");
                    continue;
                };
                assert_eq!(at.seconds, Instant::FIRST + count * 86_400, "{civil:?}");
                assert_eq!(calendar::Civil::of(at), civil);
                assert_eq!(calendar::weekday(at) as i64, count % 7, "{civil:?}");
                count += 1;
            }
        }
    }
    assert_eq!(count, 146_097 + 365);
}

/// Parsing text with random changes never panics.
#[test]
fn mutations_do_not_panic() {
    let letters = b"09-+.:eETZz ,GMT\x00\xff";
    let mut sample = Sample(8);
    for _ in 0..20_000 {
        let format = FORMATS[(sample.next() % 3) as usize];
        let mut bytes = sample.instant().to_text(format).into_bytes();
        for _ in 0..=sample.next() % 3 {
            let at = (sample.next() % bytes.len() as u64) as usize;
            bytes[at] = letters[(sample.next() % letters.len() as u64) as usize];
        }
        let text = String::from_utf8_lossy(&bytes);
        for format in FORMATS {
            if let Some(read) = Instant::parse(&text, format) {
                assert!(Instant::new(read.seconds, read.nanoseconds).is_some());
            }
        }
    }
}

#[cfg(feature = "types")]
#[test]
fn aws_smithy_types_agree() {
    use aws_smithy_types::date_time::{DateTime as Theirs, Format};

    let theirs = [
        Format::EpochSeconds,
        Format::DateTimeWithOffset,
        Format::HttpDate,
    ];
    let mut sample = Sample(9);
    for _ in 0..5_000 {
        let at = sample.instant();
        for (format, theirs) in FORMATS.into_iter().zip(theirs) {
            let text = at.to_text(format);
            let read = Theirs::from_str(&text, theirs).expect(&text);
            let ours = Instant::parse(&text, format).expect(&text);
            // The other implementation reads epoch seconds through a float.
            if format != EpochSeconds {
                assert_eq!(
                    (read.secs(), read.subsec_nanos()),
                    (ours.seconds, ours.nanoseconds),
                    "{text}"
                );
            }
            let written = Theirs::from_secs_and_nanos(at.seconds, at.nanoseconds).fmt(theirs);
            match format {
                // The other implementation writes at most six digits.
                EpochSeconds | DateTime if !at.nanoseconds.is_multiple_of(1_000) => {}
                _ => assert_eq!(written.expect(&text), text),
            }
        }
    }
}
