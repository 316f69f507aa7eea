//! Types as the generator writes them: a structure of every kind of member, an enum and a union.

use std::collections::BTreeMap;

use smithy_typegen_runtime::schema::{self, prelude};
use smithy_typegen_runtime::{BigDecimal, BigInteger, Blob, DateTime, Document, UnknownMember};

crate::parcel::parcel! {
    text: String = ("text", prelude::STRING, JsonName("Text")),
    size: Size = ("size", SIZE),
    t: DateTime = ("t", prelude::TIMESTAMP),
    date_time: DateTime =
        ("dateTime", prelude::TIMESTAMP, TimestampFormat(schema::TimestampFormat::DateTime)),
    choice: Choice = ("choice", CHOICE),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Size {
    Small,
    Large,
    Unknown(smithy_typegen_runtime::UnknownValue),
}

smithy_typegen_runtime::serde_string_enum! {
    Size = SIZE("test#Size") { Small = "SMALL", Large = "LARGE" }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    Text(String),
    Number(BigInteger),
    Raw(Document),
    Unknown(UnknownMember),
}

smithy_typegen_runtime::serde_union! {
    Choice = CHOICE("test#Choice") {
        Text: value("text", prelude::STRING),
        Number: value("number", prelude::BIG_INTEGER),
        Raw: value("raw", prelude::DOCUMENT),
    }
}

/// Every member set, to what every format can hold.
pub fn full() -> Parcel {
    let plain = Parcel {
        boolean: Some(true),
        byte: Some(-128),
        short: Some(-300),
        integer: Some(70_000),
        long: Some(i64::MIN),
        float: Some(0.1),
        double: Some(99.999_999_999_999_99),
        big_integer: Some(big_integer("-1234567890123456789012345678901234567890")),
        big_decimal: Some(big_decimal("0.1234567890123456789012345678901234567890")),
        text: Some("März \u{0} \"😀\"".to_owned()),
        size: Some(Size::from("HUGE")),
        blob: Some(Blob::new([0, 255, 7])),
        t: Some(DateTime::from_secs_and_nanos(1_515_531_081, 123_456_789)),
        date_time: Some(DateTime::from_secs_and_nanos(-1, 999_999_999)),
        document: Some(Document::object([
            ("a", Document::object([("nothing", Document::list(["x"]))])),
            ("b", Document::list([1, -2])),
        ])),
        list: Some(vec!["a".to_owned(), String::new()]),
        map: Some(BTreeMap::from([("k".to_owned(), 1), (String::new(), 2)])),
        hidden: Some(BTreeMap::from([("h".to_owned(), 3)])),
        ..Parcel::default()
    };
    let unknown = UnknownMember::new("other", Document::list([true, false]));
    Parcel {
        choice: Some(Choice::Number(big_integer("18446744073709551616"))),
        inner: Some(Box::new(Parcel {
            choice: Some(Choice::Unknown(unknown)),
            ..plain.clone()
        })),
        ..plain
    }
}

pub fn big_integer(digits: &str) -> BigInteger {
    digits.parse().expect("an integer")
}

pub fn big_decimal(digits: &str) -> BigDecimal {
    digits.parse().expect("a number")
}
