//! What errors say, in one form whether the codec reads or serde: what was expected, in which place of
//! the value, at which place of the text.

use serde::Deserialize;
use smithy_typegen_runtime::codec::json;

use crate::shapes::{Choice, Parcel};

/// What serde says, and the codec says up to the column.
fn said(json: &str) -> String {
    let serde = serde_json::from_str::<Parcel>(json).unwrap_err();
    assert!(serde.line() > 0, "{serde}");
    let (serde, codec) = (
        serde.to_string(),
        json::from_slice::<Parcel>(json.as_bytes()),
    );
    let codec = codec.unwrap_err().to_string();
    let without_column = |said: &str| said.rsplit_once(' ').unwrap().0.to_owned();
    assert_eq!(without_column(&serde), without_column(&codec));
    serde
}

#[test]
fn the_same_as_those_of_the_codec() {
    for (json, expected) in [
        (
            r#"{"boolean": 1}"#,
            "expected a boolean, found a number, in /boolean at line 1 column 13",
        ),
        (
            r#"{"Text": 1.5}"#,
            "expected a string, found a number, in /text at line 1 column 12",
        ),
        (
            r#"{"Text": 123456789012345678901234567890}"#,
            "expected a string, found a number, in /text at line 1 column 39",
        ),
        (
            "{\"inner\":\n{\"inner\": {\"list\": [\"a\", {}]}}}",
            "expected a string, found an object, in /inner/inner/list/1 at line 2 column 27",
        ),
        (
            r#"{"map": {"a/b": "x"}}"#,
            "expected an integer, found a string, in /map/a~1b at line 1 column 20",
        ),
        (
            r#"{"long": 1e19, "Text": "a"}"#,
            "expected a 64-bit integer, found a larger number, in /long at line 1 column 14",
        ),
        (
            r#"{"byte": 128, "Text": "a"}"#,
            "expected a byte, from -128 to 127, in /byte at line 1 column 13",
        ),
        (
            r#"{"double": 1e999, "Text": "a"}"#,
            "expected a double, found a number that is out of range, in /double at line 1 column 17",
        ),
        (
            r#"{"blob": "Zg", "Text": "a"}"#,
            "expected padded base64, in /blob at line 1 column 13",
        ),
        (
            r#"{"inner": 5}"#,
            "expected an object, found a number, in /inner at line 1 column 11",
        ),
        (
            r#"{"map": 5}"#,
            "expected an object, found a number, in /map at line 1 column 9",
        ),
        (
            r#"{"list": 5}"#,
            "expected an array, found a number, in /list at line 1 column 10",
        ),
        (
            r#"{"map": {"a": 1, "a": 2}}"#,
            "found a duplicate key, in /map/a at line 1 column 24",
        ),
        (
            r#"{"document": {"a": 1, "a": 2}, "Text": ""}"#,
            "found a duplicate key, in /document at line 1 column 30",
        ),
        (
            r#"{"byte": 1, "byte": 1}"#,
            "found a duplicate member, in /byte at line 1 column 19",
        ),
    ] {
        // The column is where the value ends, or close to it.
        let said = said(json);
        let (words, column) = said.rsplit_once(' ').unwrap();
        let (expected, end) = expected.rsplit_once(' ').unwrap();
        assert_eq!(words, expected, "{json}");
        let [column, end]: [usize; 2] = [column.parse().unwrap(), end.parse().unwrap()];
        assert!(column.abs_diff(end) <= 1, "{json}: {column}, {end}");
    }
}

#[test]
fn syntax_errors_are_those_of_serde_json() {
    for (json, expected) in [
        ("", "EOF while parsing a value at line 1 column 0"),
        ("{\"Text\": \"a\",\n}", "trailing comma at line 2 column 1"),
        ("{\"Text\": \"\\x\"}", "invalid escape at line 1 column 12"),
        (
            "{\"inner\": {\"map\"",
            "EOF while parsing an object at line 1 column 16",
        ),
    ] {
        let error = serde_json::from_str::<Parcel>(json).unwrap_err();
        assert_eq!(error.to_string(), expected);
        assert!(!error.is_data(), "{error}");
    }
}

#[test]
fn inside_of_other_types_the_place_is_said_once() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Outer {
        parcels: Vec<Parcel>,
    }
    let json = "{\"parcels\": [{},\n{\"Text\": true, \"byte\": 1}]}";
    let error = serde_json::from_str::<Outer>(json).unwrap_err();
    let said = error.to_string();
    assert_eq!(
        said,
        "expected a string, found a boolean, in /text at line 2 column 13"
    );
    assert_eq!((error.line(), error.column()), (2, 13));
    // What is wrong with a whole value gets its place from what it is in.
    let error = serde_json::from_str::<Vec<Choice>>("[\n{}]").unwrap_err();
    assert_eq!(
        error.to_string(),
        "no member of the union test#Choice is set: expected exactly one at line 2 column 3"
    );
}

#[test]
fn a_value_has_no_lines() {
    let value = serde_json::json!({ "inner": { "Text": 7 } });
    let error = serde_json::from_value::<Parcel>(value).unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected a string, found a number, in /inner/text"
    );
}
