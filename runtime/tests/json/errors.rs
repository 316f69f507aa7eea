//! What errors say: what was expected, the kind of what was found, and where; never any of the input.

use smithy_typegen_runtime::codec::json;

use crate::error;
use crate::files::{CreatedBy, File, Files};
use crate::shapes::Every;

#[test]
fn a_value_of_another_kind() {
    for (member, found, expected) in [
        ("boolean", "1", "expected a boolean, found a number"),
        ("boolean", "\"true\"", "expected a boolean, found a string"),
        (
            "boolean",
            "truth",
            "expected a boolean, found something that is not JSON",
        ),
        ("byte", "\"1\"", "expected an integer, found a string"),
        ("long", "true", "expected an integer, found a boolean"),
        ("long", "{}", "expected an integer, found an object"),
        ("float", "[]", "expected a float, found an array"),
        ("double", "\"1\"", "expected a double, found a string"),
        ("bigInteger", "\"1\"", "expected a number, found a string"),
        ("string", "7", "expected a string, found a number"),
        ("blob", "7", "expected a string of base64, found a number"),
        (
            "timestamp",
            "\"1\"",
            "expected a timestamp in epoch seconds, found a string",
        ),
        (
            "dateTime",
            "1",
            "expected a string with a date and time, found a number",
        ),
        (
            "httpDate",
            "1",
            "expected a string with an HTTP date, found a number",
        ),
        ("list", "{}", "expected an array, found an object"),
        ("map", "[]", "expected an object, found an array"),
        ("nested", "\"a\"", "expected an object, found a string"),
        (
            "document",
            "]",
            "expected a value, found the end of an array",
        ),
        (
            "unknown",
            "}",
            "expected a value, found the end of an object",
        ),
        ("string", ",", "expected a string, found a comma"),
        ("string", ":", "expected a string, found a colon"),
        (
            "string",
            "'a'",
            "expected a string, found something that is not JSON",
        ),
    ] {
        let path = match member {
            "unknown" => "",
            _ => &format!("/{member}, "),
        };
        let json = format!("{{\n\"{member}\": {found}}}");
        let column = member.len() + 5;
        let expected = format!("{expected}, at {path}line 2 column {column}");
        assert_eq!(error::<Every>(&json), expected, "{json}");
    }
}

#[test]
fn a_value_that_does_not_fit() {
    for (member, found, expected) in [
        ("byte", "128", "expected a byte, from -128 to 127"),
        ("short", "-32769", "expected a short, from -32768 to 32767"),
        (
            "integer",
            "2147483648",
            "expected an integer, from -2147483648 to 2147483647",
        ),
        (
            "long",
            "1e19",
            "expected an integer of 64 bits, found a larger number",
        ),
        (
            "long",
            "1.5",
            "expected an integer, found a number with a fraction",
        ),
        (
            "float",
            "1e39",
            "expected a float, found a number out of its range",
        ),
        (
            "double",
            "-1e999",
            "expected a double, found a number out of its range",
        ),
        ("bigInteger", "1.5", "expected an integer"),
        (
            "blob",
            "\"Zg\"",
            "expected a string of base64, found another",
        ),
        (
            "timestamp",
            "1e12",
            "expected a timestamp within the years 1 to 9999",
        ),
        (
            "dateTime",
            "\"now\"",
            "expected a date and time such as 1985-04-12T23:20:50Z",
        ),
        (
            "httpDate",
            "\"now\"",
            "expected a date such as Tue, 29 Apr 2014 18:30:38 GMT",
        ),
    ] {
        let json = format!("{{\"{member}\":\n{found}}}");
        let expected = format!("{expected}, at /{member}, line 2 column 1");
        assert_eq!(error::<Every>(&json), expected, "{json}");
    }
}

#[test]
fn places_in_what_nests() {
    let json = "{\"Files\": [\n  {\"FileId\": \"a\"},\n  {\"FileId\":\n\ttrue}\n]}";
    let expected = "expected a string, found a boolean, at /Files/1/FileId, line 4 column 2";
    assert_eq!(error::<Files>(json), expected);
    let json = "{\"map\": {\n\"a/b\": \"x\"}}";
    let expected = "expected an integer, found a string, at /map/a~1b, line 2 column 8";
    assert_eq!(error::<Every>(json), expected);
    // Columns are bytes.
    let json = "{\"é\": 1, \"string\": 1}";
    let expected = "expected a string, found a number, at /string, line 1 column 21";
    assert_eq!(error::<Every>(json), expected);
}

#[test]
fn keys_of_sensitive_maps_are_not_shown() {
    let json = r#"{"secret": {"password": "x"}}"#;
    let said = error::<Every>(json);
    assert!(!said.contains("password"), "{said}");
    assert!(
        said.starts_with("expected an integer, found a string, at /secret/"),
        "{said}"
    );
}

