//! What errors say of bytes that are no JSON.

use smithy_typegen_runtime::codec::json;

use crate::error;
use crate::shapes::Parcel;

#[test]
fn broken_structure() {
    for (json, expected) in [
        (
            "",
            "expected an object, found the end of the input at line 1 column 1",
        ),
        (
            " \n ",
            "expected an object, found the end of the input at line 2 column 2",
        ),
        (
            "{",
            "expected a key, found the end of the input at line 1 column 2",
        ),
        ("{,}", "expected a key, found a comma at line 1 column 2"),
        ("{null: 1}", "expected a key, found null at line 1 column 2"),
        (
            "{\"byte\" 1}",
            "expected a colon, found a number at line 1 column 9",
        ),
        (
            "{\"byte\":}",
            "expected an integer, found the end of an object, in /byte at line 1 column 9",
        ),
        (
            "{\"byte\":1,}",
            "expected a key, found the end of an object at line 1 column 11",
        ),
        (
            "{\"byte\":1 \"short\":1}",
            "expected a comma or the end of an object, found a string at line 1 column 11",
        ),
        (
            "{\"byte\":1]",
            "expected a comma or the end of an object, found the end of an array at line 1 column 10",
        ),
        (
            "{\"list\":[\"a\"}",
            "expected a comma or the end of an array, found the end of an object, in /list at line 1 column 13",
        ),
        (
            "{\"list\":[\"a\",]}",
            "expected a string, found the end of an array, in /list/1 at line 1 column 14",
        ),
        (
            "{} {}",
            "expected the end of the input, found an object at line 1 column 4",
        ),
        (
            "{}\0",
            "expected the end of the input, found invalid JSON at line 1 column 3",
        ),
        ("null", "expected a value, found null at line 1 column 1"),
        (
            "\u{feff}{}",
            "expected an object, found a byte order mark at line 1 column 1",
        ),
        (
            "{\"byte\":01}",
            "expected a comma or the end of an object, found a number at line 1 column 10",
        ),
        (
            "{\"byte\":-}",
            "expected a valid JSON number, in /byte at line 1 column 9",
        ),
        (
            "{\"byte\":1.}",
            "expected a valid JSON number, in /byte at line 1 column 9",
        ),
        (
            "{\"byte\":+1}",
            "expected an integer, found invalid JSON, in /byte at line 1 column 9",
        ),
        (
            "{\"byte\":\u{c}1}",
            "expected an integer, found invalid JSON, in /byte at line 1 column 9",
        ),
        (
            "{\"byte\":1 // one\n}",
            "expected a comma or the end of an object, found invalid JSON at line 1 column 11",
        ),
    ] {
        assert_eq!(error::<Parcel>(json), expected, "{json}");
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
        (r#""a\x""#, "expected a valid escape", 13),
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
        let expected = format!("{expected}, in /string at line 1 column {column}");
        assert_eq!(error::<Parcel>(&json), expected, "{json}");
        // What is passed over is looked at as closely.
        let passed_over = error::<Parcel>(&json.replace("string", "sprint"));
        assert_eq!(passed_over, expected.replace(", in /string", ""), "{json}");
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
        let error = json::from_slice::<Parcel>(&json).expect_err("no UTF-8");
        assert_eq!(
            error.to_string(),
            format!("expected UTF-8 at line 2 column {}", column - 1)
        );
    }
}
