//! AWS's SDK for Python calls the server over a network.
//!
//! Needs a Python that has `boto3`, named by the environment variable `SMITHY_BOTO`.

#[path = "../../../conformance/tests/peers/script.rs"]
mod script;

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

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

/// The server as a process; killed when the test is over.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The outcomes of calls that boto3 makes of a new server.
fn outcomes(calls: Value) -> Vec<Value> {
    let mut serve = Command::new(env!("CARGO_BIN_EXE_objects-serve"));
    serve.arg("127.0.0.1:0").stdout(Stdio::piped());
    let mut server = Server(serve.spawn().expect("the server starts"));
    let output = server.0.stdout.take().expect("its output");
    let mut endpoint = String::new();
    let read = BufReader::new(output).read_line(&mut endpoint);
    read.expect("the server says where it is");

    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/objects.py");
    let outcomes = script::run(path, &[endpoint.trim()], &calls);
    serde_json::from_value(outcomes).expect("a list")
}

#[test]
#[ignore = "needs the environment variable SMITHY_BOTO, a Python with boto3"]
fn an_object_is_stored_read_and_deleted() {
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
        ["presigned", object],
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
    let found = outcomes(calls);

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
    assert_eq!(found[5], json!({ "Body": "caf\u{e9}" }));
    assert_eq!(found[7]["Body"], "");
    assert_eq!(found[7]["ContentLength"], 0);
    assert_eq!(found[8]["ContentLength"], 0);
    assert_eq!(
        found[10]["Body"],
        json!({ "size": 5_000_000, "bytes": [0] })
    );
    assert_eq!(found[11]["ContentLength"], 5_000_000);
    assert_eq!(found[9]["ETag"], found[11]["ETag"]);
    assert_eq!(found[12]["status"], 204);
    assert_eq!(found[13]["status"], 204);
    assert_eq!(found[14], json!({ "code": "NoSuchKey", "status": 404 }));
    assert_eq!(found[15]["status"], 200);
}

#[test]
#[ignore = "needs the environment variable SMITHY_BOTO, a Python with boto3"]
fn errors_have_their_codes() {
    let missing = json!({ "Bucket": "missing", "Key": "k" });
    let absent = json!({ "Bucket": "bucket", "Key": "k" });
    // It is refused before it is sent: boto3 expects `100 Continue`.
    let put = json!({ "Bucket": "missing", "Key": "k", "Zeros": 5_000_000 });
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
    ]));
    assert_eq!(
        errors(&found[1..]),
        [
            ("BucketAlreadyOwnedByYou", 409),
            ("NoSuchBucket", 404),
            ("NoSuchKey", 404),
            ("NoSuchBucket", 404),
            ("NoSuchBucket", 404),
            ("NoSuchBucket", 404),
            ("404", 404),
            ("404", 404),
        ]
    );
}

#[test]
#[ignore = "needs the environment variable SMITHY_BOTO, a Python with boto3"]
fn what_is_not_implemented_is_refused_and_changes_nothing() {
    let key = json!({ "Bucket": "bucket", "Key": "kept" });
    let put = json!({ "Bucket": "bucket", "Key": "kept", "Body": "content" });
    let condition =
        json!({ "Bucket": "bucket", "Key": "kept", "Body": "other", "IfNoneMatch": "*" });
    let acl = json!({ "Bucket": "bucket", "Key": "kept", "AccessControlPolicy": {} });
    let found = outcomes(json!([
        ["create_bucket", { "Bucket": "bucket" }],
        ["put_object", put],
        ["put_object", condition],
        ["copy_object", { "Bucket": "bucket", "Key": "kept", "CopySource": "bucket/other" }],
        ["put_object_acl", acl],
        ["get_object_acl", key],
        ["delete_object_tagging", key],
        ["list_objects_v2", { "Bucket": "bucket", "StartAfter": "a" }],
        ["create_multipart_upload", key],
        ["delete_bucket", { "Bucket": "bucket" }],
        ["get_object", key],
    ]));
    let (last, refused) = found[2..].split_last().expect("outcomes");
    let mut expected = [("NotImplemented", 501); 8];
    expected[6..].fill(("MethodNotAllowedException", 405));
    assert_eq!(errors(refused), expected);
    assert_eq!(last["Body"], "content");
}

/// The codes and status codes of errors.
fn errors(outcomes: &[Value]) -> Vec<(&str, u64)> {
    let error = |outcome: &'_ Value| outcome["status"].as_u64().unwrap_or_default();
    let codes = outcomes
        .iter()
        .map(|outcome| outcome["code"].as_str().unwrap_or_default());
    codes.zip(outcomes.iter().map(error)).collect()
}

#[test]
#[ignore = "needs the environment variable SMITHY_BOTO, a Python with boto3"]
fn odd_keys_are_kept() {
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
    let found = outcomes(Value::Array(calls));

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

#[test]
#[ignore = "needs the environment variable SMITHY_BOTO, a Python with boto3"]
fn lists_have_pages_prefixes_and_delimiters() {
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
    let found = outcomes(Value::Array(calls));
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
