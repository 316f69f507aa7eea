//! Measures decoding, validating and encoding a response of 100 files, compared with
//! `serde_json::Value`.

use connect_attached_files::{BatchGetAttachedFileMetadataResponse as Response, Validate, json};
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
