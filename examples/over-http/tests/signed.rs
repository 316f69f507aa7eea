//! The client with credentials, and a server that checks signatures as AWS does. AWS itself is not called.

use std::process::{Command, Output};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, Response, StatusCode};
use axum::middleware::{self, Next};
use axum::response::IntoResponse;
use connect_attached_files::runtime::sigv4::{Credentials, Payload, Signer};
use over_http::{files, service};

const KEY: &str = "AKIDEXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const TOKEN: &str = "a-session-token";

/// Answers requests with a wrong signature as AWS does, and passes on the others.
async fn check(request: Request, next: Next) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.expect("a body");
    let wanted = signed_here(&parts, &body);
    if wanted.is_some() && wanted.as_deref() == text(&parts.headers, "authorization") {
        return next.run(Request::from_parts(parts, Body::from(body))).await;
    }
    let error = r#"{"message":"The signature does not match."}"#;
    let headers = [("x-amzn-errortype", "InvalidSignatureException")];
    (StatusCode::FORBIDDEN, headers, error).into_response()
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}

/// The signature that the request must have, over what arrived.
fn signed_here(parts: &axum::http::request::Parts, body: &[u8]) -> Option<String> {
    let authorization = text(&parts.headers, "authorization")?;
    let (_, rest) = authorization.split_once("SignedHeaders=")?;
    let (names, _) = rest.split_once(", ")?;
    let uri = format!("http://{}{}", text(&parts.headers, "host")?, parts.uri);
    let mut again = Request::builder().method(&parts.method).uri(uri);
    for name in names.split(';') {
        again = again.header(name, parts.headers.get(name)?);
    }
    let mut again = again.body(()).ok()?;
    let then = time(text(&parts.headers, "x-amz-date")?)?;
    let signer = Signer::new(
        "us-west-2",
        Credentials::new(KEY, SECRET).session_token(TOKEN),
    );
    let signer = signer.name("connect").clock(move || then);
    signer.sign(&mut again, Payload::Bytes(body)).ok()?;
    text(again.headers(), "authorization").map(str::to_owned)
}

/// The time in a text such as `20150830T123600Z`, after 1970.
fn time(text: &str) -> Option<SystemTime> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u64>().ok();
    let (year, month, day) = (number(0, 4)?, number(4, 6)?, number(6, 8)?);
    // Years start in March here, so that the leap day is their last.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day;
    let days = days - 719_469;
    let seconds = number(9, 11)? * 3600 + number(11, 13)? * 60 + number(13, 15)?;
    Some(UNIX_EPOCH + Duration::from_secs(days * 86_400 + seconds))
}

/// Starts the server, and returns its endpoint.
async fn serve() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let endpoint = format!("http://{}", listener.local_addr().expect("its address"));
    let routes = axum::Router::new()
        .fallback_service(service(files()))
        .layer(middleware::from_fn(check));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    endpoint
}

/// Runs `call` with an endpoint and nothing but these environment variables.
async fn call(endpoint: &str, variables: &[(&str, &str)]) -> Output {
    let mut call = Command::new(env!("CARGO_BIN_EXE_call"));
    call.arg(endpoint)
        .env_clear()
        .envs(variables.iter().copied());
    let output = tokio::task::spawn_blocking(move || call.output());
    output.await.expect("it ends").expect("it runs")
}

fn errors(output: &Output) -> String {
    assert!(!output.status.success(), "{output:?}");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    for secret in [SECRET, TOKEN, "wrong-secret"] {
        assert!(!text.contains(secret), "{text}");
    }
    text
}

#[test]
fn times_are_read() {
    let seconds = |text| {
        let time = time(text).expect("a time");
        time.duration_since(UNIX_EPOCH)
            .expect("after 1970")
            .as_secs()
    };
    assert_eq!(seconds("19700101T000000Z"), 0);
    assert_eq!(seconds("20150830T123600Z"), 1_440_938_160);
    assert_eq!(seconds("20240229T235959Z"), 1_709_251_199);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_arrives_is_what_was_signed() {
    let endpoint = serve().await;
    let mut variables = vec![
        ("AWS_ACCESS_KEY_ID", KEY),
        ("AWS_SECRET_ACCESS_KEY", SECRET),
        ("AWS_SESSION_TOKEN", TOKEN),
        ("AWS_REGION", "us-west-2"),
    ];
    let output = call(&endpoint, &variables).await;
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        text.starts_with("4d2b6b0e: invoice.pdf, 48213 bytes\n"),
        "{text}"
    );

    variables[1].1 = "wrong-secret";
    let text = errors(&call(&endpoint, &variables).await);
    assert!(text.contains("InvalidSignatureException"), "{text}");

    let text = errors(&call(&endpoint, &[]).await);
    assert!(text.contains("InvalidSignatureException"), "{text}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn variables_that_are_missing_are_named() {
    let (key, secret) = (
        ("AWS_ACCESS_KEY_ID", KEY),
        ("AWS_SECRET_ACCESS_KEY", SECRET),
    );
    let token = ("AWS_SESSION_TOKEN", TOKEN);
    let empty = ("AWS_SECRET_ACCESS_KEY", "");
    let cases: &[(&[(&str, &str)], &str)] = &[
        (
            &[key],
            "AWS_SECRET_ACCESS_KEY is not set, but AWS_ACCESS_KEY_ID is",
        ),
        (
            &[key, empty],
            "AWS_SECRET_ACCESS_KEY is not set, but AWS_ACCESS_KEY_ID is",
        ),
        (
            &[secret],
            "AWS_ACCESS_KEY_ID is not set, but AWS_SECRET_ACCESS_KEY is",
        ),
        (
            &[token],
            "AWS_ACCESS_KEY_ID is not set, but AWS_SESSION_TOKEN is",
        ),
        (
            &[key, secret],
            "AWS_REGION is not set, but AWS_ACCESS_KEY_ID is",
        ),
    ];
    for (variables, message) in cases {
        // Nothing listens there, and nothing is called.
        let text = errors(&call("http://127.0.0.1:9", variables).await);
        assert!(text.contains(message), "{text}");
    }
    let text = errors(&call("https://connect.us-west-2.amazonaws.com", &[]).await);
    assert!(
        text.contains("an https endpoint needs credentials"),
        "{text}"
    );
}
