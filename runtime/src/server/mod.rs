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
use http::{Request, Response, StatusCode};
use http_body::Body;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};

use crate::operation::{Input, Operation, OperationError, OperationOf, Service};
use crate::protocol::{self, Head, Protocol, Received, Refusal, Routes, server};
use crate::schema;
use crate::validate::Validate;
use crate::wire::{Members, Structure};
use handler::{Answer, ErasedHandler, HandlerOf};

type BoxError = Box<dyn std::error::Error + Send + Sync>;

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
    #[must_use]
    pub fn handle<I, F, R>(self, handler: F) -> Self
    where
        I: Input + Structure + Validate + Send,
        I::Operation: OperationOf<S> + Operation<Input = I, Output: Members + Send, Error: Send>,
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
            + Operation<Input: Structure + Validate + Send, Output: Members + Send, Error: Send>,
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

    /// Sets the maximum size of a request body in bytes. Default: 2 MiB.
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
pub type ResponseFuture =
    Pin<Box<dyn Future<Output = Result<Response<Full<Bytes>>, Infallible>> + Send>>;

impl<S, B> tower_service::Service<Request<B>> for Router<S>
where
    S: Service,
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> ResponseFuture {
        let shared = self.shared.clone();
        Box::pin(async move {
            let response = respond::<S, B>(&shared, request).await;
            Ok(response.map(|body| Full::from(Bytes::from(body))))
        })
    }
}

/// Returns the response to a request.
async fn respond<S, B>(shared: &Shared, request: Request<B>) -> Response<Vec<u8>>
where
    S: Service,
    B: Body,
    B::Error: Into<BoxError>,
{
    let (parts, body) = request.into_parts();
    let head = Head {
        method: parts.method.as_str(),
        path: parts.uri.path(),
        query: parts.uri.query().unwrap_or_default(),
        headers: &parts.headers,
        body: &[],
    };
    let Some(protocol) = protocol::of_request(S::SCHEMA, head) else {
        return plain(StatusCode::NOT_FOUND);
    };
    let answered = answer::<S, B>(shared, protocol, head, body).await;
    let mut response = answered.unwrap_or_else(plain);
    if let Some(ids) = &shared.request_ids {
        // The response is complete without an ID that cannot be represented.
        let _ = server::set_request_id(protocol, &mut response, &ids());
    }
    response
}

/// Returns the response in a protocol, or the status of one without a body.
async fn answer<S, B>(
    shared: &Shared,
    protocol: &'static dyn Protocol,
    head: Head<'_>,
    body: B,
) -> Result<Response<Vec<u8>>, StatusCode>
where
    S: Service,
    B: Body,
    B::Error: Into<BoxError>,
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
        Err(refusal) => return Ok(server::refuse::<S>(protocol, &refusal)),
    };
    let handler = shared.handlers.get(operation).and_then(Option::as_ref);
    let Some(handler) = handler else {
        return Ok(server::refuse::<S>(protocol, &Refusal::UnknownOperation));
    };
    if let Some(body) = body {
        bytes = collect(body, shared.body_limit).await?;
    }
    let received = Received {
        query: head.query,
        labels: &labels,
        headers: head.headers,
        body: &bytes,
        limit: shared.body_limit,
    };
    Ok(match handler.call(protocol, received) {
        Answer::Now(response) => response,
        Answer::Later(response) => response.await,
    })
}

/// Reads a body, or returns the status code of the response to a body that cannot be read.
async fn collect<B>(body: B, limit: usize) -> Result<Bytes, StatusCode>
where
    B: Body,
    B::Error: Into<BoxError>,
{
    match Limited::new(body, limit).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(StatusCode::PAYLOAD_TOO_LARGE),
        // The client is gone, or sent less than it promised.
        Err(_) => Err(StatusCode::BAD_REQUEST),
    }
}

fn plain(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    response
}

/// Returns the response with an operation's error, or a plain one if it cannot be written.
fn failed<S: Service, E: OperationError>(protocol: &dyn Protocol, error: &E) -> Response<Vec<u8>> {
    server::fail::<S, E>(protocol, error)
        .unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR))
}
