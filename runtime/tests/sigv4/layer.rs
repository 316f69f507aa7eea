//! The layer around a transport, in a client.

use std::convert::Infallible;
use std::future::{Future, Ready, ready};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::{Request, Response};
use http_body::Frame;
use http_body_util::Full;
use smithy_typegen_runtime::client::{CallError, Client};
use smithy_typegen_runtime::protocol::{Call, RestJson1};
use smithy_typegen_runtime::schema::prelude;
use smithy_typegen_runtime::sigv4::{Payload, SignError, Signed, Signer};
use smithy_typegen_runtime::stream::Body;
use smithy_typegen_runtime::{Service as _, UnknownError};
use tower_service::Service;

use super::{authorization, credentials, header, signer, then};

/// A service with `aws.auth#sigv4`.
pub struct Notes;
/// An operation as the service has them.
pub struct List;
/// `@auth([])`.
pub struct Ping;
/// `aws.auth#unsignedPayload`.
pub struct Upload;

/// A service without authentication.
pub struct Open;

#[derive(Clone, Debug, PartialEq)]
pub enum NoError {
    Unknown(UnknownError),
}

smithy_typegen_runtime::operation_error! {
    NoError {}
}

smithy_typegen_runtime::operation! {
    List = LIST("test#List") {
        input: () = prelude::UNIT,
        output: () = prelude::UNIT,
        error: NoError,
        http: "POST" "/list" 200,
    }
}

smithy_typegen_runtime::operation! {
    Ping = PING("test#Ping", Auth(&[])) {
        input: () = prelude::UNIT,
        output: () = prelude::UNIT,
        error: NoError,
        http: "GET" "/ping" 200,
    }
}

smithy_typegen_runtime::operation! {
    Upload = UPLOAD("test#Upload", Auth(&["aws.auth#sigv4"]), UnsignedPayload) {
        input: () = prelude::UNIT,
        output: () = prelude::UNIT,
        error: NoError,
        http: "PUT" "/upload" 200,
    }
}

smithy_typegen_runtime::service! {
    Notes = NOTES("test#Notes", SigV4("notes")) {
        version: "2026-01-01",
        protocols: ["aws.protocols#restJson1"],
        calls: NotesCalls,
        list: List = LIST,
        ping: Ping = PING,
        upload: Upload = UPLOAD,
    }
}

smithy_typegen_runtime::service! {
    Open = OPEN("test#Open") {
        version: "2026-01-01",
        protocols: ["aws.protocols#restJson1"],
        calls: OpenCalls,
        list: List = LIST,
    }
}

/// A transport that keeps the requests and answers each with an empty output.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<Request<Body>>>>);

impl Kept {
    /// The only request.
    fn request(&self) -> Request<Body> {
        let mut all = self.0.lock().expect("no panic");
        assert_eq!(all.len(), 1);
        all.pop().expect("a request")
    }
}

impl Service<Request<Body>> for Kept {
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        self.0.lock().expect("no panic").push(request);
        ready(Ok(Response::new(Full::default())))
    }
}

fn now<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    match future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("nothing here waits"),
    }
}

fn client<S: smithy_typegen_runtime::Service>(
    kept: &Kept,
    signer: Signer,
) -> Client<S, Signed<Kept>> {
    let transport = Signed::new(kept.clone(), signer);
    Client::with_protocol(transport, "https://notes.example.com", &RestJson1).expect("a client")
}

fn unnamed() -> Signer {
    Signer::new("us-east-1", credentials()).clock(then)
}

#[test]
fn a_request_is_signed_for_its_service() {
    let kept = Kept::default();
    now(client::<Notes>(&kept, unnamed()).list(())).expect("an output");
    let sent = kept.request();
    let signed = authorization(&sent);
    let credential = "Credential=AKIDEXAMPLE/20150830/us-east-1/notes/aws4_request, ";
    assert!(signed.contains(credential), "{signed}");
    assert_eq!(header(&sent, "x-amz-content-sha256"), None);

    // What was signed is what was sent.
    let (parts, _) = sent.into_parts();
    let mut again = Request::from_parts(parts, ());
    let signed = signed_again(&mut again);
    assert_eq!(signed, authorization(&again));
}

