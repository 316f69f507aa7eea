//! Messages whose body is a stream.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_LENGTH;
use http_body::{Body as HttpBody, Frame};

use super::{Body, BoxError, Via};
use crate::event::{self, FrameDecoder};

/// Appends a stream to the body of a request.
///
/// # Errors
///
/// Returns an error if the operation requires a length, and neither the stream nor the input has one.
#[cfg(feature = "client")]
pub(crate) fn request(
    request: http::Request<Vec<u8>>,
    stream: Body,
    schema: &'static crate::schema::Schema,
) -> crate::wire::Result<http::Request<Body>> {
    let mut request = request.map(|body| after(body, stream));
    let length = request.body().length();
    set_length(request.headers_mut(), length);
    let mut members = schema.members().iter();
    let requires_length = members.any(|member| {
        let find = |one: &_| (*one == crate::schema::Trait::RequiresLength).then_some(());
        member.target().is_streaming() && member.find(find).is_some()
    });
    if requires_length && !request.headers().contains_key(CONTENT_LENGTH) {
        let shape = schema.id();
        return Err(crate::wire::Error::new(format!(
            "the length of the stream of `{shape}` must be known"
        )));
    }
    Ok(request)
}

/// Appends a stream to the body of a response, if the status allows a body.
#[cfg(feature = "server")]
pub(crate) fn response(response: http::Response<Vec<u8>>, stream: Body) -> http::Response<Body> {
    if crate::protocol::has_no_body(response.status()) {
        return response.map(|_| Body::default());
    }
    let mut response = response.map(|body| after(body, stream));
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

/// Reads the initial message of a body. Returns its bytes, which are empty if there is none, and the rest of the body.
///
/// # Errors
///
/// Returns the error of the transport, or an error if the body is not a stream of events.
pub(crate) async fn initial(mut body: Body, via: Via) -> Result<(Vec<u8>, Body), BoxError> {
    let mut frames = FrameDecoder::new(via.limit);
    loop {
        match frames.next_frame()? {
            Some(frame) if event::is_initial(&frame, via.initial()) => {
                let mut bytes = Vec::new();
                frame.encode(&mut bytes)?;
                return Ok((bytes, after(frames.into_rest(), body)));
            }
            Some(_) => {
                frames.rewind();
                return Ok((Vec::new(), after(frames.into_rest(), body)));
            }
            None => {}
        }
        match body.chunk().await {
            Some(bytes) => frames.push(&bytes?),
            None => {
                frames.finish()?;
                return Ok((Vec::new(), body));
            }
        }
    }
}

/// Adds bytes before a body.
fn after(bytes: Vec<u8>, body: Body) -> Body {
    match bytes.is_empty() {
        true => body,
        false => Body::new(After {
            bytes: Some(bytes.into()),
            body,
        }),
    }
}

/// A body with bytes before it.
struct After {
    bytes: Option<Bytes>,
    body: Body,
}

impl HttpBody for After {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match self.bytes.take() {
            Some(bytes) => Poll::Ready(Some(Ok(Frame::data(bytes)))),
            None => Pin::new(&mut self.body).poll_frame(context),
        }
    }
}
