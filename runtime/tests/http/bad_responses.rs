//! Bad responses, as a transport passes them to a client: each is an error that says what kind it is, and shows nothing
//! of the response.

#![cfg(feature = "client")]

use std::convert::Infallible;
use std::error::Error;
use std::future::{Ready, ready};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{HeaderValue, Request, Response};
use http_body::{Body, Frame};
use http_body_util::Full;
use pollster::block_on;
use smithy_typegen_runtime::ServiceError as _;
use smithy_typegen_runtime::client::{CallError, Client, Transport};
use tower_service::Service;

use crate::shapes::{Files, FilesCalls as _, PutFileError, PutFileInput, PutFileOutput};
use crate::whole_input;

type Outcome = Result<PutFileOutput, CallError<PutFileError>>;

/// A transport that answers every request with the result of a function.
#[derive(Clone)]
pub struct Double<F>(pub F);

impl<F, B, E> Service<Request<smithy_typegen_runtime::stream::Body>> for Double<F>
where
    F: Fn(Request<smithy_typegen_runtime::stream::Body>) -> Result<Response<B>, E>,
{
    type Response = Response<B>;
    type Error = E;
    type Future = Ready<Result<Response<B>, E>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), E>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<smithy_typegen_runtime::stream::Body>) -> Self::Future {
        ready((self.0)(request))
    }
}

pub fn client<T: Transport>(transport: T) -> Client<Files, T> {
    Client::new(transport, "http://localhost").expect("an endpoint")
}

fn full(body: &str) -> Full<Bytes> {
    Full::new(Bytes::copy_from_slice(body.as_bytes()))
}

/// The result of a call that gets this response.
fn answered(status: u16, headers: &[(&'static str, &'static str)], body: &str) -> Outcome {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    let response = response.body(full(body));
    let response = response.expect("a response");
    let transport = Double(|_| Ok::<_, Infallible>(response.clone()));
    block_on(client(transport).put_file(whole_input()))
}

/// The status and the start of the body of a response that was not understood. Neither the error nor its causes show
/// the word `evil`.
fn not_understood(outcome: Outcome) -> (u16, String) {
    let error = outcome.expect_err("an error");
    let mut cause: Option<&dyn Error> = Some(&error);
    while let Some(error) = cause {
        assert!(!error.to_string().contains("evil"), "{error}");
        cause = error.source();
    }
    match error {
        CallError::NotUnderstood { status, body, .. } => (status, body),
        error => panic!("{error:?}"),
    }
}

#[test]
fn html() {
    let page = "<html>evil</html>";
    for status in [200, 403, 502] {
        let outcome = answered(status, &[("content-type", "text/html")], page);
        assert_eq!(not_understood(outcome), (status, page.to_owned()));
    }
}

#[test]
fn an_empty_body() {
    assert_eq!(answered(200, &[], "").expect("no members").id, None);
    for status in [400, 500, 503] {
        let error = answered(status, &[], "").expect_err("an error");
        let Some(PutFileError::Unknown(error)) = error.service() else {
            panic!("{error:?}");
        };
        assert_eq!((error.status(), error.code()), (status, ""));
    }
}

