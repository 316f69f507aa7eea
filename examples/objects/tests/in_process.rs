//! Our own client calls the service in the same process, without a network.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use futures_core::Stream;
use objects::*;
use pollster::block_on;
use smithy_typegen_runtime::ServiceError as _;
use smithy_typegen_runtime::client::{CallError, Client};
use smithy_typegen_runtime::server::Router;
use smithy_typegen_runtime::stream::Body;

/// Chunks that are made when they are asked for.
struct Chunks {
    left: VecDeque<Vec<u8>>,
    taken: Arc<AtomicUsize>,
}

impl Stream for Chunks {
    type Item = Result<Vec<u8>, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = self.left.pop_front();
        self.taken
            .fetch_add(usize::from(chunk.is_some()), Ordering::Relaxed);
        Poll::Ready(chunk.map(Ok))
    }
}

/// A stream of chunks of `size` bytes each, and how many of them were taken.
fn chunks(count: u8, size: usize) -> (Body, Arc<AtomicUsize>) {
    let taken = Arc::new(AtomicUsize::default());
    let left = (0..count).map(|byte| vec![byte; size]).collect();
    let stream = Chunks {
        left,
        taken: taken.clone(),
    };
    (Body::from_stream(stream), taken)
}

/// A client of a store that has the bucket `bucket`.
fn client() -> Client<ObjectStore, Router<ObjectStore>> {
    let store = Store::default();
    assert!(store.create_bucket("bucket"));
    Client::new(service(Arc::new(store)), "http://localhost").expect("an endpoint")
}

fn put(bucket: &str, key: &str, body: Body) -> PutObjectInput {
    let input = PutObjectInput::builder().bucket(bucket).key(key).body(body);
    input.build().expect("an input")
}

fn get(key: &str) -> GetObjectInput {
    let input = GetObjectInput::builder().bucket("bucket").key(key);
    input.build().expect("an input")
}

#[test]
fn every_operation_has_a_handler() {
    assert_eq!(service(Arc::default()).missing().count(), 0);
}

#[test]
fn an_object_is_a_stream_in_both_directions() {
    let client = client();
    let (body, taken) = chunks(5, 1 << 20);
    let stored = block_on(client.put_object(put("bucket", "large", body))).expect("success");
    assert_eq!(taken.load(Ordering::Relaxed), 5);

    let mut output = block_on(client.get_object(get("large"))).expect("an object");
    assert_eq!(output.etag, stored.etag);
    assert_eq!(output.body.length(), Some(5 << 20));
    let mut read = Vec::new();
    block_on(async {
        while let Some(chunk) = output.body.chunk().await {
            read.extend_from_slice(&chunk.expect("a chunk"));
        }
    });
    let expected: Vec<u8> = (0..5).flat_map(|byte| vec![byte; 1 << 20]).collect();
    assert!(read == expected, "{} bytes", read.len());
}

