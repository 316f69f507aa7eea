//! Requests that cannot be signed, and what is shown of secrets.

use std::error::Error as _;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{HeaderValue, Request};
use smithy_typegen_runtime::sigv4::{Credentials, Payload, SignError, Signer};

use super::{SECRET, authorization, credentials, header, sign, signer, then};

fn request() -> Request<&'static str> {
    let request = Request::get("https://example.amazonaws.com/");
    request.body("").expect("a request")
}

/// The error for a request, which must stay as it is.
fn refused(signer: &Signer, mut request: Request<&'static str>) -> SignError {
    let before = request.headers().clone();
    let error = sign(signer, &mut request).expect_err("an error");
    assert_eq!(*request.headers(), before);
    error
}

#[test]
fn what_a_signature_needs() {
    let nameless = Signer::new("us-east-1", credentials()).clock(then);
    assert!(matches!(refused(&nameless, request()), SignError::NoName));

    let relative = Request::get("/path").body("").expect("a request");
    let error = refused(&signer("service"), relative);
    assert!(matches!(error, SignError::NoHost), "{error:?}");

    let mut unreadable = request();
    let value = HeaderValue::from_bytes(b"hidden \xff").expect("a header");
    unreadable.headers_mut().insert("x-name", value);
    let error = refused(&signer("service"), unreadable);
    assert!(matches!(&error, SignError::Header(name) if name == "x-name"));
    assert!(!format!("{error} {error:?}").contains("hidden"));
}

#[test]
fn times_that_no_signature_has() {
    let before = UNIX_EPOCH - Duration::from_secs(1);
    let after = UNIX_EPOCH + Duration::from_secs(253_402_300_800);
    let far = UNIX_EPOCH + Duration::from_secs(i64::MAX as u64);
    for time in [before, after, far] {
        let signer = signer("service").clock(move || time);
        assert!(matches!(refused(&signer, request()), SignError::Clock));
    }
    let last: SystemTime = after - Duration::from_secs(1);
    let mut request = request();
    sign(&signer("service").clock(move || last), &mut request).expect("a signature");
    assert_eq!(header(&request, "x-amz-date"), Some("99991231T235959Z"));
}

#[test]
fn credentials_that_are_no_headers() {
    let evil = "key\r\nx-evil: 1";
    let of = |credentials: Credentials| Signer::new("us-east-1", credentials).name("service");
    let all = [
        of(Credentials::new(evil, SECRET)),
        of(credentials().session_token(evil)),
        Signer::new(evil, credentials()).name("service"),
        of(credentials()).name(evil),
    ];
    for signer in all {
        let error = refused(&signer, request());
        assert!(matches!(error, SignError::Credentials), "{error:?}");
        assert!(error.source().is_none());
        assert!(!format!("{error} {error:?}").contains("evil"));
    }
}

#[test]
fn a_body_without_a_hash_needs_s3_and_tls() {
    let unsigned = |name: &str, uri: &str| {
        let mut request = Request::put(uri).body(()).expect("a request");
        let signed = signer(name).sign(&mut request, Payload::Unsigned);
        signed.map(|()| header(&request, "x-amz-content-sha256").map(str::to_owned))
    };
    let hash = unsigned("s3", "https://bucket.example.com/key").expect("a signature");
    assert_eq!(hash.as_deref(), Some("UNSIGNED-PAYLOAD"));
    for (name, uri) in [
        ("s3", "http://bucket.example.com/key"),
        ("connect", "https://example.com/key"),
    ] {
        let error = unsigned(name, uri).expect_err("an error");
        assert!(matches!(error, SignError::Streaming), "{error:?}");
    }
}

#[test]
fn no_secret_is_shown() {
    let credentials = credentials().session_token("a-secret-token");
    let signer = Signer::new("us-east-1", credentials.clone()).name("service");
    let mut request = request();
    sign(&signer, &mut request).expect("a signature");
    assert_eq!(
        header(&request, "x-amz-security-token"),
        Some("a-secret-token")
    );

    let shown = format!("{credentials:?} {signer:?} {request:?}");
    assert!(shown.contains("AKIDEXAMPLE"), "{shown}");
    for secret in [SECRET, "a-secret-token", "Signature="] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[test]
fn a_second_signature_replaces_the_first() {
    let mut request = request();
    let token = credentials().session_token("a-token");
    sign(&Signer::new("eu-west-1", token).name("s3"), &mut request).expect("a signature");
    sign(&signer("service"), &mut request).expect("another");

    let mut once = self::request();
    once.headers_mut().insert(
        "x-amz-content-sha256",
        request.headers()["x-amz-content-sha256"].clone(),
    );
    sign(&signer("service"), &mut once).expect("a signature");
    assert_eq!(authorization(&request), authorization(&once));
    assert_eq!(header(&request, "x-amz-security-token"), None);
}

#[test]
fn credentials_are_asked_for_each_request() {
    let count = std::sync::atomic::AtomicU32::new(0);
    let signer = signer("service").credentials(move || {
        let count = count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        Credentials::new(format!("KEY{count}"), SECRET)
    });
    for key in ["Credential=KEY0/", "Credential=KEY1/"] {
        let mut request = request();
        sign(&signer, &mut request).expect("a signature");
        assert!(authorization(&request).contains(key));
    }
}
