//! Errors of setting up a client, and of calls.

use std::fmt;

use super::BoxError;
use crate::protocol::Failure;
use crate::wire;

/// Why a [`Client`](super::Client) could not be set up.
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
    /// The transport was not ready, or the request could not be signed. The request was not sent.
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
    /// The service returned a page token that it had returned before, so the pages have no end.
    RepeatedToken,
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
            CallError::RepeatedToken => f.write_str("the service repeated a page token"),
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
            CallError::ResponseTooLarge { .. } | CallError::RepeatedToken => None,
        }
    }
}
