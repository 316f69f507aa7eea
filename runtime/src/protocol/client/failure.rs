//! Why a call gave no output.

use std::fmt;

use crate::protocol::Reply;
use crate::wire;

/// Why a call gave no output.
pub enum Failure<E> {
    /// The service answered with an error.
    Service(E),
    /// The response is not what the model says: a proxy's page, half a body.
    NotUnderstood {
        /// The HTTP status.
        status: u16,
        /// The start of the body, at most 200 characters.
        body: String,
        /// What was expected, and where.
        error: wire::Error,
    },
}

/// The start of a body that is shown.
const SHOWN: usize = 200;

#[cold]
pub(super) fn not_understood<E>(error: wire::Error, response: Reply<'_>) -> Failure<E> {
    // A character has at most four bytes.
    let body = response.body;
    let start = body.get(..4 * SHOWN).unwrap_or(body);
    let text = String::from_utf8_lossy(start);
    Failure::NotUnderstood {
        status: response.status.as_u16(),
        body: text.chars().take(SHOWN).collect(),
        error,
    }
}

/// The body is left out: it may hold what is sensitive.
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

/// The body is left out: it may hold what is sensitive.
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
