//! The query protocols: forms that name their operation, and responses and errors in XML.

#![cfg(feature = "query")]

use http::{Request, Response};
use smithy_typegen_runtime::protocol::client::{self, Failure};
use smithy_typegen_runtime::protocol::{AwsQuery, Ec2Query, Head, Protocol, Refusal, of_request};
use smithy_typegen_runtime::protocol::{NoRoute, Received, Routes, server};
use smithy_typegen_runtime::schema::Service;
use smithy_typegen_runtime::{Document, Service as _, ServiceError as _, UnknownError};

use crate::serve_by;
use crate::shapes::{Busy, Files, PutFile, PutFileError, PutFileInput, PutFileOutput};

const FORM: &str = "application/x-www-form-urlencoded";
const START: &str = "Action=PutFile&Version=2026-01-01";

fn input() -> PutFileInput {
    PutFileInput {
        folder: Some("f".to_owned()),
        note: Some("a b".to_owned()),
        sizes: Some(vec![1, 2]),
        ..PutFileInput::default()
    }
}

fn written(protocol: &dyn Protocol, input: &PutFileInput) -> Request<Vec<u8>> {
    let token = || "t".to_owned();
    client::request::<Files, PutFile>(protocol, input, &token).expect("a request")
}

fn post(form: impl Into<Vec<u8>>) -> Request<Vec<u8>> {
    let request = Request::post("/").header("content-type", FORM);
    request.body(form.into()).expect("a request")
}

fn get(query: &str) -> Request<Vec<u8>> {
    let request = Request::get(format!("/?{query}")).body(Vec::new());
    request.expect("a request")
}

/// The status and the text of the answer to a request that must be refused.
fn refused(request: &Request<Vec<u8>>) -> (u16, String) {
    let refusal = serve_by(&AwsQuery, request).expect_err("a refusal");
    let response = server::refuse::<Files>(&AwsQuery, &refusal);
    (response.status().as_u16(), text(&response))
}

fn text(response: &Response<Vec<u8>>) -> String {
    String::from_utf8(response.body().clone()).expect("UTF-8")
}

#[test]
fn a_request_is_a_form_without_http_bindings() {
    let request = written(&AwsQuery, &input());
    assert_eq!(
        (request.method().as_str(), request.uri().path()),
        ("POST", "/")
    );
    assert_eq!(request.headers()["content-type"], FORM);
    let body = String::from_utf8_lossy(request.body());
    let rest = "folder=f&sizes.member.1=1&sizes.member.2=2&token=t&note=a%20b";
    assert_eq!(body, format!("{START}&{rest}"));
    let body = written(&Ec2Query, &input()).into_body();
    let rest = "Folder=f&Sizes.1=1&Sizes.2=2&Token=t&Note=a%20b";
    assert_eq!(String::from_utf8_lossy(&body), format!("{START}&{rest}"));
}

#[test]
fn a_server_takes_forms_in_the_body_and_in_the_query() {
    let wanted = PutFileInput {
        token: Some("t".to_owned()),
        ..input()
    };
    for protocol in [&AwsQuery as &dyn Protocol, &Ec2Query] {
        let request = written(protocol, &input());
        assert_eq!(serve_by(protocol, &request).expect("input"), wanted);
        let form = String::from_utf8(request.into_body()).expect("ASCII");
        assert_eq!(serve_by(protocol, &get(&form)).expect("input"), wanted);
    }
    let mut both = post("Version=2026-01-01&folder=f");
    *both.uri_mut() = "/?Action=PutFile&X-Amz-Signature=s&note=n"
        .parse()
        .expect("a URI");
    let input = serve_by(&AwsQuery, &both).expect("input");
    assert_eq!(
        (input.folder.as_deref(), input.note.as_deref()),
        (Some("f"), Some("n"))
    );
    // In any order, and without the version.
    assert!(serve_by(&AwsQuery, &post("note=n&%41ction=Put%46ile")).is_ok());
}

