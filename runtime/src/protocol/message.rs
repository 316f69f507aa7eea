//! What messages of all protocols have.

use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode};

use crate::wire::{Error, Result};

/// The header that names an error.
pub(super) const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");

/// The header that names an operation in `awsJson`.
pub(super) const TARGET: HeaderName = HeaderName::from_static("x-amz-target");
/// The header that names the protocol, if it is one of Smithy's RPC protocols.
pub(super) const PROTOCOL: HeaderName = HeaderName::from_static("smithy-protocol");
/// The headers of protocols without HTTP bindings.
pub(super) const RPC: [HeaderName; 2] = [TARGET, PROTOCOL];

pub(super) fn method(method: &str) -> Result<Method> {
    Method::from_bytes(method.as_bytes())
        .map_err(|_| Error::new("expected a method that HTTP can have"))
}

pub(super) fn status_of(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// A response with a body in a notation.
pub(super) fn response(
    status: u16,
    content_type: &'static str,
    body: Vec<u8>,
) -> Response<Vec<u8>> {
    let mut response = Response::new(body);
    *response.status_mut() = status_of(status);
    let content_type = HeaderValue::from_static(content_type);
    response.headers_mut().insert(CONTENT_TYPE, content_type);
    response
}

/// Says how long the body is, if there is one. Of an empty one the HTTP client knows when to say so.
pub(super) fn set_length(request: &mut Request<Vec<u8>>) {
    let length = request.body().len();
    if length > 0 {
        request.headers_mut().insert(CONTENT_LENGTH, length.into());
    }
}

/// Says how long the body of a response is, unless the status allows none.
pub(super) fn with_length(mut response: Response<Vec<u8>>) -> Response<Vec<u8>> {
    let status = response.status();
    let has_none = status.is_informational()
        || status == StatusCode::NO_CONTENT
        || status == StatusCode::NOT_MODIFIED;
    match has_none {
        true if response.body().is_empty() => {}
        true => {
            response.body_mut().clear();
            response.headers_mut().remove(CONTENT_TYPE);
        }
        false => {
            let length = response.body().len();
            let headers = response.headers_mut();
            headers.insert(CONTENT_LENGTH, length.into());
        }
    }
    response
}

/// Sets a header.
pub(super) fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) -> Result<()> {
    let Ok(value) = HeaderValue::from_str(value) else {
        return Err(Error::new(format!(
            "expected printable ASCII for the header `{name}`"
        )));
    };
    headers.insert(name, value);
    Ok(())
}

/// The text of a header; empty if it is not ASCII.
pub(super) fn header<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let value = headers.get(name)?;
    Some(value.to_str().unwrap_or_default())
}

/// The content type, without its parameters.
pub(super) fn content_type(headers: &HeaderMap) -> Option<&str> {
    header(headers, &CONTENT_TYPE).map(bare)
}

/// A media type without its parameters.
pub(super) fn bare(media_type: &str) -> &str {
    let (bare, _) = media_type.split_once(';').unwrap_or((media_type, ""));
    bare.trim()
}
