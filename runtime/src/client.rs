//! Calls operations over any [`tower_service::Service`] that sends HTTP requests: a `hyper` client, a router in the
//! same process, a test double.
//!
//! [`Client`] adds what plain HTTP lacks: the protocol, the endpoint and host prefix, idempotency tokens and typed
//! errors. Signing, retries and timeouts are layers around the transport.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Response, Uri};
use http_body::Body;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use tower_service::Service as HttpService;

use crate::operation::{Input, Operation, Service};
use crate::protocol::{self, Failure, Protocol};
use crate::wire::{self, Members, Structure};

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
            tokens: Arc::new(random_token),
            limit: 64 << 20,
            service: PhantomData,
        })
    }

    /// Sets the source of idempotency tokens. Default: random UUIDs.
    #[must_use]
    pub fn tokens(mut self, tokens: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.tokens = Arc::new(tokens);
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
        let request = protocol::client::request::<S, O>(self.protocol, input, &*self.tokens);
        let request = request.map_err(CallError::Input)?;
        let prefix = protocol::client::host_prefix::<O>(input).map_err(CallError::Input)?;
        let mut request = request.map(|body| Full::from(Bytes::from(body)));
        protocol::client::send_to(&mut request, &self.endpoint, prefix.as_deref())
            .map_err(CallError::Input)?;

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
        let response = Response::from_parts(parts, body.to_bytes());
        protocol::client::output::<S, O>(self.protocol, &response).map_err(CallError::from)
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

/// Returns a random UUID (version 4), derived from the random keys that the standard library gives each hash map.
fn random_token() -> String {
    use std::hash::{BuildHasher, RandomState};
    let (high, low) = (
        RandomState::new().hash_one(0),
        RandomState::new().hash_one(1),
    );
    let bits = (u128::from(high) << 64) | u128::from(low);
    let bits = bits & !(0xf << 76) | (4 << 76);
    let bits = bits & !(0b11 << 62) | (0b10 << 62);
    let hex = format!("{bits:032x}");
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!(
        "{}-{}-{}-{}-{}",
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32)
    )
}

/// Why a [`Client`] could not be set up.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SetupError {
    /// The endpoint is not an absolute `http` or `https` URI, or has a query.
    Endpoint(String),
    /// No protocol of this service is known.
    NoProtocol(&'static str),
}

impl fmt::Display for SetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SetupError::Endpoint(text) => write!(
                f,
                "`{text}` is not an endpoint: expected a URI such as https://example.com or \
                 https://example.com/path"
            ),
            SetupError::NoProtocol(service) => {
                write!(f, "none of the protocols of `{service}` is supported")?;
                match (cfg!(feature = "query"), cfg!(feature = "xml")) {
                    (true, _) => Ok(()),
                    (false, true) => f.write_str(
                        ": `awsQuery` and `ec2Query` need the feature `query` of \
                         `smithy-typegen-runtime`",
                    ),
                    (false, false) => f.write_str(
                        ": `restXml` needs the feature `xml` of `smithy-typegen-runtime`, `awsQuery` \
                         and `ec2Query` need `query`",
                    ),
                }
            }
        }
    }
}

impl std::error::Error for SetupError {}

/// Why a call returned no output.
#[derive(Debug)]
#[non_exhaustive]
pub enum CallError<E> {
    /// The service answered with an error.
    Service(E),
    /// The input cannot be sent: an empty label, a header with a line break.
    Input(wire::Error),
    /// The transport was not ready. The request was not sent.
    NotSent(BoxError),
    /// The transport failed, and there is no complete response. The service may have received the request.
    NoResponse(BoxError),
    /// The response body exceeds the client's limit.
    ResponseTooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// The response is not what the model describes: a proxy's page, half a body.
    NotUnderstood {
        /// The HTTP status.
        status: u16,
        /// The start of the body, at most 200 characters.
        body: String,
        /// What was expected, and where.
        error: wire::Error,
    },
}

impl<E> CallError<E> {
    /// The service's error, if it answered with one.
    pub fn service(&self) -> Option<&E> {
        match self {
            CallError::Service(error) => Some(error),
            _ => None,
        }
    }
}

impl<E> From<Failure<E>> for CallError<E> {
    fn from(failure: Failure<E>) -> Self {
        match failure {
            Failure::Service(error) => CallError::Service(error),
            Failure::NotUnderstood {
                status,
                body,
                error,
            } => CallError::NotUnderstood {
                status,
                body,
                error,
            },
        }
    }
}

/// The cause is not part of the message. It is the [source](std::error::Error::source).
impl<E: fmt::Display> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CallError::Service(error) => error.fmt(f),
            CallError::Input(_) => f.write_str("the input cannot be sent"),
            CallError::NotSent(_) => f.write_str("the request was not sent"),
            CallError::NoResponse(_) => f.write_str("there is no response"),
            CallError::ResponseTooLarge { limit } => {
                write!(f, "the response has more than {limit} bytes")
            }
            // The body is left out: it may contain sensitive data.
            CallError::NotUnderstood { status, .. } => {
                write!(f, "the response with status {status} was not understood")
            }
        }
    }
}

impl<E: std::error::Error + 'static> std::error::Error for CallError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            CallError::Service(error) => error.source(),
            CallError::Input(error) | CallError::NotUnderstood { error, .. } => Some(error),
            CallError::NotSent(error) | CallError::NoResponse(error) => Some(&**error),
            CallError::ResponseTooLarge { .. } => None,
        }
    }
}
