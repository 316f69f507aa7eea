//! Calls operations over any [`tower_service::Service`] that sends HTTP requests: a `hyper` client, a router in the
//! same process, a test double.
//!
//! [`Client`] adds what plain HTTP lacks: the protocol, the endpoint and host prefix, idempotency tokens, typed errors,
//! [retries](Client::retry) and [pages](Client::paginate). Signing (`sigv4`) and timeouts are layers around the transport.
//! A layer finds the called operation, a [`protocol::Call`], in the request's extensions.

mod backoff;
mod error;
mod pages;
mod random;
mod retry;

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response, Uri};
use tower_service::Service as HttpService;

use crate::event;
use crate::operation::{Input, Operation, Service};
use crate::paginated::Paginated;
use crate::protocol::{self, Protocol};
use crate::stream::{self, Body, BoxError, Carrier, TooLarge, Via};
use crate::wire::{self, Members, Structure};

pub use backoff::Backoff;
pub use error::{CallError, SetupError};
pub use pages::{Items, Pages};
use retry::{Answered, Retry};
pub use retry::{Cause, FailedTry, RetryPolicy};

type TokenSource = Arc<dyn Fn() -> String + Send + Sync>;

/// A client of the service `S` over the transport `T`.
///
/// Cloning is cheap if the transport's is.
pub struct Client<S, T> {
    transport: T,
    endpoint: Uri,
    protocol: &'static dyn Protocol,
    tokens: TokenSource,
    limit: usize,
    retry: Option<Retry>,
    service: PhantomData<fn() -> S>,
}

impl<S: Service, T> Client<S, T> {
    /// Creates a client for an endpoint such as `https://example.com`, with the first protocol of the service that is
    /// supported.
    ///
    /// # Errors
    ///
    /// Returns an error if the endpoint is not an absolute `http` or `https` URI, or if no protocol of the service is
    /// supported.
    pub fn new(transport: T, endpoint: &str) -> Result<Self, SetupError> {
        let mut known = protocol::of(S::SCHEMA);
        match known.next() {
            Some(protocol) => Client::with_protocol(transport, endpoint, protocol),
            None => Err(SetupError::NoProtocol(S::SCHEMA.id())),
        }
    }

    /// Creates a client with the given protocol.
    ///
    /// # Errors
    ///
    /// Returns an error if the endpoint is not an absolute `http` or `https` URI.
    pub fn with_protocol(
        transport: T,
        endpoint: &str,
        protocol: &'static dyn Protocol,
    ) -> Result<Self, SetupError> {
        Ok(Client {
            transport,
            endpoint: parse_endpoint(endpoint)?,
            protocol,
            tokens: Arc::new(random::token),
            limit: 64 << 20,
            retry: None,
            service: PhantomData,
        })
    }

    /// Sets the source of idempotency tokens. Default: random UUIDs.
    ///
    /// `wasm32-unknown-unknown` has no source of random numbers: the default's tokens repeat there after a restart.
    #[must_use]
    pub fn tokens(mut self, tokens: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.tokens = Arc::new(tokens);
        self
    }

    /// Sets another endpoint. A clone of a client can call another region, and shares the transport.
    ///
    /// # Errors
    ///
    /// Returns an error if the endpoint is not an absolute `http` or `https` URI.
    pub fn endpoint(mut self, endpoint: &str) -> Result<Self, SetupError> {
        self.endpoint = parse_endpoint(endpoint)?;
        Ok(self)
    }

    /// Sends requests again that failed, as the policy decides. Default: each request is sent once.
    ///
    /// `sleep` waits: `tokio::time::sleep`, or that of another runtime. The request is the same in each try, its
    /// idempotency token included. The transport sees each try, so a layer signs each anew.
    #[must_use]
    pub fn retry<F>(
        mut self,
        policy: impl RetryPolicy,
        sleep: impl Fn(Duration) -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.retry = Some(Retry::new(policy, sleep));
        self
    }

    /// Sets the maximum size of a response body in bytes. Default: 64 MiB.
    #[must_use]
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.limit = bytes;
        self
    }
}