#[test]
fn twice() {
    let said = error::<File>("{\"FileId\": \"a\",\n\"FileId\": \"a\"}");
    assert_eq!(
        said,
        "expected each member once, at /FileId, line 2 column 11"
    );
    let said = error::<Every>(r#"{"map": {"a": 1, "a": 1}}"#);
    assert_eq!(said, "expected each key once, at /map/a, line 1 column 23");
    let said = error::<Every>(r#"{"document": {"a": 1, "a": 1}}"#);
    assert_eq!(
        said,
        "expected each key once, at /document, line 1 column 23"
    );
    let said = error::<CreatedBy>(r#"{"ConnectUserArn": "a", "AwsIdentityArn": "b"}"#);
    let expected = "expected exactly one member of the union CreatedBy, found ConnectUserArn and \
        AwsIdentityArn, at line 1 column 43";
    assert_eq!(said, expected);
}

#[test]
fn broken_structure() {
    for (json, expected) in [
        (
            "",
            "expected an object, found the end of the input, at line 1 column 1",
        ),
        (
            " \n ",
            "expected an object, found the end of the input, at line 2 column 2",
        ),
        (
            "{",
            "expected a key, found the end of the input, at line 1 column 2",
        ),
        ("{,}", "expected a key, found a comma, at line 1 column 2"),
        (
            "{null: 1}",
            "expected a key, found null, at line 1 column 2",
        ),
        (
            "{\"byte\" 1}",
            "expected a colon, found a number, at line 1 column 9",
        ),
        (
            "{\"byte\":}",
            "expected an integer, found the end of an object, at /byte, line 1 column 9",
        ),
        (
            "{\"byte\":1,}",
            "expected a key, found the end of an object, at line 1 column 11",
        ),
        (
            "{\"byte\":1 \"short\":1}",
            "expected a comma or the end of an object, found a string, at line 1 column 11",
        ),
        (
            "{\"byte\":1]",
            "expected a comma or the end of an object, found the end of an array, at line 1 column 10",
        ),
        (
            "{\"list\":[\"a\"}",
            "expected a comma or the end of an array, found the end of an object, at /list, line 1 column 13",
        ),
        (
            "{\"list\":[\"a\",]}",
            "expected a string, found the end of an array, at /list/1, line 1 column 14",
        ),
        (
            "{} {}",
            "expected the end of the input, found an object, at line 1 column 4",
        ),
        (
            "{}\0",
            "expected the end of the input, found something that is not JSON, at line 1 column 3",
        ),
        ("null", "expected a value, found null, at line 1 column 1"),
        (
            "\u{feff}{}",
            "expected an object, found a byte order mark, at line 1 column 1",
        ),
        (
            "{\"byte\":01}",
            "expected a comma or the end of an object, found a number, at line 1 column 10",
        ),
        (
            "{\"byte\":-}",
            "expected a number as JSON writes it, at /byte, line 1 column 9",
        ),
        (
            "{\"byte\":1.}",
            "expected a number as JSON writes it, at /byte, line 1 column 9",
        ),
        (
            "{\"byte\":+1}",
            "expected an integer, found something that is not JSON, at /byte, line 1 column 9",
        ),
        (
            "{\"byte\":\u{c}1}",
            "expected an integer, found something that is not JSON, at /byte, line 1 column 9",
        ),
        (
            "{\"byte\":1 // one\n}",
            "expected a comma or the end of an object, found something that is not JSON, at line 1 column 11",
        ),
    ] {
        assert_eq!(error::<Every>(json), expected, "{json}");
    }
}

#[test]
fn broken_strings() {
    let lone_low = "found a low surrogate without a high one before it";
    let lone_high = "found a high surrogate without a low one after it";
    let hex = "expected four hexadecimal digits after `\\u`";
    for (string, expected, column) in [
        (
            r#""abc"#,
            "expected the end of a string, found the end of the input",
            15,
        ),
        (
            r#""abc\"#,
            "expected an escape, found the end of the input",
            16,
        ),
        (r#""a\x""#, "expected an escape that JSON has", 13),
        (r#""a\u12g4""#, hex, 13),
        (r#""a\u+123""#, hex, 13),
        (r#""a\u12""#, hex, 13),
        (r#""a\u1é5""#, hex, 13),
        (r#""\udc00""#, lone_low, 12),
        (r#""\ud800""#, lone_high, 12),
        (r#""\ud800x""#, lone_high, 12),
        (r#""\ud800\n""#, lone_high, 12),
        (r#""\ud800\u0061""#, lone_high, 12),
        (r#""\ud800\ud800""#, lone_high, 12),
        (r#""\ud800\u""#, hex, 18),
        (
            "\"a\tb\"",
            "expected control characters in a string to be escaped",
            13,
        ),
        (
            "\"a\nb\"",
            "expected control characters in a string to be escaped",
            13,
        ),
        (
            "\"a\0b\"",
            "expected control characters in a string to be escaped",
            13,
        ),
    ] {
        let json = format!("{{\"string\":{string}");
        let expected = format!("{expected}, at /string, line 1 column {column}");
        assert_eq!(error::<Every>(&json), expected, "{json}");
        // What is passed over is looked at as closely.
        let passed_over = error::<Every>(&json.replace("string", "sprint"));
        assert_eq!(passed_over, expected.replace("/string, ", ""), "{json}");
    }
}

#[test]
fn what_is_not_utf_8() {
    for (bytes, column) in [
        (&b"\xff"[..], 12),
        (b"abc\x80", 15),
        (b"\xc0\xaf", 12),
        (b"\xe0\x80\xaf", 12),
        (b"\xf0\x80\x80\xaf", 12),
        (b"\xed\xa0\x80", 12),
        (b"\xf4\x90\x80\x80", 12),
        (b"\xc3", 12),
    ] {
        let json = [b"{\n\"string\":\"", bytes, b"\"}"].concat();
        let error = json::from_slice::<Every>(&json).expect_err("no UTF-8");
        assert_eq!(
            error.to_string(),
            format!("expected UTF-8, at line 2 column {}", column - 1)
        );
    }
}
