//! Failed calls.

use std::fmt;

use crate::protocol::Reply;
use crate::wire;

/// The reason why a call returned no output.
pub enum Failure<E> {
    /// The service returned an error.
    Service(E),
    /// The response does not match the model, such as a proxy's page or an incomplete body.
    NotUnderstood {
        /// The HTTP status code.
        status: u16,
        /// The start of the body, at most 200 characters.
        body: String,
        /// The expected value, and its location.
        error: wire::Error,
    },
}

/// How many characters of a body are kept.
const KEPT: usize = 200;

#[cold]
pub(super) fn not_understood<E>(error: wire::Error, response: Reply<'_>) -> Failure<E> {
    // A character has at most four bytes.
    let body = response.body;
    let start = body.get(..4 * KEPT).unwrap_or(body);
    let text = String::from_utf8_lossy(start);
    Failure::NotUnderstood {
        status: response.status.as_u16(),
        body: text.chars().take(KEPT).collect(),
        error,
    }
}

/// Omits the body, which may contain sensitive data.
impl<E: fmt::Debug> fmt::Debug for Failure<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Service(error) => f.debug_tuple("Service").field(error).finish(),
            Failure::NotUnderstood { status, error, .. } => f
                .debug_struct("NotUnderstood")
                .field("status", status)
                .field("error", error)
                .finish_non_exhaustive(),
        }
    }
}

/// Omits the body, which may contain sensitive data.
impl<E: fmt::Display> fmt::Display for Failure<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Service(error) => error.fmt(f),
            Failure::NotUnderstood { status, error, .. } => {
                write!(
                    f,
                    "a response with status {status} was not understood: {error}"
                )
            }
        }
    }
}

impl<E: std::error::Error + 'static> std::error::Error for Failure<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Failure::Service(error) => Some(error),
            Failure::NotUnderstood { error, .. } => Some(error),
        }
    }
}
