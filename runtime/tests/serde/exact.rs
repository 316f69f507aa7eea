//! Numbers are exact, to the last digit and in both directions.

use smithy_typegen_runtime::codec::json;
use smithy_typegen_runtime::{DateTime, Document};

use crate::random::{Random, rounds};
use crate::shapes::{Parcel, big_decimal, big_integer, full};

/// A structure of one member by its JSON, through text and through a `serde_json::Value`.
fn read(member: &str, number: &str) -> Parcel {
    let json = format!("{{\"{member}\":{number}}}");
    let parcel: Parcel = serde_json::from_str(&json).expect(&json);
    let reader: Parcel = serde_json::from_reader(json.as_bytes()).expect(&json);
    assert_eq!(format!("{parcel:?}"), format!("{reader:?}"));
    parcel
}

/// The same value as text, and through a `serde_json::Value`.
fn comes_back(parcel: &Parcel) {
    let json = serde_json::to_string(parcel).unwrap();
    let again: Parcel = serde_json::from_str(&json).expect(&json);
    assert_eq!(format!("{again:?}"), format!("{parcel:?}"), "{json}");
    let by_codec: Parcel = json::from_slice(json.as_bytes()).expect(&json);
    assert_eq!(format!("{by_codec:?}"), format!("{parcel:?}"), "{json}");
    let value = serde_json::to_value(parcel).unwrap();
    let again: Parcel = serde_json::from_value(value.clone()).expect(&json);
    assert_eq!(format!("{again:?}"), format!("{parcel:?}"), "{value}");
}

#[test]
fn doubles_of_random_bits() {
    let mut random = Random::new(1);
    for _ in 0..rounds(2_000) {
        let double = random.double();
        let parcel = read("double", &format!("{double:?}"));
        assert_eq!(parcel.double.map(f64::to_bits), Some(double.to_bits()));
        comes_back(&parcel);
    }
}

#[test]
fn doubles_of_random_digits() {
    let mut random = Random::new(2);
    for _ in 0..rounds(2_000) {
        let count = 15 + random.below(3);
        let digits = random.digits(count);
        let text = match random.below(3) {
            0 => format!("{}.{}", &digits[..2], &digits[2..]),
            1 => format!("-0.{digits}"),
            _ => format!("{}.{}E{}", &digits[..1], &digits[1..], random.below(300)),
        };
        let parcel = read("double", &text);
        let expected: f64 = text.parse().unwrap();
        assert_eq!(parcel.double.map(f64::to_bits), Some(expected.to_bits()));
        comes_back(&parcel);
    }
    assert_eq!(
        read("double", "99.99999999999999").double,
        Some(99.999_999_999_999_99)
    );
}

#[test]
fn floats_of_random_bits() {
    let mut random = Random::new(3);
    for _ in 0..rounds(2_000) {
        let float = f32::from_bits(random.next() as u32);
        if float.is_finite() {
            let parcel = read("float", &format!("{float:?}"));
            assert_eq!(parcel.float.map(f32::to_bits), Some(float.to_bits()));
            comes_back(&parcel);
        }
    }
    // Between two floats, closer to the upper one by less than a double can say.
    let parcel = read("float", "1.00000005960464477540");
    assert_eq!(parcel.float, Some(1.000_000_1));
}

#[test]
fn integers() {
    for long in [i64::MIN, i64::MIN + 1, -1, 0, (1 << 53) + 1, i64::MAX] {
        let parcel = read("long", &long.to_string());
        assert_eq!(parcel.long, Some(long));
        comes_back(&parcel);
    }
    for wrong in ["9223372036854775808", "-9223372036854775809", "1e19", "0.5"] {
        let json = format!("{{\"long\":{wrong}}}");
        assert!(serde_json::from_str::<Parcel>(&json).is_err(), "{json}");
    }
}

