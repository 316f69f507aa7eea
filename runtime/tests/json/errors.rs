//! What errors say: what was expected, the kind of what was found, and where; never any of the input.

use crate::error;
use crate::files::{CreatedBy, File, Files};
use crate::shapes::Parcel;

/// What is said of a value of a member, which is on a line of its own.
fn of_member(member: &str, value: &str) -> String {
    error::<Parcel>(&format!("{{\"{member}\":\n{value}}}"))
}

#[test]
fn a_value_of_another_kind() {
    for (member, value, expected, found) in [
        ("boolean", "1", "a boolean", "a number"),
        ("boolean", "\"true\"", "a boolean", "a string"),
        ("boolean", "truth", "a boolean", "invalid JSON"),
        ("byte", "\"1\"", "an integer", "a string"),
        ("long", "true", "an integer", "a boolean"),
        ("long", "{}", "an integer", "an object"),
        ("float", "[]", "a float", "an array"),
        ("double", "\"1\"", "a double", "a string"),
        ("bigInteger", "\"1\"", "a number", "a string"),
        ("string", "7", "a string", "a number"),
        ("blob", "7", "a string of base64", "a number"),
        (
            "timestamp",
            "\"1\"",
            "a timestamp in epoch seconds",
            "a string",
        ),
        ("dateTime", "1", "a string with a date and time", "a number"),
        ("httpDate", "1", "a string with an HTTP date", "a number"),
        ("list", "{}", "an array", "an object"),
        ("map", "[]", "an object", "an array"),
        ("inner", "\"a\"", "an object", "a string"),
        ("document", "]", "a value", "the end of an array"),
        ("string", ",", "a string", "a comma"),
        ("string", ":", "a string", "a colon"),
        ("string", "'a'", "a string", "invalid JSON"),
    ] {
        assert_eq!(
            of_member(member, value),
            format!("expected {expected}, found {found}, in /{member} at line 2 column 1"),
            "{member} {value}"
        );
    }
    // Of what is not in the model there is no place in it.
    assert_eq!(
        of_member("unknown", "}"),
        "expected a value, found the end of an object at line 2 column 1"
    );
}

#[test]
fn a_value_that_does_not_fit() {
    let larger = "a 64-bit integer, found a larger number";
    let fraction = "an integer, found a number with a fraction";
    let float = "a float, found a number that is out of range";
    let double = "a double, found a number that is out of range";
    let years = "a timestamp within the years 1 to 9999";
    let date_time = "a date and time such as 1985-04-12T23:20:50Z";
    let http_date = "a date such as Tue, 29 Apr 2014 18:30:38 GMT";
    for (member, value, expected) in [
        ("byte", "128", "a byte, from -128 to 127"),
        ("short", "-32769", "a short, from -32768 to 32767"),
        (
            "integer",
            "2147483648",
            "an integer, from -2147483648 to 2147483647",
        ),
        ("long", "1e19", larger),
        ("long", "1.5", fraction),
        ("float", "1e39", float),
        ("double", "-1e999", double),
        ("bigInteger", "1.5", "an integer"),
        ("blob", "\"Zg\"", "padded base64"),
        ("timestamp", "1e12", years),
        ("dateTime", "\"now\"", date_time),
        ("httpDate", "\"now\"", http_date),
    ] {
        assert_eq!(
            of_member(member, value),
            format!("expected {expected}, in /{member} at line 2 column 1"),
            "{member} {value}"
        );
    }
}

#[test]
fn places_in_what_nests() {
    let json = "{\"Files\": [\n  {\"FileId\": \"a\"},\n  {\"FileId\":\n\ttrue}\n]}";
    let expected = "expected a string, found a boolean, in /Files/1/FileId at line 4 column 2";
    assert_eq!(error::<Files>(json), expected);
    let json = "{\"map\": {\n\"a/b\": \"x\"}}";
    let expected = "expected an integer, found a string, in /map/a~1b at line 2 column 8";
    assert_eq!(error::<Parcel>(json), expected);
    // Columns are bytes.
    let json = "{\"é\": 1, \"string\": 1}";
    let expected = "expected a string, found a number, in /string at line 1 column 21";
    assert_eq!(error::<Parcel>(json), expected);
}

#[test]
fn keys_of_sensitive_maps_are_not_shown() {
    let json = r#"{"hidden": {"password": "x"}}"#;
    let said = error::<Parcel>(json);
    assert!(!said.contains("password"), "{said}");
    assert!(
        said.starts_with("expected an integer, found a string, in /hidden/"),
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
    let said = error::<Parcel>(r#"{"map": {"a": 1, "a": 1}}"#);
    assert_eq!(said, "found a duplicate key, in /map/a at line 1 column 23");
    let said = error::<Parcel>(r#"{"document": {"a": 1, "a": 1}}"#);
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
