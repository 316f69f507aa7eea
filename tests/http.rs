//! The operation called and served over HTTP messages, in one process.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::task::{Context, Poll};

use connect_attached_files::runtime::client::{CallError, Client, SetupError};
use connect_attached_files::runtime::server::Router;
use connect_attached_files::runtime::stream::Body;
use connect_attached_files::*;
use http::{Request, Response};
use pollster::block_on;
use tower_service::Service;

#[allow(dead_code)]
mod support;

type OpError = BatchGetAttachedFileMetadataError;

const ENDPOINT: &str = "https://connect.us-west-2.amazonaws.com/base/";

/// A transport that answers every request alike.
#[derive(Clone)]
struct Answers(u16, Vec<(&'static str, &'static str)>, Vec<u8>);

impl Service<Request<Body>> for Answers {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<Body>) -> Self::Future {
        let mut response = Response::builder().status(self.0);
        for (name, value) in &self.1 {
            response = response.header(*name, *value);
        }
        ready(Ok(response.body(Body::from(self.2.clone())).unwrap()))
    }
}

fn call(
    status: u16,
    headers: &[(&'static str, &'static str)],
    body: impl Into<Vec<u8>>,
) -> Result<BatchGetAttachedFileMetadataResponse, CallError<OpError>> {
    let transport = Answers(status, headers.to_vec(), body.into());
    let client = Client::<AmazonConnectService, _>::new(transport, ENDPOINT).unwrap();
    block_on(client.send(support::request()))
}

fn server() -> Router<AmazonConnectService> {
    Router::new().handle(|request: BatchGetAttachedFileMetadataRequest| async move {
        match &*request.instance_id {
            "busy" => {
                let error = ThrottlingException::builder().message("slow down").build();
                Err(error.unwrap().into())
            }
            _ => Ok(BatchGetAttachedFileMetadataResponse::builder()
                .files([support::file()])
                .build()
                .unwrap()),
        }
    })
}

/// What the server answers to a request of any kind.
fn answer(request: Request<Body>) -> (u16, http::HeaderMap, String) {
    let response = block_on(server().call(request)).unwrap();
    let (parts, body) = response.into_parts();
    let body = block_on(body.collect(1 << 20)).unwrap();
    let body = String::from_utf8(body.to_vec()).unwrap();
    (parts.status.as_u16(), parts.headers, body)
}

fn post(body: &str) -> Request<Body> {
    let uri = "/attached-files/i-1?associatedResourceArn=arn%3Aaws%3Acases%3Aus-west-2%3A1%3Ax";
    Request::post(uri)
        .header("content-type", "application/json")
        .body(Body::from(body.as_bytes().to_vec()))
        .unwrap()
}

#[test]
fn a_client_calls_a_server() {
    let client = Client::<AmazonConnectService, _>::new(server(), "http://localhost").unwrap();

    let response = block_on(client.batch_get_attached_file_metadata(support::request())).unwrap();

    assert_eq!(response.files(), [support::file()]);
}

#[test]
fn an_error_of_the_operation_is_typed() {
    let client = Client::<AmazonConnectService, _>::new(server(), "http://localhost").unwrap();
    let mut request = support::request();
    request.instance_id = "busy".to_owned();

    let error = block_on(client.send(request)).unwrap_err();

    assert!(matches!(
        error.service(),
        Some(OpError::ThrottlingException(_))
    ));
    assert_eq!(error.to_string(), "ThrottlingException: slow down");
}

