//! What a service of each protocol writes where protocols differ, through types that were generated for
//! it.
#![cfg(has_suites)]

use conformance::services::{aws_json_1_0, aws_json_1_1, rpc_v2_cbor, rpc_v2_json};
use conformance::{ParamsReader, compare};
use smithy_typegen_runtime::Document;
use smithy_typegen_runtime::codec::cbor::Cbor;
use smithy_typegen_runtime::codec::json::Json;
use smithy_typegen_runtime::wire::{self, Context, Shape};

/// A value in the notation of the suites' `params`.
fn value<T: Shape>(params: &str) -> T {
    let params = compare::json(params.as_bytes()).expect("JSON");
    wire::read(&mut ParamsReader(&params), &mut Context::client()).expect("a value")
}

fn json<T: Shape>(settings: Json, params: &str) -> String {
    let written = settings.to_vec(&value::<T>(params)).expect("JSON");
    String::from_utf8(written).expect("UTF-8")
}

fn cbor<T: Shape>(params: &str) -> Document {
    let written = Cbor::new().to_vec(&value::<T>(params)).expect("CBOR");
    Cbor::new().document(&written).expect("CBOR")
}

#[test]
fn aws_json_1_1_does_not_obey_json_name() {
    type Sink = aws_json_1_1::KitchenSink;
    let params = r#"{"StructWithJsonName":{"Value":"some-value"}}"#;
    // The schema has the member's name alone, so that no setting can write another.
    for settings in [Json::AWS_1_1, Json::REST] {
        assert_eq!(json::<Sink>(settings, params), params);
    }
}

#[test]
fn blobs_are_base64_in_json_and_bytes_in_cbor() {
    let params = r#"{"blobValue":"foo"}"#;
    assert_eq!(
        json::<rpc_v2_json::SimpleScalarStructure>(Json::RPC_V2, params),
        r#"{"blobValue":"Zm9v"}"#
    );
    assert_eq!(
        cbor::<rpc_v2_cbor::SimpleScalarStructure>(params),
        Document::object([("blobValue", Document::Blob(b"foo".to_vec()))])
    );
}

#[test]
fn timestamps_are_epoch_seconds_unless_the_model_and_the_protocol_say_otherwise() {
    assert_eq!(
        json::<aws_json_1_0::JsonUnionsInput>(
            Json::AWS,
            r#"{"contents":{"timestampValue":1398796238.5}}"#
        ),
        r#"{"contents":{"timestampValue":1398796238.5}}"#
    );
    assert_eq!(
        json::<aws_json_1_1::KitchenSink>(
            Json::AWS_1_1,
            r#"{"Timestamp":946845296,"Iso8601Timestamp":946845296,"HttpdateTimestamp":946845296}"#
        ),
        "{\"HttpdateTimestamp\":\"Sun, 02 Jan 2000 20:34:56 GMT\",\
         \"Iso8601Timestamp\":\"2000-01-02T20:34:56Z\",\"Timestamp\":946845296}"
    );
    assert_eq!(
        json::<rpc_v2_json::TimestampFormatIgnoredIo>(
            Json::RPC_V2,
            r#"{"dateTime":946845296,"httpDate":946845296}"#
        ),
        r#"{"dateTime":946845296,"httpDate":946845296}"#
    );
    // A tag, whatever the format that the member asks for.
    let datetime = cbor::<rpc_v2_cbor::FractionalSecondsOutput>(r#"{"datetime":946845296.123}"#);
    let Some(Document::Timestamp(seconds)) = datetime.get("datetime") else {
        panic!("{datetime}");
    };
    assert_eq!(seconds.to_string(), "946845296.123");
}

/// Whatever of them the JSON of the suite has kept.
#[test]
fn rpcv2_json_keeps_the_digits_of_big_numbers() {
    for digits in [
        "100000000000000000000001.0",
        "-0.100000000000000000000001",
        "-9223372036854775809",
    ] {
        let params = format!(r#"{{"value":{digits}}}"#);
        let body = format!(r#"{{"value":"{digits}"}}"#);
        let from_params = value::<rpc_v2_json::BigDecimalStructure>(&params);
        let read = Json::RPC_V2.from_slice(body.as_bytes()).expect("a number");
        assert_eq!(from_params, read);
        let accepted = Json::RPC_V2.accept(body.as_bytes()).expect("a number");
        assert_eq!(from_params, accepted);
        assert_eq!(
            Json::RPC_V2.to_vec(&from_params).expect("JSON"),
            body.as_bytes()
        );
    }
}
