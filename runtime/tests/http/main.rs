//! HTTP: a small service as a client and as a server, and messages of all sorts that it may get.

#![cfg(feature = "http")]

mod bad_requests;
mod bad_responses;
mod client;
mod compression;
mod errors;
mod forms;
mod headers;
mod payloads;
mod query;
mod random;
mod requests;
#[cfg(feature = "xml")]
mod rest_xml;
mod routes;
mod server;
mod shapes;

use http::{Request, Response};
use smithy_typegen_runtime::protocol::{
    AwsJson, Head, Protocol, Received, Refusal, RestJson1, Routes, RpcV2,
};
use smithy_typegen_runtime::protocol::{client as as_client, server as as_server};
use smithy_typegen_runtime::{Document, Service as _, wire};

use shapes::{Files, PutFile, PutFileInput};

const ALL: [&dyn Protocol; 5] = [
    &RestJson1,
    &AwsJson::V1_0,
    &AwsJson::V1_1,
    &RpcV2::Cbor,
    &RpcV2::Json,
];

/// An input that sets all members.
fn whole_input() -> PutFileInput {
    let map = || Some([("a".to_owned(), "b c".to_owned())].into());
    PutFileInput {
        folder: Some("f-1".to_owned()),
        path: Some("a/ä".to_owned()),
        kind: Some("k&l".to_owned()),
        sizes: Some(vec![1, -2]),
        more: map(),
        owner: Some("me".to_owned()),
        tags: Some(vec!["a".to_owned(), "b, c".to_owned()]),
        meta: map(),
        token: Some("t".to_owned()),
        secret: Some("s".to_owned()),
        note: Some("\"\u{1f600}".to_owned()),
        count: Some(5),
    }
}

fn token() -> String {
    "a-token".to_owned()
}

/// The request for an input.
fn request(input: &PutFileInput) -> wire::Result<Request<Vec<u8>>> {
    as_client::request::<Files, PutFile>(&RestJson1, input, &token)
}

/// What a server reads in a request.
fn serve_by(protocol: &dyn Protocol, request: &Request<Vec<u8>>) -> Result<PutFileInput, Refusal> {
    let routes = Routes::new(Files::SCHEMA);
    let route = protocol.route(&routes, Head::of(request))?;
    let labels = route.labels()?;
    as_server::input::<Files, PutFile>(protocol, Received::new(request, &labels))
}

fn serve(request: &Request<Vec<u8>>) -> Result<PutFileInput, Refusal> {
    serve_by(&RestJson1, request)
}

/// The status, the code and the message of the answer to a request that must be refused.
fn refused_by(protocol: &dyn Protocol, request: &Request<Vec<u8>>) -> (u16, String, String) {
    let refusal = serve_by(protocol, request).expect_err("a refusal");
    let response = as_server::refuse::<Files>(protocol, &refusal);
    let status = response.status().as_u16();
    assert!((400..500).contains(&status), "{response:?}");
    let body = json(&response);
    let text = |name| body.get(name).and_then(Document::as_str).map(str::to_owned);
    let header = response.headers().get("x-amzn-errortype");
    let header = header.map(|code| code.to_str().expect("ASCII").to_owned());
    (
        status,
        header.or_else(|| text("__type")).expect("a code"),
        text("message").expect("a message"),
    )
}

fn refused(request: &Request<Vec<u8>>) -> (u16, String, String) {
    refused_by(&RestJson1, request)
}

fn json(response: &Response<Vec<u8>>) -> Document {
    let body = smithy_typegen_runtime::codec::json::document(response.body());
    body.expect("JSON")
}

/// A request for `PutFile` with this body.
fn put(path_and_query: &str, body: impl Into<Vec<u8>>) -> Request<Vec<u8>> {
    let request = Request::put(path_and_query).header("content-type", "application/json");
    request.body(body.into()).expect("a request")
}