impl<S, T: Clone> Clone for Client<S, T> {
    fn clone(&self) -> Self {
        Client {
            transport: self.transport.clone(),
            endpoint: self.endpoint.clone(),
            protocol: self.protocol,
            tokens: self.tokens.clone(),
            limit: self.limit,
            retry: self.retry.clone(),
            service: PhantomData,
        }
    }
}

impl<S, T> fmt::Debug for Client<S, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("endpoint", &self.endpoint)
            .field("protocol", &self.protocol)
            .finish_non_exhaustive()
    }
}

/// Sends HTTP requests. Implemented for every [`tower_service::Service`] from requests to responses that is `Clone`.
pub trait Transport:
    HttpService<Request<Body>, Response = Response<Self::Body>, Error: Into<BoxError>> + Clone
{
    /// The body of responses.
    type Body: http_body::Body<Error: Into<BoxError>> + Send + 'static;
}

impl<T, B> Transport for T
where
    T: HttpService<Request<Body>, Response = Response<B>, Error: Into<BoxError>> + Clone,
    B: http_body::Body<Error: Into<BoxError>> + Send + 'static,
{
    type Body = B;
}

/// The result of calling an operation.
pub type Outcome<O> = Result<<O as Operation>::Output, CallError<<O as Operation>::Error>>;

impl<S: Service, T: Transport> Client<S, T> {
    /// Calls the operation that an input belongs to.
    ///
    /// A stream in the input is sent without reading it into memory. A stream in the output is the rest of the
    /// response: it is read as it arrives, and dropping it abandons the rest.
    ///
    /// # Errors
    ///
    /// Returns an error if the request could not be sent, if there was no response, if the response was not understood,
    /// or if the service answered with an error.
    pub async fn send<I>(&self, input: I) -> Outcome<I::Operation>
    where
        I: Input + Members + Carrier,
        I::Operation: Operation<Input = I, Output: Structure + Carrier>,
    {
        self.call::<I::Operation>(input).await
    }

    /// Calls an operation.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`send`](Self::send).
    pub async fn call<O>(&self, mut input: O::Input) -> Outcome<O>
    where
        O: Operation<Input: Members + Carrier, Output: Structure + Carrier>,
    {
        let request = self.request::<O>(&input).map_err(CallError::Input)?;
        let request = match input.take_stream(self.via()) {
            Some(stream) => stream::request(request, stream, O::SCHEMA.input()),
            None => Ok(request.map(Body::from)),
        };
        self.run::<O>(request.map_err(CallError::Input)?).await
    }

    /// Calls an operation whose input has no stream.
    async fn call_in_memory<O>(&self, input: &O::Input) -> Outcome<O>
    where
        O: Operation<Input: Members, Output: Structure + Carrier>,
    {
        let request = self.request::<O>(input).map_err(CallError::Input)?;
        self.run::<O>(request.map(Body::from)).await
    }

    /// Sends a request, again if it fails and the client retries.
    async fn run<O>(&self, mut request: Request<Body>) -> Outcome<O>
    where
        O: Operation<Output: Structure + Carrier>,
    {
        let mut tries = 1;
        loop {
            let next = self.retry.as_ref().and_then(|_| copy(&request));
            let mut answered = None;
            let error = match self.exchange::<O>(request, &mut answered).await {
                Ok(output) => return Ok(output),
                Err(error) => error,
            };
            let (Some(retry), Some(next)) = (&self.retry, next) else {
                return Err(error);
            };
            let failed = FailedTry::of(O::SCHEMA, tries, answered, &error);
            let Some(delay) = failed.and_then(|failed| retry.delay(&failed)) else {
                return Err(error);
            };
            drop(error);
            retry.sleep(delay).await;
            request = next;
            tries = tries.saturating_add(1);
        }
    }

    /// Calls a `@paginated` operation page by page, from the page that the input asks for.
    ///
    /// For an operation whose input belongs to several, use [`Pages::new`].
    pub fn paginate<I>(&self, input: I) -> Pages<S, T, I::Operation>
    where
        I: Input,
        I::Operation: Paginated + Operation<Input = I>,
    {
        Pages::new(self.clone(), input)
    }

