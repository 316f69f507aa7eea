//! Decides whether and when a failed request is sent again.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, StatusCode};

use super::CallError;
use crate::operation::ServiceError;
use crate::schema::{Operation, Retryable, Trait};

type Sleep = dyn Fn(Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync;

/// A policy, and how to wait.
#[derive(Clone)]
pub(super) struct Retry {
    policy: Arc<dyn RetryPolicy>,
    sleep: Arc<Sleep>,
}

impl Retry {
    pub(super) fn new<F: Future<Output = ()> + Send + 'static>(
        policy: impl RetryPolicy,
        sleep: impl Fn(Duration) -> F + Send + Sync + 'static,
    ) -> Self {
        Retry {
            policy: Arc::new(policy),
            sleep: Arc::new(move |delay| Box::pin(sleep(delay))),
        }
    }

    pub(super) fn delay(&self, failed: &FailedTry) -> Option<Duration> {
        self.policy.delay(failed)
    }

    pub(super) async fn sleep(&self, delay: Duration) {
        (self.sleep)(delay).await;
    }
}

/// Decides whether a request is sent again. [`Backoff`](super::Backoff) is one, and so is every function with this signature.
pub trait RetryPolicy: Send + Sync + 'static {
    /// How long to wait before the next try. `None` returns the error to the caller.
    fn delay(&self, failed: &FailedTry) -> Option<Duration>;
}

impl<F: Fn(&FailedTry) -> Option<Duration> + Send + Sync + 'static> RetryPolicy for F {
    fn delay(&self, failed: &FailedTry) -> Option<Duration> {
        self(failed)
    }
}

/// What is known of a request that failed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FailedTry {
    /// The operation.
    pub operation: &'static Operation,
    /// How many times the request was sent so far. At least 1.
    pub tries: u32,
    /// Why it failed.
    pub cause: Cause,
    /// How long the service asks to wait, from `x-amz-retry-after` in milliseconds or `Retry-After` in seconds.
    pub retry_after: Option<Duration>,
}

/// What the head of a response says about another try.
#[derive(Clone, Copy)]
pub(super) struct Answered {
    status: u16,
    retry_after: Option<Duration>,
}

impl Answered {
    pub(super) fn new(status: StatusCode, headers: &HeaderMap) -> Self {
        Answered {
            status: status.as_u16(),
            retry_after: retry_after(headers),
        }
    }
}

/// Why a try failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// The request was not sent: [`CallError::NotSent`].
    NotSent,
    /// There is no complete response: [`CallError::NoResponse`]. The service may have received the request.
    NoResponse,
    /// A response that is an error, or that was not understood.
    Response {
        /// The HTTP status code.
        status: u16,
        /// The value of `@retryable`, if the model has it for the error.
        retryable: Option<Retryable>,
    },
}

impl FailedTry {
    /// A failed try, for a client of your own or a test of a policy.
    ///
    /// ```
    /// use std::time::Duration;
    /// use smithy_typegen_runtime::Operation;
    /// use smithy_typegen_runtime::client::{Backoff, Cause, FailedTry, RetryPolicy};
    ///
    /// fn delay_after_503<O: Operation>(seconds: u64) -> Option<Duration> {
    ///     let cause = Cause::Response { status: 503, retryable: None };
    ///     let mut failed = FailedTry::new(O::SCHEMA, 1, cause);
    ///     failed.retry_after = Some(Duration::from_secs(seconds));
    ///     Backoff::default().delay(&failed)
    /// }
    /// ```
    pub fn new(operation: &'static Operation, tries: u32, cause: Cause) -> Self {
        FailedTry {
            operation,
            tries,
            cause,
            retry_after: None,
        }
    }

    /// Returns `None` if the same request cannot succeed.
    pub(super) fn of<E: ServiceError>(
        operation: &'static Operation,
        tries: u32,
        answered: Option<Answered>,
        error: &CallError<E>,
    ) -> Option<Self> {
        let cause = match (error, answered) {
            #[cfg(feature = "sigv4")]
            (CallError::NotSent(error), _) if error.is::<crate::sigv4::SignError>() => return None,
            (CallError::NotSent(_), _) => Cause::NotSent,
            (CallError::NoResponse(_), _) => Cause::NoResponse,
            (error, Some(answered)) => Cause::Response {
                status: answered.status,
                retryable: error.service().and_then(ServiceError::retryable),
            },
            _ => return None,
        };
        let mut failed = FailedTry::new(operation, tries, cause);
        failed.retry_after = answered.and_then(|answered| answered.retry_after);
        Some(failed)
    }

    /// Whether the operation can be called twice with the same effect as once: it is `@readonly` or `@idempotent`, or
    /// has an idempotency token.
    pub fn is_repeatable(&self) -> bool {
        let mut members = self.operation.input().members().iter();
        self.operation.is_idempotent() || members.any(|one| one.has(&Trait::IdempotencyToken))
    }

    /// Whether the same request may succeed later: it was not sent, the error is `@retryable`, or the status is 429,
    /// 500, 502, 503 or 504. Without a response, only if the operation [is repeatable](Self::is_repeatable).
    pub fn is_transient(&self) -> bool {
        match self.cause {
            Cause::NotSent => true,
            Cause::NoResponse => self.is_repeatable(),
            Cause::Response { status, retryable } => {
                retryable.is_some() || matches!(status, 429 | 500 | 502 | 503 | 504)
            }
        }
    }

    /// Whether the service asks for fewer requests: the status is 429, or `@retryable` says throttling.
    pub fn is_throttled(&self) -> bool {
        match self.cause {
            Cause::Response { status, retryable } => {
                status == 429 || retryable.is_some_and(|retryable| retryable.throttling)
            }
            _ => false,
        }
    }
}

/// How long the service asks to wait. A date is ignored: the clocks may differ.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let number = |name| {
        let text = headers.get(name)?.to_str().ok()?.trim();
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // A number with too many digits is a very long time.
        is_number.then(|| text.parse().unwrap_or(u64::MAX))
    };
    let milliseconds = number("x-amz-retry-after").map(Duration::from_millis);
    milliseconds.or_else(|| number("retry-after").map(Duration::from_secs))
}
