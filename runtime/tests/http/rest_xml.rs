//! restXml: a service with S3's peculiarities, and one without.

use http::{Request, Response};
use smithy_typegen_runtime::protocol::client::{Failure, output, request};
use smithy_typegen_runtime::protocol::{Head, Received, Refusal, RestXml, Routes, server};
use smithy_typegen_runtime::schema::{self, prelude};
use smithy_typegen_runtime::{Fault, Service as _, ServiceError as _, UnknownError, Validate};

use crate::shapes::{Busy, Files, PutFile, PutFileError};
use crate::token;

/// A service with errors that nothing is around.
#[derive(Debug)]
pub struct Store;

#[derive(Debug)]
pub struct GetPlace;

#[derive(Debug)]
pub struct Copy;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetPlaceOutput {
    pub place: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CopyInput {
    pub key: Option<String>,
    pub rules: Option<Rules>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CopyOutput {
    pub id: Option<String>,
    pub result: Option<Rules>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    pub etag: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoSuchKey {
    pub message: Option<String>,
    pub key: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum StoreError {
    NoSuchKey(NoSuchKey),
    Unknown(UnknownError),
}

smithy_typegen_runtime::structure! {
    GetPlaceOutput by GetPlaceOutput = GET_PLACE_OUTPUT("test#GetPlaceOutput", XmlName("Place")) {
        place: optional("Place", prelude::STRING),
    }
}

smithy_typegen_runtime::structure! {
    CopyInput by CopyInput = COPY_INPUT("test#CopyInput") {
        key: optional("Key", prelude::STRING, HttpLabel, Required),
        rules: optional("Rules", RULES, HttpPayload, XmlName("CopyRules")),
    }
}

smithy_typegen_runtime::structure! {
    CopyOutput by CopyOutput = COPY_OUTPUT("test#CopyOutput") {
        id: optional("Id", prelude::STRING, HttpHeader("x-id")),
        result: optional("Result", RULES, HttpPayload),
    }
}

smithy_typegen_runtime::structure! {
    Rules by Rules = RULES("test#Rules") {
        etag: optional("ETag", prelude::STRING),
    }
}

smithy_typegen_runtime::structure! {
    NoSuchKey by NoSuchKey = NO_SUCH_KEY("test#NoSuchKey", Error(Fault::Client), HttpError(404)) {
        message: optional("message", prelude::STRING),
        key: optional("Key", prelude::STRING),
    } error(optional message)
}

smithy_typegen_runtime::operation_error! {
    StoreError { NoSuchKey(NoSuchKey) }
}

smithy_typegen_runtime::operation! {
    GetPlace = GET_PLACE("test#GetPlace", S3UnwrappedXmlOutput) {
        input: () = prelude::UNIT,
        output: GetPlaceOutput = GET_PLACE_OUTPUT,
        error: StoreError,
        http: "GET" "/?place" 200,
    }
}

smithy_typegen_runtime::operation! {
    Copy = COPY("test#Copy") {
        input: CopyInput = COPY_INPUT,
        output: CopyOutput = COPY_OUTPUT,
        error: StoreError,
        http: "PUT" "/store/{Key+}" 200,
    } of CopyInput
}

smithy_typegen_runtime::service! {
    Store = STORE(
        "test#Store", DotSegments, NoErrorWrapping,
        XmlNamespace(schema::XmlNamespace { uri: "urn:store", prefix: None })
    ) {
        version: "2026-01-01",
        protocols: ["aws.protocols#restXml"],
        calls: StoreCalls,
        copy: Copy = COPY,
        get_place: GetPlace = GET_PLACE,
    }
}

impl Validate for CopyInput {}

fn text(body: &[u8]) -> &str {
    std::str::from_utf8(body).expect("UTF-8")
}

fn place(body: &str) -> Result<GetPlaceOutput, Failure<StoreError>> {
    output::<Store, GetPlace>(&RestXml, &Response::new(body))
}

fn copied(body: &str) -> Result<CopyOutput, Failure<StoreError>> {
    output::<Store, Copy>(&RestXml, &Response::new(body))
}

#[test]
fn an_output_that_is_its_only_member() {
    let of = |place: Option<&str>| GetPlaceOutput {
        place: place.map(str::to_owned),
    };
    for (output, body) in [
        (
            of(Some("us-west-2")),
            "<Place xmlns=\"urn:store\">us-west-2</Place>",
        ),
        (of(None), "<Place xmlns=\"urn:store\"></Place>"),
    ] {
        let response = server::respond::<Store, GetPlace>(&RestXml, &output).expect("a response");
        assert_eq!(text(response.body()), body);
        assert_eq!(response.headers()["content-type"], "application/xml");
        assert_eq!(place(body).expect("an output"), output);
    }
    assert_eq!(place("<Place/>").expect("an output"), of(None));
    assert_eq!(place("").expect("an output"), of(None));
}

#[test]
fn an_error_with_the_status_200() {
    let body = "<?xml version=\"1.0\"?>\n\n \n<Error><Code>NoSuchKey</Code><Message>gone</Message><Key>k</Key></Error>";
    let Err(Failure::Service(StoreError::NoSuchKey(error))) = copied(body) else {
        panic!("{:?}", copied(body));
    };
    assert_eq!(error.message.as_deref(), Some("gone"));
    assert_eq!(error.key.as_deref(), Some("k"));
    let slow = copied("<Error><Code>SlowDown</Code><Message>m</Message></Error>");
    let Err(Failure::Service(error)) = slow else {
        panic!("{slow:?}");
    };
    assert_eq!((error.code(), error.message()), ("SlowDown", Some("m")));
    let output = copied("<Rules xmlns='urn:store'><ETag>\"e\"</ETag></Rules>").expect("an output");
    let etag = Some("\"e\"".to_owned());
    assert_eq!(output.result, Some(Rules { etag }));
    let page = copied("<html><Error/></html>");
    assert!(matches!(
        page,
        Err(Failure::NotUnderstood { status: 200, .. })
    ));
}

#[test]
fn errors_with_and_without_elements_around_them() {
    let error = StoreError::NoSuchKey(NoSuchKey {
        message: Some("a < b".to_owned()),
        key: Some("k".to_owned()),
    });
    let response = server::fail::<Store, StoreError>(&RestXml, &error).expect("a response");
    assert_eq!(response.status(), 404);
    assert_eq!(
        text(response.body()),
        "<Error><Type>Sender</Type><Code>NoSuchKey</Code><Message>a &lt; b</Message><Key>k</Key></Error>"
    );
    let read = output::<Store, Copy>(&RestXml, &response);
    assert!(matches!(read, Err(Failure::Service(read)) if read == error));

    let busy = PutFileError::Busy(Busy {
        message: Some("Later".to_owned()),
        seconds: Some(5),
    });
    let response = server::fail::<Files, PutFileError>(&RestXml, &busy).expect("a response");
    assert_eq!(
        text(response.body()),
        "<ErrorResponse><Error><Type>Receiver</Type><Code>Busy</Code><Message>Later</Message></Error></ErrorResponse>"
    );
    assert_eq!(response.headers()["retry-after"], "5");
    let read = output::<Files, PutFile>(&RestXml, &response);
    assert!(matches!(read, Err(Failure::Service(read)) if read == busy));
}

#[test]
fn bodies_of_errors_that_are_none() {
    for (body, code) in [
        ("", ""),
        ("<Error/>", ""),
        ("<Error><Code> Odd </Code></Error>", "Odd"),
    ] {
        let response = Response::builder()
            .status(404)
            .body(body)
            .expect("a response");
        let read = output::<Store, Copy>(&RestXml, &response);
        let Err(Failure::Service(error)) = read else {
            panic!("{read:?}");
        };
        assert_eq!((error.code(), error.status()), (code, 404));
    }
    for body in ["slow down", "<html>slow down</html>", "<Error>"] {
        let response = Response::builder()
            .status(503)
            .body(body)
            .expect("a response");
        let read = output::<Store, Copy>(&RestXml, &response);
        assert!(
            matches!(read, Err(Failure::NotUnderstood { status: 503, .. })),
            "{read:?}"
        );
    }
}

#[test]
fn refusals_are_errors_in_xml() {
    let response = server::refuse::<Store>(&RestXml, &Refusal::UnsupportedMediaType);
    assert_eq!(response.status(), 415);
    assert_eq!(
        text(response.body()),
        "<Error><Type>Sender</Type><Code>UnsupportedMediaTypeException</Code>\
         <Message>the content type is not supported</Message></Error>"
    );
}

fn copy(key: &str) -> CopyInput {
    CopyInput {
        key: Some(key.to_owned()),
        rules: Some(Rules::default()),
    }
}

fn received(request: &Request<Vec<u8>>) -> Result<CopyInput, Refusal> {
    use smithy_typegen_runtime::protocol::Protocol as _;
    let routes = Routes::new(Store::SCHEMA);
    let route = RestXml.route(&routes, Head::of(request))?;
    let labels = route.labels()?;
    server::input::<Store, Copy>(&RestXml, Received::new(request, &labels))
}

#[test]
fn keys_of_s3_may_contain_dots() {
    for key in ["../a", "a/../b", "a/.", "..", "a//b", "a b+c%", "😀"] {
        let sent = request::<Store, Copy>(&RestXml, &copy(key), &token).expect("a request");
        assert_eq!(
            text(sent.body()),
            "<CopyRules xmlns=\"urn:store\"></CopyRules>"
        );
        let read = received(&sent).expect(key);
        assert_eq!(read.key.as_deref(), Some(key));
    }
}

#[test]
fn a_payload_that_is_not_set_is_no_body() {
    let input = CopyInput {
        rules: None,
        ..copy("k")
    };
    let sent = request::<Store, Copy>(&RestXml, &input, &token).expect("a request");
    assert_eq!(text(sent.body()), "");
    assert!(!sent.headers().contains_key("content-type"));
    assert_eq!(received(&sent).expect("an input"), input);
}

#[test]
fn content_types_of_requests() {
    let put = |content_type: Option<&str>| {
        let mut put = Request::put("/store/k");
        if let Some(content_type) = content_type {
            put = put.header("content-type", content_type);
        }
        let body = b"<CopyRules><ETag>e</ETag></CopyRules>".to_vec();
        received(&put.body(body).expect("a request"))
    };
    for content_type in [
        None,
        Some("application/xml"),
        Some("text/xml; charset=utf-8"),
    ] {
        let etag = Some("e".to_owned());
        assert_eq!(
            put(content_type).expect("it is XML").rules,
            Some(Rules { etag })
        );
    }
    for content_type in ["application/json", "text/plain"] {
        let refused = put(Some(content_type)).expect_err("another notation");
        assert_eq!(refused.status(), 415);
    }
    let wrong = Request::put("/store/k")
        .body(b"<Rules></Rules>".to_vec())
        .expect("a request");
    let refused = received(&wrong).expect_err("another root");
    assert_eq!(
        refused.to_string(),
        "expected the element `CopyRules`, found another at line 1 column 1"
    );
    assert_eq!(refused.status(), 400);
}
