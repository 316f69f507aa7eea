//! Serves the operations of a service as a [`tower_service::Service`] that works with `axum`, `hyper` and `lambda_http`
//! directly.
//!
//! [`Router`] chooses the protocol and the operation of each request, reads and validates the input, calls the
//! handler, and writes its output or error in the protocol of the request. Invalid input never reaches a handler.

mod handler;

use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use http::{Request, Response, StatusCode};

use crate::event;
use crate::operation::{Input, Operation, OperationError, OperationOf, Service};
use crate::protocol::{self, Head, Protocol, Received, Refusal, Routes, server};
use crate::schema;
use crate::stream::{self, Body, BoxError, Carrier, TooLarge, Via};
use crate::validate::Validate;
use crate::wire::{Members, Structure};
use handler::{Answer, ErasedHandler, HandlerOf};

/// The operations of the service `S`, each with its handler.
///
/// Cloning is cheap. Requests for an operation without a handler are answered as unknown: see
/// [`missing`](Self::missing).
pub struct Router<S> {
    shared: Arc<Shared>,
    service: PhantomData<fn() -> S>,
}

struct Shared {
    routes: Arc<Routes>,
    /// By the operation's index in the service.
    handlers: Vec<Option<Arc<dyn ErasedHandler>>>,
    body_limit: usize,
    request_ids: Option<Arc<dyn Fn() -> String + Send + Sync>>,
}

impl<S> Clone for Router<S> {
    fn clone(&self) -> Self {
        Router {
            shared: self.shared.clone(),
            service: PhantomData,
        }
    }
}

impl<S: Service> fmt::Debug for Router<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = S::SCHEMA.operations().iter().zip(&self.shared.handlers);
        let handled = all.filter(|(_, handler)| handler.is_some());
        let names: Vec<_> = handled.map(|(operation, _)| operation.name()).collect();
        f.debug_struct("Router")
            .field("handlers", &names)
            .finish_non_exhaustive()
    }
}

impl<S: Service> Default for Router<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Service> Router<S> {
    /// Creates a router without handlers.
    pub fn new() -> Self {
        let operations = S::SCHEMA.operations().len();
        Router {
            shared: Arc::new(Shared {
                routes: Arc::new(Routes::new(S::SCHEMA)),
                handlers: vec![None; operations],
                body_limit: 2 << 20,
                request_ids: None,
            }),
            service: PhantomData,
        }
    }

    /// Sets the handler of an operation: an async function from the operation's input to its output or error. The type
    /// of the input determines the operation.
    ///
    /// A stream in the input is the body of the request, which was not read yet. A stream in the output is sent
    /// without reading it into memory.
    #[must_use]
    pub fn handle<I, F, R>(self, handler: F) -> Self
    where
        I: Input + Structure + Validate + Carrier + Send,
        I::Operation:
            OperationOf<S> + Operation<Input = I, Output: Members + Carrier + Send, Error: Send>,
        F: Fn(I) -> R + Send + Sync + 'static,
        R: Future<Output = Reply<I::Operation>> + Send + 'static,
    {
        self.handle_operation::<I::Operation, F, R>(handler)
    }

    /// Sets the handler of an operation that has no input of its own.
    #[must_use]
    pub fn handle_operation<O, F, R>(self, handler: F) -> Self
    where
        O: OperationOf<S>
            + Operation<
                Input: Structure + Validate + Carrier + Send,
                Output: Members + Carrier + Send,
                Error: Send,
            >,
        F: Fn(O::Input) -> R + Send + Sync + 'static,
        R: Future<Output = Reply<O>> + Send + 'static,
    {
        let operations = S::SCHEMA.operations();
        let index = operations.iter().position(|one| one.id() == O::ID);
        let mut shared = self.into_shared();
        if let Some(slot) = index.and_then(|index| shared.handlers.get_mut(index)) {
            *slot = Some(Arc::new(HandlerOf::<S, O, F>::new(handler)));
        }
        Router {
            shared: Arc::new(shared),
            service: PhantomData,
        }
    }

    /// Returns the operations of the service that have no handler. Requests for them are answered as unknown.
    pub fn missing(&self) -> impl Iterator<Item = &'static schema::Operation> {
        let all = S::SCHEMA.operations().iter().zip(&self.shared.handlers);
        all.filter(|(_, handler)| handler.is_none())
            .map(|(operation, _)| *operation)
    }

    /// Sets the maximum size of a request body in bytes. Default: 2 MiB. Streams are not limited.
    #[must_use]
    pub fn body_limit(self, bytes: usize) -> Self {
        let mut shared = self.into_shared();
        shared.body_limit = bytes;
        Router {
            shared: Arc::new(shared),
            service: PhantomData,
        }
    }

    /// Sets the source of request IDs. Each response then has a new one, where clients of the protocol expect it.
    #[must_use]
    pub fn request_ids(self, ids: impl Fn() -> String + Send + Sync + 'static) -> Self {
        let mut shared = self.into_shared();
        shared.request_ids = Some(Arc::new(ids));
        Router {
            shared: Arc::new(shared),
            service: PhantomData,
        }
    }

    fn into_shared(self) -> Shared {
        Shared {
            request_ids: self.shared.request_ids.clone(),
            routes: self.shared.routes.clone(),
            handlers: self.shared.handlers.clone(),
            body_limit: self.shared.body_limit,
        }
    }
}

/// The result of a handler.
pub type Reply<O> = Result<<O as Operation>::Output, <O as Operation>::Error>;

