//! The common part of protocols with HTTP bindings: everything except the codec of bodies and errors.

mod accept;
mod body;
mod status;

use http::header::ACCEPT;
use http::{HeaderValue, Request, Response};

pub(crate) use self::body::media_type;
use self::body::{read_body, write_body};
use self::status::{CodeReader, read_code, write_code};
use super::message::{method, status_of};
use super::{BodyCodec, Call, Received, Refusal, Reply};
use crate::http::location::{Direction, Location};
use crate::http::part::PartFields;
#[cfg(feature = "xml")]
use crate::http::payload::is_raw;
use crate::http::{query, read_headers, uri, write_headers};
use crate::schema::{Member, Schema, ServiceTrait, Trait};
use crate::wire::{Error, Fields, Members, Result};

/// Writes a request.
pub(super) fn request(
    codec: &dyn BodyCodec,
    call: Call,
    input: &dyn Members,
) -> Result<Request<Vec<u8>>> {
    let schema = call.operation.input();
    let Some(binding) = call.operation.http() else {
        let id = call.operation.id();
        return Err(Error::new(format!(
            "the operation `{id}` has no HTTP binding"
        )));
    };
    let (path, literals) = binding.uri.split_once('?').unwrap_or((binding.uri, ""));
    let keeps_dots = call.service.has(&ServiceTrait::DotSegments);
    let path = uri::path(path, schema, input, keeps_dots)?;
    let mut query = query::Query::after(path, literals);
    query.write(schema, input)?;
    let uri = query.into_text();
    let mut request = Request::new(Vec::new());
    *request.method_mut() = method(binding.method)?;
    *request.uri_mut() =
        http::Uri::try_from(uri).map_err(|_| Error::new("the URI is not valid, or too long"))?;
    let headers = request.headers_mut();
    write_headers(schema, input, Direction::Request, headers)?;
    if !headers.contains_key(ACCEPT) && payload(call.operation.output()).is_none() {
        let content_type = HeaderValue::from_static(codec.content_type());
        headers.insert(ACCEPT, content_type);
    }
    *request.body_mut() = write_body(codec, schema, input, Direction::Request, headers)?;
    Ok(request)
}

/// Reads an input.
pub(super) fn read_request(
    codec: &dyn BodyCodec,
    call: Call,
    received: Received<'_>,
    input: &mut dyn Fields,
) -> std::result::Result<(), Refusal> {
    let schema = call.operation.input();
    accept::accepts(codec, call.operation.output(), received.headers)?;
    accept::expects(codec, schema, received)?;
    uri::read_labels(received.labels, schema, input)?;
    let parameters = query::Parameters::parse(received.query)?;
    query::read(&parameters, schema, input)?;
    read_headers(schema, input, Direction::Request, received.headers)?;
    read_body(codec, schema, received.body, Direction::Request, input)?;
    Ok(())
}

/// Writes a response with an output or an error.
pub(super) fn respond(
    codec: &dyn BodyCodec,
    schema: &'static Schema,
    status: u16,
    members: &dyn Members,
) -> Result<Response<Vec<u8>>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status_of(write_code(schema, members)?.unwrap_or(status));
    let headers = response.headers_mut();
    write_headers(schema, members, Direction::Response, headers)?;
    *response.body_mut() = write_body(codec, schema, members, Direction::Response, headers)?;
    Ok(response)
}

/// Reads an output.
pub(super) fn read_response(
    codec: &dyn BodyCodec,
    call: Call,
    response: Reply<'_>,
    output: &mut dyn Fields,
) -> Result<()> {
    let schema = call.operation.output();
    read_outside(schema, response, output)?;
    read_body(codec, schema, response.body, Direction::Response, output)
}

/// Reads the members of an error. `in_body` reads those in the body, unless the body is a payload.
pub(super) fn read_error(
    codec: &dyn BodyCodec,
    schema: &'static Schema,
    response: Reply<'_>,
    error: &mut dyn Fields,
    in_body: impl FnOnce(&mut dyn Fields) -> Result<()>,
) -> Result<()> {
    read_outside(schema, response, error)?;
    match payload(schema) {
        Some(_) => read_body(codec, schema, response.body, Direction::Response, error),
        None => in_body(&mut PartFields {
            whole: error,
            direction: Direction::Response,
        }),
    }
}

/// Whether a response contains an error instead of the output.
pub(super) fn is_error(call: Call, response: Reply<'_>) -> bool {
    let expected = call.operation.http().map(|http| http.status);
    let status = response.status;
    expected != Some(status.as_u16()) && !status.is_success()
}

/// Reads the status code and the headers of a response.
fn read_outside(
    schema: &'static Schema,
    response: Reply<'_>,
    fields: &mut dyn Fields,
) -> Result<()> {
    read_code(schema, CodeReader(response.status.as_u16()), fields)?;
    read_headers(schema, fields, Direction::Response, response.headers)
}

/// Returns the member that is the whole body.
pub(super) fn payload(schema: &Schema) -> Option<(usize, &'static Member)> {
    let mut members = schema.members().iter().enumerate();
    members.find(|(_, member)| member.has(&Trait::HttpPayload))
}

/// What a body that is not text or bytes contains.
#[cfg(feature = "xml")]
pub(super) enum BodyShape {
    /// The members without another location.
    Members(&'static Schema),
    /// The payload.
    Payload(&'static Member),
}

/// Returns what the body of a response contains, if the protocol's codec reads it.
#[cfg(feature = "xml")]
pub(super) fn body_shape(schema: &'static Schema) -> Option<BodyShape> {
    match payload(schema) {
        Some((_, member)) => (!is_raw(member)).then_some(BodyShape::Payload(member)),
        None => has_body(schema, Direction::Response).then_some(BodyShape::Members(schema)),
    }
}

/// Whether any members are in the body.
fn has_body(schema: &Schema, direction: Direction) -> bool {
    let mut members = schema.members().iter();
    members.any(|member| direction.locate(member) == Location::Body)
}
