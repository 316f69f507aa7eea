//! Operations of the suites' models that have no case, or not one for each side.
#![cfg(has_suites)]

use conformance::services::rest_json_1 as types;
use conformance::{ParamsReader, compare};
use http::{Request, Response};
use smithy_typegen_runtime::Operation;
use smithy_typegen_runtime::protocol::{
    Head, Received, Refusal, RestJson1, Routes, client, server,
};
use smithy_typegen_runtime::wire::{self, Context, Shape, Structure};
use smithy_typegen_runtime::{Service as _, Validate};

type Service = types::RestJson;

/// A value in the notation of the suites' `params`.
fn value<T: Shape>(params: &str) -> T {
    let params = compare::json(params.as_bytes()).expect("JSON");
    wire::read(&mut ParamsReader(&params), &mut Context::client()).expect("a value")
}

fn written<O: Operation<Input: Structure>>(params: &str) -> Request<Vec<u8>> {
    let input = value::<O::Input>(params);
    let request = client::request::<Service, O>(&RestJson1, &input, &String::new);
    request.expect("a request")
}

fn read<O: Operation<Input: Structure + Validate>>(
    request: &Request<Vec<u8>>,
) -> Result<O::Input, Refusal> {
    let routes = Routes::new(Service::SCHEMA);
    let head = Head::of(request);
    let route = routes.find(head.method, head.path, head.query)?;
    let labels = route.labels()?;
    server::input::<Service, O>(&RestJson1, Received::new(request, &labels))
}

fn answered<O: Operation<Output: Structure>>(params: &str) -> Response<Vec<u8>> {
    let output = value::<O::Output>(params);
    server::respond::<Service, O>(&RestJson1, &output).expect("a response")
}

fn understood<O: Operation<Output: Structure>>(response: &Response<Vec<u8>>) -> O::Output {
    client::output::<Service, O>(&RestJson1, response)
        .map_err(|failure| failure.to_string())
        .expect("an output")
}

fn header<'m>(headers: &'m http::HeaderMap, name: &str) -> Option<&'m str> {
    headers
        .get(name)
        .map(|value| value.to_str().expect("ASCII"))
}

#[test]
fn a_union_that_is_not_there_is_no_payload() {
    type Union = types::HttpPayloadWithUnion;
    let params = r#"{"nested":{"greeting":"hello"}}"#;
    for (params, body, content_type) in [
        (params, r#"{"greeting":"hello"}"#, Some("application/json")),
        ("{}", "", None),
    ] {
        let request = written::<Union>(params);
        assert_eq!(request.body(), body.as_bytes());
        assert_eq!(header(request.headers(), "content-type"), content_type);
        assert_eq!(read::<Union>(&request).expect("input"), value(params));

        let response = answered::<Union>(params);
        assert_eq!(response.body(), body.as_bytes());
        let length = body.len().to_string();
        assert_eq!(header(response.headers(), "content-length"), Some(&*length));
        assert_eq!(understood::<Union>(&response), value(params));
    }
}

#[test]
fn timestamps_in_headers_have_the_format_of_the_member_or_its_target() {
    type Headers = types::TimestampFormatHeaders;
    let params = r#"{"memberEpochSeconds":1576540098,"memberHttpDate":1576540098,
        "memberDateTime":1576540098,"defaultFormat":1576540098,"targetEpochSeconds":1576540098,
        "targetHttpDate":1576540098,"targetDateTime":1576540098}"#;
    let request = written::<Headers>(params);
    let (seconds, http, date) = (
        "1576540098",
        "Mon, 16 Dec 2019 23:48:18 GMT",
        "2019-12-16T23:48:18Z",
    );
    for (name, wanted) in [
        ("x-memberepochseconds", seconds),
        ("x-memberhttpdate", http),
        ("x-memberdatetime", date),
        ("x-defaultformat", http),
        ("x-targetepochseconds", seconds),
        ("x-targethttpdate", http),
        ("x-targetdatetime", date),
    ] {
        assert_eq!(header(request.headers(), name), Some(wanted));
    }
    assert_eq!(read::<Headers>(&request).expect("input"), value(params));
    let mut response = answered::<Headers>(params);
    assert_eq!(understood::<Headers>(&response), value(params));

    // A date of another time zone is for clients.
    let offset = http::HeaderValue::from_static("2019-12-17T00:48:18+01:00");
    let mut request = request;
    request
        .headers_mut()
        .insert("x-targetdatetime", offset.clone());
    assert!(matches!(
        read::<Headers>(&request),
        Err(Refusal::Malformed(_))
    ));
    response.headers_mut().insert("x-targetdatetime", offset);
    assert_eq!(understood::<Headers>(&response), value(params));
}

