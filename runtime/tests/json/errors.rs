//! What errors say: what was expected, the kind of what was found, and where; never any of the input.

use crate::error;
use crate::files::{CreatedBy, File, Files};
use crate::shapes::Every;

#[test]
fn a_value_of_another_kind() {
    for (member, found, expected) in [
        ("boolean", "1", "expected a boolean, found a number"),
        ("boolean", "\"true\"", "expected a boolean, found a string"),
        ("boolean", "truth", "expected a boolean, found invalid JSON"),
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
        ("string", "'a'", "expected a string, found invalid JSON"),
    ] {
        let path = match member {
            "unknown" => "",
            _ => &format!(", in /{member}"),
        };
        let json = format!("{{\n\"{member}\": {found}}}");
        let column = member.len() + 5;
        let expected = format!("{expected}{path} at line 2 column {column}");
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
            "expected a 64-bit integer, found a larger number",
        ),
        (
            "long",
            "1.5",
            "expected an integer, found a number with a fraction",
        ),
        (
            "float",
            "1e39",
            "expected a float, found a number that is out of range",
        ),
        (
            "double",
            "-1e999",
            "expected a double, found a number that is out of range",
        ),
        ("bigInteger", "1.5", "expected an integer"),
        ("blob", "\"Zg\"", "expected padded base64"),
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
        let expected = format!("{expected}, in /{member} at line 2 column 1");
        assert_eq!(error::<Every>(&json), expected, "{json}");
    }
}

#[test]
fn places_in_what_nests() {
    let json = "{\"Files\": [\n  {\"FileId\": \"a\"},\n  {\"FileId\":\n\ttrue}\n]}";
    let expected = "expected a string, found a boolean, in /Files/1/FileId at line 4 column 2";
    assert_eq!(error::<Files>(json), expected);
    let json = "{\"map\": {\n\"a/b\": \"x\"}}";
    let expected = "expected an integer, found a string, in /map/a~1b at line 2 column 8";
    assert_eq!(error::<Every>(json), expected);
    // Columns are bytes.
    let json = "{\"é\": 1, \"string\": 1}";
    let expected = "expected a string, found a number, in /string at line 1 column 21";
    assert_eq!(error::<Every>(json), expected);
}

#[test]
fn keys_of_sensitive_maps_are_not_shown() {
    let json = r#"{"secret": {"password": "x"}}"#;
    let said = error::<Every>(json);
    assert!(!said.contains("password"), "{said}");
    assert!(
        said.starts_with("expected an integer, found a string, in /secret/"),
        "{said}"
    );
}

#[test]
fn twice() {
    let said = error::<File>("{\"FileId\": \"a\",\n\"FileId\": \"a\"}");
    assert_eq!(
        said,
        "found a duplicate member, in /FileId at line 2 column 11"
    );
    let said = error::<Every>(r#"{"map": {"a": 1, "a": 1}}"#);
    assert_eq!(said, "found a duplicate key, in /map/a at line 1 column 23");
    let said = error::<Every>(r#"{"document": {"a": 1, "a": 1}}"#);
    assert_eq!(
        said,
        "found a duplicate key, in /document at line 1 column 23"
    );
    let said = error::<CreatedBy>(r#"{"ConnectUserArn": "a", "AwsIdentityArn": "b"}"#);
    // The words are those of the wire, the place is ours.
    assert!(
        said.contains("ConnectUserArn") && said.ends_with(" at line 1 column 43"),
        "{said}"
    );
}
