//! Streaming members: what is sent and received bit by bit, beside the other members.
//!
//! A blob with the trait `@streaming` is the whole body of a message. With `Config::streaming_blob` its type is
//! [`Body`], or any type that converts to and from it. `client` sends it without reading it into memory and returns it
//! before it has arrived, and `server` does the same. Limits of sizes do not apply to it.

mod body;

use std::fmt;

use http::header::CONTENT_LENGTH;
use http::{HeaderMap, Request, Response};

use crate::protocol::has_no_body;
use crate::schema::{Schema, Trait};
use crate::wire;

pub use body::Body;
pub(crate) use body::collect;

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

/// A generated structure, which may hold a stream. If it does, the type of the stream converts to and from [`Body`].
pub trait Carrier {
    /// Whether a member is a stream, and so the body of a message.
    const HAS_STREAM: bool = false;

    /// Takes the stream out. Returns `None` if it is not set.
    #[doc(hidden)]
    fn take_stream(&mut self) -> Option<Body> {
        None
    }

    /// Puts the body of a message in as the stream.
    #[doc(hidden)]
    fn put_stream(&mut self, body: Body) {
        drop(body);
    }
}

impl Carrier for () {}

/// Replaces the empty body of a request with a stream.
///
/// # Errors
///
/// Returns an error if the operation requires a length, and neither the stream nor the input has one.
#[cfg(feature = "client")]
pub(crate) fn request<B>(
    request: Request<B>,
    body: Body,
    schema: &'static Schema,
) -> wire::Result<Request<Body>> {
    let mut request = request.map(|_| body);
    let length = request.body().length();
    set_length(request.headers_mut(), length);
    let mut members = schema.members().iter();
    let requires_length = members.any(|member| {
        let find = |one: &_| (*one == Trait::RequiresLength).then_some(());
        member.target().is_streaming() && member.find(find).is_some()
    });
    if requires_length && !request.headers().contains_key(CONTENT_LENGTH) {
        let shape = schema.id();
        return Err(wire::Error::new(format!(
            "the length of the stream of `{shape}` must be known"
        )));
    }
    Ok(request)
}

/// Replaces the empty body of a response with a stream, if the status allows a body.
#[cfg(feature = "server")]
pub(crate) fn response<B>(response: Response<B>, body: Body) -> Response<Body> {
    if has_no_body(response.status()) {
        return response.map(|_| Body::default());
    }
    let mut response = response.map(|_| body);
    let length = response.body().length();
    set_length(response.headers_mut(), length);
    response
}

/// Sets the content length. If the stream does not know it, the one that a member has set stays.
fn set_length(headers: &mut HeaderMap, length: Option<u64>) {
    if let Some(length) = length {
        headers.insert(CONTENT_LENGTH, length.into());
    }
}
