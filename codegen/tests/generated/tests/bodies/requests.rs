//! Streams in inputs.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};

use generated_tests::objects::*;
use generated_tests::runtime::UnknownError;
use generated_tests::runtime::client::{CallError, Client};
use generated_tests::runtime::protocol::AwsJson;
use generated_tests::runtime::server::Router;
use generated_tests::runtime::stream::Body;
use http::{HeaderMap, Request, Response};
use pollster::block_on;
use tower_service::Service as _;

use crate::support::*;

fn server() -> Router<Example> {
    Router::new().handle(async |input: PutObjectInput| {
        let Ok(size) = size(input.body.unwrap_or_default()).await else {
            return Err(PutObjectError::Unknown(UnknownError::new(
                "Broken", 400, "",
            )));
        };
        let size = i64::try_from(size).unwrap();
        Ok(PutObjectOutput::builder().size(size).build().unwrap())
    })
}

#[test]
fn a_request_is_never_in_memory_as_a_whole() {
    // Ten times the limit of bodies in memory.
    let chunks = 320;
    let (body, counts) = Chunks::new(chunks);
    let output = block_on(client(server()).put_object(put(Body::from_stream(body)))).unwrap();
    assert_eq!(output.size, Some((chunks * CHUNK) as i64));
    assert_eq!(counts.made.load(SeqCst), chunks);
    assert_eq!(counts.peak.load(SeqCst), 1);
}

#[test]
fn a_broken_request_is_an_error_where_it_is_read() {
    let body = Body::from_stream(Chunks::broken_after(2));
    let error = block_on(client(server()).put_object(put(body))).unwrap_err();
    assert!(
        matches!(error, CallError::Service(PutObjectError::Unknown(_))),
        "{error:?}"
    );
}

/// The headers and the body that are sent.
fn sent(input: PutObjectInput) -> (HeaderMap, Vec<u8>) {
    let seen = Arc::new(Mutex::new(None));
    let sees = seen.clone();
    let answers = Answers(move |request: Request<Body>| {
        let (parts, body) = request.into_parts();
        let body = block_on(body.collect(1 << 20)).unwrap();
        *sees.lock().unwrap() = Some((parts.headers, body.to_vec()));
        Response::new(Body::from("{}"))
    });
    block_on(client(answers).put_object(input)).unwrap();
    seen.lock().unwrap().take().unwrap()
}

#[test]
fn a_known_length_is_sent() {
    let (headers, body) = sent(put("hello"));
    assert_eq!(headers["content-length"], "5");
    assert_eq!(headers["content-type"], "application/octet-stream");
    assert_eq!(body, b"hello");

    let (headers, body) = sent(put(Body::from_stream(Chunks::new(2).0)));
    assert!(!headers.contains_key("content-length"));
    assert_eq!(body.len(), 2 * CHUNK);

    let wrapped = Body::new(http_body_util::Full::new(&b"hello"[..]));
    let (headers, body) = sent(put(wrapped));
    assert_eq!(headers["content-length"], "5");
    assert_eq!(body, b"hello");

    let length = 2 * CHUNK as u64;
    let measured = Body::from_stream(Chunks::new(2).0).with_length(length);
    let (headers, _) = sent(put(measured));
    assert_eq!(headers["content-length"], length.to_string());
}

#[test]
fn the_content_type_is_that_of_the_member() {
    let input = PutObjectInput::builder()
        .key("k")
        .kind("text/css")
        .body("a{}");
    let (headers, _) = sent(input.build().unwrap());
    assert_eq!(headers["content-type"], "text/css");
}

#[test]
fn an_input_without_its_stream_has_no_body() {
    let input = PutObjectInput::builder().key("k").build().unwrap();
    let (headers, body) = sent(input);
    assert!(
        !headers.contains_key("content-type") && body.is_empty(),
        "{headers:?}"
    );
}

#[test]
fn a_required_length_must_be_known() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let sees = seen.clone();
    let answers = Answers(move |request: Request<Body>| {
        sees.lock().unwrap().push(request.headers().clone());
        Response::new(request.into_body())
    });
    let client = client(answers);
    let merge = |parts: Body| {
        client.merge_objects(MergeObjectsInput::builder().parts(parts).build().unwrap())
    };

    let error = block_on(merge(Body::from_stream(Chunks::new(1).0))).unwrap_err();
    let CallError::Input(error) = error else {
        panic!("{error:?}");
    };
    let wanted = "the length of the stream of `example#MergeObjectsInput` must be known";
    assert_eq!(error.to_string(), wanted);

    let output = block_on(merge(Body::from("zip"))).unwrap();
    assert_eq!(output.whole.0.as_bytes().as_deref(), None);
    let headers = seen.lock().unwrap().pop().unwrap();
    assert_eq!(
        (&headers["content-length"], &headers["content-type"]),
        (&"3".parse().unwrap(), &"application/zip".parse().unwrap())
    );
}

#[test]
fn a_stated_length_is_kept() {
    for (stated, wanted) in [
        (
            CHUNK as u64 + 1,
            "the body is shorter than its stated length",
        ),
        (1, "the body is longer than its stated length"),
    ] {
        let body = Body::from_stream(Chunks::new(1).0).with_length(stated);
        let error = block_on(size(body)).unwrap_err();
        assert_eq!(error.to_string(), wanted);
    }
    assert_eq!(block_on(size(Body::from("ab").with_length(2))).unwrap(), 2);
}

#[test]
fn an_invalid_input_is_refused_before_its_stream_is_read() {
    let (body, counts) = Chunks::new(5);
    let request = Request::put("/objects/k")
        .header("x-owner", "")
        .body(Body::from_stream(body));
    let response = block_on(server().call(request.unwrap())).unwrap();
    assert_eq!(response.status(), 400);
    assert_eq!(counts.made.load(SeqCst), 0);
    assert_eq!(counts.is_dropped.load(SeqCst), 1);
}

#[test]
fn a_handler_may_answer_before_it_reads() {
    static HAS_RUN: AtomicBool = AtomicBool::new(false);
    let server = Router::<Example>::new().handle(async |_: PutObjectInput| {
        HAS_RUN.store(true, SeqCst);
        Ok(PutObjectOutput::builder().size(0).build().unwrap())
    });
    let (body, counts) = Chunks::new(5);
    block_on(client(server).put_object(put(Body::from_stream(body)))).unwrap();
    assert!(HAS_RUN.load(SeqCst));
    assert_eq!(
        (counts.made.load(SeqCst), counts.is_dropped.load(SeqCst)),
        (0, 1)
    );
}

#[test]
fn a_protocol_without_a_place_for_it_refuses_a_stream() {
    let client =
        Client::<Example, _>::with_protocol(server(), "https://example.com", &AwsJson::V1_1);
    let error = block_on(client.unwrap().put_object(put("hello"))).unwrap_err();
    let CallError::Input(error) = error else {
        panic!("{error:?}");
    };
    let wanted = "the stream of `example#PutObjectInput` cannot be sent with the protocol \
                  `aws.protocols#awsJson1_1`";
    assert_eq!(error.to_string(), wanted);
}
