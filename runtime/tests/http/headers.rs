//! Headers, as a server reads them.

use http::{HeaderValue, Request};

use crate::{put, refused, serve};

fn with(name: &'static str, value: &[u8]) -> Request<Vec<u8>> {
    let mut request = put("/folders/f/p", "");
    let value = HeaderValue::from_bytes(value).expect("a value");
    request.headers_mut().append(name, value);
    request
}

#[test]
fn lists_are_apart_by_commas_and_headers() {
    let mut request = with("x-tags", b"a, \"b, \\\"c\\\"\",  d ,e");
    request
        .headers_mut()
        .append("x-tags", HeaderValue::from_static("f"));
    let input = serve(&request).expect("input");
    assert_eq!(
        input.tags.expect("a list"),
        ["a", "b, \"c\"", "d", "e", "f"]
    );
    let input = serve(&with("x-tags", b"")).expect("input");
    assert_eq!(input.tags, Some(Vec::new()));
}

#[test]
fn headers_by_their_prefix_are_a_map() {
    let input = serve(&with("x-meta-colour", b" red ")).expect("input");
    let meta = input.meta.expect("a map");
    assert_eq!(meta.get("colour").map(String::as_str), Some("red"));
    assert_eq!(meta.len(), 1);
}

#[test]
fn text_that_is_not_ascii_is_utf_8_or_refused() {
    let input = serve(&with("x-owner", "Zoë".as_bytes())).expect("input");
    assert_eq!(input.owner.as_deref(), Some("Zoë"));
    for name in ["x-owner", "x-tags", "x-meta-a"] {
        let (status, code, message) = refused(&with(name, b"evil\xff"));
        assert_eq!((status, code.as_str()), (400, "SerializationException"));
        assert!(!message.contains("evil"), "{message}");
    }
}

#[test]
fn quotes_that_do_not_end_are_refused() {
    for value in ["\"a", "\"a\\", "\"a\" b", "a, \"", "\"\\\""] {
        let (status, ..) = refused(&with("x-tags", value.as_bytes()));
        assert_eq!(status, 400, "{value}");
    }
}

#[test]
fn the_accepted_types_must_have_the_answers() {
    for accept in [
        "application/json",
        "*/*",
        "application/*",
        "text/html, */*;q=0.1",
        "APPLICATION/JSON",
        "text/html, application/json; q=0.5",
        "*/*;q=0, application/json",
        "application/*;q=0, application/json;Q=0.001",
    ] {
        assert!(
            serve(&with("accept", accept.as_bytes())).is_ok(),
            "{accept}"
        );
    }
    for accept in [
        "text/html",
        "application/xml",
        "application/json;q=0",
        "",
        "*/* ;q=0.0",
        "application/json;Q=0",
        "*/*, application/json;q=0",
        "application/*;q=0, */*",
        "é",
    ] {
        let (status, code, _) = refused(&with("accept", accept.as_bytes()));
        assert_eq!(
            (status, code.as_str()),
            (406, "NotAcceptableException"),
            "{accept}"
        );
    }
}

#[test]
fn the_content_type_must_be_the_inputs() {
    let request = |content_type: Option<&[u8]>, body: &str| {
        let mut request = put("/folders/f/p", body);
        request.headers_mut().remove("content-type");
        if let Some(value) = content_type {
            let value = HeaderValue::from_bytes(value).expect("a value");
            request.headers_mut().insert("content-type", value);
        }
        request
    };
    for content_type in ["application/json", "Application/JSON ; charset=utf-8"] {
        assert!(serve(&request(Some(content_type.as_bytes()), "{}")).is_ok());
    }
    assert!(serve(&request(None, "")).is_ok());
    for content_type in [
        &b"text/html"[..],
        b"",
        b"application/jsonx",
        b"\xff",
        b"application",
    ] {
        let (status, code, _) = refused(&request(Some(content_type), "{}"));
        assert_eq!(
            (status, code.as_str()),
            (415, "UnsupportedMediaTypeException")
        );
    }
    assert_eq!(refused(&request(None, "{}")).0, 415);
}

#[test]
fn empty_items_are_ignored_unless_quoted() {
    for (value, tags) in [
        (", a,, b ,", &["a", "b"][..]),
        (",", &[]),
        ("\"\", a", &["", "a"]),
    ] {
        let input = serve(&with("x-tags", value.as_bytes())).expect("input");
        assert_eq!(input.tags.expect("a list"), tags, "{value}");
    }
}

#[test]
fn repeated_headers_are_refused_or_joined() {
    let repeated = |name: &'static str| {
        let mut request = with(name, b"a");
        let value = HeaderValue::from_static("evil");
        request.headers_mut().append(name, value);
        request
    };
    let (status, code, message) = refused(&repeated("x-owner"));
    assert_eq!((status, code.as_str()), (400, "SerializationException"));
    assert_eq!(message, "expected the header `X-Owner` once");
    let input = serve(&repeated("x-meta-a")).expect("input");
    let meta = input.meta.expect("a map");
    assert_eq!(meta.get("a").map(String::as_str), Some("a, evil"));
}
