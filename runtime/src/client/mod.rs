//! Calls operations over any [`tower_service::Service`] that sends HTTP requests: a `hyper` client, a router in the
//! same process, a test double.
//!
//! [`Client`] adds what plain HTTP lacks: the protocol, the endpoint and host prefix, idempotency tokens, typed errors,
//! [retries](Client::retry) and [pages](Client::paginate). Signing and timeouts are layers around the transport.

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

use bytes::Bytes;
use http::{Request, Response, Uri};
use http_body::Body;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use tower_service::Service as HttpService;

use crate::operation::{Input, Operation, Service};
use crate::paginated::Paginated;
use crate::protocol::{self, Protocol};
use crate::wire::{Members, Structure};

pub use backoff::Backoff;
pub use error::{CallError, SetupError};
pub use pages::{Items, Pages};
use retry::Retry;
pub use retry::{Cause, FailedTry, RetryPolicy};

type BoxError = Box<dyn std::error::Error + Send + Sync>;
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
    HttpService<Request<Full<Bytes>>, Response = Response<Self::Body>, Error: Into<BoxError>> + Clone
{
    /// The body of responses.
    type Body: Body<Error: Into<BoxError>>;
}

impl<T, B> Transport for T
where
    T: HttpService<Request<Full<Bytes>>, Response = Response<B>, Error: Into<BoxError>> + Clone,
    B: Body<Error: Into<BoxError>>,
{
    type Body = B;
}

/// The result of calling an operation.
pub type Outcome<O> = Result<<O as Operation>::Output, CallError<<O as Operation>::Error>>;

impl<S: Service, T: Transport> Client<S, T> {
    /// Calls the operation that an input belongs to.
    ///
    /// # Errors
    ///
    /// Returns an error if the request could not be sent, if there was no response, if the response was not understood,
    /// or if the service answered with an error.
    pub async fn send<I>(&self, input: I) -> Outcome<I::Operation>
    where
        I: Input + Members,
        I::Operation: Operation<Input = I, Output: Structure>,
    {
        self.call::<I::Operation>(&input).await
    }

    /// Calls an operation.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`send`](Self::send).
    pub async fn call<O>(&self, input: &O::Input) -> Outcome<O>
    where
        O: Operation<Input: Members, Output: Structure>,
    {
        let mut request = self.request::<O>(input)?;
        let mut tries = 1;
        loop {
            // Without retries, there is nothing to keep.
            let next = match self.retry {
                Some(_) => request.clone(),
                None => std::mem::take(&mut request),
            };
            let (reply, error) = match self.exchange(next).await {
                Ok(reply) => match protocol::client::output::<S, O>(self.protocol, &reply) {
                    Ok(output) => return Ok(output),
                    Err(failure) => (Some(reply), failure.into()),
                },
                Err(error) => (None, error),
            };
            let Some(retry) = &self.retry else {
                return Err(error);
            };
            let failed = FailedTry::of(O::SCHEMA, tries, reply.as_ref(), &error);
            let Some(delay) = failed.and_then(|failed| retry.delay(&failed)) else {
                return Err(error);
            };
            drop((reply, error));
            retry.sleep(delay).await;
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

    /// The request for an input, complete but for a signature.
    fn request<O>(&self, input: &O::Input) -> Result<Request<Full<Bytes>>, CallError<O::Error>>
    where
        O: Operation<Input: Members>,
    {
        let request = protocol::client::request::<S, O>(self.protocol, input, &*self.tokens);
        let request = request.map_err(CallError::Input)?;
        let prefix = protocol::client::host_prefix::<O>(input).map_err(CallError::Input)?;
        let mut request = request.map(|body| Full::from(Bytes::from(body)));
        protocol::client::send_to(&mut request, &self.endpoint, prefix.as_deref())
            .map_err(CallError::Input)?;
        Ok(request)
    }

    /// Sends a request, and reads the whole response.
    async fn exchange<E>(
        &self,
        request: Request<Full<Bytes>>,
    ) -> Result<Response<Bytes>, CallError<E>> {
        let mut transport = self.transport.clone();
        poll_fn(|context| transport.poll_ready(context))
            .await
            .map_err(|error| CallError::NotSent(error.into()))?;
        let response = transport.call(request).await;
        let response = response.map_err(|error| CallError::NoResponse(error.into()))?;

        let (parts, body) = response.into_parts();
        let body = Limited::new(body, self.limit).collect().await;
        let body = body.map_err(|error| match error.is::<LengthLimitError>() {
            true => CallError::ResponseTooLarge { limit: self.limit },
            false => CallError::NoResponse(error),
        })?;
        Ok(Response::from_parts(parts, body.to_bytes()))
    }
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