#[test]
fn an_invalid_request_is_answered_with_every_violation() {
    let (status, headers, body) = answer(post(r#"{"FileIds":[]}"#));

    assert_eq!(status, 400);
    assert_eq!(headers["x-amzn-errortype"], "ValidationException");
    let exception: ValidationException = json::from_slice(body.as_bytes()).unwrap();
    let paths: Vec<_> = exception
        .field_list
        .iter()
        .map(|field| &*field.path)
        .collect();
    assert_eq!(paths, ["/FileIds"]);
}

#[test]
fn what_cannot_be_read_is_refused() {
    for body in [
        "{",
        r#"{"FileIds":7}"#,
        r#"{"FileIds":["a"]} x"#,
        "\u{feff}{}",
        "[]",
    ] {
        let (status, headers, answer) = answer(post(body));
        assert_eq!(status, 400, "{body}");
        assert_eq!(
            headers["x-amzn-errortype"], "SerializationException",
            "{body}"
        );
        assert!(answer.contains("expected"), "{answer}");
    }
}

#[test]
fn what_is_for_no_operation_is_refused() {
    let request = |method: &str, uri: &str| {
        let request = Request::builder().method(method).uri(uri);
        answer(request.body(Body::default()).unwrap())
    };

    assert_eq!(request("POST", "/attached-files").0, 404);
    assert_eq!(request("POST", "/attached-files/a/b").0, 404);
    let (status, headers, _) = request("GET", "/attached-files/a");
    assert_eq!((status, &headers["allow"]), (405, &"POST".parse().unwrap()));
}

#[test]
fn a_body_over_the_limit_is_refused() {
    let large = format!(r#"{{"FileIds":["{}"]}}"#, "x".repeat(3 << 20));

    let (status, ..) = answer(post(&large));

    assert_eq!(status, 413);
}

#[test]
fn an_operation_without_a_handler_is_unknown() {
    let mut server = Router::<AmazonConnectService>::new();

    let missing: Vec<_> = server.missing().map(|operation| operation.name()).collect();
    assert_eq!(missing, ["BatchGetAttachedFileMetadata"]);

    let response = block_on(server.call(post("{}"))).unwrap();

    assert_eq!(response.status(), 404);
}

#[test]
fn a_page_of_a_proxy_is_not_understood() {
    let page = "<html>Bad Gateway</html>";
    let error = call(502, &[("content-type", "text/html")], page).unwrap_err();

    let CallError::NotUnderstood { status, body, .. } = &error else {
        panic!("{error:?}");
    };
    assert_eq!((*status, &**body), (502, page));
    assert!(!error.to_string().contains("html"), "{error}");
}

#[test]
fn half_a_body_is_not_understood() {
    for body in [r#"{"Files":[{"FileId":"#, "[]", "7", "\u{0}"] {
        let error = call(200, &[("content-type", "application/json")], body).unwrap_err();
        assert!(
            matches!(error, CallError::NotUnderstood { status: 200, .. }),
            "{error:?}"
        );
    }
}

#[test]
fn an_empty_answer_is_an_empty_output() {
    let response = call(200, &[], "").unwrap();

    assert_eq!(response.files(), []);
}

#[test]
fn an_answer_over_the_limit_is_an_error() {
    let transport = Answers(200, Vec::new(), vec![b' '; 2_000]);
    let client = Client::<AmazonConnectService, _>::new(transport, ENDPOINT).unwrap();

    let error = block_on(client.response_limit(1_000).send(support::request())).unwrap_err();

    assert!(matches!(
        error,
        CallError::ResponseTooLarge { limit: 1_000 }
    ));
}

#[test]
fn the_request_goes_to_the_endpoint() {
    #[derive(Clone)]
    struct Looks;

    impl Service<Request<Body>> for Looks {
        type Response = Response<Body>;
        type Error = String;
        type Future = Ready<Result<Self::Response, String>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), String>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, request: Request<Body>) -> Self::Future {
            ready(Err(format!("{} {}", request.method(), request.uri())))
        }
    }
    let client = Client::<AmazonConnectService, _>::new(Looks, ENDPOINT).unwrap();
    let mut request = support::request();
    request.instance_id = "a b/c".to_owned();
    request.associated_resource_arn = "x&y=é".to_owned();

    let error = block_on(client.send(request)).unwrap_err();

    let source = std::error::Error::source(&error).expect("a source");
    assert!(matches!(error, CallError::NoResponse(_)));
    assert_eq!(
        source.to_string(),
        "POST https://connect.us-west-2.amazonaws.com/base\
         /attached-files/a%20b%2Fc?associatedResourceArn=x%26y%3D%C3%A9"
    );
}

#[test]
fn what_is_no_endpoint_is_refused() {
    for text in [
        "",
        "connect",
        "/path",
        "https://",
        "http://a b",
        "ftp://a",
        "http://a?b=c",
        "localhost:80",
    ] {
        let client = Client::<AmazonConnectService, _>::new(server(), text);
        assert_eq!(client.unwrap_err(), SetupError::Endpoint(text.to_owned()));
    }
}

#[test]
fn an_error_is_printed_once_in_a_chain() {
    let client = Client::<AmazonConnectService, _>::new(server(), "http://localhost").unwrap();
    let mut request = support::request();
    request.instance_id = "busy".to_owned();

    let error = block_on(client.send(request)).unwrap_err();

    assert_eq!(error.to_string(), "ThrottlingException: slow down");
    assert!(std::error::Error::source(&error).is_none());
}

#[test]
fn a_router_shows_its_operations() {
    assert_eq!(
        format!("{:?}", server()),
        r#"Router { handlers: ["BatchGetAttachedFileMetadata"], .. }"#
    );
    assert_eq!(server().missing().count(), 0);
}

#[test]
fn a_label_that_is_empty_cannot_be_sent() {
    let client = Client::<AmazonConnectService, _>::new(server(), "http://localhost").unwrap();
    let mut request = support::request();
    request.instance_id.clear();

    let error = block_on(client.send(request)).unwrap_err();

    assert!(matches!(error, CallError::Input(_)), "{error:?}");
}
