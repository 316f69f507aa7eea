//! Received requests and responses.

use http::{HeaderMap, Request, Response, StatusCode};

/// A received request with its body in memory.
#[derive(Clone, Copy, Debug)]
pub struct Received<'a> {
    /// The query string without `?`.
    pub query: &'a str,
    /// The labels of the URI: the name of each member, and the percent-decoded value.
    pub labels: &'a [(&'static str, String)],
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The body.
    pub body: &'a [u8],
    /// The maximum size of a compressed body after decompression, in bytes.
    pub limit: usize,
}

impl<'a> Received<'a> {
    /// The default [`limit`](Self::limit): 16 MiB.
    pub const LIMIT: usize = 16 << 20;

    /// Creates a received request with the [labels](super::Route::labels) of its route.
    pub fn new(
        request: &'a Request<impl AsRef<[u8]>>,
        labels: &'a [(&'static str, String)],
    ) -> Self {
        Received {
            query: request.uri().query().unwrap_or_default(),
            labels,
            headers: request.headers(),
            body: request.body().as_ref(),
            limit: Self::LIMIT,
        }
    }
}

/// A received response with its body in memory.
#[derive(Clone, Copy, Debug)]
pub struct Reply<'a> {
    /// The status code.
    pub status: StatusCode,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The body.
    pub body: &'a [u8],
}

impl<'a> Reply<'a> {
    /// Creates a received response.
    pub fn new(response: &'a Response<impl AsRef<[u8]>>) -> Self {
        Reply {
            status: response.status(),
            headers: response.headers(),
            body: response.body().as_ref(),
        }
    }
}
