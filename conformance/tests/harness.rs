//! The harness itself: what it takes for the same, and what it does not let pass.

use conformance::cannot::entries;
use conformance::digits::restored;
use conformance::template::filled_in;
use conformance::{Case, Kind, Model, Page, ParamsReader, Protocol, Side, Standing, compare};
use smithy_typegen_runtime::wire::{Context, read};
use smithy_typegen_runtime::{Document, ValidationException};

fn document(json: &str) -> Document {
    compare::json(json.as_bytes()).expect("JSON")
}

#[test]
fn numbers_are_the_same_by_value_and_members_in_any_order() {
    for (one, other) in [
        ("1", "1.0"),
        ("1", "10e-1"),
        ("0.10", "1E-1"),
        ("-0", "0.0"),
        ("100", "1e2"),
        (r#"{"a":1,"b":[2.0]}"#, r#"{"b":[2],"a":1}"#),
    ] {
        assert!(
            compare::same(&document(one), &document(other)),
            "{one} {other}"
        );
    }
    for (one, other) in [
        ("1", "-1"),
        ("1", "10"),
        ("1", "\"1\""),
        ("9007199254740993", "9007199254740992"),
        ("[1,2]", "[2,1]"),
        ("{}", r#"{"a":null}"#),
        (r#"{"a":1,"b":1}"#, r#"{"a":1,"c":1}"#),
    ] {
        assert!(
            !compare::same(&document(one), &document(other)),
            "{one} {other}"
        );
    }
}

#[test]
fn a_member_that_is_written_twice_is_an_error() {
    assert!(compare::json(br#"{"a":1,"a":1}"#).is_err());
}

#[test]
fn digits_that_params_have_lost_are_those_of_the_body() {
    for (params, body, expected) in [
        (
            "1.0000000000000001e+23",
            "\"100000000000000000000001.0\"",
            "100000000000000000000001.0",
        ),
        (
            "-0.1",
            "-0.100000000000000000000001",
            "-0.100000000000000000000001",
        ),
        // Another number, an integer, no number.
        ("-0.1", "-0.11", "-0.1"),
        ("9007199254740993", "9007199254740992", "9007199254740993"),
        ("\"0.1\"", "0.1000000000000000000001", "\"0.1\""),
    ] {
        let nest = |value| document(&format!(r#"{{"a":[{value},0],"b":0.5}}"#));
        assert_eq!(restored(&nest(params), &nest(body)), nest(expected));
    }
}

#[test]
fn params_have_only_members_of_the_model() {
    let value = |json: &str| {
        read::<ValidationException>(&mut ParamsReader(&document(json)), &mut Context::client())
    };
    let exception = value(r#"{"message": "m", "fieldList": [{"path": "/a", "message": "n"}]}"#);
    assert_eq!(exception.expect("a value").field_list[0].path, "/a");
    let error = value(r#"{"msg": "m"}"#).expect_err("no member");
    assert!(error.to_string().contains("`msg`"), "{error}");
    assert!(value(r#"{"message": 1}"#).is_err());
}

#[test]
fn parameters_are_filled_in() {
    let parameters = [
        ("value".to_owned(), "a \"b\"".to_owned()),
        ("other".to_owned(), "$value:L".to_owned()),
    ];
    let text = filled_in(
        "$value:S $value:L $other:L $$value:L $none:L $",
        &parameters,
    );
    assert_eq!(text, r#""a \"b\"" a "b" $value:L $value:L $none:L $"#);
}

#[test]
fn the_list_is_read() {
    let list = entries("# A comment.\n\nSome_case client request: why: this\n").expect("a list");
    let [entry] = &list[..] else {
        panic!("{list:?}");
    };
    assert_eq!(
        (&*entry.id, &*entry.side, &*entry.kind),
        ("Some_case", "client", "request")
    );
    assert_eq!(entry.reason, "why: this");
    assert!(entries("Some_case client: why").is_err());
}

static MODEL: Model = Model::new(
    r#"{"shapes": {"a#Op": {"traits": {"smithy.test#httpRequestTests": [{"id": "One"}]}}}}"#,
);

fn case(standing: Standing, check: fn(&Case) -> Result<(), String>) -> Case {
    Case {
        model: &MODEL,
        id: "One",
        protocol: Protocol::AwsJson10,
        side: Side::Client,
        kind: Kind::Request,
        shape: "a#Op",
        index: 0,
        parameters: None,
        standing,
        check,
    }
}

fn passes(case: &Case) -> Result<(), String> {
    let id = case.node()?.get("id").and_then(Document::as_str);
    (id == Some("One"))
        .then_some(())
        .ok_or_else(|| "another case".to_owned())
}

fn fails(_: &Case) -> Result<(), String> {
    Err("wrong".to_owned())
}

#[test]
fn a_case_on_the_list_must_fail() {
    let page = Page::of(&[
        case(Standing::Runs, passes),
        case(Standing::Cannot("why"), fails),
    ]);
    assert!(page.failures.is_empty(), "{:?}", page.failures);
    assert_eq!(page.listed(), 1);

    let page = Page::of(&[
        case(Standing::Cannot("why"), passes),
        case(Standing::Runs, fails),
    ]);
    assert_eq!(
        page.failures,
        [
            "One client request passes: take it off `cannot.txt`",
            "One client request: wrong"
        ]
    );

    let page = Page::of(&[case(Standing::Runs, passes)]);
    let text = page.written_into("Before\n<!-- written by the run -->old<!-- end -->\nafter");
    let text = text.expect("marks");
    assert!(
        text.contains("| awsJson1_0 | client | request | 1 | 1 | 0 |"),
        "{text}"
    );
    assert!(
        text.starts_with("Before\n") && text.ends_with("\nafter"),
        "{text}"
    );
    assert!(page.written_into("no marks").is_none());
}
