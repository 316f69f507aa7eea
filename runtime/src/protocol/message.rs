//! Headers, statuses and methods of all protocols.

use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode};

use super::Protocol;
use crate::schema::{Member, Schema};
use crate::wire::{Error, Items, Members, Result, Writer};

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

/// Whether a stream of the user's type is set, which is the body of the message.
///
/// # Errors
///
/// Returns an error if the protocol does not support it.
pub(super) fn is_streamed(
    protocol: &dyn Protocol,
    schema: &'static Schema,
    members: &dyn Members,
) -> Result<bool> {
    let mut probe = Probe(false);
    for (index, member) in schema.members().iter().enumerate() {
        if member.is_byte_stream() || member.is_event_stream() {
            members.write(index, member, &mut probe)?;
        }
    }
    if probe.0 && !carries(protocol, schema) {
        let (shape, protocol) = (schema.id(), protocol.id());
        return Err(Error::new(format!(
            "the stream of `{shape}` cannot be sent with the protocol `{protocol}`"
        )));
    }
    Ok(probe.0)
}

/// Whether the stream in a structure can be the body of a message.
pub(crate) fn carries(protocol: &dyn Protocol, schema: &Schema) -> bool {
    let mut members = schema.members().iter();
    members.any(|member| {
        member.is_byte_stream() && protocol.has_streams()
            || member.is_event_stream() && protocol.events().is_some()
    })
}

/// Detects a stream of the user's type.
struct Probe(bool);

impl Writer for Probe {
    fn stream(&mut self, _: &'static Member) -> Result<()> {
        self.0 = true;
        Ok(())
    }

    fn blob(&mut self, _: &'static Member, _: &[u8]) -> Result<()> {
        Ok(())
    }

    fn list(&mut self, _: &'static Schema, _: &dyn Items) -> Result<()> {
        Ok(())
    }
}

/// Sets the content length of a request, unless the body is empty: the HTTP client knows when that needs
/// a length.
pub(super) fn set_length(request: &mut Request<Vec<u8>>) {
    let length = request.body().len();
    if length > 0 {
        request.headers_mut().insert(CONTENT_LENGTH, length.into());
    }
}

/// Whether a response with this status has no body.
pub(crate) fn has_no_body(status: StatusCode) -> bool {
    status.is_informational()
        || status == StatusCode::NO_CONTENT
        || status == StatusCode::NOT_MODIFIED
}

/// Sets the content length of a response, unless the status allows no body.
pub(super) fn with_length(mut response: Response<Vec<u8>>) -> Response<Vec<u8>> {
    match has_no_body(response.status()) {
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