/// The future of a [`Router`]'s response.
pub type ResponseFuture = Pin<Box<dyn Future<Output = Result<Response<Body>, Infallible>> + Send>>;

impl<S, B> tower_service::Service<Request<B>> for Router<S>
where
    S: Service,
    B: http_body::Body<Data: Send, Error: Into<BoxError>> + Send + 'static,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> ResponseFuture {
        let shared = self.shared.clone();
        Box::pin(async move { Ok(respond::<S, B>(&shared, request).await) })
    }
}

/// Returns the response to a request.
async fn respond<S, B>(shared: &Shared, request: Request<B>) -> Response<Body>
where
    S: Service,
    B: http_body::Body<Error: Into<BoxError>> + Send + 'static,
{
    let (parts, body) = request.into_parts();
    let head = Head {
        method: parts.method.as_str(),
        path: parts.uri.path(),
        query: parts.uri.query().unwrap_or_default(),
        headers: &parts.headers,
        body: &[],
    };
    // A message whose end is not clear may hide another request.
    if parts.headers.get_all(CONTENT_LENGTH).iter().count() > 1 {
        return plain(StatusCode::BAD_REQUEST);
    }
    let Some(protocol) = protocol::of_request(S::SCHEMA, head) else {
        return plain(StatusCode::NOT_FOUND);
    };
    let answered = answer::<S, B>(shared, protocol, head, body).await;
    let response = answered.unwrap_or_else(plain);
    match &shared.request_ids {
        Some(ids) => with_request_id(protocol, response, &ids()),
        None => response,
    }
}

/// Returns the response in a protocol, or the status of one without a body.
async fn answer<S, B>(
    shared: &Shared,
    protocol: &'static dyn Protocol,
    head: Head<'_>,
    body: B,
) -> Result<Response<Body>, StatusCode>
where
    S: Service,
    B: http_body::Body<Error: Into<BoxError>> + Send + 'static,
{
    // Most requests are refused before their bodies arrive.
    let mut bytes = Bytes::new();
    let mut body = Some(body);
    if protocol.names_in_body()
        && let Some(body) = body.take()
    {
        bytes = collect(body, shared.body_limit).await?;
    }
    let with_body = Head {
        body: &bytes,
        ..head
    };
    let route = protocol.route(&shared.routes, with_body);
    let route = route.map_err(Refusal::from);
    let route = route.and_then(|route| Ok((route.operation, route.labels()?)));
    let (operation, labels) = match route {
        Ok(found) => found,
        Err(refusal) => return Ok(refuse::<S>(protocol, &refusal)),
    };
    let handler = shared.handlers.get(operation).and_then(Option::as_ref);
    let Some(handler) = handler else {
        return Ok(refuse::<S>(protocol, &Refusal::UnknownOperation));
    };
    let via = Via {
        protocol,
        is_server: true,
        limit: shared.body_limit.min(event::LIMIT),
    };
    let input = handler.input();
    let mut stream = None;
    match body {
        None => {}
        Some(body) if handler.takes_stream() && protocol::carries(protocol, input) => {
            let mut body = Body::new(body);
            if !protocol.has_streams() && event::carries_initial(input) {
                let initial = stream::initial(body, via).await;
                let (initial, rest) = initial.map_err(|_| StatusCode::BAD_REQUEST)?;
                (bytes, body) = (initial.into(), rest);
            }
            stream = Some(body);
        }
        Some(body) => bytes = collect(body, shared.body_limit).await?,
    }
    let received = Received {
        query: head.query,
        labels: &labels,
        headers: head.headers,
        body: &bytes,
        limit: shared.body_limit,
    };
    Ok(match handler.call(via, received, stream) {
        Answer::Now(response) => response,
        Answer::Later(response) => response.await,
    })
}

/// Reads a body, or returns the status code of the response to a body that cannot be read.
async fn collect<B>(body: B, limit: usize) -> Result<Bytes, StatusCode>
where
    B: http_body::Body<Error: Into<BoxError>>,
{
    stream::collect(body, limit)
        .await
        .map_err(|error| match error.is::<TooLarge>() {
            true => StatusCode::PAYLOAD_TOO_LARGE,
            // The client is gone, or sent less than it promised.
            false => StatusCode::BAD_REQUEST,
        })
}

/// Adds a request ID. A response with a stream has it in a header.
fn with_request_id(protocol: &dyn Protocol, response: Response<Body>, id: &str) -> Response<Body> {
    let (parts, body) = response.into_parts();
    let bytes = body.as_bytes();
    let in_memory = bytes.as_deref().unwrap_or_default().to_vec();
    let mut response = Response::from_parts(parts, in_memory);
    // The response is complete without an ID that cannot be represented.
    let _ = server::set_request_id(protocol, &mut response, id);
    match bytes {
        Some(_) => response.map(Body::from),
        None => response.map(|_| body),
    }
}

fn plain(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::default());
    *response.status_mut() = status;
    response
}

/// Returns the response with an operation's error, or a plain one if it cannot be written.
fn failed<S: Service, E: OperationError>(protocol: &dyn Protocol, error: &E) -> Response<Body> {
    match server::fail::<S, E>(protocol, error) {
        Ok(response) => response.map(Body::from),
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

fn refuse<S: Service>(protocol: &dyn Protocol, refusal: &Refusal) -> Response<Body> {
    server::refuse::<S>(protocol, refusal).map(Body::from)
}