#[test]
fn the_wrong_content_type() {
    let wrong = [("content-type", "application/xml")];
    let outcome = answered(200, &wrong, "<id>evil</id>");
    assert_eq!(not_understood(outcome).0, 200);
    // What can be read is read: proxies and old servers are careless with the header.
    let outcome = answered(200, &wrong, r#"{"id":"7"}"#);
    assert_eq!(outcome.expect("an output").id.as_deref(), Some("7"));
}

#[test]
fn a_redirect() {
    for status in [301, 302, 307, 308, 304] {
        let headers = [("location", "https://example.com/evil")];
        let error = answered(status, &headers, "").expect_err("no output");
        assert!(!error.to_string().contains("evil"), "{error}");
        assert_eq!(error.service().map(|error| error.status()), Some(status));
    }
    let headers = [("location", "/"), ("content-type", "text/html")];
    let outcome = answered(302, &headers, "<a href=\"/evil\">evil</a>");
    assert_eq!(not_understood(outcome).0, 302);
}

#[test]
fn half_a_body() {
    let whole = r#"{"id":"evil","note":{"new":["evil"]}}"#;
    assert!(answered(200, &[], whole).is_ok());
    for length in 1..whole.len() {
        let (status, body) = not_understood(answered(200, &[], &whole[..length]));
        assert_eq!((status, body.as_str()), (200, &whole[..length]));
    }
}

#[test]
fn what_a_server_must_not_get_either() {
    let deep = format!("{{\"new\":{}", "[".repeat(10_000));
    for body in [
        "[]",
        "null",
        "7",
        r#"{"id":7}"#,
        r#"{"id":"evil","id":"evil"}"#,
        r#"{"id":"evil"}{}"#,
        &deep,
    ] {
        assert_eq!(
            not_understood(answered(200, &[], body)).0,
            200,
            "{body:.20}"
        );
    }
    let mut response = Response::new(full("{\"id\":\"evil\"}"));
    let value = HeaderValue::from_bytes(b"evil\xff").expect("a value");
    response.headers_mut().insert("etag", value);
    let transport = Double(|_| Ok::<_, Infallible>(response.clone()));
    let outcome = block_on(client(transport).put_file(whole_input()));
    assert_eq!(not_understood(outcome).0, 200);
}

#[test]
fn an_error_that_is_half_there() {
    let error = answered(
        503,
        &[("x-amzn-errortype", "Busy"), ("retry-after", "5")],
        "{\"message\":\"evil",
    );
    let error = error.expect_err("an error");
    let Some(PutFileError::Busy(busy)) = error.service() else {
        panic!("{error:?}");
    };
    assert_eq!((busy.seconds, busy.message.as_deref()), (Some(5), None));
}

/// A body that starts, and then fails.
struct Broken(bool);

impl Body for Broken {
    type Data = Bytes;
    type Error = &'static str;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, &'static str>>> {
        let started = std::mem::replace(&mut self.0, true);
        Poll::Ready(Some(match started {
            false => Ok(Frame::data(Bytes::from_static(b"{\"id\":\"7\""))),
            true => Err("the connection was reset"),
        }))
    }
}

#[test]
fn a_connection_that_ends_in_a_body() {
    let transport = Double(|_| Ok::<_, Infallible>(Response::new(Broken(false))));
    let error = block_on(client(transport).put_file(whole_input())).expect_err("half a body");
    assert!(matches!(error, CallError::NoResponse(_)), "{error:?}");
    let cause = error.source().expect("a cause");
    assert_eq!(cause.to_string(), "the connection was reset");
}

/// A body without end. Its pieces are counted by the client's limit.
struct Endless;

impl Body for Endless {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(&[b' '; 1 << 10])))))
    }
}

#[test]
fn a_body_without_end() {
    let transport = Double(|_| Ok::<_, Infallible>(Response::new(Endless)));
    let client = client(transport).response_limit(1 << 20);
    let error = block_on(client.put_file(whole_input())).expect_err("too large");
    assert!(
        matches!(error, CallError::ResponseTooLarge { limit } if limit == 1 << 20),
        "{error:?}"
    );
}

/// The URI and the headers of the request for an input, or the message of the error.
fn sent(input: PutFileInput) -> Result<(String, http::HeaderMap), String> {
    let sent = Arc::new(Mutex::new(None));
    let keeps = sent.clone();
    let transport = Double(move |request: Request<_>| {
        let head = (request.uri().to_string(), request.headers().clone());
        *keeps.lock().expect("no panic") = Some(head);
        Ok::<_, Infallible>(Response::new(full("{}")))
    });
    match block_on(client(transport).put_file(input)) {
        Ok(_) => Ok(sent.lock().expect("no panic").take().expect("a request")),
        Err(error) => {
            assert!(matches!(error, CallError::Input(_)), "{error:?}");
            assert!(sent.lock().expect("no panic").is_none());
            Err(format!("{error} {:?}", error.source()))
        }
    }
}

#[test]
fn header_and_query_values_cannot_split_headers() {
    const SPLIT: &str = "a\r\nx-evil: 1";
    let text = || Some(SPLIT.to_owned());
    let map = |key: &str, value: &str| Some([(key.to_owned(), value.to_owned())].into());
    for input in [
        PutFileInput {
            owner: text(),
            ..whole_input()
        },
        PutFileInput {
            tags: Some(vec![SPLIT.to_owned()]),
            ..whole_input()
        },
        PutFileInput {
            meta: map("a", SPLIT),
            ..whole_input()
        },
        PutFileInput {
            meta: map(SPLIT, "a"),
            ..whole_input()
        },
        // Part of the host name.
        PutFileInput {
            folder: text(),
            ..whole_input()
        },
    ] {
        let error = sent(input).expect_err("not sent");
        assert!(!error.contains("evil"), "{error}");
    }
    let (uri, headers) = sent(PutFileInput {
        kind: text(),
        path: text(),
        more: map(SPLIT, SPLIT),
        ..whole_input()
    })
    .expect("a request");
    let encoded = "a%0D%0Ax-evil%3A%201";
    assert_eq!(uri.matches(encoded).count(), 4, "{uri}");
    assert!(!headers.contains_key("x-evil"));
}