    /// Sends a request once. Notes what the head of the response says, if there is one.
    async fn exchange<O>(
        &self,
        request: Request<Body>,
        answered: &mut Option<Answered>,
    ) -> Outcome<O>
    where
        O: Operation<Output: Structure + Carrier>,
    {
        let mut transport = self.transport.clone();
        poll_fn(|context| transport.poll_ready(context))
            .await
            .map_err(|error| CallError::NotSent(error.into()))?;
        let response = transport.call(request).await;
        let response = response.map_err(|error| no_response(error.into()))?;

        let (parts, body) = response.into_parts();
        *answered = Some(Answered::new(parts.status, &parts.headers));
        if O::Output::HAS_STREAM && protocol::carries(self.protocol, O::SCHEMA.output()) {
            let head = Response::from_parts(parts.clone(), Vec::new());
            if !protocol::client::is_error::<S, O>(self.protocol, &head) {
                return self.streamed::<O>(head, Body::new(body)).await;
            }
        }
        let body = stream::collect(body, self.limit).await;
        let body = body.map_err(|error| match error.is::<TooLarge>() {
            true => CallError::ResponseTooLarge { limit: self.limit },
            false => CallError::NoResponse(error),
        })?;
        let response = Response::from_parts(parts, body);
        protocol::client::output::<S, O>(self.protocol, &response).map_err(CallError::from)
    }

    /// Reads an output whose stream has not arrived yet.
    async fn streamed<O>(&self, head: Response<Vec<u8>>, body: Body) -> Outcome<O>
    where
        O: Operation<Output: Structure + Carrier>,
    {
        let (via, schema) = (self.via(), O::SCHEMA.output());
        let has_initial = !self.protocol.has_streams() && event::carries_initial(schema);
        let (bytes, body) = match has_initial {
            true => stream::initial(body, via)
                .await
                .map_err(CallError::NoResponse)?,
            false => (Vec::new(), body),
        };
        let response = head.map(|_| bytes);
        let mut output = protocol::client::output::<S, O>(self.protocol, &response)?;
        output.put_stream(body, via);
        Ok(output)
    }

    fn via(&self) -> Via {
        Via {
            protocol: self.protocol,
            is_server: false,
            limit: self.limit.min(event::LIMIT),
        }
    }

    /// Converts an input without its stream to a request to the endpoint.
    fn request<O>(&self, input: &O::Input) -> wire::Result<Request<Vec<u8>>>
    where
        O: Operation<Input: Members>,
    {
        let mut request = protocol::client::request::<S, O>(self.protocol, input, &*self.tokens)?;
        let prefix = protocol::client::host_prefix::<O>(input)?;
        request
            .extensions_mut()
            .insert(protocol::client::call::<S, O>());
        protocol::client::send_to(&mut request, &self.endpoint, prefix.as_deref())?;
        Ok(request)
    }
}

/// Copies a request whose body is in memory. Any other can be sent only once.
fn copy(request: &Request<Body>) -> Option<Request<Body>> {
    let body = request.body().try_clone()?;
    let mut copy = Request::new(body);
    copy.method_mut().clone_from(request.method());
    copy.uri_mut().clone_from(request.uri());
    copy.headers_mut().clone_from(request.headers());
    copy.extensions_mut().clone_from(request.extensions());
    Some(copy)
}

/// Why the transport returned no response.
fn no_response<E>(error: BoxError) -> CallError<E> {
    #[cfg(feature = "sigv4")]
    if error.is::<crate::sigv4::SignError>() {
        return CallError::NotSent(error);
    }
    CallError::NoResponse(error)
}

/// Parses an absolute `http` or `https` URI without a query.
fn parse_endpoint(text: &str) -> Result<Uri, SetupError> {
    let endpoint = text.parse::<Uri>().ok();
    let is_endpoint = |uri: &Uri| {
        let scheme = uri.scheme_str().unwrap_or_default();
        matches!(scheme, "http" | "https") && uri.authority().is_some() && uri.query().is_none()
    };
    endpoint
        .filter(is_endpoint)
        .ok_or_else(|| SetupError::Endpoint(text.to_owned()))
}
