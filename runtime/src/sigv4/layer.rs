//! A transport that signs requests.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use bytes::{Bytes, BytesMut};
use http::Request;
use http_body::Body;
use tower_service::Service;

use super::{Payload, SignError, Signer};

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A transport that signs each request and passes it on to another transport.
///
/// Put it directly around the transport that sends the request. A layer that repeats requests belongs outside, so that
/// each attempt has a new signature.
#[derive(Clone, Debug)]
pub struct Signed<T> {
    transport: T,
    signer: Signer,
}

impl<T> Signed<T> {
    /// Signs the requests to a transport.
    pub fn new(transport: T, signer: Signer) -> Self {
        Signed { transport, signer }
    }
}

/// Bodies are read before the request is sent, so they must be in memory, as those of
/// [`Client`](crate::client::Client) are. A request that cannot be signed is not sent; the error is a [`SignError`].
impl<T, B> Service<Request<B>> for Signed<T>
where
    T: Service<Request<B>, Error: Into<BoxError>>,
    B: Body<Data = Bytes> + Clone + Unpin,
{
    type Response = T::Response;
    type Error = BoxError;
    type Future = Signing<T::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.transport.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let bytes = in_memory(request.body().clone());
        let payload = bytes.as_deref().map_or(Payload::Unsigned, Payload::Bytes);
        Signing(match self.signer.sign(&mut request, payload) {
            Ok(()) => Ok(Box::pin(self.transport.call(request))),
            Err(error) => Err(Some(error)),
        })
    }
}

/// Returns the bytes of a body, or `None` if it is not in memory.
fn in_memory<B: Body<Data = Bytes> + Unpin>(mut body: B) -> Option<Bytes> {
    let mut context = Context::from_waker(Waker::noop());
    let mut first = Bytes::new();
    let mut rest = BytesMut::new();
    loop {
        let data = match Pin::new(&mut body).poll_frame(&mut context) {
            Poll::Ready(Some(Ok(frame))) => frame.into_data().ok()?,
            Poll::Ready(None) => break,
            Poll::Ready(Some(Err(_))) | Poll::Pending => return None,
        };
        if first.is_empty() {
            first = data;
        } else {
            rest.extend_from_slice(&data);
        }
    }
    match rest.is_empty() {
        true => Some(first),
        false => Some([first, rest.freeze()].concat().into()),
    }
}

/// The future of [`Signed`].
#[derive(Debug)]
pub struct Signing<F>(Result<Pin<Box<F>>, Option<SignError>>);

impl<F, R, E> Future for Signing<F>
where
    F: Future<Output = Result<R, E>>,
    E: Into<BoxError>,
{
    type Output = Result<R, BoxError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            Ok(future) => future.as_mut().poll(context).map_err(Into::into),
            Err(error) => match error.take() {
                Some(error) => Poll::Ready(Err(error.into())),
                None => Poll::Pending,
            },
        }
    }
}
