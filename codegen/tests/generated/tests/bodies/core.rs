//! Streams without a client or a server: the caller attaches them.

use generated_tests::objects::*;
use generated_tests::runtime::protocol::{Received, RestJson1, client, server};
use generated_tests::runtime::stream::Body;
use http::{Request, Response};

use crate::support::*;

#[test]
fn a_caller_sends_the_stream_as_the_body_of_the_request() {
    let mut input = put("hello");
    let stream = input.body.take().unwrap();
    // The field says that there is a body.
    input.body = Some(Body::default());
    let request = client::request::<Example, PutObject>(&RestJson1, &input, &String::new).unwrap();
    assert!(request.body().is_empty() && !request.headers().contains_key("content-length"));
    assert_eq!(
        request.headers()["content-type"],
        "application/octet-stream"
    );
    let request: Request<Body> = request.map(|_| stream);
    assert_eq!(request.body().length(), Some(5));
}

#[test]
fn a_caller_receives_the_stream_as_the_body_of_the_request() {
    let request = Request::put("/objects/k")
        .header("content-type", "text/css")
        .body("")
        .unwrap();
    let labels = [("key", "k".to_owned())];
    let received = Received::new(&request, &labels);
    let mut input = server::input::<Example, PutObject>(&RestJson1, received).unwrap();
    assert_eq!(input.kind.as_deref(), Some("text/css"));
    input.body = Some(Body::from("hello"));
}

#[test]
fn a_caller_sends_the_stream_as_the_body_of_the_response() {
    let response = server::respond::<Example, GetObject>(&RestJson1, &output("hello")).unwrap();
    assert!(response.body().is_empty() && !response.headers().contains_key("content-length"));
    assert_eq!(
        response.headers()["content-type"],
        "application/octet-stream"
    );
}

#[test]
fn a_caller_tells_errors_from_streams_by_the_head() {
    let head = |status: u16| Response::builder().status(status).body("").unwrap();
    assert!(client::is_error::<Example, GetObject>(
        &RestJson1,
        &head(404)
    ));
    assert!(!client::is_error::<Example, GetObject>(
        &RestJson1,
        &head(200)
    ));
    let output = client::output::<Example, GetObject>(&RestJson1, &head(200)).unwrap();
    assert_eq!(output.body.length(), Some(0));
}