#[test]
fn big_numbers_of_forty_digits() {
    let mut random = Random::new(4);
    for _ in 0..rounds(200) {
        let digits = random.digits(40);
        for integer in [digits.clone(), format!("-{digits}")] {
            let parcel = read("bigInteger", &integer);
            let written = serde_json::to_string(&parcel).unwrap();
            assert_eq!(written, format!("{{\"bigInteger\":{integer}}}"));
            comes_back(&parcel);
        }
        for decimal in [
            format!("{}.{}", &digits[..20], &digits[20..]),
            format!("-0.{digits}"),
            format!("{}.{}e-400", &digits[..1], &digits[1..]),
        ] {
            let parcel = read("bigDecimal", &decimal);
            let written = serde_json::to_string(&parcel).unwrap();
            assert_eq!(written, format!("{{\"bigDecimal\":{decimal}}}"));
            comes_back(&parcel);
        }
    }
    for integer in ["18446744073709551615", "18446744073709551616", "0", "-0"] {
        comes_back(&read("bigInteger", integer));
    }
}

#[test]
fn a_big_number_of_another_spelling_is_written_as_json() {
    let parcel = Parcel {
        big_integer: Some(big_integer("-007")),
        big_decimal: Some(big_decimal("+.50")),
        ..Parcel::default()
    };
    let json = r#"{"bigInteger":-7,"bigDecimal":0.50}"#;
    assert_eq!(serde_json::to_string(&parcel).unwrap(), json);
}

#[test]
fn numbers_of_documents() {
    let json = r#"{"document":[1.50,-0,-0.0,1e400,123456789012345678901234567890,0.12345678901234567890123,18446744073709551615,-9223372036854775808,99.99999999999999]}"#;
    let parcel: Parcel = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&parcel).unwrap(), json);
    let document: Document = serde_json::from_reader(json.as_bytes()).unwrap();
    assert_eq!(document.to_string(), json);
    assert_eq!(serde_json::to_string(&document).unwrap(), json);
}

/// What a `serde_json::Value` cannot hold is a string in it, and never another number.
#[test]
fn values_never_hold_other_digits() {
    let digits = "1234567890123456789012345678901234567890";
    let parcel = read("bigInteger", digits);
    let value = serde_json::to_value(&parcel).unwrap();
    let held = value["bigInteger"].to_string();
    assert_eq!(held.trim_matches('"'), digits);
    let document: Document = serde_json::from_str(digits).unwrap();
    let held = serde_json::to_value(&document).unwrap().to_string();
    assert_eq!(held.trim_matches('"'), digits);
}

#[test]
fn timestamps_with_nanoseconds() {
    let mut random = Random::new(5);
    for _ in 0..rounds(500) {
        let seconds = random.below(300_000_000_000) as i64 - 50_000_000_000;
        let nanoseconds = random.below(1_000_000_000) as u32;
        let time = DateTime::from_secs_and_nanos(seconds, nanoseconds);
        comes_back(&Parcel {
            t: Some(time),
            date_time: Some(time),
            ..Parcel::default()
        });
    }
    let parcel = read("t", "1515531081.123456789");
    let t = DateTime::from_secs_and_nanos(1_515_531_081, 123_456_789);
    assert_eq!(parcel.t, Some(t));
}

#[test]
fn everything_at_once() {
    comes_back(&full());
}

/// Text without white space is written by the codec, any other by `serde_json`: what stands in it is
/// the same.
#[test]
fn the_same_text_whoever_writes_it() {
    let mut random = Random::new(7);
    for _ in 0..rounds(1_000) {
        let float = f32::from_bits(random.next() as u32);
        let text: String = (0..4)
            .filter_map(|_| char::from_u32(random.below(0x180) as u32))
            .collect();
        let parcel = Parcel {
            double: Some(random.double()),
            float: Some(float),
            long: Some(random.next() as i64),
            map: Some([(text.clone(), -1)].into()),
            document: Some(Document::from(text.clone())),
            text: Some(text),
            ..full()
        };
        let compact = serde_json::to_string(&parcel).unwrap();
        let pretty = serde_json::to_string_pretty(&parcel).unwrap();
        let mut lines = pretty.lines().map(str::trim_start);
        let first = lines.next().unwrap().to_owned();
        let joined = lines.fold(first, |joined, line| joined + line);
        assert_eq!(
            joined.replace("\": ", "\":"),
            compact.replace("\": ", "\":")
        );
    }
    assert_eq!(
        serde_json::to_string_pretty(&Parcel::default()).unwrap(),
        "{}"
    );
    let pretty = serde_json::to_string_pretty(&read("long", "1")).unwrap();
    assert_eq!(pretty, "{\n  \"long\": 1\n}");
}
