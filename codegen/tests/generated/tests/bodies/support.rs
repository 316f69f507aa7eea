//! Bodies that count their chunks, and transports for them.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use generated_tests::objects::{Example, GetObjectError, GetObjectOutput, PutObjectInput};
use generated_tests::runtime::client::Client;
use generated_tests::runtime::protocol::RestJson1;
use generated_tests::runtime::server::Router;
use generated_tests::runtime::stream::{Body, BoxError};
use http::{Request, Response};
use tower_service::Service;

pub const CHUNK: usize = 64 << 10;

/// What is known of a stream while others read it.
#[derive(Default)]
pub struct Counts {
    pub made: AtomicUsize,
    alive: AtomicUsize,
    pub peak: AtomicUsize,
    pub is_dropped: AtomicUsize,
}

/// A chunk that is counted until it is dropped.
struct Chunk(Vec<u8>, Arc<Counts>);

impl AsRef<[u8]> for Chunk {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Drop for Chunk {
    fn drop(&mut self) {
        self.1.alive.fetch_sub(1, SeqCst);
    }
}

/// A stream of so many chunks, with an error after the last one if it is broken.
pub struct Chunks {
    pub left: usize,
    pub is_broken: bool,
    pub counts: Arc<Counts>,
}

impl Chunks {
    pub fn new(left: usize) -> (Self, Arc<Counts>) {
        let counts = Arc::new(Counts::default());
        let chunks = Chunks {
            left,
            is_broken: false,
            counts: counts.clone(),
        };
        (chunks, counts)
    }

    pub fn broken_after(left: usize) -> Self {
        let mut chunks = Chunks::new(left).0;
        chunks.is_broken = true;
        chunks
    }
}

impl Stream for Chunks {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.left == 0 {
            let is_broken = std::mem::take(&mut self.is_broken);
            return Poll::Ready(is_broken.then(|| Err("the connection was reset".into())));
        }
        self.left -= 1;
        self.counts.made.fetch_add(1, SeqCst);
        let alive = self.counts.alive.fetch_add(1, SeqCst) + 1;
        self.counts.peak.fetch_max(alive, SeqCst);
        let chunk = Chunk(vec![7; CHUNK], self.counts.clone());
        Poll::Ready(Some(Ok(Bytes::from_owner(chunk))))
    }
}

impl Drop for Chunks {
    fn drop(&mut self) {
        self.counts.is_dropped.fetch_add(1, SeqCst);
    }
}

/// Reads a body to its end, and returns its size.
pub async fn size(mut body: Body) -> Result<usize, BoxError> {
    let mut size = 0;
    while let Some(chunk) = body.chunk().await {
        size += chunk?.len();
    }
    Ok(size)
}

/// Answers every request with this function.
#[derive(Clone)]
pub struct Answers<F>(pub F);

impl<F: Fn(Request<Body>) -> Response<Body>> Service<Request<Body>> for Answers<F> {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Ready<Result<Response<Body>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        ready(Ok((self.0)(request)))
    }
}

pub fn client<T>(transport: T) -> Client<Example, T> {
    Client::with_protocol(transport, "https://example.com", &RestJson1).unwrap()
}

/// A server whose objects are what the function returns.
pub fn serving(
    get: impl Fn() -> Result<GetObjectOutput, GetObjectError> + Send + Sync + 'static,
) -> Router<Example> {
    Router::new().handle(move |_: generated_tests::objects::GetObjectInput| {
        let output = get();
        async move { output }
    })
}

pub fn output(body: impl Into<Body>) -> GetObjectOutput {
    GetObjectOutput::builder().body(body).build().unwrap()
}

pub fn put(body: impl Into<Body>) -> PutObjectInput {
    PutObjectInput::builder()
        .key("k")
        .body(body)
        .build()
        .unwrap()
}
