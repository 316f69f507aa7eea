//! Documents, in and out.

use smithy_typegen_runtime::codec::json::{self, Json};
use smithy_typegen_runtime::document::{Document, Number};

fn same(json: &str) -> Document {
    let document = json::document(json.as_bytes()).expect(json);
    let written = Json::REST.document_to_vec(&document).expect(json);
    assert_eq!(String::from_utf8_lossy(&written), json);
    assert_eq!(document.to_string(), json);
    document
}

fn error(json: &str) -> String {
    json::document(json.as_bytes()).expect_err(json).to_string()
}

#[test]
fn values_of_every_kind() {
    assert_eq!(same("null"), Document::Null);
    assert_eq!(same("true"), Document::Boolean(true));
    assert_eq!(same("false"), Document::Boolean(false));
    assert_eq!(same("\"a\\n\""), Document::String("a\n".to_owned()));
    assert_eq!(same("[]"), Document::List(vec![]));
    assert_eq!(same("{}"), Document::Object(vec![]));
    assert_eq!(same("[[],[1,{}]]").as_list().map(<[_]>::len), Some(2));
    assert_eq!(
        same(r#"{"b":1,"a":{"":null}}"#)
            .get("b")
            .and_then(Document::as_i64),
        Some(1)
    );
}

#[test]
fn numbers_keep_every_digit() {
    for json in [
        "0",
        "-0",
        "-0.0",
        "1.50",
        "1E+2",
        "1e999",
        "-9223372036854775809",
        "18446744073709551616",
        "0.1000000000000000055511151231257827021181583404541015625",
    ] {
        same(json);
    }
}

#[test]
fn what_only_other_notations_have() {
    let document = Document::list([
        Document::Blob(vec![0, 255]),
        Document::Timestamp(Number::from(1.5)),
        Document::Number(Number::from(f64::NAN)),
        Document::Number(Number::from(f64::NEG_INFINITY)),
    ]);
    let written = Json::REST
        .document_to_vec(&document)
        .expect("each has a notation");
    assert_eq!(
        String::from_utf8_lossy(&written),
        r#"["AP8=",1.5,"NaN","-Infinity"]"#
    );
}

#[test]
fn keys_come_once_among_few_and_many() {
    for many in [1, 2, 15, 16, 17, 18, 300] {
        let keys: Vec<_> = (0..many).map(|key| format!("\"k{key}\":{key}")).collect();
        let json = format!("{{{}}}", keys.join(","));
        same(&json);
        for again in [0, many - 1] {
            let start = format!("{{{}, ", keys.join(","));
            // The same key, spelt in another way.
            let json = format!("{start}\"\\u006b{again}\":0}}");
            let column = start.len() + 1;
            assert_eq!(
                error(&json),
                format!("found a duplicate key at line 1 column {column}")
            );
        }
    }
}

#[test]
fn what_is_wrong() {
    for (json, expected) in [
        (
            "",
            "expected a value, found the end of the input at line 1 column 1",
        ),
        (
            "nul",
            "expected a value, found invalid JSON at line 1 column 1",
        ),
        (
            "[1 2]",
            "expected a comma or the end of an array, found a number at line 1 column 4",
        ),
        (
            "[1,]",
            "expected a value, found the end of an array at line 1 column 4",
        ),
        (
            "{\"a\"}",
            "expected a colon, found the end of an object at line 1 column 5",
        ),
        ("{1:2}", "expected a key, found a number at line 1 column 2"),
        ("1.", "expected a valid JSON number at line 1 column 1"),
        (
            "truefalse",
            "expected the end of the input, found a boolean at line 1 column 5",
        ),
        (
            "\n\u{feff}1",
            "expected a value, found a byte order mark at line 2 column 1",
        ),
    ] {
        assert_eq!(error(json), expected, "{json}");
    }
}
