//! What a server and a client have received.

use http::{HeaderMap, Request, Response, StatusCode};

/// A request that was received, its body in memory.
#[derive(Clone, Copy, Debug)]
pub struct Received<'a> {
    /// The query string, without its `?`.
    pub query: &'a str,
    /// The labels of the URI by the names of their members, percent-encoding undone.
    pub labels: &'a [(&'static str, String)],
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The body.
    pub body: &'a [u8],
    /// How many bytes a compressed body may have when it is unpacked.
    pub limit: usize,
}

impl<'a> Received<'a> {
    /// How many bytes a compressed body may have if nothing is said: 16 MiB.
    pub const LIMIT: usize = 16 << 20;

    /// A request with the labels of its [route](super::Route::labels).
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

/// A response that was received, its body in memory.
#[derive(Clone, Copy, Debug)]
pub struct Reply<'a> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The body.
    pub body: &'a [u8],
}

impl<'a> Reply<'a> {
    /// A response.
    pub fn new(response: &'a Response<impl AsRef<[u8]>>) -> Self {
        Reply {
            status: response.status(),
            headers: response.headers(),
            body: response.body().as_ref(),
        }
    }
}
