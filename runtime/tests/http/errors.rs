//! Errors from a server to a client, in each protocol, and the spellings of their codes.

use http::Response;
use smithy_typegen_runtime::protocol::client::{Failure, output};
use smithy_typegen_runtime::protocol::{AwsJson, Protocol, Reply, RestJson1, RpcV2, server};
use smithy_typegen_runtime::{Document, ServiceError as _, UnknownError};

use crate::shapes::{Busy, Files, PutFile, PutFileError};
use crate::{ALL, json};

fn busy() -> PutFileError {
    PutFileError::Busy(Busy {
        message: Some("Later".to_owned()),
        seconds: Some(5),
    })
}

fn written(protocol: &dyn Protocol, error: &PutFileError) -> Response<Vec<u8>> {
    server::fail::<Files, PutFileError>(protocol, error).expect("a response")
}

fn read(protocol: &dyn Protocol, response: &Response<Vec<u8>>) -> PutFileError {
    match output::<Files, PutFile>(protocol, response) {
        Err(Failure::Service(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_error_arrives_as_it_was_sent() {
    for protocol in ALL {
        let response = written(protocol, &busy());
        assert_eq!(response.status(), 503, "{protocol:?}");
        assert_eq!(read(protocol, &response), busy(), "{protocol:?}");
    }
}

#[test]
fn an_error_that_the_model_does_not_know_too() {
    let body = Document::object([("message", "Gone".into()), ("since", 7.into())]);
    for protocol in ALL {
        let error = PutFileError::Unknown(UnknownError::new("Gone", 410, body.clone()));
        let read = read(protocol, &written(protocol, &error));
        assert_eq!((read.code(), read.status()), ("Gone", 410), "{protocol:?}");
        let PutFileError::Unknown(read) = read else {
            panic!("{read:?}");
        };
        assert_eq!(read.body().get("since"), body.get("since"));
    }
    let error = PutFileError::Unknown(UnknownError::new("", 410, body));
    let response = written(&RestJson1, &error);
    assert!(!response.headers().contains_key("x-amzn-errortype"));
    let error = PutFileError::Unknown(UnknownError::new("a\r\nb", 400, Document::Null));
    assert!(server::fail::<Files, PutFileError>(&RestJson1, &error).is_err());
}

#[test]
fn the_code_is_where_the_protocol_has_it() {
    let response = written(&RestJson1, &busy());
    assert_eq!(response.headers()["x-amzn-errortype"], "Busy");
    assert_eq!(response.headers()["retry-after"], "5");
    assert_eq!(json(&response).to_string(), r#"{"message":"Later"}"#);
    for (protocol, code) in [
        (&AwsJson::V1_0 as &dyn Protocol, "test#Busy"),
        (&AwsJson::V1_1, "Busy"),
        (&RpcV2::Json, "test#Busy"),
    ] {
        let response = written(protocol, &busy());
        let body = json(&response);
        assert_eq!(body.get("__type").and_then(Document::as_str), Some(code));
        // The service is compatible with AWS's query protocol.
        assert_eq!(
            response.headers()["x-amzn-query-error"],
            "Files.Busy;Receiver"
        );
    }
}

#[test]
fn a_client_knows_the_code_in_every_spelling() {
    for (header, body) in [
        (Some("Busy"), "{}"),
        (Some("test#Busy"), ""),
        (Some("test#Busy:http://example.com/busy#x"), "<html>"),
        (None, r#"{"__type":"Busy"}"#),
        (None, r#"{"__type":"other.name#Busy"}"#),
        (None, r#"{"code":"Busy"}"#),
        (None, r#"{"code":"test#Busy:http://example.com"}"#),
        (Some("Busy"), r#"{"__type":"Other"}"#),
        (Some(""), r#"{"__type":"Busy"}"#),
    ] {
        for protocol in [&RestJson1 as &dyn Protocol, &AwsJson::V1_0] {
            let mut response = Response::builder().status(503);
            if let Some(header) = header {
                response = response.header("X-Amzn-ErrorType", header);
            }
            let response = response.body(body.as_bytes().to_vec()).expect("a response");
            let error = read(protocol, &response);
            assert!(matches!(error, PutFileError::Busy(_)), "{header:?} {body}");
        }
    }
}

#[test]
fn the_code_of_the_query_protocol_stands_in() {
    let answer = |value: &str, body: &str| {
        let response = Response::builder().status(400);
        let response = response.header("x-amzn-query-error", value);
        response.body(body.as_bytes().to_vec()).expect("a response")
    };
    let protocol = &AwsJson::V1_0;
    let whole = answer("Files.Busy;Receiver", r#"{"__type":"Busy"}"#);
    let body = protocol.read_error(Reply::new(&whole));
    assert_eq!(
        (body.code.as_str(), body.query_code.as_deref()),
        ("Busy", Some("Files.Busy"))
    );
    assert!(matches!(
        read(protocol, &answer("Files.Busy;Receiver", "{}")),
        PutFileError::Busy(_)
    ));
    assert_eq!(
        read(protocol, &answer("Files.Other;Sender", "{}")).code(),
        "Files.Other"
    );
    assert_eq!(read(protocol, &answer(";", "{}")).code(), "");
}
