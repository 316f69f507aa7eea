//! Any value: what comes in goes out as it came.

use smithy_typegen_runtime::Document;
use smithy_typegen_runtime::codec::cbor::Cbor;
use smithy_typegen_runtime::document::Number;
use smithy_typegen_runtime::wire::Result;

use crate::{bytes, hex};

fn document(hex: &str) -> Result<Document> {
    Cbor::new().document(&bytes(hex))
}

fn written(document: &Document) -> String {
    hex(&Cbor::new().document_to_vec(document).expect("a document"))
}

fn number(digits: &str) -> Document {
    Document::Number(Number::parse(digits).expect(digits))
}

fn timestamp(digits: &str) -> Document {
    Document::Timestamp(Number::parse(digits).expect(digits))
}

#[test]
fn what_came_in_its_shortest_form_goes_out_as_the_same_bytes() {
    for (hex, expected) in [
        ("f6", Document::Null),
        ("f4", false.into()),
        ("f5", true.into()),
        ("17", 23.into()),
        ("1bffffffffffffffff", u64::MAX.into()),
        ("3b7fffffffffffffff", i64::MIN.into()),
        ("3b8000000000000000", number("-9223372036854775809")),
        ("3bffffffffffffffff", number("-18446744073709551616")),
        ("c249010000000000000000", number("18446744073709551616")),
        ("c349010000000000000000", number("-18446744073709551617")),
        ("fa3fc00000", number("1.5")),
        ("fa3f800000", number("1.0")),
        ("fa80000000", number("-0.0")),
        ("fb3fb999999999999a", number("0.1")),
        ("fb7e37e43c8800759c", number("1e300")),
        ("fb44b52d02c7e14af6", number("1e23")),
        ("fa7fc00000", number("NaN")),
        ("fa7f800000", number("Infinity")),
        ("faff800000", number("-Infinity")),
        ("c482211896", number("1.50")),
        ("c48239018f01", number("1e-400")),
        ("c482311b016345785d8a0001", number("0.100000000000000001")),
        ("c482190190182a", number("42e400")),
        ("62c3bc", "ü".into()),
        ("42ff00", Document::Blob(vec![255, 0])),
        ("c11a5a55ff09", timestamp("1515585289")),
        ("c1fb41cc37db380fbe77", timestamp("946845296.123")),
        ("c11bffffffffffffffff", timestamp("18446744073709551615")),
        ("c13bffffffffffffffff", timestamp("-18446744073709551616")),
        ("820102", Document::list([1, 2])),
        (
            "a2616202616101",
            Document::object([("b", 2.into()), ("a", 1.into())]),
        ),
    ] {
        assert_eq!(document(hex).expect(hex), expected, "{hex}");
        assert_eq!(written(&expected), hex);
    }
}

#[test]
fn other_forms_mean_the_same() {
    for (hex, expected, again) in [
        ("f7", Document::Null, "f6"),
        ("1b0000000000000017", 23.into(), "17"),
        ("f93e00", number("1.5"), "fa3fc00000"),
        ("c24107", 7.into(), "07"),
        ("c340", number("-1"), "20"),
        // A decimal fraction that a float's digits say as well.
        ("c482200f", number("1.5"), "fa3fc00000"),
        ("c4820503", number("3e5"), "fa48927c00"),
        ("c4820007", 7.into(), "07"),
        ("9f0102ff", Document::list([1, 2]), "820102"),
        (
            "bf6161016162 02ff",
            Document::object([("a", 1.into()), ("b", 2.into())]),
            "a2616101616202",
        ),
        ("7f61616162ff", "ab".into(), "626162"),
        ("5f41ff4100ff", Document::Blob(vec![255, 0]), "42ff00"),
        // Tags that say nothing here.
        ("d9d9f7c06161", "a".into(), "6161"),
    ] {
        assert_eq!(document(hex).expect(hex), expected, "{hex}");
        assert_eq!(written(&expected), again);
    }
}

#[test]
fn numbers_of_other_notations() {
    for (digits, expected) in [
        ("-0", "fa80000000"),
        ("100000.0", "fa47c35000"),
        ("1e5", "fa47c35000"),
        ("1.0e5", "fa47c35000"),
        ("0.10", "c482210a"),
        ("0.30000000000000001", "c482301b006a94d74f430001"),
        ("0.3", "fb3fd3333333333333"),
        ("1e18446744073709551615", "c4821bffffffffffffffff01"),
    ] {
        assert_eq!(written(&number(digits)), expected, "{digits}");
    }
    let far = number("1e18446744073709551616");
    let error = Cbor::new().document_to_vec(&far).expect_err("far");
    assert_eq!(
        error.to_string(),
        "expected a number with a 64-bit exponent"
    );
    let long = "1".repeat(100_000);
    for digits in [long.clone(), format!("0.{long}"), format!("{long}e5")] {
        let error = Cbor::new()
            .document_to_vec(&number(&digits))
            .expect_err("long");
        assert_eq!(error.to_string(), "expected a number of at most 1024 bytes");
    }
}

#[test]
fn what_is_no_document() {
    for (hex, expected) in [
        ("e0", "expected a value, found a simple value at byte 0"),
        ("f8ff", "expected a value, found a simple value at byte 0"),
        ("ff", "expected a value, found a break at byte 0"),
        (
            "82ff",
            "expected a length within the input, found a larger one at byte 1",
        ),
        (
            "c1f97e00",
            "expected seconds since 1970, found a float at byte 1",
        ),
        (
            "c1c100",
            "expected seconds since 1970, found a timestamp at byte 1",
        ),
        (
            "c4f6",
            "expected an array of an exponent and a mantissa, found null at byte 1",
        ),
        (
            "a10100",
            "expected a string as a key, found an integer at byte 1",
        ),
        ("a361610061620061 6100", "found a duplicate key at byte 7"),
        ("bf6161ff", "expected a value, found a break at byte 3"),
        (
            "0000",
            "expected the end of the input, found trailing bytes at byte 1",
        ),
        ("", "expected a value, found the end of the input at byte 0"),
    ] {
        let error = document(hex).expect_err(hex);
        assert_eq!(error.to_string(), expected, "{hex}");
    }
}
