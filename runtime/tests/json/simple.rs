//! Values of simple shapes, in and out.

use smithy_typegen_runtime::codec::json::Json;
use smithy_typegen_runtime::{BigDecimal, BigInteger, Blob, DateTime};

use crate::same;
use crate::shapes::Parcel;

fn read(json: &str) -> Parcel {
    Json::REST.from_slice(json.as_bytes()).expect(json)
}

fn written(value: &Parcel) -> String {
    let bytes = Json::REST.to_vec(value).expect("it has a notation");
    String::from_utf8(bytes).expect("JSON is text")
}

#[test]
fn booleans() {
    assert_eq!(same::<Parcel>(r#"{"boolean":true}"#).boolean, Some(true));
    assert_eq!(same::<Parcel>(r#"{"boolean":false}"#).boolean, Some(false));
    assert_eq!(read(r#"{"boolean":null}"#).boolean, None);
}

#[test]
fn integers_at_their_bounds() {
    let smallest = same::<Parcel>(
        r#"{"byte":-128,"short":-32768,"integer":-2147483648,"long":-9223372036854775808}"#,
    );
    assert_eq!(
        (smallest.byte, smallest.short),
        (Some(i8::MIN), Some(i16::MIN))
    );
    assert_eq!(
        (smallest.integer, smallest.long),
        (Some(i32::MIN), Some(i64::MIN))
    );
    let largest = same::<Parcel>(
        r#"{"byte":127,"short":32767,"integer":2147483647,"long":9223372036854775807}"#,
    );
    assert_eq!(
        (largest.byte, largest.short),
        (Some(i8::MAX), Some(i16::MAX))
    );
    assert_eq!(
        (largest.integer, largest.long),
        (Some(i32::MAX), Some(i64::MAX))
    );
}

#[test]
fn integers_with_a_fraction_or_exponent_that_are_exact() {
    for (json, expected) in [
        ("1.0", 1),
        ("1e3", 1000),
        ("12.50e1", 125),
        ("-0", 0),
        ("-0.0", 0),
    ] {
        assert_eq!(
            read(&format!(r#"{{"long":{json}}}"#)).long,
            Some(expected),
            "{json}"
        );
    }
    let exact = read(r#"{"long":9.223372036854775807e18}"#);
    assert_eq!(exact.long, Some(i64::MAX));
}

#[test]
fn doubles_are_exact_both_ways() {
    for json in [
        "99.99999999999999",
        "0.1",
        "5e-324",
        "1.7976931348623157e308",
        "-0.0",
        "1.0",
    ] {
        let json = format!(r#"{{"double":{json}}}"#);
        let value = read(&json);
        assert_eq!(written(&value), json.replace("e308", "e+308"));
    }
    assert!(
        read(r#"{"double":-0}"#)
            .double
            .is_some_and(f64::is_sign_negative)
    );
    // Just above the middle of two doubles, and told so by the last digit only.
    let middle = "9007199254740993.0000000000000000000000000000000000000001";
    assert_eq!(
        read(&format!(r#"{{"double":{middle}}}"#)).double,
        Some(9007199254740994.0)
    );
}

#[test]
fn floats_are_rounded_once() {
    // Just above the middle of two floats; by way of a double, which is the middle, it would be 1.
    let value = read(r#"{"float":1.00000005960464477540}"#);
    assert_eq!(value.float, Some(1.000_000_1));
    assert_eq!(same::<Parcel>(r#"{"float":0.1}"#).float, Some(0.1));
}

#[test]
fn numbers_that_are_none() {
    for (text, is_it) in [
        ("NaN", f64::is_nan as fn(f64) -> bool),
        ("Infinity", |number| number == f64::INFINITY),
        ("-Infinity", |number| number == f64::NEG_INFINITY),
    ] {
        let json = format!(r#"{{"float":"{text}","double":"{text}"}}"#);
        let value = read(&json);
        assert!(value.double.is_some_and(is_it) && value.float.is_some_and(|it| is_it(it.into())));
        assert_eq!(written(&value), json);
    }
}

#[test]
fn big_numbers_keep_every_digit() {
    let integer = "-123456789012345678901234567890";
    let decimal = "0.10000000000000000000000000000000000000001000";
    let json = format!(r#"{{"bigInteger":{integer},"bigDecimal":{decimal}}}"#);
    let value = same::<Parcel>(&json);
    assert_eq!(
        value.big_integer.as_ref().map(BigInteger::as_ref),
        Some(integer)
    );
    assert_eq!(
        value.big_decimal.as_ref().map(BigDecimal::as_ref),
        Some(decimal)
    );
}

#[test]
fn big_numbers_in_other_notations_are_written_as_json_has_them() {
    for (digits, json) in [("+5", "5"), ("007.50", "7.50"), (".5", "0.5"), ("5.", "5")] {
        let big_decimal = Some(digits.parse().expect("a big decimal"));
        let value = Parcel {
            big_decimal,
            ..Parcel::default()
        };
        assert_eq!(written(&value), format!(r#"{{"bigDecimal":{json}}}"#));
    }
}

#[test]
fn strings() {
    let json = r#"{"string":"\" \\ \b\f\n\r\t \u0000\u001f / é € 😀 "}"#;
    let value = same::<Parcel>(json);
    let text = "\" \\ \u{8}\u{c}\n\r\t \0\u{1f} / é € 😀 ";
    assert_eq!(value.string.as_deref(), Some(text));
    let other = r#"{"string":"\u0022 \u005C \u0008\u000c\u000a\u000D\u0009 \u0000\u001F \/ \u00e9 \u20AC \ud83d\uDE00 "}"#;
    assert_eq!(read(other), value);
}

#[test]
fn strings_of_every_length_with_an_escape_at_every_place() {
    for length in 0..40 {
        for place in 0..=length {
            let text = format!("{}\n{}", "é".repeat(place), "x".repeat(length - place));
            let value = Parcel {
                string: Some(text),
                ..Parcel::default()
            };
            assert_eq!(read(&written(&value)), value);
        }
    }
}

#[test]
fn blobs() {
    for (bytes, base64) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v")] {
        let value = same::<Parcel>(&format!(r#"{{"blob":"{base64}"}}"#));
        assert_eq!(value.blob, Some(Blob::new(bytes)));
    }
    let escaped = read(r#"{"blob":"\u005am9v"}"#);
    assert_eq!(escaped.blob, Some(Blob::new("foo")));
}

#[test]
fn timestamps() {
    let value = same::<Parcel>(
        r#"{"timestamp":1398796238,"dateTime":"2014-04-29T18:30:38Z","httpDate":"Tue, 29 Apr 2014 18:30:38 GMT"}"#,
    );
    let instant = Some(DateTime::from_secs(1_398_796_238));
    assert_eq!(
        (value.timestamp, value.date_time, value.http_date),
        (instant, instant, instant)
    );
    let fraction = same::<Parcel>(r#"{"timestamp":-1.5,"dateTime":"1985-04-12T23:20:50.52Z"}"#);
    assert_eq!(
        fraction.timestamp,
        Some(DateTime::from_secs_and_nanos(-2, 500_000_000))
    );
    let exponent = read(r#"{"timestamp":1.515531081123E9}"#);
    assert_eq!(
        exponent.timestamp,
        Some(DateTime::from_secs_and_nanos(1_515_531_081, 123_000_000))
    );
}

#[test]
fn null_leaves_a_member_out() {
    let names = [
        "byte",
        "float",
        "double",
        "bigInteger",
        "string",
        "blob",
        "timestamp",
        "dateTime",
    ];
    for name in names.into_iter().chain(["list", "map", "inner", "unit"]) {
        let value = read(&format!(r#"{{ "{name}" : null }}"#));
        assert_eq!(value, Parcel::default(), "{name}");
    }
    assert!(read(r#"{"document":null}"#).document.is_some());
}
