//! Clients for servers in the same process, and for answers of bytes.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::task::{Context, Poll};

use generated_tests::chat::*;
use generated_tests::runtime::client::Client;
use generated_tests::runtime::protocol::{AwsJson, Protocol, RestJson1, RpcV2};
use generated_tests::runtime::stream::Body;
use http::{Request, Response};
use tower_service::Service;

/// The protocols of the service.
pub const ALL: [&dyn Protocol; 3] = [&RestJson1, &AwsJson::V1_1, &RpcV2::Cbor];

pub fn client<T>(transport: T, protocol: &'static dyn Protocol) -> Client<Example, T> {
    Client::with_protocol(transport, "https://example.com", protocol).unwrap()
}

/// Answers every request with this body, as a stream of events.
#[derive(Clone)]
pub struct Answers<F>(pub F);

impl<F: Fn() -> Body> Service<Request<Body>> for Answers<F> {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Ready<Result<Response<Body>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<Body>) -> Self::Future {
        let response = Response::builder().header("smithy-protocol", "rpc-v2-cbor");
        ready(Ok(response.body((self.0)()).unwrap()))
    }
}

pub fn line(text: &str) -> Line {
    Line::builder().by("ann").text(text).build().unwrap()
}
