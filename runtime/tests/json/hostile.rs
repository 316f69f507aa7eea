//! Input that means harm: an error that says where, no panic, little time, and no more memory than the
//! input is worth.

use allocation_counter::measure;
use smithy_typegen_runtime::codec::json::{self, Json};
use smithy_typegen_runtime::wire::{self, Position, Reader};

use crate::error;
use crate::shapes::Parcel;

const MEGABYTE: usize = 1 << 20;

#[test]
fn cut_off_at_every_byte() {
    let json = r#" {"list":["a\u00e9\ud83d\ude00",""],"double":-1.5e-3,"document":{"a":[true,null]},"unknown":[{"\n":false}],"inner":{"byte":1}}"#;
    for end in 0..json.len() {
        let start = &json.as_bytes()[..end];
        let errors = [
            json::from_slice::<Parcel>(start)
                .map(drop)
                .expect_err("cut off"),
            json::document(start).map(drop).expect_err("cut off"),
            passed_over(start).expect_err("cut off"),
        ];
        for error in errors {
            let Some(Position::Line { line: 1, column }) = error.position() else {
                panic!("{error}");
            };
            assert!((1..=end + 1).contains(&column), "{error} of {end} bytes");
        }
    }
}

#[test]
fn ten_thousand_levels() {
    let expected = "expected at most 128 levels of nesting";
    let nested = "{\"inner\":".repeat(10_000);
    let path = "/inner".repeat(128);
    let column = 128 * 9 + 1;
    assert_eq!(
        error::<Parcel>(&nested),
        format!("{expected}, in {path} at line 1 column {column}")
    );
    let arrays = "[".repeat(10_000);
    let said = json::document(arrays.as_bytes())
        .expect_err("too deep")
        .to_string();
    assert_eq!(said, format!("{expected} at line 1 column 129"));
    assert_eq!(
        error::<Parcel>(&format!("{{\"unknown\":{arrays}")),
        format!("{expected} at line 1 column 139")
    );
}

#[test]
fn what_is_passed_over_takes_no_stack() {
    let levels = 100_000;
    let json = format!("{}1{}", "[{\"a\":".repeat(levels), "}]".repeat(levels));
    let mut reader = Json::REST
        .depth(2 * levels)
        .reader(json.as_bytes())
        .expect("it is text");
    reader.skip().expect("it is JSON");
    reader.finish().expect("that is all");
}

#[test]
fn a_name_of_a_megabyte() {
    let name = "n".repeat(MEGABYTE);
    let json = format!("{{\"{name}\":1,\"byte\":1}}");
    let measured = measure(|| {
        let value: Parcel = json::from_slice(json.as_bytes()).expect("it is not known");
        assert_eq!(value.byte, Some(1));
    });
    assert!(measured.bytes_max < 1024, "{measured:?}");
    // The key is the input's, and an error does not show it.
    let wrong = error::<Parcel>(&format!("{{\"{name}\":}}"));
    let column = MEGABYTE + 5;
    let expected =
        format!("expected a value, found the end of an object at line 1 column {column}");
    assert_eq!(wrong, expected);
}

#[test]
fn numbers_of_a_megabyte() {
    let digits = "7".repeat(MEGABYTE);
    let json = |member: &str| format!("{{\"{member}\":{digits}}}");
    let value: Parcel = json::from_slice(json("bigInteger").as_bytes()).expect("of any size");
    assert_eq!(
        value.big_integer.map(|number| number.as_ref().len()),
        Some(MEGABYTE)
    );
    assert_eq!(
        error::<Parcel>(&json("long")),
        "expected a 64-bit integer, found a larger number, in /long at line 1 column 9"
    );
    assert_eq!(
        error::<Parcel>(&json("double")),
        "expected a double, found a number that is out of range, in /double at line 1 column 11"
    );
    assert_eq!(
        error::<Parcel>(&json("timestamp")),
        "expected a timestamp within the years 1 to 9999, in /timestamp at line 1 column 14"
    );
    let small = format!(
        "{{\"double\":0.{digits},\"long\":1{}e-{MEGABYTE}}}",
        "0".repeat(MEGABYTE)
    );
    let value: Parcel = json::from_slice(small.as_bytes()).expect("they are in range");
    assert_eq!((value.double, value.long), (Some(7.0 / 9.0), Some(1)));
}

#[test]
fn many_keys_are_told_apart_in_little_time() {
    let keys: Vec<_> = (0..30_000).map(|key| format!("\"{key}\":0")).collect();
    let json = format!("{{{}}}", keys.join(","));
    let document = json::document(json.as_bytes()).expect("each comes once");
    assert_eq!(document.as_object().map(<[_]>::len), Some(30_000));
}

#[test]
fn memory_is_in_proportion() {
    const LONG: usize = MEGABYTE / 8;
    let wrong = [
        format!("{{\"string\":\"{}", "a".repeat(LONG)),
        format!("{{\"blob\":\"{}", "A".repeat(LONG)),
        format!("{{\"unknown\":\"{}", "\\n".repeat(LONG / 2)),
        format!("{{\"unknown\":[{}", "0,".repeat(LONG / 2)),
        format!("{{\"double\":{}.", "1".repeat(LONG)),
        format!("{{{}", "\n".repeat(LONG)),
    ];
    for json in &wrong {
        let measured = measure(|| {
            json::from_slice::<Parcel>(json.as_bytes()).expect_err("it is cut off");
        });
        let few = 2 * LONG as u64 + 4096;
        assert!(
            measured.bytes_max <= few,
            "{measured:?} for {}",
            &json[..20]
        );
    }
    let items = format!("[{}0]", "[],".repeat(LONG / 3));
    let measured = measure(|| drop(json::document(items.as_bytes()).expect("it is JSON")));
    // An item of three bytes takes 32, and a list may have room for as many again while it grows.
    assert!(measured.bytes_max < 40 * LONG as u64, "{measured:?}");
}

#[test]
fn values_of_every_kind_everywhere() {
    let values = [
        "null",
        "true",
        "-0",
        "1e999",
        "\"\\ud800\"",
        "\"\"",
        "[]",
        "{}",
        "[null]",
        "{\"\":0}",
    ];
    let (mut taken, mut refused) = (0, 0);
    for member in Parcel::SCHEMA.members() {
        for value in values {
            let json = format!("{{\"{}\":{value}}}", member.name());
            match Json::AWS.from_slice::<Parcel>(json.as_bytes()) {
                Ok(_) => taken += 1,
                Err(error) => {
                    refused += 1;
                    assert_eq!(
                        error.path(),
                        format!("/{}", member.name()).as_str(),
                        "{json}: {error}"
                    );
                }
            }
        }
    }
    assert!(taken > 50 && refused > 100, "{taken} {refused}");
}

fn passed_over(bytes: &[u8]) -> wire::Result<()> {
    let mut reader = Json::REST.reader(bytes)?;
    reader.skip()?;
    reader.finish()
}
