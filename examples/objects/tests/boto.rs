//! AWS's SDK for Python calls the server over a network.
//!
//! Needs a Python that has `boto3`, named by the environment variable `SMITHY_BOTO`.

#[path = "../../../conformance/tests/peers/script.rs"]
mod script;

use std::sync::Arc;

use objects::{Store, service};
use serde_json::{Value, json};

/// Keys that a URI must encode, or that look like something else in one.
const ODD_KEYS: &[&str] = &[
    "a b",
    "a+b",
    "100%",
    "%2F",
    "%zz",
    "a//b",
    "//",
    "/leading",
    "trailing/",
    "a/../b",
    "..",
    ".",
    "./a",
    "a?b=c",
    "a#b",
    "list-type=2",
    "ключ/日本",
    "🦀",
    "a&b=c;d",
    "<a>\"'",
    "a:b@c,d$e!f*g(h)",
    "a\\b^c`d{e|f}[g]~",
    " ",
    "tab\there",
    "~",
    "a.",
];

/// The outcomes of calls that boto3 makes of a new server.
async fn outcomes(calls: Value) -> Vec<Value> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let endpoint = format!("http://{}", listener.local_addr().expect("its address"));
    let routes = axum::Router::new().fallback_service(service(Arc::new(Store::default())));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    let run = move || {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/objects.py");
        script::run(path, &[&endpoint], &calls)
    };
    let outcomes = tokio::task::spawn_blocking(run).await.expect("outcomes");
    serde_json::from_value(outcomes).expect("a list")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs the environment variable SMITHY_BOTO, a Python with boto3"]
