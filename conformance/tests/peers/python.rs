//! The script that drives botocore, and messages in its notation.

use conformance::compare;
use http::{Request, Response};
use serde_json::{Map, Value, json};

use super::script;

/// What the script answers.
pub fn answers(cases: &Value) -> Vec<Value> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/botocore_peer.py");
    match script::run(script, &[], cases) {
        Value::Array(answers) => answers,
        other => panic!("not a list: {other}"),
    }
}

/// botocore's name of a protocol.
pub fn protocol(id: &str) -> &'static str {
    match id {
        "aws.protocols#restJson1" => "rest-json",
        "aws.protocols#awsQuery" => "query",
        "aws.protocols#ec2Query" => "ec2",
        "aws.protocols#restXml" => "rest-xml",
        "smithy.protocols#rpcv2Cbor" => "smithy-rpc-v2-cbor",
        _ => "json",
    }
}

/// The path and the query of a request.
pub fn target(made: &Value) -> (&str, &str) {
    let target = made["target"].as_str().unwrap_or_default();
    target.split_once('?').unwrap_or((target, ""))
}

/// The body of a message.
pub fn body(made: &Value) -> Result<Vec<u8>, String> {
    compare::base64(made["body"].as_str().unwrap_or_default())
}

/// A request as botocore makes it, with a query that its model lacks.
pub fn request(added: &str, made: &Value) -> Result<Request<Vec<u8>>, String> {
    let (path, query) = target(made);
    let mut parts = vec![added];
    parts.extend(query.split('&').filter(|part| !part.is_empty()));
    let method = made["method"].as_str().unwrap_or_default();
    let mut request = Request::builder()
        .method(method)
        .uri(format!("{path}?{}", parts.join("&")));
    for (name, value) in made["headers"].as_object().into_iter().flatten() {
        request = request.header(name, value.as_str().unwrap_or_default());
    }
    let body = body(made)?;
    if !body.is_empty() {
        // Its HTTP client does that.
        request = request.header("content-length", body.len());
    }
    let request = request.body(body);
    request.map_err(|error| error.to_string())
}

/// Our response as the script takes it.
pub fn response(response: &Response<Vec<u8>>, is_error: bool) -> Value {
    let headers = response.headers().iter().map(|(name, value)| {
        let value = value.to_str().expect("ASCII");
        (name.to_string(), json!(value))
    });
    json!({
        "status": response.status().as_u16(),
        "headers": headers.collect::<Map<_, _>>(),
        "body": base64(response.body()),
        "error": is_error,
    })
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}
