//! Measures decoding, validating and encoding a response of 100 files, compared with
//! `serde_json::Value`, and encoding the request for them.

use connect_attached_files::runtime::protocol::{RestJson1, client};
use connect_attached_files::{
    AmazonConnectService, BatchGetAttachedFileMetadata, BatchGetAttachedFileMetadataRequest,
    BatchGetAttachedFileMetadataResponse as Response, Validate, json,
};
use connect_attached_files_benches::response_of_100_files;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn decoded() -> Response {
    serde_json::from_str(&response_of_100_files()).expect("the response is valid")
}

#[divan::bench]
fn decode_value(bencher: Bencher) {
    let json = response_of_100_files();
    bencher.bench(|| serde_json::from_slice::<serde_json::Value>(black_box(json.as_bytes())));
}

#[divan::bench]
fn decode_types(bencher: Bencher) {
    let json = response_of_100_files();
    bencher.bench(|| serde_json::from_slice::<Response>(black_box(json.as_bytes())));
}

#[divan::bench]
fn decode_types_by_codec(bencher: Bencher) {
    let body = response_of_100_files();
    bencher.bench(|| json::from_slice::<Response>(black_box(body.as_bytes())));
}

#[divan::bench]
fn clone_types(bencher: Bencher) {
    let response = decoded();
    bencher.bench(|| black_box(&response).clone());
}

#[divan::bench]
fn validate(bencher: Bencher) {
    let response = decoded();
    bencher.bench(|| black_box(&response).validate());
}

#[divan::bench]
fn is_valid(bencher: Bencher) {
    let response = decoded();
    bencher.bench(|| black_box(&response).is_valid());
}

#[divan::bench]
fn encode_types(bencher: Bencher) {
    let response = decoded();
    bencher.bench(|| serde_json::to_vec(black_box(&response)));
}

#[divan::bench]
fn encode_types_by_codec(bencher: Bencher) {
    let response = decoded();
    bencher.bench(|| json::to_vec(black_box(&response)));
}

fn request() -> BatchGetAttachedFileMetadataRequest {
    let ids = (0..100).map(|index| format!("4d2b6b0e-61c1-4e1c-9f6c-0d2f5c1f{index:04}"));
    BatchGetAttachedFileMetadataRequest::builder()
        .file_ids(ids)
        .instance_id("5f2d7a10-3c4b-4e8f-9a6d-2b1c0e9f8a7b")
        .associated_resource_arn(
            "arn:aws:cases:us-west-2:111122223333:domain/7b1c2d3e/case/91aa0f52",
        )
        .build()
        .expect("a valid request")
}

#[divan::bench]
fn encode_request_by_codec(bencher: Bencher) {
    let request = request();
    bencher.bench(|| json::to_vec(black_box(&request)));
}

#[divan::bench]
fn encode_request_as_http(bencher: Bencher) {
    let request = request();
    bencher.bench(|| {
        let token = || String::new();
        client::request::<AmazonConnectService, BatchGetAttachedFileMetadata>(
            &RestJson1,
            black_box(&request),
            &token,
        )
    });
}
