//! What errors say: what was expected, the kind of what was found, and where; never any of the input.

use crate::error;
use crate::files::{CreatedBy, File, Files};
use crate::shapes::Parcel;
use smithy_typegen_runtime::codec::json;
use smithy_typegen_runtime::schema::prelude;

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
fn twice_after_a_null() {
    for (json, expected) in [
        (r#"{"byte":null,"byte":1}"#, "/byte at line 1 column 21"),
        (r#"{"byte":null,"byte":null}"#, "/byte at line 1 column 21"),
        (r#"{"byte":1,"byte":null}"#, "/byte at line 1 column 18"),
        (
            r#"{"byte":null,"short":1,"byte":2}"#,
            "/byte at line 1 column 31",
        ),
        (
            r#"{"inner":{"byte":null,"byte":1},"byte":1}"#,
            "/inner/byte at line 1 column 30",
        ),
        (
            r#"{"byte":null,"inner":{"byte":null},"byte":1}"#,
            "/byte at line 1 column 43",
        ),
        (
            r#"{"inner":null,"inner":{"byte":null}}"#,
            "/inner at line 1 column 23",
        ),
    ] {
        let said = error::<Parcel>(json);
        assert_eq!(
            said,
            format!("found a duplicate member, in {expected}"),
            "{json}"
        );
    }
    for json in [
        r#"{"byte":null,"inner":{"byte":null,"inner":{"byte":1}},"short":null,"long":1}"#,
        r#"{"inner":{"byte":null},"byte":1}"#,
        r#"{"sparse":[null,null],"byte":1}"#,
    ] {
        assert!(
            json::from_slice::<Parcel>(json.as_bytes()).is_ok(),
            "{json}"
        );
    }
}

/// A structure with more members than a word has bits.
macro_rules! wide {
    ($($member:ident)*) => {
        #[derive(Debug, Default)]
        pub struct Wide {
            $(pub $member: Option<bool>,)*
        }

        smithy_typegen_runtime::structure! {
            Wide by Wide = WIDE("test#Wide") {
                $($member: optional("", prelude::BOOLEAN, JsonName(stringify!($member))),)*
            }
        }
    };
}

wide! {
    a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 d0 d1 d2 d3 d4
    d5 d6 d7 d8 d9 e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 g0 g1 g2 g3 g4 g5 g6 g7 g8 g9
}

#[test]
fn any_member_twice_after_a_null() {
    let names = WIDE.members().iter().map(|member| member.json_name());
    let names: Vec<_> = names.collect();
    let members: Vec<_> = names
        .iter()
        .map(|name| format!("\"{name}\":null"))
        .collect();
    let all = members.join(",");
    assert!(json::from_slice::<Wide>(format!("{{{all}}}").as_bytes()).is_ok());
    for name in names {
        let said = error::<Wide>(&format!("{{{all},\"{name}\":true}}"));
        assert!(
            said.starts_with("found a duplicate member"),
            "{name}: {said}"
        );
    }
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
