//! Bad requests, as an HTTP server passes them to a router: each is refused with a 4xx, and nothing of it is shown.

#![cfg(feature = "server")]

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Request, Uri};
use http_body::{Body, Frame};
use http_body_util::Full;
use pollster::block_on;
use smithy_typegen_runtime::protocol::client;
use smithy_typegen_runtime::server::Router;
use tower_service::Service;

use crate::shapes::{Files, PutFile, PutFileInput, PutFileOutput};
use crate::{ALL, whole_input};

const URI: &str = "/folders/f/p";

/// What the tests put into requests, as a value that must not be shown.
const SECRET: &str = "evil";

/// A router whose handler must not be called.
fn router() -> Router<Files> {
    Router::new().handle(|input: PutFileInput| async move { panic!("accepted: {input:?}") })
}

/// A router that accepts what is valid.
pub fn accepting() -> Router<Files> {
    Router::new().handle(|_: PutFileInput| async { Ok(PutFileOutput::default()) })
}

/// The status, the headers and the body of the response.
pub fn respond<B>(mut router: Router<Files>, request: Request<B>) -> (u16, HeaderMap, String)
where
    B: Body<Error: Into<Box<dyn std::error::Error + Send + Sync>>, Data: Send> + Send + 'static,
{
    let Ok(response) = block_on(router.call(request));
    let (parts, body) = response.into_parts();
    let body = body.as_bytes().expect("a body in memory");
    let text = String::from_utf8_lossy(&body).into_owned();
    (parts.status.as_u16(), parts.headers, text)
}

/// The status and the code of the refusal of a request.
fn refused<B>(request: Request<B>) -> (u16, String)
where
    B: Body<Error: Into<Box<dyn std::error::Error + Send + Sync>>, Data: Send> + Send + 'static,
{
    let (status, headers, body) = respond(router(), request);
    assert!(!body.contains(SECRET), "{body}");
    assert!(!format!("{headers:?}").contains(SECRET), "{headers:?}");
    let code = headers.get("x-amzn-errortype");
    let code = code.map(|code| code.to_str().expect("ASCII").to_owned());
    (status, code.unwrap_or_default())
}

fn put(uri: &str, body: impl Into<Bytes>) -> Request<Full<Bytes>> {
    let request = Request::put(uri).header("content-type", "application/json");
    request.body(Full::new(body.into())).expect("a request")
}

fn malformed() -> (u16, String) {
    (400, "SerializationException".to_owned())
}

#[test]
fn truncated_json() {
    let whole = r#"{"secret":"evil","note":"evil","count":9}"#;
    assert_eq!(respond(accepting(), put(URI, whole)).0, 200);
    for length in 1..whole.len() {
        assert_eq!(refused(put(URI, &whole[..length])), malformed(), "{length}");
    }
}

#[test]
fn the_wrong_content_type() {
    let unsupported = (415, "UnsupportedMediaTypeException".to_owned());
    for content_type in ["text/html", "application/cbor", "evil", ""] {
        let mut request = put(URI, r#"{"note":"evil"}"#);
        let value = HeaderValue::from_static(content_type);
        request.headers_mut().insert("content-type", value);
        assert_eq!(refused(request), unsupported, "{content_type}");
    }
    let mut request = put(URI, "{}");
    request.headers_mut().remove("content-type");
    assert_eq!(refused(request), unsupported);
}

#[test]
fn duplicate_keys() {
    for body in [
        r#"{"note":"evil","note":"evil"}"#,
        r#"{"note":"evil","note":null}"#,
        r#"{"note":"evil","count":1,"no\u0074e":"evil"}"#,
    ] {
        assert_eq!(refused(put(URI, body)), malformed(), "{body}");
    }
}

/// A body of many pieces. Counts those that were asked for.
struct Large {
    pieces: usize,
    taken: Arc<AtomicUsize>,
}

const PIECE: &[u8] = &[b' '; 1 << 16];

impl Body for Large {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let taken = self.taken.fetch_add(1, Ordering::Relaxed);
        let frame = || Ok(Frame::data(Bytes::from_static(PIECE)));
        Poll::Ready((taken < self.pieces).then(frame))
    }
}

#[test]
fn a_body_of_100_megabytes() {
    let taken = Arc::new(AtomicUsize::new(0));
    let body = Large {
        pieces: (100 << 20) / PIECE.len(),
        taken: taken.clone(),
    };
    let request = put(URI, "").map(|_| body);
    assert_eq!(refused(request).0, 413);
    // It is not read to its end: the limit is 2 MiB.
    assert!(taken.load(Ordering::Relaxed) <= (2 << 20) / PIECE.len() + 1);
}

#[test]
fn ten_thousand_nested_arrays() {
    for body in [
        format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)),
        format!("{{\"note\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000)),
        format!("{{\"new\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000)),
        format!("{}1{}", "{\"new\":".repeat(10_000), "}".repeat(10_000)),
    ] {
        assert_eq!(refused(put(URI, body)), malformed());
    }
}

