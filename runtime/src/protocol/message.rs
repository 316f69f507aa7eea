//! Headers, statuses and methods of all protocols.

use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode};

use crate::wire::{Error, Result};

/// The header that names an error.
pub(super) const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");

/// The header with the ID of a request, in a response.
pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");

/// The header that names an operation in `awsJson`.
pub(super) const TARGET: HeaderName = HeaderName::from_static("x-amz-target");
/// The header that names the protocol in Smithy RPC v2.
pub(super) const PROTOCOL: HeaderName = HeaderName::from_static("smithy-protocol");
/// The headers that identify protocols without HTTP bindings.
pub(super) const RPC: [HeaderName; 2] = [TARGET, PROTOCOL];

pub(super) fn method(method: &str) -> Result<Method> {
    Method::from_bytes(method.as_bytes()).map_err(|_| Error::new("expected a valid HTTP method"))
}

pub(super) fn status_of(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Creates a response.
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

/// Sets the content length of a request, unless the body is empty: the HTTP client knows when that needs
/// a length.
pub(super) fn set_length(request: &mut Request<Vec<u8>>) {
    let length = request.body().len();
    if length > 0 {
        request.headers_mut().insert(CONTENT_LENGTH, length.into());
    }
}

/// Sets the content length of a response, unless the status allows no body.
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

/// Returns the value of a header, or an empty string if it is not ASCII.
pub(super) fn header<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let value = headers.get(name)?;
    Some(value.to_str().unwrap_or_default())
}

/// Returns the content type without its parameters.
pub(super) fn content_type(headers: &HeaderMap) -> Option<&str> {
    header(headers, &CONTENT_TYPE).map(bare)
}

/// Strips the parameters of a media type.
pub(super) fn bare(media_type: &str) -> &str {
    let (bare, _) = media_type.split_once(';').unwrap_or((media_type, ""));
    bare.trim()
}