#[test]
fn a_stream_is_not_read_for_a_bucket_that_does_not_exist() {
    let (body, taken) = chunks(5, 1 << 10);
    let outcome = block_on(client().put_object(put("missing", "key", body)));
    match outcome {
        Err(CallError::Service(PutObjectError::NoSuchBucket(error))) => {
            assert_eq!(error.bucket_name.as_deref(), Some("missing"));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(taken.load(Ordering::Relaxed), 0);
}

#[test]
fn an_object_that_is_too_large_is_not_read_to_its_end() {
    let client = client();
    let (body, taken) = chunks(100, 1 << 20);
    let outcome = block_on(client.put_object(put("bucket", "key", body)));
    let is_expected = matches!(
        outcome,
        Err(CallError::Service(PutObjectError::EntityTooLarge(_)))
    );
    assert!(is_expected, "{outcome:?}");
    assert_eq!(taken.load(Ordering::Relaxed), (OBJECT_LIMIT >> 20) + 1);
    let outcome = block_on(client.get_object(get("key")));
    let is_expected = matches!(
        outcome,
        Err(CallError::Service(GetObjectError::NoSuchKey(_)))
    );
    assert!(is_expected, "{outcome:?}");
}

#[test]
fn an_object_that_is_interrupted_is_not_stored() {
    let client = client();
    let body = Body::from("half").with_length(8);
    let outcome = block_on(client.put_object(put("bucket", "key", body)));
    let is_expected = matches!(
        outcome,
        Err(CallError::Service(PutObjectError::IncompleteBody(_)))
    );
    assert!(is_expected, "{outcome:?}");
    let outcome = block_on(client.get_object(get("key")));
    assert!(outcome.is_err(), "{outcome:?}");
}

#[test]
fn a_body_in_a_coding_that_would_be_stored_is_refused() {
    let mut input = put("bucket", "key", Body::from("3\r\nabc\r\n0\r\n\r\n"));
    input.content_encoding = Some("gzip, AWS-chunked".to_owned());
    let outcome = block_on(client().put_object(input));
    let is_expected = matches!(
        outcome,
        Err(CallError::Service(PutObjectError::NotImplemented(_)))
    );
    assert!(is_expected, "{outcome:?}");
}

#[test]
fn metadata_and_odd_keys_are_kept() {
    let client = client();
    for key in [
        "a b", "a+b", "%2F", "//", "/a", "a/../b", "..", "🦀", "a?b#c", "\u{1}",
    ] {
        let mut input = put("bucket", key, Body::from(key.as_bytes().to_vec()));
        input.metadata = Some([("owner".to_owned(), "me".to_owned())].into());
        block_on(client.put_object(input)).expect("success");
        let output = block_on(client.get_object(get(key))).expect(key);
        let metadata = output.metadata.unwrap_or_default();
        assert_eq!(metadata["owner"], "me", "{key:?}");
        let body = block_on(output.body.collect(100)).expect("a body");
        assert_eq!(body, key.as_bytes());

        let input = HeadObjectInput::builder().bucket("bucket").key(key);
        let output = block_on(client.head_object(input.build().expect("an input")));
        assert_eq!(output.expect(key).content_length, Some(key.len() as i64));
    }
}

#[test]
fn all_pages_are_followed() {
    let client = client();
    let keys = ["a", "b/1", "b/2", "c c", "d%"];
    for key in keys {
        block_on(client.put_object(put("bucket", key, Body::default()))).expect("success");
    }
    let input = ListObjectsV2Input::builder().bucket("bucket").max_keys(2);
    let mut objects = client.paginate(input.build().expect("an input")).items();
    let mut listed = Vec::new();
    block_on(async {
        while let Some(object) = objects.next().await {
            listed.extend(object.expect("an object").key);
        }
    });
    assert_eq!(listed, keys);
}

#[test]
fn keys_that_xml_cannot_hold_are_listed_encoded() {
    let client = client();
    for key in ["a", "b\u{1}"] {
        block_on(client.put_object(put("bucket", key, Body::default()))).expect("success");
    }
    let mut input = ListObjectsV2Input::builder().bucket("bucket").max_keys(1);
    input.encoding_type = Some(EncodingType::Url);
    let first = block_on(client.list_objects_v2(input.clone().build().expect("an input")));
    input.continuation_token = first.expect("a page").next_continuation_token;
    let second = block_on(client.list_objects_v2(input.build().expect("an input")));
    let second = second.expect("a page");
    let keys = second.contents.as_deref().unwrap_or_default();
    assert_eq!(keys[0].key.as_deref(), Some("b%01"));
    assert_eq!(second.is_truncated, Some(false));

    // Unencoded, XML 1.0 has no way to write the key.
    let input = ListObjectsV2Input::builder().bucket("bucket").build();
    let plain = block_on(client.list_objects_v2(input.expect("an input")));
    match plain {
        Err(CallError::Service(ListObjectsV2Error::Unknown(error))) => {
            assert_eq!(error.status(), 500);
        }
        other => panic!("{other:?}"),
    }
}