#[test]
fn operations_that_are_not_named_are_not_found() {
    for form in [
        "",
        "Action",
        "Action=",
        "Action=Get",
        "action=PutFile",
        "Action=PutFile&Action=PutFile",
        "Action=PutFile&Version=2025-01-01",
        "Action=PutFile&Version=2026-01-01&Version=2026-01-01",
        "Action=Put%",
        "Action=%ff",
        "{\"Action\":\"PutFile\"}",
        "x.Action=PutFile",
    ] {
        let (status, body) = refused(&post(form));
        assert_eq!(status, 404, "{form}");
        assert!(
            body.contains("<Code>UnknownOperationException</Code>"),
            "{body}"
        );
        assert_eq!(
            refused(&get(&form.replace(['{', '}', '"'], ""))).0,
            404,
            "{form}"
        );
    }
    let mut twice = post(START);
    *twice.uri_mut() = format!("/?{START}").parse().expect("a URI");
    assert_eq!(refused(&twice).0, 404);
    let mut elsewhere = post(START);
    *elsewhere.uri_mut() = "/files".parse().expect("a URI");
    assert_eq!(refused(&elsewhere).0, 404);
}

#[test]
fn methods_and_content_types() {
    let mut request = post(START);
    *request.method_mut() = http::Method::PUT;
    let routes = Routes::new(Files::SCHEMA);
    let none = AwsQuery
        .route(&routes, Head::of(&request))
        .expect_err("no route");
    let allow = vec!["GET", "POST"];
    assert_eq!(none, NoRoute::MethodNotAllowed { allow });
    for content_type in ["application/json", "text/plain"] {
        let request = Request::post("/").header("content-type", content_type);
        let request = request.body(START.into()).expect("a request");
        assert_eq!(refused(&request).0, 415, "{content_type}");
    }
    let request = Request::post("/").body(START.into()).expect("a request");
    assert_eq!(refused(&request).0, 415);
    let request = Request::post("/").header("content-type", format!("{FORM}; charset=utf-8"));
    let request = request.body(START.into()).expect("a request");
    assert!(serve_by(&AwsQuery, &request).is_ok());
}

#[test]
fn forms_that_are_no_input_are_refused_and_not_shown() {
    for rest in [
        "note=evil&note=evil",
        "note.evil=1",
        "count=evil",
        "count=99999999999999999999",
        "sizes=evil",
        "sizes.member.evil=1",
        "more.entry.1.value=evil",
        "note=%evil",
        "note=%ff",
        &format!("sizes{}=1", ".member.1".repeat(10_000)),
    ] {
        let (status, body) = refused(&post(format!("{START}&{rest}")));
        assert_eq!(status, 400, "{rest}");
        assert!(
            body.contains("<Code>SerializationException</Code>"),
            "{body}"
        );
        assert!(!body.contains("evil"), "{body}");
    }
    let (status, body) = refused(&post(format!("{START}&count=10")));
    assert_eq!(status, 400);
    assert!(body.contains("<Code>ValidationException</Code>"), "{body}");
    assert!(body.contains("/count"), "{body}");
}

#[test]
fn the_protocol_of_a_service_with_several() {
    static ALL: Service = Service::new(
        "test#All",
        "1",
        &[
            "aws.protocols#awsJson1_0",
            "aws.protocols#awsQuery",
            "smithy.protocols#rpcv2Cbor",
        ],
        &[],
        &[],
    );
    let id = |request: &Request<Vec<u8>>| of_request(&ALL, Head::of(request)).map(Protocol::id);
    assert_eq!(id(&post("")), Some("aws.protocols#awsQuery"));
    assert_eq!(
        id(&get("a=b&Action=PutFile")),
        Some("aws.protocols#awsQuery")
    );
    assert_eq!(id(&get("a=b")), Some("aws.protocols#awsJson1_0"));
}

#[test]
fn outputs() {
    let output = PutFileOutput {
        id: Some("<7>".to_owned()),
        etag: Some("x".to_owned()),
        status: Some(201),
    };
    let inside = "<id>&lt;7&gt;</id><etag>x</etag><status>201</status>";
    for (protocol, wanted) in [
        (
            &AwsQuery as &dyn Protocol,
            format!("<PutFileResponse><PutFileResult>{inside}</PutFileResult></PutFileResponse>"),
        ),
        (
            &Ec2Query,
            format!("<PutFileResponse>{inside}</PutFileResponse>"),
        ),
    ] {
        let response = server::respond::<Files, PutFile>(protocol, &output).expect("a response");
        assert_eq!((response.status().as_u16(), text(&response)), (200, wanted));
        let read = client::output::<Files, PutFile>(protocol, &response).expect("output");
        assert_eq!(read, output);
    }
}