#[test]
fn dates_in_bodies_may_have_offsets_and_fractions() {
    type Offsets = types::DatetimeOffsets;
    for (body, wanted) in [
        ("2019-12-16T22:48:18-01:00", "1576540098"),
        ("2019-12-17T00:48:18+01:00", "1576540098"),
        ("2000-01-02T20:34:56.123Z", "946845296.123"),
    ] {
        let body = format!(r#"{{"datetime":"{body}"}}"#);
        let response = Response::new(body.into_bytes());
        let wanted = value(&format!(r#"{{"datetime":{wanted}}}"#));
        assert_eq!(understood::<Offsets>(&response), wanted);
    }
}

#[test]
fn a_streaming_blob_in_memory_is_a_payload() {
    type Streaming = types::StreamingTraitsWithMediaType;
    let params = r#"{"foo":"Foo","blob":"blobby blob blob"}"#;
    let request = written::<Streaming>(params);
    assert_eq!(
        header(request.headers(), "content-type"),
        Some("text/plain")
    );
    assert_eq!(request.body(), b"blobby blob blob");
    assert_eq!(read::<Streaming>(&request).expect("input"), value(params));
    let response = answered::<Streaming>(params);
    assert_eq!(
        header(response.headers(), "content-type"),
        Some("text/plain")
    );
    assert_eq!(understood::<Streaming>(&response), value(params));
}

#[test]
fn a_label_of_the_host_is_in_the_body_too() {
    type Endpoint = types::EndpointWithHostLabelOperation;
    let params = r#"{"label":"bar"}"#;
    let request = written::<Endpoint>(params);
    assert_eq!(request.body(), params.as_bytes());
    let prefix = client::host_prefix::<Endpoint>(&value(params)).expect("a prefix");
    assert_eq!(prefix.as_deref(), Some("foo.bar."));
}

#[test]
fn every_header_is_in_a_map_without_a_prefix() {
    type Prefix = types::HttpPrefixHeadersInResponse;
    let params = r#"{"prefixHeaders":{"x-foo":"Foo","hello":"Hello"}}"#;
    let response = answered::<Prefix>(params);
    assert_eq!(header(response.headers(), "x-foo"), Some("Foo"));
    assert_eq!(header(response.headers(), "hello"), Some("Hello"));
    let mut bare = response;
    bare.headers_mut().remove("content-type");
    bare.headers_mut().remove("content-length");
    assert_eq!(understood::<Prefix>(&bare), value(params));
    let evil = value(r#"{"prefixHeaders":{"Content-Length":"0"}}"#);
    assert!(server::respond::<Service, Prefix>(&RestJson1, &evil).is_err());
}

#[test]
fn a_required_status_is_the_responses() {
    type Code = types::ResponseCodeRequired;
    let response = answered::<Code>(r#"{"responseCode":201}"#);
    assert_eq!(response.status(), 201);
    assert_eq!(
        understood::<Code>(&response),
        value(r#"{"responseCode":201}"#)
    );
}

#[test]
fn what_is_sent_and_wanted_must_be_of_the_payloads_type() {
    let post = |path: &str, headers: &[(&str, &str)], body: &str| {
        let mut request = Request::post(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(body.as_bytes().to_vec()).expect("a request")
    };
    let (accept, json) = ("accept", "application/json");
    let payload = |accepted| post("/MalformedAcceptWithPayload", &[(accept, accepted)], "");
    type Accept = types::MalformedAcceptWithPayload;
    assert!(matches!(
        read::<Accept>(&payload(json)),
        Err(Refusal::NotAcceptable)
    ));
    assert!(read::<Accept>(&payload("image/jpeg")).is_ok());

    type Text = types::MalformedContentTypeWithGenericString;
    let text = |content| {
        let path = "/MalformedContentTypeWithGenericString";
        post(path, &[("content-type", content)], "{}")
    };
    assert!(matches!(
        read::<Text>(&text(json)),
        Err(Refusal::UnsupportedMediaType)
    ));
    assert!(read::<Text>(&text("text/plain")).is_ok());

    type None = types::MalformedContentTypeWithoutBody;
    let none = post(
        "/MalformedContentTypeWithoutBody",
        &[("content-type", json)],
        "{}",
    );
    assert!(matches!(
        read::<None>(&none),
        Err(Refusal::UnsupportedMediaType)
    ));
}

#[test]
fn an_empty_list_of_dates_is_an_empty_header() {
    type Headers = types::InputAndOutputWithHeaders;
    let params = r#"{"headerTimestampList":[],"headerStringList":[],"headerIntegerList":[]}"#;
    let request = written::<Headers>(params);
    assert_eq!(header(request.headers(), "x-timestamplist"), Some(""));
    assert_eq!(read::<Headers>(&request).expect("input"), value(params));
}

#[test]
fn a_number_that_is_out_of_range_is_refused() {
    type Headers = types::InputAndOutputWithHeaders;
    for (name, text) in [
        ("x-double", "1e999"),
        ("x-double", "-1e999"),
        ("x-float", "1e99"),
        ("x-double", "inf"),
    ] {
        let mut request = written::<Headers>("{}");
        let text = http::HeaderValue::from_static(text);
        request.headers_mut().insert(name, text);
        let refusal = read::<Headers>(&request).expect_err("a refusal");
        assert!(matches!(refusal, Refusal::Malformed(_)), "{name}");
    }
    let mut request = written::<Headers>("{}");
    for name in ["x-double", "x-float"] {
        let infinity = http::HeaderValue::from_static("-Infinity");
        request.headers_mut().insert(name, infinity);
    }
    let params = r#"{"headerDouble":"-Infinity","headerFloat":"-Infinity"}"#;
    assert_eq!(read::<Headers>(&request).expect("input"), value(params));
}
