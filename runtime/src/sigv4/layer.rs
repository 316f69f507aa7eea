//! A transport that signs requests.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use http::Request;
use tower_service::Service;

use super::{Payload, SignError, Signer};
use crate::stream::{Body, BoxError};

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

/// A stream cannot be hashed before it is sent, so it is an unsigned payload. A request that cannot be signed is not
/// sent; the error is a [`SignError`].
impl<T> Service<Request<Body>> for Signed<T>
where
    T: Service<Request<Body>, Error: Into<BoxError>>,
{
    type Response = T::Response;
    type Error = BoxError;
    type Future = Signing<T::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.transport.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, mut request: Request<Body>) -> Self::Future {
        let bytes = request.body().as_bytes();
        let payload = bytes.as_deref().map_or(Payload::Unsigned, Payload::Bytes);
        Signing(match self.signer.sign(&mut request, payload) {
            Ok(()) => Ok(Box::pin(self.transport.call(request))),
            Err(error) => Err(Some(error)),
        })
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