fn answer(status: u16, body: &str) -> Response<Vec<u8>> {
    let response = Response::builder().status(status);
    response.body(body.into()).expect("a response")
}

#[test]
fn what_a_client_takes_for_an_output() {
    let read = |body: &str| client::output::<Files, PutFile>(&AwsQuery, &answer(200, body));
    let id = "<PutFileResult><id>7</id></PutFileResult>";
    let metadata = "<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>";
    for body in [
        format!("<PutFileResponse>{id}</PutFileResponse>"),
        format!(
            "<?xml version=\"1.0\"?>\n<PutFileResponse xmlns='x:y'>\n{metadata} {id}</PutFileResponse>\n"
        ),
        format!("<a:PutFileResponse xmlns:a='x'>{id}{metadata}</a:PutFileResponse>"),
    ] {
        assert_eq!(
            read(&body).expect("output").id.as_deref(),
            Some("7"),
            "{body}"
        );
    }
    let none = format!("<PutFileResponse>{metadata}</PutFileResponse>");
    assert_eq!(read(&none).expect("output"), PutFileOutput::default());
    for body in [
        "",
        "<PutFileResponse>",
        "<GetFileResponse/>",
        "<html/>",
        "<PutFileResponse><PutFileResult>evil</PutFileResult></PutFileResponse>",
        "<PutFileResponse><PutFileResult><status>x</status></PutFileResult></PutFileResponse>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><PutFileResponse/>",
    ] {
        let failure = read(body).expect_err("no output");
        assert!(
            matches!(failure, Failure::NotUnderstood { status: 200, .. }),
            "{body}"
        );
    }
    let read = |body: &str| client::output::<Files, PutFile>(&Ec2Query, &answer(200, body));
    let body = "<PutFileResponse><requestId>r</requestId><id>7</id></PutFileResponse>";
    assert_eq!(read(body).expect("output").id.as_deref(), Some("7"));
    assert!(read("").is_err());
}

fn busy() -> PutFileError {
    PutFileError::Busy(Busy {
        message: Some("Later".to_owned()),
        seconds: Some(5),
    })
}

