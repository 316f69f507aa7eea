//! Streaming members: what is sent and received bit by bit, beside the other members.
//!
//! A blob with the trait `@streaming` is the whole body of a message. With `Config::streaming_blob` its type is
//! [`Body`], or any type that converts to and from it. A `@streaming` union is a stream of events. With
//! `Config::event_stream` its type is [`EventStream`]. `client` sends streams without reading them into memory and
//! returns them before they have arrived, and `server` does the same. Limits of sizes do not apply to them.

mod body;
mod carrier;
mod events;
#[cfg(any(feature = "client", feature = "server"))]
mod message;

use std::fmt;

pub use body::Body;
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use body::collect;
pub use carrier::{Carrier, Streamed, Via};
pub use events::{EventError, EventStream};
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use message::initial;
#[cfg(feature = "client")]
pub(crate) use message::request;
#[cfg(feature = "server")]
pub(crate) use message::response;

/// Any error of a transport or an application's stream.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A body has more bytes than the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge {
    /// The limit in bytes.
    pub limit: usize,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the body has more than {} bytes", self.limit)
    }
}

impl std::error::Error for TooLarge {}
