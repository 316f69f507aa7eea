//! What a client gets.

use http::Response;
use smithy_typegen_runtime::ServiceError as _;
use smithy_typegen_runtime::protocol::client::{Failure, output};
use smithy_typegen_runtime::protocol::{Protocol, RestJson1};

use crate::ALL;
use crate::shapes::{Busy, Files, PutFile, PutFileError, PutFileOutput};

fn answer(
    protocol: &dyn Protocol,
    status: u16,
    headers: &[(&str, &str)],
    body: impl AsRef<[u8]>,
) -> Result<PutFileOutput, Failure<PutFileError>> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    let response = response.body(body).expect("a response");
    output::<Files, PutFile>(protocol, &response)
}

#[test]
fn an_output_has_all_its_parts() {
    let body = r#"{"id":"7","etag":"not here","new":[1]}"#;
    let output = answer(&RestJson1, 202, &[("etag", "x")], body).expect("an output");
    let wanted = PutFileOutput {
        id: Some("7".to_owned()),
        etag: Some("x".to_owned()),
        status: Some(202),
    };
    assert_eq!(output, wanted);
    assert!(answer(&RestJson1, 200, &[], "").is_ok());
}

#[test]
fn a_page_of_a_proxy_is_not_understood() {
    let page = "<html>Bad Gateway</html>";
    for protocol in ALL {
        let failure = answer(protocol, 502, &[("content-type", "text/html")], page);
        let Err(Failure::NotUnderstood { status, body, .. }) = failure else {
            panic!("{failure:?}");
        };
        assert_eq!((status, &*body), (502, page));
    }
}

#[test]
fn an_empty_answer_with_an_error_status_is_an_unknown_error() {
    for protocol in ALL {
        let failure = answer(protocol, 503, &[], "");
        let Err(Failure::Service(PutFileError::Unknown(error))) = failure else {
            panic!("{failure:?}");
        };
        assert_eq!((error.code(), error.status()), ("", 503));
        assert!(error.body().is_null());
    }
}

#[test]
fn a_success_that_is_none_is_not_understood() {
    for protocol in ALL {
        for body in [
            "<html>evil</html>",
            "{\"id\":\"evil",
            "[]",
            "null",
            "{\"id\":7}",
            "\u{fffd}",
        ] {
            let headers = [
                ("smithy-protocol", "rpc-v2-json"),
                ("content-type", "text/html"),
            ];
            let Err(failure) = answer(protocol, 200, &headers, body) else {
                panic!("{protocol:?} {body}");
            };
            let (shown, debugged) = (failure.to_string(), format!("{failure:?}"));
            assert!(
                !shown.contains("evil") && !debugged.contains("evil"),
                "{debugged}"
            );
            let Failure::NotUnderstood {
                status,
                body: start,
                ..
            } = failure
            else {
                panic!("{debugged}");
            };
            assert_eq!((status, start.as_str()), (200, body));
        }
    }
    let long = "ä".repeat(1_000_000);
    let Err(Failure::NotUnderstood { body, .. }) = answer(&RestJson1, 200, &[], &long) else {
        panic!("no failure");
    };
    assert_eq!(body.chars().count(), 200);
}

#[test]
fn a_redirect_is_not_an_output() {
    for protocol in ALL {
        let failure = answer(protocol, 301, &[("location", "https://example.com")], "");
        assert!(matches!(
            failure,
            Err(Failure::Service(PutFileError::Unknown(_)))
        ));
    }
}

#[test]
fn headers_that_cannot_be_read_are_not_understood() {
    let mut response = Response::new(b"{}".to_vec());
    let value = http::HeaderValue::from_bytes(b"\xff").expect("a value");
    response.headers_mut().insert("etag", value);
    let failure = output::<Files, PutFile>(&RestJson1, &response);
    assert!(matches!(failure, Err(Failure::NotUnderstood { .. })));
}

#[test]
fn an_error_that_is_half_there_is_not_understood_or_known_by_its_code() {
    let known = [("x-amzn-errortype", "Busy"), ("retry-after", "5")];
    let failure = answer(&RestJson1, 503, &known, "{\"message\":\"La");
    let Err(Failure::Service(PutFileError::Busy(busy))) = failure else {
        panic!("{failure:?}");
    };
    let wanted = Busy {
        message: None,
        seconds: Some(5),
    };
    assert_eq!(busy, wanted);
    let headers = [("x-amzn-errortype", "Busy"), ("retry-after", "soon")];
    let failure = answer(&RestJson1, 503, &headers, "{}");
    assert!(matches!(
        failure,
        Err(Failure::NotUnderstood { status: 503, .. })
    ));
}
