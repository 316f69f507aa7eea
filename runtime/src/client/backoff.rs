//! A retry policy with random delays that double.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::{FailedTry, RetryPolicy, random};

/// A [`RetryPolicy`] with delays that double, and are random up to that ("exponential backoff with full jitter").
///
/// Retries [what is transient](FailedTry::is_transient). The delay is between zero and 50 ms after the first try, 100 ms
/// after the second, 200 ms after the third, or between zero and 1, 2, 4 s if the service
/// [throttles](FailedTry::is_throttled). If the service says how long to wait, that is added.
///
/// ```
/// use std::time::Duration;
/// use smithy_typegen_runtime::client::Backoff;
///
/// let patient = Backoff::default().tries(8).longest(Duration::from_secs(60));
/// ```
#[derive(Clone)]
pub struct Backoff {
    tries: u32,
    first: Duration,
    first_throttled: Duration,
    longest: Duration,
    jitter: Arc<dyn Fn(Duration) -> Duration + Send + Sync>,
}

impl Default for Backoff {
    fn default() -> Self {
        Backoff {
            tries: 3,
            first: Duration::from_millis(50),
            first_throttled: Duration::from_secs(1),
            longest: Duration::from_secs(20),
            jitter: Arc::new(random::part_of),
        }
    }
}

impl Backoff {
    /// Sets how many times a request is sent at most. Default: 3.
    #[must_use]
    pub fn tries(mut self, tries: u32) -> Self {
        self.tries = tries;
        self
    }

    /// Sets the maximum delay after the first try. It doubles with each try. Default: 50 ms.
    #[must_use]
    pub fn first(mut self, delay: Duration) -> Self {
        self.first = delay;
        self
    }

    /// Sets the maximum delay after the first try if the service throttles. It doubles with each try. Default: 1 s.
    #[must_use]
    pub fn first_throttled(mut self, delay: Duration) -> Self {
        self.first_throttled = delay;
        self
    }

    /// Sets the longest delay. If the service asks to wait longer, the error is returned at once. Default: 20 s.
    #[must_use]
    pub fn longest(mut self, delay: Duration) -> Self {
        self.longest = delay;
        self
    }

    /// Sets how a delay is chosen, given the maximum. Default: a random part of it. For tests: `|longest| longest`.
    #[must_use]
    pub fn jitter(mut self, jitter: impl Fn(Duration) -> Duration + Send + Sync + 'static) -> Self {
        self.jitter = Arc::new(jitter);
        self
    }
}

impl RetryPolicy for Backoff {
    fn delay(&self, failed: &FailedTry) -> Option<Duration> {
        let asked = failed.retry_after.unwrap_or_default();
        if failed.tries >= self.tries || !failed.is_transient() || asked > self.longest {
            return None;
        }
        let first = match failed.is_throttled() {
            true => self.first_throttled,
            false => self.first,
        };
        let doubled = 2_u32.saturating_pow(failed.tries.saturating_sub(1));
        let most = first.saturating_mul(doubled).min(self.longest);
        Some(asked.saturating_add((self.jitter)(most)).min(self.longest))
    }
}

impl fmt::Debug for Backoff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Backoff")
            .field("tries", &self.tries)
            .field("first", &self.first)
            .field("first_throttled", &self.first_throttled)
            .field("longest", &self.longest)
            .finish_non_exhaustive()
    }
}
