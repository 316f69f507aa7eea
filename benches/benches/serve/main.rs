//! Measures a request to a server without a network, compared with the same handler written by hand with `axum` and
//! serde.

mod by_hand;
mod ours;
mod requests;

use axum::body::{Body, Bytes};
use axum::http::Request;
use divan::Bencher;
use http_body_util::BodyExt;
use pollster::block_on;
use tower_service::Service;

fn main() {
    let (by_hand, ours) = (by_hand::routes(), ours::routes());
    for files in FILES {
        let (status, wanted) = respond(&by_hand, request(files));
        assert_eq!(status, 200);
        assert_eq!(respond(&ours, request(files)), (200, wanted));
    }
    divan::main();
}

const FILES: [usize; 2] = [1, 100];

fn request(files: usize) -> Request<Body> {
    Request::post(requests::TARGET)
        .header("content-type", "application/json")
        .body(Body::from(requests::body(files)))
        .expect("a request")
}

/// The status and the body of the response.
fn respond(routes: &axum::Router, request: Request<Body>) -> (u16, Bytes) {
    let Ok(response) = block_on(routes.clone().call(request));
    let status = response.status().as_u16();
    let body = block_on(response.into_body().collect()).expect("a body");
    (status, body.to_bytes())
}

fn bench(bencher: Bencher, routes: axum::Router, files: usize) {
    let input = || request(files);
    bencher
        .with_inputs(input)
        .bench_values(|request| respond(&routes, request));
}

#[divan::bench(args = FILES)]
fn by_hand_with_axum_and_serde(bencher: Bencher, files: usize) {
    bench(bencher, by_hand::routes(), files);
}

#[divan::bench(args = FILES)]
fn our_router_in_axum(bencher: Bencher, files: usize) {
    bench(bencher, ours::routes(), files);
}
