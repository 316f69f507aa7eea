//! How streams get into messages and out of them.

use super::Body;
use crate::event::Initial;
use crate::protocol::Protocol;

/// A generated structure, which may hold a stream. If it does, the type of the stream converts to and from [`Body`], or
/// to and from an [`EventStream`](super::EventStream) of its events.
pub trait Carrier {
    /// Whether a member is a stream, and so the body of a message.
    const HAS_STREAM: bool = false;

    /// Takes the stream out. Returns `None` if it is not set.
    #[doc(hidden)]
    fn take_stream(&mut self, via: Via) -> Option<Body> {
        let _ = via;
        None
    }

    /// Puts the body of a message in as the stream.
    #[doc(hidden)]
    fn put_stream(&mut self, body: Body, via: Via) {
        let _ = (body, via);
    }
}

impl Carrier for () {}

/// How a stream is sent or received.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Via {
    pub(crate) protocol: &'static dyn Protocol,
    /// Whether a server sends or receives it.
    pub(crate) is_server: bool,
    /// The maximum size of an event in bytes.
    pub(crate) limit: usize,
}

impl Via {
    /// The initial message that is received.
    pub(crate) fn initial(&self) -> Initial {
        match self.is_server {
            true => Initial::Request,
            false => Initial::Response,
        }
    }
}

/// A type of the runtime that the streams of users convert to and from.
#[doc(hidden)]
pub trait Streamed {
    /// Converts a stream to the body of a message.
    fn into_body(self, via: Via) -> Body;

    /// Converts the body of a message to a stream.
    fn from_body(body: Body, via: Via) -> Self;
}

impl Streamed for Body {
    fn into_body(self, _: Via) -> Body {
        self
    }

    fn from_body(body: Body, _: Via) -> Self {
        body
    }
}
