//! What a client writes.

use std::collections::BTreeMap;

use smithy_typegen_runtime::protocol::client::{host_prefix, send_to};

use crate::shapes::{PutFile, PutFileInput};
use crate::{json, request};

fn input(folder: &str, path: &str) -> PutFileInput {
    PutFileInput {
        folder: Some(folder.to_owned()),
        path: Some(path.to_owned()),
        ..PutFileInput::default()
    }
}

fn one(key: &str, value: &str) -> Option<BTreeMap<String, String>> {
    Some(BTreeMap::from([(key.to_owned(), value.to_owned())]))
}

#[test]
fn each_member_goes_to_its_place() {
    let request = request(&PutFileInput {
        kind: Some("a&b=c d".to_owned()),
        sizes: Some(vec![1, 2]),
        more: one("kind", "not twice"),
        owner: Some("me".to_owned()),
        tags: Some(vec!["a".to_owned(), "b, \"c\"".to_owned()]),
        meta: one("Colour", "red"),
        note: Some("text".to_owned()),
        ..input("f/1", "a b/c")
    })
    .expect("a request");
    assert_eq!(request.method(), "PUT");
    assert_eq!(
        request.uri(),
        "/folders/f%2F1/a%20b/c?kind=a%26b%3Dc%20d&size=1&size=2"
    );
    let header = |name: &str| request.headers()[name].to_str().expect("ASCII");
    assert_eq!(header("x-owner"), "me");
    assert_eq!(header("x-tags"), r#"a, "b, \"c\"""#);
    assert_eq!(header("x-meta-colour"), "red");
    assert_eq!(header("content-type"), "application/json");
    assert_eq!(header("content-length"), request.body().len().to_string());
    assert_eq!(request.body(), br#"{"token":"a-token","note":"text"}"#);
    assert_eq!(header("content-md5").len(), 24);
}

#[test]
fn an_operation_without_input_has_no_body() {
    use crate::shapes::{Files, GetFile};
    use smithy_typegen_runtime::protocol::{RestJson1, client};
    let request = client::request::<Files, GetFile>(&RestJson1, &(), &crate::token);
    let request = request.expect("a request");
    assert_eq!(
        (request.method().as_str(), request.uri().path()),
        ("GET", "/folders/all")
    );
    let headers: Vec<_> = request.headers().iter().collect();
    assert_eq!(headers.len(), 1, "{headers:?}");
    assert_eq!(request.headers()["accept"], "application/json");
    assert!(request.body().is_empty());
}

#[test]
fn protocols_without_bindings_have_all_in_the_body() {
    use crate::shapes::{Files, PutFile};
    use smithy_typegen_runtime::protocol::{AwsJson, client};
    let input = PutFileInput {
        owner: Some("me".to_owned()),
        token: Some("t".to_owned()),
        ..input("f", "p")
    };
    let request = client::request::<Files, PutFile>(&AwsJson::V1_0, &input, &crate::token);
    let request = request.expect("a request");
    assert_eq!(request.uri(), "/");
    assert_eq!(request.headers()["x-amz-target"], "Files.PutFile");
    assert_eq!(request.headers()["x-amzn-query-mode"], "true");
    assert_eq!(
        request.body(),
        br#"{"folder":"f","path":"p","owner":"me","token":"t"}"#
    );
    assert_eq!(
        crate::serve_by(&AwsJson::V1_0, &request).expect("input"),
        input
    );
}

#[test]
fn a_token_that_is_there_stays() {
    let request = request(&PutFileInput {
        token: Some("mine".to_owned()),
        ..input("f", "p")
    });
    assert_eq!(request.expect("a request").body(), br#"{"token":"mine"}"#);
}

#[test]
fn what_would_lead_elsewhere_is_an_error() {
    for (folder, path) in [
        ("", "p"),
        ("f", ""),
        (".", "p"),
        ("..", "p"),
        ("f", ".."),
        ("f", "a/../b"),
        ("f", "a/."),
        ("..", ".."),
        ("a/..", "p"),
    ] {
        let error = request(&input(folder, path)).expect_err("no label");
        let text = "must not be empty, `.` or `..`";
        assert!(error.to_string().contains(text), "{error}");
    }
    let error = request(&PutFileInput::default()).expect_err("no label");
    assert_eq!(
        error.to_string(),
        "`folder` is required because it is a label of the URI, in /folder"
    );
    let request = request(&input("f?x#y", "%2e%2e")).expect("a request");
    assert_eq!(request.uri(), "/folders/f%3Fx%23y/%252e%252e");
}

#[test]
fn a_value_cannot_split_headers() {
    for value in ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b", "\u{7f}"] {
        let headers = [
            PutFileInput {
                owner: Some(value.to_owned()),
                ..input("f", "p")
            },
            PutFileInput {
                tags: Some(vec!["x".to_owned(), value.to_owned()]),
                ..input("f", "p")
            },
            PutFileInput {
                meta: one("a", value),
                ..input("f", "p")
            },
        ];
        for input in headers {
            let error = request(&input).expect_err("no header").to_string();
            let text = "expected text without control characters for the header `X-";
            assert!(
                error.to_lowercase().starts_with(&text.to_lowercase()) && !error.contains("Evil"),
                "{error}"
            );
        }
    }
    for name in ["a b", "a\r\nb", "a:b", "ä", ""] {
        let input = PutFileInput {
            meta: one(name, "v"),
            ..input("f", "p")
        };
        // The prefix alone is a name.
        assert_eq!(request(&input).is_err(), !name.is_empty(), "{name:?}");
    }
    // More headers than an `http::HeaderMap` can hold.
    let many = (0..40_000).map(|index| (index.to_string(), String::new()));
    let error = request(&PutFileInput {
        meta: Some(many.collect()),
        ..input("f", "p")
    });
    let error = error.expect_err("too many headers").to_string();
    assert_eq!(error, "expected at most 10000 headers, in /meta");
    // In a query a line break is a character like others.
    let input = PutFileInput {
        kind: Some("a\r\nb".to_owned()),
        ..input("f", "p")
    };
    let request = request(&input).expect("a request");
    assert_eq!(request.uri().query(), Some("kind=a%0D%0Ab"));
}

#[test]
fn the_host_prefix_takes_labels_that_a_host_name_can_have() {
    let prefix = |folder: &str| host_prefix::<PutFile>(&input(folder, "p"));
    assert_eq!(
        prefix("ab-1").expect("a prefix").as_deref(),
        Some("ab-1.files.")
    );
    for folder in [
        "",
        "a.b",
        "a/b",
        "evil.com/",
        "a b",
        "ä",
        "a@b",
        "a:1",
        &"a".repeat(64),
    ] {
        let error = prefix(folder).expect_err("no host").to_string();
        assert!(error.contains("`folder`"), "{error}");
    }
}

#[test]
fn a_request_is_sent_to_an_endpoint_with_a_path() {
    let mut request = request(&input("f", "p")).expect("a request");
    let endpoint = "https://example.com:8443/v1/".parse().expect("a URI");
    send_to(&mut request, &endpoint, Some("f.files.")).expect("a host");
    assert_eq!(
        request.uri(),
        "https://f.files.example.com:8443/v1/folders/f/p"
    );
    let relative = "/v1".parse().expect("a URI");
    assert!(send_to(&mut request, &relative, None).is_err());
}

#[test]
fn a_server_answers_with_all_parts() {
    use crate::shapes::{Files, PutFileOutput};
    use smithy_typegen_runtime::protocol::{RestJson1, server};
    let output = |etag: &str, status| {
        server::respond::<Files, PutFile>(
            &RestJson1,
            &PutFileOutput {
                id: Some("7".to_owned()),
                etag: Some(etag.to_owned()),
                status: Some(status),
            },
        )
    };
    let response = output("\"x\"", 201).expect("a response");
    assert_eq!(response.status(), 201);
    assert_eq!(response.headers()["etag"], "\"x\"");
    assert_eq!(response.headers()["content-length"], "10");
    assert_eq!(json(&response).to_string(), r#"{"id":"7"}"#);
    let response = output("x", 204).expect("a response");
    assert!(response.body().is_empty() && !response.headers().contains_key("content-length"));
    for (etag, status) in [
        ("a\r\nb", 200),
        ("a", 99),
        ("a", 100),
        ("a", 199),
        ("a", 1000),
        ("a", -1),
        ("a", 70_000),
    ] {
        assert!(output(etag, status).is_err(), "{etag:?} {status}");
    }
}
