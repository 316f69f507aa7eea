//! [`Body`]: bytes in memory, or bytes that arrive bit by bit.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Buf, Bytes};
use futures_core::Stream;
use http_body::{Body as HttpBody, Frame, SizeHint};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited, StreamBody};

use super::{BoxError, TooLarge};

/// The body of a message, and the type of a streaming member: bytes in memory, or bytes that arrive over time.
///
/// It is an [`http_body::Body`], as `hyper`, `reqwest` and `axum` send them, and a [`Stream`] of chunks. Dropping it
/// closes what it reads from. The default is empty.
///
/// ```
/// use smithy_typegen_runtime::stream::Body;
///
/// # pollster::block_on(async {
/// let mut body = Body::from("hello");
/// assert_eq!(body.chunk().await.transpose()?.as_deref(), Some(&b"hello"[..]));
/// assert!(body.chunk().await.is_none());
/// # Ok::<(), Box<dyn std::error::Error + Send + Sync>>(())
/// # }).unwrap();
/// ```
pub struct Body(Inner);

enum Inner {
    Memory(Full<Bytes>),
    Stream(Pin<Box<dyn Erased>>),
}

impl Body {
    /// Wraps any HTTP body: the file of an application, the response of another client.
    pub fn new<B>(body: B) -> Self
    where
        B: HttpBody<Error: Into<BoxError>> + Send + 'static,
    {
        Body(Inner::Stream(Box::pin(body)))
    }

    /// Wraps a stream of chunks, whose total size is unknown. See [`with_length`](Self::with_length).
    pub fn from_stream<S, C, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<C, E>> + Send + 'static,
        C: Into<Bytes> + 'static,
        E: Into<BoxError> + 'static,
    {
        Body::new(StreamBody::new(Chunks(Box::pin(stream))))
    }

    /// States the total size in bytes of a body that does not know it. It is sent as `Content-Length`, and the body
    /// fails if it has more or fewer bytes.
    #[must_use]
    pub fn with_length(self, bytes: u64) -> Self {
        match self.length() {
            Some(exact) if exact == bytes => self,
            _ => Body::new(Measured {
                body: self,
                left: bytes,
            }),
        }
    }

    /// Returns the size in bytes that is left, if it is known.
    pub fn length(&self) -> Option<u64> {
        HttpBody::size_hint(self).exact()
    }

    /// Returns the bytes of a body that is in memory.
    pub fn as_bytes(&self) -> Option<Bytes> {
        self.try_clone()?.now()
    }

    /// Returns a copy of a body that is in memory. Any other body can be sent only once.
    pub fn try_clone(&self) -> Option<Self> {
        match &self.0 {
            Inner::Memory(body) => Some(Body(Inner::Memory(body.clone()))),
            Inner::Stream(_) => None,
        }
    }

    /// Takes the bytes of a body that is in memory.
    fn now(mut self) -> Option<Bytes> {
        let Inner::Memory(body) = &mut self.0 else {
            return None;
        };
        match Pin::new(body).poll_frame(&mut Context::from_waker(std::task::Waker::noop())) {
            Poll::Ready(Some(Ok(frame))) => frame.into_data().ok(),
            _ => Some(Bytes::new()),
        }
    }

    /// Returns the next chunk, or `None` at the end. Trailers are skipped.
    ///
    /// # Errors
    ///
    /// Returns the error of the transport: the connection was closed, or the body is incomplete.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, BoxError>> {
        std::future::poll_fn(|context| self.poll_chunk(context)).await
    }

    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BoxError>>> {
        loop {
            let frame = std::task::ready!(Pin::new(&mut *self).poll_frame(context));
            match frame.map(|frame| frame.map(Frame::into_data)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(Ok(bytes))) => return Poll::Ready(Some(Ok(bytes))),
                Some(Ok(Err(_))) => {}
            }
        }
    }

    /// Reads the whole body into memory, if it has at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// Returns [`TooLarge`] if there are more bytes, and otherwise the error of the transport.
    pub async fn collect(self, limit: usize) -> Result<Bytes, BoxError> {
        collect(self, limit).await
    }
}

/// Reads a whole body into memory.
pub(crate) async fn collect<B>(body: B, limit: usize) -> Result<Bytes, BoxError>
where
    B: HttpBody<Error: Into<BoxError>>,
{
    let collected = Limited::new(body, limit).collect().await;
    let collected = collected.map_err(|error| match error.is::<LengthLimitError>() {
        true => TooLarge { limit }.into(),
        false => error,
    });
    Ok(collected?.to_bytes())
}

/// An HTTP body whose types of data and errors are converted.
trait Erased: Send {
    fn poll(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>>;

    fn is_end(&self) -> bool;

    fn size(&self) -> SizeHint;
}

impl<B: HttpBody<Error: Into<BoxError>> + Send> Erased for B {
    fn poll(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        // This does not copy if the data is `Bytes` already.
        let to_bytes = |mut data: B::Data| data.copy_to_bytes(data.remaining());
        let frame = self.poll_frame(context).map_err(Into::into);
        frame.map_ok(|frame| frame.map_data(to_bytes))
    }

    fn is_end(&self) -> bool {
        self.is_end_stream()
    }

    fn size(&self) -> SizeHint {
        self.size_hint()
    }
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.get_mut().0 {
            Inner::Memory(body) => Pin::new(body).poll_frame(context).map_err(|no| match no {}),
            Inner::Stream(body) => body.as_mut().poll(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Inner::Memory(body) => body.is_end_stream(),
            Inner::Stream(body) => body.is_end(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Inner::Memory(body) => body.size_hint(),
            Inner::Stream(body) => body.size(),
        }
    }
}

impl Stream for Body {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_chunk(context)
    }
}

impl Default for Body {
    fn default() -> Self {
        Body::from(Bytes::new())
    }
}

/// Shows the size, if it is known, and never the bytes.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body")
            .field("length", &self.length())
            .finish_non_exhaustive()
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Body(Inner::Memory(Full::new(bytes)))
    }
}

macro_rules! from_bytes {
    ($($type:ty),*) => {
        $(impl From<$type> for Body {
            fn from(bytes: $type) -> Self {
                Body::from(Bytes::from(bytes))
            }
        })*
    };
}
from_bytes!(Vec<u8>, String, &'static [u8], &'static str);

/// The chunks of a stream as frames.
struct Chunks<S>(Pin<Box<S>>);

impl<S, C, E> Stream for Chunks<S>
where
    S: Stream<Item = Result<C, E>>,
    C: Into<Bytes>,
    E: Into<BoxError>,
{
    type Item = Result<Frame<Bytes>, BoxError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = self.get_mut().0.as_mut().poll_next(context);
        next.map(|next| {
            next.map(|chunk| match chunk {
                Ok(chunk) => Ok(Frame::data(chunk.into())),
                Err(error) => Err(error.into()),
            })
        })
    }
}

/// A body that must have a given number of bytes.
struct Measured {
    body: Body,
    left: u64,
}

impl HttpBody for Measured {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let wrong = |text: &str| Poll::Ready(Some(Err(BoxError::from(text))));
        let frame = std::task::ready!(Pin::new(&mut self.body).poll_frame(context));
        let length = match &frame {
            Some(Ok(frame)) => frame.data_ref().map_or(0, Bytes::len) as u64,
            Some(Err(_)) => 0,
            None if self.left > 0 => return wrong("the body is shorter than its stated length"),
            None => 0,
        };
        match self.left.checked_sub(length) {
            Some(left) => self.left = left,
            None => return wrong("the body is longer than its stated length"),
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0 && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
