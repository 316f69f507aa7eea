//! Messages whose body is a stream.

use http::HeaderMap;
use http::header::CONTENT_LENGTH;

use super::Body;

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
    let mut request = request.map(|body| Body::after(body, stream));
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
    let mut response = response.map(|body| Body::after(body, stream));
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
