//! Streams in outputs.

use std::sync::atomic::Ordering::SeqCst;

use generated_tests::Whole;
use generated_tests::objects::*;
use generated_tests::runtime::client::CallError;
use generated_tests::runtime::server::Router;
use generated_tests::runtime::stream::{Body, TooLarge};
use http::{Request, Response};
use pollster::block_on;
use tower_service::Service as _;

use crate::support::*;

fn get() -> GetObjectInput {
    GetObjectInput::builder().key("k").build().unwrap()
}

#[test]
fn a_response_is_never_in_memory_as_a_whole() {
    let chunks = 320;
    let (body, counts) = Chunks::new(chunks);
    let body = std::sync::Mutex::new(Some(body));
    let server = serving(move || {
        Ok(output(Body::from_stream(
            body.lock().unwrap().take().unwrap(),
        )))
    });
    // The limit is for responses in memory.
    let client = client(server).response_limit(10);
    let output = block_on(client.get_object(get())).unwrap();
    assert_eq!(
        counts.made.load(SeqCst),
        0,
        "nothing is read before the caller reads"
    );
    assert_eq!(block_on(size(output.body)).unwrap(), chunks * CHUNK);
    assert_eq!(counts.peak.load(SeqCst), 1);
}

#[test]
fn a_dropped_stream_is_closed() {
    let (body, counts) = Chunks::new(5);
    let body = std::sync::Mutex::new(Some(body));
    let server = serving(move || {
        Ok(output(Body::from_stream(
            body.lock().unwrap().take().unwrap(),
        )))
    });
    let mut output = block_on(client(server).get_object(get())).unwrap();
    block_on(output.body.chunk()).unwrap().unwrap();
    assert_eq!(counts.is_dropped.load(SeqCst), 0);
    drop(output);
    assert_eq!(
        (counts.made.load(SeqCst), counts.is_dropped.load(SeqCst)),
        (1, 1)
    );
}

#[test]
fn half_a_body_ends_with_an_error() {
    let server = serving(|| Ok(output(Body::from_stream(Chunks::broken_after(2)))));
    let mut output = block_on(client(server).get_object(get())).unwrap();
    for _ in 0..2 {
        assert_eq!(block_on(output.body.chunk()).unwrap().unwrap().len(), CHUNK);
    }
    let error = block_on(output.body.chunk()).unwrap().unwrap_err();
    assert_eq!(error.to_string(), "the connection was reset");
    assert!(block_on(output.body.chunk()).is_none());
}

#[test]
fn an_error_is_read_into_memory() {
    let no_such = || NoSuchObject::builder().message("gone").build().unwrap();
    let server = serving(move || Err(no_such().into()));
    let error = block_on(client(server.clone()).get_object(get())).unwrap_err();
    let CallError::Service(GetObjectError::NoSuchObject(error)) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.message.as_deref(), Some("gone"));

    let error = block_on(client(server).response_limit(10).get_object(get())).unwrap_err();
    assert!(
        matches!(error, CallError::ResponseTooLarge { limit: 10 }),
        "{error:?}"
    );
}

#[test]
fn an_endless_error_stops_at_the_limit() {
    let answers = Answers(|_: Request<Body>| {
        let body = Body::from_stream(Chunks::new(usize::MAX).0);
        Response::builder().status(500).body(body).unwrap()
    });
    let error = block_on(client(answers).get_object(get())).unwrap_err();
    assert!(
        matches!(error, CallError::ResponseTooLarge { .. }),
        "{error:?}"
    );
}

#[test]
fn members_beside_the_stream_are_headers() {
    let server = serving(|| {
        let output = GetObjectOutput::builder().etag("\"1\"").body("hello");
        Ok(output.build().unwrap())
    });
    let request = Request::get("/objects/k").body(Body::default()).unwrap();
    let response = block_on(server.clone().call(request)).unwrap();
    let headers = response.headers();
    assert_eq!(headers["etag"], "\"1\"");
    assert_eq!(headers["content-length"], "5");
    assert_eq!(headers["content-type"], "application/octet-stream");

    let output = block_on(client(server).get_object(get())).unwrap();
    assert_eq!(output.etag.as_deref(), Some("\"1\""));
    assert_eq!(block_on(output.body.collect(5)).unwrap(), "hello");
}

#[test]
fn a_stream_of_unknown_length_is_sent_without_one() {
    let mut server = serving(|| Ok(output(Body::from_stream(Chunks::new(1).0))));
    let request = Request::get("/objects/k").body(Body::default()).unwrap();
    let response = block_on(server.call(request)).unwrap();
    assert!(!response.headers().contains_key("content-length"));
}

#[test]
fn a_type_of_the_user_is_sent_and_received() {
    let server = Router::<Example>::new().handle(async |input: MergeObjectsInput| {
        let whole = Whole(input.parts);
        Ok(MergeObjectsOutput::builder().whole(whole).build().unwrap())
    });
    let input = MergeObjectsInput::builder().parts("both").build().unwrap();
    let output = block_on(client(server).merge_objects(input)).unwrap();
    assert_eq!(block_on(output.whole.0.collect(4)).unwrap(), "both");
}

#[test]
fn collecting_stops_at_the_limit() {
    let (body, counts) = Chunks::new(usize::MAX);
    let error = block_on(Body::from_stream(body).collect(2 * CHUNK)).unwrap_err();
    assert_eq!(error.downcast_ref(), Some(&TooLarge { limit: 2 * CHUNK }));
    assert_eq!(counts.made.load(SeqCst), 3);
}
