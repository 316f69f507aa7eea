//! Types inside others of serde: `flatten`, untagged and tagged enums, and `serde_json`'s other ways
//! around. serde buffers values there: what does not fit into 64 bits comes as a double, unless
//! `serde_json` has its feature `arbitrary_precision`.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use smithy_typegen_runtime::{DateTime, Document};

use crate::random::{Random, rounds};
use crate::shapes::{Choice, Parcel, big_integer, full};

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Outer {
    id: u32,
    #[serde(flatten)]
    parcel: Parcel,
}

#[derive(Debug, Deserialize, PartialEq, Serialize)]
#[serde(untagged)]
enum Untagged {
    Numbers(Vec<u8>),
    Choice(Choice),
    Parcel(Box<Parcel>),
}

#[derive(Debug, Deserialize, PartialEq, Serialize)]
#[serde(tag = "kind")]
enum Tagged {
    Parcel(Box<Parcel>),
    Choice(Choice),
}

#[derive(Debug, Deserialize, PartialEq, Serialize)]
#[serde(tag = "kind", content = "of")]
enum Adjacent {
    Parcel(Box<Parcel>),
}

fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).expect(json)
}

/// Without what has more than 64 bits.
fn small() -> Parcel {
    Parcel {
        big_integer: Some(big_integer("18446744073709551615")),
        big_decimal: Some("0.1".parse().unwrap()),
        t: Some(DateTime::from_secs_and_nanos(1_515_531_081, 123_000_000)),
        choice: Some(Choice::Raw(Document::list([1.5, -0.25]))),
        inner: None,
        ..full()
    }
}

#[test]
fn values_of_64_bits_come_back_through_all_of_them() {
    fn comes_back<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
        let json = serde_json::to_string(value).unwrap();
        assert_eq!(&read::<T>(&json), value, "{json}");
        let held = serde_json::to_value(value).unwrap();
        assert_eq!(&serde_json::from_value::<T>(held).unwrap(), value, "{json}");
    }
    let parcel = Box::new(small());
    comes_back(&Outer {
        id: 7,
        parcel: small(),
    });
    comes_back(&Untagged::Parcel(parcel.clone()));
    comes_back(&Untagged::Choice(Choice::Text("a".to_owned())));
    comes_back(&Tagged::Parcel(parcel.clone()));
    comes_back(&Tagged::Choice(Choice::Number(big_integer("-5"))));
    comes_back(&Adjacent::Parcel(parcel));
}

#[test]
fn doubles_and_floats_are_exact() {
    let mut random = Random::new(6);
    for _ in 0..rounds(1_000) {
        let double = random.double();
        let float = f32::from_bits(random.next() as u32);
        let float = if float.is_finite() { float } else { 0.1 };
        let json = format!("{{\"id\":1,\"double\":{double:?},\"float\":{float:?}}}");
        let outer: Outer = read(&json);
        assert_eq!(
            outer.parcel.double.map(f64::to_bits),
            Some(double.to_bits())
        );
        assert_eq!(outer.parcel.float.map(f32::to_bits), Some(float.to_bits()));
    }
}

/// Either all digits, or an error that says what to do; never other digits.
#[test]
fn big_integers_are_exact_or_refused() {
    for digits in [
        "18446744073709551616",
        "-9223372036854775809",
        "1234567890123456789012345678901234567890",
        "100000000000000000000",
    ] {
        let json = format!("{{\"id\":1,\"bigInteger\":{digits}}}");
        match serde_json::from_str::<Outer>(&json) {
            Ok(outer) => assert_eq!(outer.parcel.big_integer, Some(big_integer(digits))),
            Err(error) => {
                let said = error.to_string();
                let expected = "expected an integer, found a number with a fraction or an exponent";
                assert!(said.starts_with(expected), "{said}");
                assert!(
                    said.contains("send it as a string), in /bigInteger at line 1"),
                    "{said}"
                );
            }
        }
        let json = format!("{{\"id\":1,\"bigInteger\":\"{digits}\"}}");
        let outer: Outer = read(&json);
        assert_eq!(outer.parcel.big_integer, Some(big_integer(digits)));
    }
    for wrong in ["5.0", "1e3", "1e30"] {
        let json = format!("{{\"id\":1,\"bigInteger\":{wrong}}}");
        assert!(serde_json::from_str::<Outer>(&json).is_err(), "{json}");
    }
}

/// The shortest digits of the double, or all of them.
#[test]
fn big_decimals_are_as_exact_as_a_double() {
    for (came, least) in [
        ("0.1", "0.1"),
        ("99.99999999999999", "99.99999999999999"),
        ("1e300", "1e300"),
        (
            "0.1234567890123456789012345678901234567890",
            "0.12345678901234568",
        ),
    ] {
        let outer: Outer = read(&format!("{{\"id\":1,\"bigDecimal\":{came}}}"));
        let decimal = outer.parcel.big_decimal.expect("it is there");
        let is_it = |text: &str| decimal == text.parse().unwrap();
        assert!(is_it(came) || is_it(least), "{came}: {decimal:?}");
    }
}

#[test]
fn what_is_written_keeps_every_digit() {
    let digits = "1234567890123456789012345678901234567890";
    let outer = Outer {
        id: 1,
        parcel: read(&format!("{{\"bigInteger\":{digits}}}")),
    };
    let json = serde_json::to_string(&outer).unwrap();
    assert_eq!(json, format!("{{\"id\":1,\"bigInteger\":{digits}}}"));
    let tagged = Tagged::Parcel(Box::new(outer.parcel));
    let json = serde_json::to_string(&tagged).unwrap();
    assert_eq!(
        json,
        format!("{{\"kind\":\"Parcel\",\"bigInteger\":{digits}}}")
    );
}

#[test]
fn an_exponent_in_a_timestamp() {
    let outer: Outer = read(r#"{"id": 1, "t": 1.515531081123E9}"#);
    let t = DateTime::from_secs_and_nanos(1_515_531_081, 123_000_000);
    assert_eq!(outer.parcel.t, Some(t));
}

/// The names by which `serde_json` hands on text and numbers are names like others in what serde has
/// buffered. One that stands for a number does so wherever `serde_json` itself reads it as one.
#[test]
fn names_of_serde_json_are_no_way_in() {
    let json = r#"{"id":1,"document":{"$serde_json::private::RawValue":"[1]"}}"#;
    let outer: Outer = read(json);
    let document = outer.parcel.document.expect("it is there");
    assert_eq!(
        document.to_string(),
        r#"{"$serde_json::private::RawValue":"[1]"}"#
    );
    let json = r#"{"id":1,"document":{"$serde_json::private::Number":"x"}}"#;
    assert!(serde_json::from_str::<Outer>(json).is_err());
}

#[test]
fn two_structures_flattened_into_one_object() {
    #[derive(Deserialize, Serialize)]
    struct Both {
        #[serde(flatten)]
        parcel: Parcel,
        #[serde(flatten)]
        choice: Choice,
    }
    // A union takes one member, so the other's are not its own: they are unknown to it, and too many.
    assert!(serde_json::from_str::<Both>(r#"{"Text":"a","text":"b"}"#).is_err());
    let both: Both = read(r#"{"text":"b"}"#);
    assert_eq!(both.choice, Choice::Text("b".to_owned()));
    assert_eq!(serde_json::to_string(&both).unwrap(), r#"{"text":"b"}"#);
}
