//! The operation beside AWS's SDK for Python: the same requests, and it understands our server.
//!
//! Needs a Python that has `boto3`, named by the environment variable `SMITHY_BOTO`.

#[path = "../../../conformance/tests/peers/script.rs"]
mod script;

use connect_attached_files::runtime::protocol::{self, RestJson1};
use connect_attached_files::*;
use over_http::{files, service};
use serde_json::{Value, json};

const ARN: &str = "arn:aws:cases:us-west-2:111122223333:domain/d 1/case/ü&c=+%";

/// What the script says of an input.
fn python(arguments: &[&str], input: &Value) -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/connect.py");
    script::run(path, arguments, input)
}

#[test]
#[ignore = "needs the environment variable SMITHY_BOTO, a Python with boto3"]
fn the_request_is_the_same() {
    let input = json!({
        "FileIds": ["4d2b6b0e", "a/b", ""],
        "InstanceId": "arn:aws:connect:us-west-2:1:instance/5f 2d",
        "AssociatedResourceArn": ARN,
    });
    let theirs = python(&["request"], &input);

    let request: BatchGetAttachedFileMetadataRequest =
        serde_json::from_value(input).expect("an input");
    let ours = protocol::client::request::<AmazonConnectService, BatchGetAttachedFileMetadata>(
        &RestJson1,
        &request,
        &|| "token".to_owned(),
    )
    .expect("a request");

    assert_eq!(theirs["method"], ours.method().as_str());
    assert_eq!(theirs["path"], ours.uri().path());
    assert_eq!(theirs["query"], json!({ "associatedResourceArn": ARN }));
    let query = ours.uri().query().expect("a query");
    assert_eq!(
        query,
        "associatedResourceArn=arn%3Aaws%3Acases%3Aus-west-2%3A111122223333%3Adomain%2Fd%201%2F\
         case%2F%C3%BC%26c%3D%2B%25"
    );
    let body: Value = serde_json::from_slice(ours.body()).expect("JSON");
    assert_eq!(theirs["body"], body);
    assert_eq!(ours.headers()["content-type"], "application/json");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs the environment variable SMITHY_BOTO, a Python with boto3"]
async fn it_understands_our_server() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let endpoint = format!("http://{}", listener.local_addr().expect("its address"));
    let routes = axum::Router::new().fallback_service(service(files()));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    let call = |input: Value| {
        let endpoint = endpoint.clone();
        tokio::task::spawn_blocking(move || python(&["call", &endpoint], &input))
    };

    let input = |ids: &[&str]| json!({ "FileIds": ids, "InstanceId": "5f2d7a10", "AssociatedResourceArn": ARN });
    let found = call(input(&["4d2b6b0e", "c3e8a5d4"]))
        .await
        .expect("an output");
    let read: BatchGetAttachedFileMetadataResponse =
        serde_json::from_value(found).expect("the output");
    assert_eq!(read.files(), &files()[..1]);
    assert_eq!(read.errors()[0].file_id.as_deref(), Some("c3e8a5d4"));

    let refused = call(input(&[])).await.expect("an error");
    assert_eq!(refused["status"], 400);
    assert_eq!(refused["code"], "ValidationException");
    let message = refused["message"].as_str().unwrap_or_default();
    assert!(message.contains("at '/FileIds' failed"), "{message}");
}
