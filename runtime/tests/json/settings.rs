//! What Smithy's protocols differ in.

use smithy_typegen_runtime::codec::json::Json;
use smithy_typegen_runtime::schema::TimestampFormat;
use smithy_typegen_runtime::wire::{self, Context, Reader, Writer};

use crate::shapes::Parcel;

fn read(settings: Json, json: &str) -> Parcel {
    settings.from_slice(json.as_bytes()).expect(json)
}

fn written(settings: Json, value: &Parcel) -> String {
    let bytes = settings.to_vec(value).expect("it has a notation");
    String::from_utf8(bytes).expect("JSON is text")
}

#[test]
fn names() {
    let rest = r#"{"other \"name\"":"a"}"#;
    let aws = r#"{"renamed":"a"}"#;
    let value = read(Json::REST, rest);
    assert_eq!(value.renamed.as_deref(), Some("a"));
    assert_eq!(read(Json::AWS, aws), value);
    assert_eq!(read(Json::RPC_V2, aws), value);
    assert_eq!(read(Json::AWS, rest), Parcel::default());
    assert_eq!(read(Json::REST, aws), Parcel::default());
    assert_eq!(written(Json::REST, &value), rest);
    assert_eq!(written(Json::AWS, &value), aws);
    assert_eq!(Json::default(), Json::REST);
}

#[test]
fn timestamps_without_a_format() {
    let settings = Json::AWS.timestamps(TimestampFormat::DateTime);
    let json = r#"{"timestamp":"1970-01-01T00:00:00Z","httpDate":"Thu, 01 Jan 1970 00:00:00 GMT"}"#;
    assert_eq!(written(settings, &read(settings, json)), json);
}

#[test]
fn timestamps_whose_format_is_not_obeyed() {
    let json = r#"{"timestamp":946845296,"dateTime":946845296,"httpDate":946845296}"#;
    let value = read(Json::RPC_V2, json);
    assert_eq!(written(Json::RPC_V2, &value), json);
    assert!(Json::AWS.from_slice::<Parcel>(json.as_bytes()).is_err());
}

#[test]
fn big_numbers_as_strings() {
    let json = r#"{"bigInteger":"-9223372036854775809","bigDecimal":"100000000000000000000001.0"}"#;
    let value = read(Json::RPC_V2, json);
    assert_eq!(written(Json::RPC_V2, &value), json);
    assert_eq!(
        read(
            Json::RPC_V2,
            &json
                .replace(":\"", ":")
                .replace("\",", ",")
                .replace("\"}", "}")
        ),
        value
    );
    assert_eq!(
        written(Json::AWS, &value),
        r#"{"bigInteger":-9223372036854775809,"bigDecimal":100000000000000000000001.0}"#
    );
    assert!(Json::AWS.from_slice::<Parcel>(json.as_bytes()).is_err());
    for wrong in ["", "a", "1 ", "NaN", "0x1"] {
        let json = format!(r#"{{"bigDecimal": "{wrong}"}}"#);
        let error = Json::RPC_V2
            .from_slice::<Parcel>(json.as_bytes())
            .expect_err(&json);
        assert_eq!(
            error.to_string(),
            "expected a number in a string, in /bigDecimal at line 1 column 16"
        );
    }
}

#[test]
fn depth() {
    for (levels, settings) in [
        (128, Json::REST),
        (3, Json::REST.depth(3)),
        (500, Json::AWS.depth(500)),
    ] {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(settings.document(nested(levels).as_bytes()).is_ok());
        let error = settings
            .document(nested(levels + 1).as_bytes())
            .expect_err("too deep");
        assert_eq!(
            error.to_string(),
            format!(
                "expected at most {levels} levels of nesting at line 1 column {}",
                levels + 1
            )
        );
    }
}

#[test]
fn a_reader_and_writer_of_their_own() {
    let mut reader = Json::REST.reader(br#" {"byte": 1} "#).expect("it is text");
    let value: Parcel = wire::read(&mut reader, &mut Context::server()).expect("it is right");
    reader.finish().expect("that is all");
    let mut bytes = b"event: ".to_vec();
    wire::write(&value, &mut Json::REST.writer(&mut bytes)).expect("it has a notation");
    assert_eq!(bytes, br#"event: {"byte":1}"#);

    let mut reader = Json::REST.reader(b"1 2").expect("it is text");
    reader.skip().expect("a number");
    assert_eq!(
        reader.finish().expect_err("a number is left").to_string(),
        "expected the end of the input, found a number at line 1 column 3"
    );
    let mut bytes = Vec::new();
    let error = Json::REST
        .writer(&mut bytes)
        .number(value_member(), "seven")
        .expect_err("no number");
    assert_eq!(error.to_string(), "expected a valid number");
}

fn value_member() -> &'static smithy_typegen_runtime::schema::Member {
    &Parcel::SCHEMA.members()[8]
}