/// The signature of a request before, which is signed again.
fn signed_again(request: &mut Request<()>) -> String {
    let signed = authorization(request).to_owned();
    let again = unnamed().sign(request, Payload::Bytes(b""));
    again.expect("a signature");
    signed
}

#[test]
fn the_callers_name_comes_first() {
    let kept = Kept::default();
    now(client::<Notes>(&kept, signer("other")).list(())).expect("an output");
    let sent = kept.request();
    assert!(authorization(&sent).contains("/us-east-1/other/aws4_request"));
}

#[test]
fn the_model_says_which_operations_are_not_signed() {
    let kept = Kept::default();
    now(client::<Notes>(&kept, signer("other")).ping(())).expect("an output");
    let sent = kept.request();
    assert_eq!(header(&sent, "authorization"), None);
    assert_eq!(header(&sent, "x-amz-date"), None);
}

#[test]
fn the_model_says_which_bodies_are_not_signed() {
    let kept = Kept::default();
    now(client::<Notes>(&kept, unnamed()).upload(())).expect("an output");
    let hash = header(&kept.request(), "x-amz-content-sha256").map(str::to_owned);
    assert_eq!(hash.as_deref(), Some("UNSIGNED-PAYLOAD"));

    // Without TLS, the signature is all that protects the body.
    let plain = Signed::new(kept.clone(), unnamed());
    let plain = Client::<Notes, _>::with_protocol(plain, "http://localhost", &RestJson1);
    now(plain.expect("a client").upload(())).expect("an output");
    let sent = kept.request();
    assert_eq!(header(&sent, "x-amz-content-sha256"), None);
    authorization(&sent);
}

#[test]
fn a_request_that_cannot_be_signed_is_not_sent() {
    let kept = Kept::default();
    let error = now(client::<Open>(&kept, unnamed()).list(())).expect_err("no name");
    let CallError::NotSent(error) = error else {
        panic!("{error:?}");
    };
    let error = error.downcast::<SignError>().expect("the reason");
    assert!(matches!(*error, SignError::NoName));
    assert!(kept.0.lock().expect("no panic").is_empty());
}

#[test]
fn layers_see_what_is_called() {
    let kept = Kept::default();
    let client = Client::<Notes, _>::new(kept.clone(), "http://localhost").expect("a client");
    now(client.ping(())).expect("an output");
    let sent = kept.request();
    let call = sent.extensions().get::<Call>().expect("the operation");
    assert_eq!(call.operation.name(), "Ping");
    assert_eq!(call.service.id(), Notes::SCHEMA.id());
}

/// A body in frames.
struct Frames(Vec<&'static str>);

impl http_body::Body for Frames {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.0.is_empty() {
            false => Poll::Ready(Some(Ok(Frame::data(Bytes::from(self.0.remove(0)))))),
            true => Poll::Ready(None),
        }
    }
}

#[test]
fn a_stream_is_not_signed() {
    let kept = Kept::default();
    let request = Request::post("https://example.com/").body(Body::new(Frames(vec!["a"])));
    let mut signed = Signed::new(kept.clone(), signer("service"));
    let error = now(signed.call(request.expect("a request"))).expect_err("a stream");
    assert!(matches!(error.downcast_ref(), Some(SignError::Streaming)));
    assert!(kept.0.lock().expect("no panic").is_empty());
}

#[test]
fn a_stream_to_s3_is_an_unsigned_payload() {
    let kept = Kept::default();
    let request = Request::put("https://example.com/key").body(Body::new(Frames(vec!["a"])));
    let mut signed = Signed::new(kept.clone(), signer("s3"));
    now(signed.call(request.expect("a request"))).expect("a response");
    let request = kept.request();
    assert_eq!(
        header(&request, "x-amz-content-sha256"),
        Some("UNSIGNED-PAYLOAD")
    );
    assert_eq!(now(request.into_body().collect(10)).expect("a body"), "a");
}
