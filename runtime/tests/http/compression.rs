//! Bodies in gzip.

#![cfg(feature = "compression")]

use http::HeaderValue;

use crate::shapes::{Files, PutFile, PutFileInput};
use crate::{put, refused, request, serve};
use smithy_typegen_runtime::protocol::{Received, RestJson1, server};

fn input(note: usize) -> PutFileInput {
    PutFileInput {
        folder: Some("f".to_owned()),
        path: Some("p".to_owned()),
        token: Some("t".to_owned()),
        note: Some("n".repeat(note)),
        ..PutFileInput::default()
    }
}

#[test]
fn large_bodies_are_packed_and_unpacked() {
    let packed = request(&input(20_000)).expect("a request");
    assert_eq!(packed.headers()["content-encoding"], "gzip");
    assert!(packed.body().len() < 1_000);
    assert_eq!(
        packed.headers()["content-length"],
        packed.body().len().to_string()
    );
    assert_eq!(serve(&packed).expect("input"), input(20_000));
    let plain = request(&input(10_000)).expect("a request");
    assert!(!plain.headers().contains_key("content-encoding"));
    assert_eq!(serve(&plain).expect("input"), input(10_000));
}

#[test]
fn what_is_no_gzip_or_unpacks_to_too_much_is_refused() {
    let mut request = request(&input(20_000)).expect("a request");
    for end in [0, 1, 10, 50, request.body().len() - 1] {
        let body = &request.body()[..end];
        let mut half = put("/folders/f/p", body);
        half.headers_mut()
            .insert("content-encoding", HeaderValue::from_static("gzip"));
        assert_eq!(refused(&half).0, 400, "{end}");
    }
    *request.body_mut() = b"{}".to_vec();
    assert_eq!(refused(&request).0, 400);

    let request = crate::request(&input(20_000)).expect("a request");
    let labels = [("folder", "f".to_owned()), ("path", "p".to_owned())];
    let read = |limit| {
        let received = Received {
            limit,
            ..Received::new(&request, &labels)
        };
        server::input::<Files, PutFile>(&RestJson1, received)
    };
    assert!(read(20_100).is_ok());
    let refusal = read(20_000).expect_err("a refusal").to_string();
    assert!(refusal.contains("at most 20000 bytes"), "{refusal}");
}