#[test]
fn invalid_utf_8() {
    for body in [
        &b"{\"note\":\"evil\xff\"}"[..],
        b"{\"note\":\"evil\xed\xa0\x80\"}",
        b"{\"evil\xc0\xaf\":1}",
        b"\xff\xfe{}",
        b"{\"note\":\"\\ud800\"}",
    ] {
        assert_eq!(refused(put(URI, body)), malformed());
    }
}

#[test]
fn bad_percent_encoding() {
    for uri in [
        "/folders/%/p",
        "/folders/%2/p",
        "/folders/%zz/p",
        "/folders/evil%ff/p",
        "/folders/f/evil%c0%ae",
        "/folders/f/p?kind=evil%",
        "/folders/f/p?kind=%evil",
        "/folders/f/p?%ff=evil",
        "/folders/f/p?evil=%ff",
    ] {
        assert_eq!(refused(put(uri, "{}")), malformed(), "{uri}");
    }
}

#[test]
fn a_label_that_decodes_to_dots() {
    for uri in [
        "/folders/%2e%2e/p",
        "/folders/%2E/p",
        "/folders/../p",
        "/folders/f/%2e%2e",
        "/folders/f/a/%2e%2E/b",
        "/folders/f/a%2f..%2fb",
    ] {
        assert_eq!(refused(put(uri, "{}")), malformed(), "{uri}");
    }
}

#[test]
fn a_label_that_decodes_to_nothing() {
    for uri in ["/folders//p", "/folders/f/", "/folders/f", "/folders//"] {
        assert_eq!(refused(put(uri, "{}")).0, 404, "{uri}");
    }
}

#[test]
fn a_header_that_is_not_ascii() {
    let with = |name: &'static str, value: &[u8]| {
        let mut request = put(URI, "{}");
        let value = HeaderValue::from_bytes(value).expect("a value");
        request.headers_mut().append(name, value);
        request
    };
    for name in ["x-owner", "x-tags", "x-meta-a"] {
        let request = with(name, "Zoë".as_bytes());
        assert_eq!(respond(accepting(), request).0, 200, "{name}");
        assert_eq!(refused(with(name, b"evil\xff")), malformed(), "{name}");
    }
    assert_eq!(refused(with("accept", b"evil\xff")).0, 406);
    let mut request = with("x-a", b"\xff");
    let value = HeaderValue::from_bytes(b"evil\xff").expect("a value");
    request.headers_mut().insert("content-type", value);
    assert_eq!(refused(request).0, 415);
}

#[test]
fn two_content_lengths() {
    for lengths in [["2", "2"], ["2", "3"], ["2", "evil"]] {
        let mut request = put(URI, "{}");
        for length in lengths {
            let value = HeaderValue::from_static(length);
            request.headers_mut().append("content-length", value);
        }
        assert_eq!(refused(request).0, 400, "{lengths:?}");
    }
}

#[test]
fn a_query_of_a_megabyte() {
    // `http` holds at most 64 KiB. Servers refuse more before a router sees it.
    let uri = format!("{URI}?kind={}", "a".repeat(1 << 20));
    assert!(Uri::try_from(uri).is_err());
    let many = "size=evil&".repeat(6_000);
    assert_eq!(refused(put(&format!("{URI}?{many}"), "{}")), malformed());
    let many = "size=1&".repeat(9_000);
    assert_eq!(
        respond(accepting(), put(&format!("{URI}?{many}"), "{}")).0,
        200
    );
}

#[test]
fn a_method_that_is_not_known() {
    for method in ["BREW", "GET", "put", "CONNECT", "OPTIONS"] {
        let mut request = put(URI, "{}");
        *request.method_mut() = Method::from_bytes(method.as_bytes()).expect("a method");
        let (status, headers, _) = respond(router(), request);
        assert_eq!(
            (status, &headers["allow"] == "PUT"),
            (405, true),
            "{method}"
        );
    }
}

#[test]
fn a_value_that_breaks_constraints_beside_a_secret() {
    let (status, code) = refused(put(URI, r#"{"secret":"evil","count":10}"#));
    assert_eq!((status, code.as_str()), (400, "ValidationException"));
}

/// A body that ends with an error.
struct Broken;

impl Body for Broken {
    type Data = Bytes;
    type Error = &'static str;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, &'static str>>> {
        Poll::Ready(Some(Err(SECRET)))
    }
}

#[test]
fn a_body_that_does_not_arrive() {
    assert_eq!(refused(put(URI, "").map(|_| Broken)).0, 400);
}

#[test]
fn every_protocol_is_served_by_one_router() {
    for protocol in ALL {
        let token = String::new;
        let request = client::request::<Files, PutFile>(protocol, &whole_input(), &token);
        let request = request
            .expect("a request")
            .map(|body| Full::new(Bytes::from(body)));
        let (status, _, body) = respond(accepting(), request);
        assert_eq!(status, 200, "{protocol:?} {body}");
    }
}