fn failed(protocol: &dyn Protocol, response: &Response<Vec<u8>>) -> PutFileError {
    match client::output::<Files, PutFile>(protocol, response) {
        Err(Failure::Service(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_error_has_the_code_and_the_status_of_the_protocol() {
    for (protocol, status, wanted) in [
        (
            &AwsQuery as &dyn Protocol,
            429,
            "<ErrorResponse><Error><Type>Receiver</Type><Code>Files.Busy</Code>\
             <Message>Later</Message><seconds>5</seconds></Error></ErrorResponse>",
        ),
        (
            &Ec2Query,
            503,
            "<Response><Errors><Error><Code>Busy</Code>\
             <Message>Later</Message><seconds>5</seconds></Error></Errors></Response>",
        ),
    ] {
        let response = server::fail::<Files, _>(protocol, &busy()).expect("a response");
        assert_eq!(
            (response.status().as_u16(), text(&response).as_str()),
            (status, wanted)
        );
        assert_eq!(failed(protocol, &response), busy());
    }
}

#[test]
fn an_error_that_the_model_does_not_know() {
    for protocol in [&AwsQuery as &dyn Protocol, &Ec2Query] {
        let body = Document::object([("message", "Gone".into()), ("since", "7".into())]);
        let error = PutFileError::Unknown(UnknownError::new("Gone", 410, body));
        let response = server::fail::<Files, _>(protocol, &error).expect("a response");
        let read = failed(protocol, &response);
        assert_eq!(
            (read.code(), read.status(), read.message()),
            ("Gone", 410, Some("Gone"))
        );
        let PutFileError::Unknown(read) = read else {
            panic!("{read:?}");
        };
        assert_eq!(
            read.body().get("since").and_then(Document::as_str),
            Some("7")
        );
    }
    // The name of the shape is not the code.
    let body = "<ErrorResponse><Error><Code>Busy</Code></Error></ErrorResponse>";
    let read = failed(&AwsQuery, &answer(400, body));
    assert!(matches!(read, PutFileError::Unknown(_)), "{read:?}");
    for page in ["<html>slow down</html>", "slow down", "<a>"] {
        let failure = client::output::<Files, PutFile>(&AwsQuery, &answer(503, page));
        let failure = failure.expect_err("no output");
        assert!(
            matches!(failure, Failure::NotUnderstood { status: 503, .. }),
            "{page}"
        );
    }
    assert_eq!(failed(&AwsQuery, &answer(503, "")).status(), 503);
}

#[test]
fn request_ids_are_where_clients_look_for_them() {
    let ok = "<PutFileResult></PutFileResult>";
    for (protocol, wanted, wanted_of_error) in [
        (
            &AwsQuery as &dyn Protocol,
            format!("{ok}<ResponseMetadata><RequestId>&lt;r&gt;</RequestId></ResponseMetadata>"),
            "</Error><RequestId>&lt;r&gt;</RequestId></ErrorResponse>",
        ),
        (
            &Ec2Query,
            "<requestId>&lt;r&gt;</requestId>".to_owned(),
            "</Error></Errors><RequestID>&lt;r&gt;</RequestID></Response>",
        ),
    ] {
        let output = PutFileOutput::default();
        let response = server::respond::<Files, PutFile>(protocol, &output);
        let mut response = response.expect("a response");
        server::set_request_id(protocol, &mut response, "<r>").expect("an ID");
        let body = text(&response);
        assert_eq!(body, format!("<PutFileResponse>{wanted}</PutFileResponse>"));
        assert_eq!(response.headers()["content-length"], body.len().to_string());
        assert_eq!(response.headers()["x-amzn-requestid"], "<r>");
        assert_eq!(
            client::output::<Files, PutFile>(protocol, &response).expect("output"),
            output
        );
        let mut response = server::fail::<Files, _>(protocol, &busy()).expect("a response");
        server::set_request_id(protocol, &mut response, "<r>").expect("an ID");
        assert!(
            text(&response).ends_with(wanted_of_error),
            "{}",
            text(&response)
        );
        assert_eq!(failed(protocol, &response), busy());
        assert!(server::set_request_id(protocol, &mut response, "a\nb").is_err());
    }
}

#[cfg(feature = "compression")]
#[test]
fn a_compressed_form_names_its_operation_too() {
    let long = PutFileInput {
        note: Some("n".repeat(200_000)),
        ..input()
    };
    let request = written(&AwsQuery, &long);
    assert_eq!(request.headers()["content-encoding"], "gzip");
    assert_eq!(
        serve_by(&AwsQuery, &request).expect("input").note,
        long.note
    );
    // What follows the name may be broken, which is found later.
    let mut half = request.clone();
    let length = half.body().len();
    half.body_mut().truncate(length / 2);
    assert_eq!(refused(&half).0, 400);
    *half.body_mut() = b"no gzip".to_vec();
    assert_eq!(refused(&half).0, 404);
    let limited = Received {
        limit: 1_000,
        ..Received::new(&request, &[])
    };
    let refusal = server::input::<Files, PutFile>(&AwsQuery, limited).expect_err("too long");
    assert!(matches!(refusal, Refusal::Malformed(_)));
}

#[cfg(feature = "server")]
mod router {
    use std::error::Error;
    use std::pin::{Pin, pin};
    use std::task::{Context, Poll, Waker};

    use bytes::Bytes;
    use http::{Request, Response};
    use http_body::{Body, Frame};
    use smithy_typegen_runtime::Service;
    use smithy_typegen_runtime::server::Router;
    use tower_service::Service as _;

    use super::{FORM, START};
    use crate::shapes::{Files, Forms, PutFileError, PutFileInput, PutFileOutput};

    async fn put(input: PutFileInput) -> Result<PutFileOutput, PutFileError> {
        Ok(PutFileOutput {
            id: input.note,
            ..PutFileOutput::default()
        })
    }

    fn status<S, B>(router: &Router<S>, request: Request<B>) -> u16
    where
        S: Service,
        B: Body<Data = Bytes, Error: Into<Box<dyn Error + Send + Sync>>> + Send + 'static,
    {
        answer(router, request).status().as_u16()
    }

    /// The answer of a router that never waits.
    fn answer<S, B>(
        router: &Router<S>,
        request: Request<B>,
    ) -> Response<smithy_typegen_runtime::stream::Body>
    where
        S: Service,
        B: Body<Data = Bytes, Error: Into<Box<dyn Error + Send + Sync>>> + Send + 'static,
    {
        let answer = pin!(router.clone().call(request));
        match answer.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Ok(response)) => response,
            Poll::Ready(Err(never)) => match never {},
            Poll::Pending => panic!("it waits"),
        }
    }

    /// A body that must not be read.
    struct Unread;

    impl Body for Unread {
        type Data = Bytes;
        type Error = std::io::Error;

        fn poll_frame(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
            panic!("the request is refused before its body is read")
        }
    }

    #[test]
    fn reads_the_body_before_it_knows_the_operation() {
        let router = Router::<Forms>::new().handle(put).body_limit(1_000);
        let post = |form: String| {
            let request = Request::post("/").header("content-type", FORM);
            request.body(form).expect("a request")
        };
        let status = |request| status(&router, request);
        assert_eq!(status(post(format!("{START}&note=n"))), 200);
        assert_eq!(status(post(format!("{START}&count=10"))), 400);
        assert_eq!(status(post("Action=Other".to_owned())), 404);
        assert_eq!(
            status(post(format!("{START}&note={}", "n".repeat(1_000)))),
            413
        );
        let get = Request::get(format!("/?{START}&note=n")).body(String::new());
        assert_eq!(status(get.expect("a request")), 200);
    }

    #[test]
    fn every_response_has_a_request_id_if_there_is_a_source() {
        let router = Router::<Forms>::new().handle(put).body_limit(100);
        let router = router.request_ids(|| "r".to_owned());
        for (form, status) in [
            (START.to_owned(), 200),
            (String::new(), 404),
            ("n".repeat(101), 413),
        ] {
            let request = Request::post("/").header("content-type", FORM).body(form);
            let response = answer(&router, request.expect("a request"));
            assert_eq!(response.status(), status);
            assert_eq!(response.headers()["x-amzn-requestid"], "r");
        }
    }

    #[test]
    fn other_protocols_refuse_before_the_body_arrives() {
        let router = Router::<Files>::new().handle(put);
        let request = Request::put("/nowhere").body(Unread).expect("a request");
        assert_eq!(status(&router, request), 404);
    }
}

/// How often each message is changed.
const ROUNDS: usize = 3_000;

#[test]
fn messages_changed_at_random() {
    let mut random = crate::random::Random(0x2545_f491_4f6c_dd1d);
    for protocol in [&AwsQuery as &dyn Protocol, &Ec2Query] {
        let whole = written(protocol, &input());
        let (mut taken, mut refused) = (0, 0);
        for _ in 0..ROUNDS {
            match serve_by(protocol, &post(random.changed(whole.body()))) {
                Ok(_) => taken += 1,
                Err(refusal) => {
                    let response = server::refuse::<Files>(protocol, &refusal);
                    assert!(response.status().is_client_error(), "{refusal}");
                    refused += 1;
                }
            }
        }
        assert!(
            taken > ROUNDS / 20 && refused > ROUNDS / 20,
            "{taken} {refused}"
        );
        let whole = server::fail::<Files, _>(protocol, &busy()).expect("a response");
        let (mut understood, mut others) = (0, 0);
        for _ in 0..ROUNDS {
            let mut response = Response::new(random.changed(whole.body()));
            *response.status_mut() = whole.status();
            match client::output::<Files, PutFile>(protocol, &response) {
                Err(Failure::Service(PutFileError::Busy(_))) => understood += 1,
                Err(_) => others += 1,
                Ok(_) => panic!("it is an error"),
            }
        }
        assert!(
            understood > ROUNDS / 20 && others > ROUNDS / 20,
            "{understood} {others}"
        );
    }
}
