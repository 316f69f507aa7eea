//! What is taken for what, and what is said of anything else.

mod nested;
mod numbers;
mod simple;

use smithy_typegen_runtime::Document;
use smithy_typegen_runtime::codec::cbor::Cbor;
use smithy_typegen_runtime::wire::Reader as _;

use crate::shapes::Parcel;
use crate::{bytes, hex, read, refused};

/// A map of one member and its value.
fn of(name: &str, value: &str) -> String {
    format!(
        "a1 {:02x}{} {value}",
        0x60 + name.len(),
        hex(name.as_bytes())
    )
}

fn parcel(name: &str, value: &str) -> Parcel {
    read(&of(name, value)).unwrap_or_else(|error| panic!("{name} {value}: {error}"))
}

fn refused_member(name: &str, value: &str) -> String {
    refused::<Parcel>(&of(name, value))
}

#[test]
fn null_and_undefined_are_nothing() {
    for name in [
        "boolean",
        "byte",
        "long",
        "float",
        "double",
        "bigInteger",
        "bigDecimal",
        "text",
        "blob",
        "at",
        "list",
        "sparse",
        "map",
        "choice",
        "inner",
    ] {
        for null in ["f6", "f7", "d9d9f7f6"] {
            assert_eq!(parcel(name, null), Parcel::default(), "{name}");
        }
    }
    assert_eq!(parcel("document", "f7").document, Some(Document::Null));
    assert_eq!(
        refused::<Parcel>("f6"),
        "expected a value, found null at byte 0"
    );
}

#[test]
fn what_is_unknown_need_only_be_well_formed() {
    for value in [
        "01",
        "3bffffffffffffffff",
        "f97e00",
        "f0",
        "f8ff",
        "c1f6",
        "c26161",
        "a101f5",
        "bf9f018202039fffffa0ff",
        "5f4101ff",
        "d9ffffd9ffff80",
        "a2616101616102",
    ] {
        assert_eq!(parcel("other", value), Parcel::default(), "{value}");
    }
    for (value, expected) in [
        ("61ff", "expected UTF-8 at byte 8"),
        ("ff", "expected a value, found a break at byte 7"),
        ("c1ff", "expected a value, found a break at byte 8"),
        ("bf01ff", "expected a value, found a break at byte 9"),
        ("1c", "expected a value, found a reserved head at byte 7"),
        ("f81f", "expected a value, found a reserved head at byte 7"),
        ("1f", "expected a value, found a reserved head at byte 7"),
        ("df", "expected a value, found a reserved head at byte 7"),
    ] {
        assert_eq!(refused_member("other", value), expected, "{value}");
    }
}

#[test]
fn values_may_follow_each_other() {
    let bytes = bytes("01 6161");
    let mut reader = Cbor::new().reader(&bytes);
    assert_eq!(reader.document().expect("an integer"), Document::from(1));
    assert_eq!(reader.offset(), 1);
    assert_eq!(reader.document().expect("a string"), Document::from("a"));
    reader.finish().expect("the end");
}
