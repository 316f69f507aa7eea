//! An operation's error on its way from a server to a client: written, and read again.

#![cfg(all(feature = "json", feature = "cbor"))]
#![allow(missing_docs)]

use smithy_typegen_runtime::codec::cbor::Cbor;
use smithy_typegen_runtime::codec::json::{ErrorCode, Json};
use smithy_typegen_runtime::schema::prelude;
use smithy_typegen_runtime::{Document, Fault, UnknownError};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Busy {
    pub message: Option<String>,
    pub seconds: Option<i32>,
}

smithy_typegen_runtime::structure! {
    Busy by Busy = BUSY("example#Busy", Error(Fault::Server)) {
        message: optional("Message", prelude::STRING),
        seconds: optional("seconds", prelude::INTEGER, JsonName("wait")),
    } error(optional message)
}

#[derive(Clone, Debug, PartialEq)]
pub enum FetchError {
    Busy(Busy),
    Unknown(UnknownError),
}

smithy_typegen_runtime::operation_error! {
    FetchError { Busy(Busy) }
}

fn busy() -> FetchError {
    FetchError::Busy(Busy {
        message: Some("Later".to_owned()),
        seconds: Some(5),
    })
}

fn json(settings: Json, error: &FetchError) -> String {
    String::from_utf8(settings.error_to_vec(error).expect("JSON")).expect("UTF-8")
}

#[test]
fn each_protocol_says_the_code_in_its_place() {
    let error = busy();
    for (settings, expected) in [
        (Json::REST, r#"{"Message":"Later","wait":5}"#),
        (
            Json::AWS,
            r#"{"__type":"example#Busy","Message":"Later","seconds":5}"#,
        ),
        (
            Json::AWS_1_1,
            r#"{"__type":"Busy","Message":"Later","seconds":5}"#,
        ),
        (
            Json::RPC_V2,
            r#"{"__type":"example#Busy","Message":"Later","seconds":5}"#,
        ),
    ] {
        assert_eq!(json(settings, &error), expected);
        let read: FetchError = settings
            .error(Some("Busy"), 500, expected.as_bytes())
            .expect("an error");
        assert_eq!(read, error);
    }
    let cbor = Cbor::new();
    let body = cbor.error_to_vec(&error).expect("CBOR");
    let expected = [
        ("__type", "example#Busy".into()),
        ("Message", "Later".into()),
        ("seconds", 5.into()),
    ];
    assert_eq!(
        cbor.document(&body).expect("CBOR"),
        Document::object(expected)
    );
    assert_eq!(
        cbor.error::<FetchError>(500, &body).expect("an error"),
        error
    );
}

#[test]
fn an_error_without_members() {
    let error = FetchError::Busy(Busy::default());
    assert_eq!(json(Json::REST, &error), "{}");
    assert_eq!(json(Json::AWS_1_1, &error), r#"{"__type":"Busy"}"#);
    let body = Cbor::new().error_to_vec(&error).expect("CBOR");
    assert_eq!(body, b"\xbf\x66__type\x6cexample#Busy\xff");
}

#[test]
fn an_error_of_a_newer_model_goes_out_as_it_came() {
    let body = br#"{"code":"Novel","n":123456789012345678901234567890}"#;
    let error: FetchError = Json::AWS.error(None, 418, body).expect("an error");
    assert_eq!(json(Json::AWS, &error).as_bytes(), body);
    assert_eq!(json(Json::REST, &error).as_bytes(), body);

    // Its code came in a header.
    let error: FetchError = Json::REST.error(Some("Novel"), 418, b"").expect("an error");
    assert_eq!(json(Json::REST, &error), "");
    assert_eq!(
        json(Json::REST.error_code(ErrorCode::Name), &error),
        r#"{"__type":"Novel"}"#
    );
    let body = Cbor::new().error_to_vec(&error).expect("CBOR");
    assert_eq!(body, b"\xa1\x66__type\x65Novel");
}
