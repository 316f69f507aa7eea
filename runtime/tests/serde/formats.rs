//! Formats other than JSON. What they have no number for is a string of digits.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

use crate::shapes::{Choice, Parcel, big_integer, full};
use smithy_typegen_runtime::{DateTime, Document};

fn toml<T: Serialize + DeserializeOwned>(value: &T) -> T {
    let text = toml::to_string(value).expect("it can be written");
    toml::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn message_pack<T: Serialize + DeserializeOwned>(value: &T) -> T {
    let named = rmp_serde::to_vec_named(value).expect("it can be written");
    // Structures are maps already, so that names are not asked for.
    assert_eq!(rmp_serde::to_vec(value).expect("it can be written"), named);
    rmp_serde::from_slice(&named).expect("it can be read")
}

fn cbor<T: Serialize + DeserializeOwned>(value: &T) -> T {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).expect("it can be written");
    ciborium::from_reader(&bytes[..]).expect("it can be read")
}

fn ron<T: Serialize + DeserializeOwned>(value: &T) -> T {
    let text = ron::to_string(value).expect("it can be written");
    ron::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn comes_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    assert_eq!(&toml(value), value);
    assert_eq!(&message_pack(value), value);
    assert_eq!(&cbor(value), value);
    assert_eq!(&ron(value), value);
}

#[test]
fn every_member_there_and_back() {
    comes_back(&full());
    comes_back(&Choice::Text("a".to_owned()));
}

#[test]
fn nulls_where_the_format_has_them() {
    let sparse = Parcel {
        sparse: Some(vec![Some(1), None]),
        choice: Some(Choice::Raw(Document::Null)),
        ..Parcel::default()
    };
    assert_eq!(message_pack(&sparse), sparse);
    assert_eq!(cbor(&sparse), sparse);
    assert_eq!(ron(&sparse), sparse);
    assert!(toml::to_string(&sparse).is_err());
}

#[test]
fn extremes_of_64_bits() {
    for digits in [
        "9223372036854775807",
        "-9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775809",
        "100000000000000000000",
        "-0",
    ] {
        comes_back(&Parcel {
            big_integer: Some(big_integer(digits)),
            ..Parcel::default()
        });
    }
}

#[test]
fn doubles_that_are_not_finite() {
    for double in [f64::INFINITY, f64::NEG_INFINITY, f64::MAX, 5e-324, -0.0] {
        comes_back(&Parcel {
            double: Some(double),
            float: Some(double as f32),
            ..Parcel::default()
        });
    }
}

#[test]
fn a_number_that_no_float_holds_is_an_error() {
    for (name, number, expected) in [
        ("float", 1e39, "expected a float"),
        ("float", -1e300, "expected a float"),
    ] {
        let map = [(name, number)]
            .into_iter()
            .collect::<std::collections::BTreeMap<_, f64>>();
        let mut bytes = Vec::new();
        ciborium::into_writer(&map, &mut bytes).unwrap();
        let error = ciborium::from_reader::<Parcel, _>(&bytes[..]).unwrap_err();
        let said = error.to_string();
        let found = "found a number that is out of range, in /float";
        assert!(said.contains(expected) && said.contains(found), "{said}");
    }
}

#[test]
fn documents_keep_what_a_double_holds() {
    let document: Document = serde_json::from_str("[1.5, 1e300, 0.1, -7]").unwrap();
    for read in [message_pack(&document), cbor(&document), ron(&document)] {
        let numbers = read.as_list().expect("a list").iter();
        let numbers: Vec<_> = numbers.filter_map(Document::as_f64).collect();
        assert_eq!(numbers, [1.5, 1e300, 0.1, -7.0]);
    }
    // More digits than that are a string of them.
    let digits = "1234567890123456789012345678901234567890";
    let document: Document = serde_json::from_str(digits).unwrap();
    assert_eq!(message_pack(&document), Document::from(digits));
}

#[test]
fn times_and_numbers_as_people_write_them() {
    let parcel: Parcel =
        toml::from_str("t = 1515531081.5\nbigDecimal = 0.1\nbigInteger = 7").unwrap();
    let t = DateTime::from_secs_and_nanos(1_515_531_081, 500_000_000);
    assert_eq!(parcel.t, Some(t));
    assert_eq!(parcel.big_decimal, Some("0.1".parse().unwrap()));
    assert_eq!(parcel.big_integer, Some(big_integer("7")));
    let error = toml::from_str::<Parcel>("bigInteger = 1e30").unwrap_err();
    assert!(
        error.to_string().contains("string), in /bigInteger"),
        "{error}"
    );
}

/// CBOR has integers of more than 64 bits, which come as `i128`.
#[test]
fn integers_of_128_bits() {
    // {"bigInteger": 2(h'010000000000000000')}
    let bytes = b"\xa1\x6abigInteger\xc2\x49\x01\0\0\0\0\0\0\0\0";
    let parcel: Parcel = ciborium::from_reader(&bytes[..]).unwrap();
    assert_eq!(
        parcel.big_integer,
        Some(big_integer("18446744073709551616"))
    );
    let bytes = b"\xa1\x64long\xc2\x49\x01\0\0\0\0\0\0\0\0";
    let error = ciborium::from_reader::<Parcel, _>(&bytes[..]).unwrap_err();
    let said = error.to_string();
    assert!(said.contains("64-bit") && !said.contains("18446"), "{said}");
}

/// Bytes where the format has them, too.
#[test]
fn blobs_as_bytes() {
    let bytes = b"\xa1\x64blob\x42\x00\xff";
    let parcel: Parcel = ciborium::from_reader(&bytes[..]).unwrap();
    assert_eq!(parcel.blob.unwrap().as_ref(), [0, 255]);
}