async fn an_object_is_stored_read_and_deleted() {
    let object = json!({ "Bucket": "bucket", "Key": "notes/one.txt" });
    let put = json!({
        "Bucket": "bucket", "Key": "notes/one.txt", "Body": "caf\u{e9}", "ContentType": "text/plain; charset=latin1",
        "ContentEncoding": "identity", "Metadata": { "author": "Ann B", "Rev": "7" },
    });
    let empty = json!({ "Bucket": "bucket", "Key": "empty", "Body": "" });
    let large = json!({ "Bucket": "bucket", "Key": "large", "Zeros": 5_000_000 });
    let key = |key: &str| json!({ "Bucket": "bucket", "Key": key });
    let calls = json!([
        ["create_bucket", { "Bucket": "bucket" }],
        ["head_bucket", { "Bucket": "bucket" }],
        ["put_object", put],
        ["head_object", object],
        ["get_object", object],
        ["put_object", empty],
        ["get_object", key("empty")],
        ["head_object", key("empty")],
        ["put_object", large],
        ["get_object", key("large")],
        ["head_object", key("large")],
        ["delete_object", object],
        ["delete_object", object],
        ["get_object", object],
        [
            "create_bucket",
            { "Bucket": "second", "CreateBucketConfiguration": { "LocationConstraint": "eu-west-1" } }
        ],
    ]);
    let found = outcomes(calls).await;

    assert_eq!(found[0], json!({ "Location": "/bucket", "status": 200 }));
    assert_eq!(found[1]["status"], 200);
    let etag = "\"961f50f6282239d09e48f812c1ca7276\"";
    assert_eq!(found[2], json!({ "ETag": etag, "status": 200 }));
    for (outcome, content) in [(&found[3], None), (&found[4], Some("caf\u{e9}"))] {
        assert_eq!(outcome["ContentLength"], 4);
        assert_eq!(outcome["ContentType"], "text/plain; charset=latin1");
        assert_eq!(outcome["ContentEncoding"], "identity");
        assert_eq!(outcome["ETag"], etag);
        assert_eq!(
            outcome["Metadata"],
            json!({ "author": "Ann B", "rev": "7" })
        );
        assert!(outcome["LastModified"].is_string(), "{outcome}");
        assert_eq!(outcome["Body"].as_str(), content);
    }
    assert_eq!(found[6]["Body"], "");
    assert_eq!(found[6]["ContentLength"], 0);
    assert_eq!(found[7]["ContentLength"], 0);
    assert_eq!(found[9]["Body"], json!({ "size": 5_000_000, "bytes": [0] }));
    assert_eq!(found[10]["ContentLength"], 5_000_000);
    assert_eq!(found[8]["ETag"], found[10]["ETag"]);
    assert_eq!(found[11]["status"], 204);
    assert_eq!(found[12]["status"], 204);
    assert_eq!(found[13], json!({ "code": "NoSuchKey", "status": 404 }));
    assert_eq!(found[14]["status"], 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs the environment variable SMITHY_BOTO, a Python with boto3"]
async fn errors_have_their_codes() {
    let missing = json!({ "Bucket": "missing", "Key": "k" });
    let absent = json!({ "Bucket": "bucket", "Key": "k" });
    let put = json!({ "Bucket": "missing", "Key": "k", "Body": "x" });
    let copy = json!({ "Bucket": "bucket", "Key": "k", "CopySource": "bucket/other" });
    let found = outcomes(json!([
        ["create_bucket", { "Bucket": "bucket" }],
        ["create_bucket", { "Bucket": "bucket" }],
        ["get_object", missing],
        ["get_object", absent],
        ["put_object", put],
        ["delete_object", missing],
        ["list_objects_v2", { "Bucket": "missing" }],
        // The answer to `HEAD` has no body, so the code is the status.
        ["head_object", absent],
        ["head_bucket", { "Bucket": "missing" }],
        ["copy_object", copy],
        ["get_object", absent],
    ]))
    .await;
    let errors: Vec<_> = found[1..]
        .iter()
        .map(|outcome| {
            let code = outcome["code"].as_str().unwrap_or_default();
            (code, outcome["status"].as_u64().unwrap_or_default())
        })
        .collect();
    assert_eq!(
        errors,
        [
            ("BucketAlreadyOwnedByYou", 409),
            ("NoSuchBucket", 404),
            ("NoSuchKey", 404),
            ("NoSuchBucket", 404),
            ("NoSuchBucket", 404),
            ("NoSuchBucket", 404),
            ("404", 404),
            ("404", 404),
            ("NotImplemented", 501),
            ("NoSuchKey", 404),
        ]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs the environment variable SMITHY_BOTO, a Python with boto3"]
async fn odd_keys_are_kept() {
    let mut calls = vec![json!(["create_bucket", { "Bucket": "bucket" }])];
    for key in ODD_KEYS {
        let put = json!({ "Bucket": "bucket", "Key": key, "Body": format!("{}", key.len()) });
        calls.push(json!(["put_object", put]));
    }
    for key in ODD_KEYS {
        let object = json!({ "Bucket": "bucket", "Key": key });
        calls.push(json!(["get_object", object]));
        calls.push(json!(["head_object", object]));
    }
    calls.push(json!(["pages", { "Bucket": "bucket", "PaginationConfig": { "PageSize": 3 } }]));
    for key in ODD_KEYS {
        let object = json!({ "Bucket": "bucket", "Key": key });
        calls.push(json!(["delete_object", object]));
    }
    calls.push(json!(["pages", { "Bucket": "bucket" }]));
    let found = outcomes(Value::Array(calls)).await;

    let (gets, rest) = found[1 + ODD_KEYS.len()..].split_at(2 * ODD_KEYS.len());
    for (key, got) in ODD_KEYS.iter().zip(gets.chunks(2)) {
        assert_eq!(
            got[0]["Body"],
            format!("{}", key.len()),
            "{key:?}: {}",
            got[0]
        );
        assert_eq!(got[1]["status"], 200, "{key:?}: {}", got[1]);
    }
    let pages = rest[0].as_array().expect("pages");
    assert_eq!(pages.len(), ODD_KEYS.len().div_ceil(3));
    let listed = pages
        .iter()
        .flat_map(|page| page["keys"].as_array().into_iter().flatten());
    let mut expected = ODD_KEYS.to_vec();
    expected.sort_unstable();
    assert_eq!(listed.collect::<Vec<_>>(), expected);
    let (last, deleted) = rest[1..].split_last().expect("outcomes");
    assert!(deleted.iter().all(|outcome| outcome["status"] == 204));
    assert_eq!(*last, json!([{ "keys": [], "prefixes": [] }]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs the environment variable SMITHY_BOTO, a Python with boto3"]
async fn lists_have_pages_prefixes_and_delimiters() {
    let mut calls = vec![json!(["create_bucket", { "Bucket": "bucket" }])];
    for key in ["a b/1", "a b/2", "a b/c/3", "b", "c/1", "c/2", "d"] {
        calls.push(json!(["put_object", { "Bucket": "bucket", "Key": key, "Body": "content" }]));
    }
    let paged = |size: u32, prefix: &str, delimiter: &str| {
        json!(["pages", {
            "Bucket": "bucket", "Prefix": prefix, "Delimiter": delimiter, "PaginationConfig": { "PageSize": size },
        }])
    };
    let lists = [
        json!(["list_objects_v2", { "Bucket": "bucket", "MaxKeys": 2 }]),
        json!(["list_objects_v2", { "Bucket": "bucket", "MaxKeys": 0 }]),
        paged(3, "", ""),
        paged(1, "", "/"),
        paged(7, "a b/", "/"),
        paged(2, "c", ""),
        paged(2, "nothing", "/"),
        json!(["list_objects_v2", { "Bucket": "bucket", "MaxKeys": 1, "Delimiter": "/", "Prefix": "d", "EncodingType": "url" }]),
    ];
    let before = calls.len();
    calls.extend(lists);
    let found = outcomes(Value::Array(calls)).await;
    let lists = &found[before..];

    let first = &lists[0];
    assert_eq!(first["IsTruncated"], true);
    assert_eq!(
        (&first["KeyCount"], &first["MaxKeys"]),
        (&json!(2), &json!(2))
    );
    assert_eq!(first["Name"], "bucket");
    let object = &first["Contents"][0];
    assert_eq!(
        (&object["Key"], &object["Size"]),
        (&json!("a b/1"), &json!(7))
    );
    assert_eq!(object["ETag"], "\"9a0364b9e99bb480dd25e1f0284c8555\"");
    assert_eq!(lists[1]["IsTruncated"], false);
    assert_eq!(lists[1]["KeyCount"], 0);

    let pages = |list: &Value| {
        let pages = list.as_array().expect("pages");
        let texts = |page: &Value, of: &str| -> Vec<String> {
            serde_json::from_value(page[of].clone()).expect("texts")
        };
        let pages = pages.iter().map(|page| {
            let all = [texts(page, "keys"), texts(page, "prefixes")];
            all.map(|texts| texts.join(",")).join("|")
        });
        pages.collect::<Vec<_>>()
    };
    assert_eq!(
        pages(&lists[2]),
        ["a b/1,a b/2,a b/c/3|", "b,c/1,c/2|", "d|"]
    );
    assert_eq!(pages(&lists[3]), ["|a b/", "b|", "|c/", "d|"]);
    assert_eq!(pages(&lists[4]), ["a b/1,a b/2|a b/c/"]);
    assert_eq!(pages(&lists[5]), ["c/1,c/2|"]);
    assert_eq!(pages(&lists[6]), ["|"]);
    assert_eq!(lists[7]["Contents"][0]["Key"], "d");
}
