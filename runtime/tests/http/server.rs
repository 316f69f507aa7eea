//! What a server gets, and how it refuses it.

use http::Request;
use smithy_typegen_runtime::protocol::{AwsJson, Protocol, Refusal, RpcV2, server};

use crate::shapes::Files;
use crate::{json, put, refused, refused_by, serve, serve_by};

#[test]
fn bodies_that_are_no_input_are_refused_and_not_shown() {
    let deep = format!("{{\"note\":{}", "[".repeat(100_000));
    for body in [
        "{",
        "{\"note\":\"evil",
        "{\"note\":\"evil\"",
        "[]",
        "null",
        "\"evil\"",
        "7",
        "evil",
        "{}{}",
        "{\"note\":7}",
        "{\"secret\":{\"evil\":1}}",
        "{\"note\":\"a\",\"note\":\"b\"}",
        "{\"count\":1e99}",
        &deep,
    ] {
        let (status, code, message) = refused(&put("/folders/f/p", body));
        assert_eq!(
            (status, code.as_str()),
            (400, "SerializationException"),
            "{body:.20}"
        );
        assert!(!message.contains("evil"), "{message}");
    }
    assert_eq!(refused(&put("/folders/f/p", b"{\"note\":\"\xff\"}")).0, 400);
    assert!(serve(&put("/folders/f/p", r#"{"unknown":[1],"count":9}"#)).is_ok());
}

#[test]
fn members_in_a_body_are_not_those_of_the_uri() {
    let body = r#"{"folder":"evil","owner":"evil","note":"n"}"#;
    let input = serve(&put("/folders/f/p", body)).expect("input");
    assert_eq!(input.folder.as_deref(), Some("f"));
    assert_eq!((input.owner, input.note.as_deref()), (None, Some("n")));
}

#[test]
fn what_breaks_constraints_is_refused_in_smithys_words() {
    let request = put("/folders/f/p", r#"{"count":10}"#);
    let (status, code, message) = refused(&request);
    assert_eq!((status, code.as_str()), (400, "ValidationException"));
    assert!(message.contains("'/count'"), "{message}");
    let refusal = serve(&request).expect_err("a refusal");
    assert!(matches!(refusal, Refusal::Invalid(_)));
}

#[test]
fn paths_and_methods_that_are_not_there() {
    let get = |method: &str, uri: &str| {
        let request = Request::builder().method(method).uri(uri);
        refused(&request.body(Vec::new()).expect("a request"))
    };
    let unknown = (404, "UnknownOperationException".to_owned());
    for uri in ["/", "/folders", "/folders/f", "/folders//p", "/folders/f/"] {
        let (status, code, _) = get("PUT", uri);
        assert_eq!((status, code), unknown, "{uri}");
    }
    for method in ["GET", "POST", "BREW"] {
        let (status, code, _) = get(method, "/folders/f/p");
        assert_eq!(
            (status, code.as_str()),
            (405, "MethodNotAllowedException"),
            "{method}"
        );
    }
    let request = Request::post("/folders/all").body(Vec::new());
    let refusal = serve(&request.expect("a request")).expect_err("a refusal");
    let response = server::refuse::<Files>(&smithy_typegen_runtime::protocol::RestJson1, &refusal);
    assert_eq!(response.headers()["allow"], "GET");
    for uri in [
        "/folders/%2e%2e/p",
        "/folders/f/a/%2E%2E/b",
        "/folders/%/p",
        "/folders/%ff/p",
    ] {
        let (status, code, _) = get("PUT", uri);
        assert_eq!(
            (status, code.as_str()),
            (400, "SerializationException"),
            "{uri}"
        );
    }
}

#[test]
fn operations_that_are_named_must_be_known() {
    let aws = |target: Option<&str>, path: &str| {
        let request = Request::post(path).header("content-type", "application/x-amz-json-1.0");
        let request = match target {
            Some(target) => request.header("x-amz-target", target),
            None => request,
        };
        request.body(b"{}".to_vec()).expect("a request")
    };
    let protocol = &AwsJson::V1_0;
    assert!(serve_by(protocol, &aws(Some("Files.PutFile"), "/")).is_ok());
    for target in [
        None,
        Some(""),
        Some("PutFile"),
        Some("Other.PutFile"),
        Some("Files.Evil"),
        Some("."),
    ] {
        let (status, code, message) = refused_by(protocol, &aws(target, "/"));
        assert_eq!((status, code.as_str()), (404, "UnknownOperationException"));
        assert!(!message.contains("Evil"), "{message}");
    }
    assert_eq!(
        refused_by(protocol, &aws(Some("Files.PutFile"), "/x")).0,
        404
    );
    let (status, ..) = refused_by(&AwsJson::V1_1, &aws(Some("Files.PutFile"), "/"));
    assert_eq!(status, 415);

    let rpc = |name: &str, path: &str| {
        let request = Request::post(path)
            .header("smithy-protocol", name)
            .header("content-type", "application/json");
        request.body(b"{}".to_vec()).expect("a request")
    };
    let (name, path) = ("rpc-v2-json", "/service/Files/operation/PutFile");
    assert!(serve_by(&RpcV2::Json, &rpc(name, path)).is_ok());
    assert!(serve_by(&RpcV2::Json, &rpc(name, &format!("/v1{path}"))).is_ok());
    for (name, path) in [
        ("rpc-v2-cbor", path),
        ("", path),
        (name, "/service/Files/operation/Evil"),
        (name, "/service/Other/operation/PutFile"),
        (name, "/PutFile"),
        (name, "/service/Files/operation/PutFile/"),
        (name, "/"),
    ] {
        assert_eq!(refused_by(&RpcV2::Json, &rpc(name, path)).0, 404, "{path}");
    }
    let mut get = rpc(name, path);
    *get.method_mut() = http::Method::GET;
    assert_eq!(refused_by(&RpcV2::Json, &get).0, 405);
}

#[test]
fn a_refusal_names_its_protocol_in_each() {
    for (protocol, content_type) in [
        (
            &AwsJson::V1_1 as &dyn Protocol,
            "application/x-amz-json-1.1",
        ),
        (&RpcV2::Cbor, "application/cbor"),
        (&RpcV2::Json, "application/json"),
    ] {
        let response = server::refuse::<Files>(protocol, &Refusal::NotAcceptable);
        assert_eq!(response.status(), 406);
        assert_eq!(response.headers()["content-type"], content_type);
    }
    let response = server::refuse::<Files>(&RpcV2::Json, &Refusal::NotAcceptable);
    let code = json(&response);
    assert!(
        code.to_string().contains("NotAcceptableException"),
        "{code}"
    );
}

#[test]
fn a_service_of_several_protocols_answers_each_in_its_own() {
    use smithy_typegen_runtime::protocol::{Head, of_request};
    use smithy_typegen_runtime::schema::Service;
    static ALL: Service = Service::new(
        "test#All",
        "1",
        &[
            "example#unknown",
            "aws.protocols#restJson1",
            "aws.protocols#awsJson1_0",
            "smithy.protocols#rpcv2Json",
            "smithy.protocols#rpcv2Cbor",
        ],
        &[],
        &[],
    );
    let id = |headers: &[(&str, &str)]| {
        let mut request = Request::post("/");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body("").expect("a request");
        of_request(&ALL, Head::of(&request))
            .expect("a protocol")
            .id()
    };
    let target = ("x-amz-target", "All.Op");
    let aws = ("content-type", "application/x-amz-json-1.0; charset=utf-8");
    assert_eq!(id(&[]), "aws.protocols#restJson1");
    assert_eq!(id(&[aws]), "aws.protocols#restJson1");
    assert_eq!(id(&[target, aws]), "aws.protocols#awsJson1_0");
    assert_eq!(
        id(&[("smithy-protocol", "rpc-v2-cbor")]),
        "smithy.protocols#rpcv2Cbor"
    );
    assert_eq!(
        id(&[("smithy-protocol", "rpc-v2-json")]),
        "smithy.protocols#rpcv2Json"
    );
    // The first refuses what is none of them.
    assert_eq!(
        id(&[("smithy-protocol", "rpc-v9")]),
        "aws.protocols#restJson1"
    );
    static NONE: Service = Service::new("test#None", "1", &["example#unknown"], &[], &[]);
    assert!(of_request(&NONE, Head::of(&Request::new(""))).is_none());
}
