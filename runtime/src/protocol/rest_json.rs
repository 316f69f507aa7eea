//! [AWS restJson1](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html).

use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode};

use super::error_code::ErrorBody;
use super::{Call, Protocol, Received, Refusal};
use crate::codec::error_body;
use crate::codec::json::Json;
use crate::document::{Document, DocumentReader};
use crate::http::location::{self, Location};
use crate::http::part::{Locate, Part, PartFields};
use crate::http::payload::{RawReader, RawWriter, is_raw};
use crate::http::{query, read_headers, uri, write_headers};
use crate::schema::{Kind, Member, Schema, Trait};
use crate::wire::{self, Error, Fields, Instant, Members, Reader, Writer};

/// `aws.protocols#restJson1`.
#[derive(Clone, Copy, Debug)]
pub struct RestJson1;

const JSON: &str = "application/json";
const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");
const CODEC: Json = Json::REST;

impl Protocol for RestJson1 {
    fn id(&self) -> &'static str {
        "aws.protocols#restJson1"
    }

    fn uses_bindings(&self) -> bool {
        true
    }

    fn request(&self, call: Call, input: &dyn Members) -> wire::Result<Request<Vec<u8>>> {
        let schema = call.operation.input();
        let Some(binding) = call.operation.http() else {
            return Err(no_binding(call));
        };
        let (path, literals) = binding.uri.split_once('?').unwrap_or((binding.uri, ""));
        let mut uri = uri::path(path, schema, input)?;
        let mut query = query::Query::new(literals);
        query.write(schema, input)?;
        let query = query.into_text();
        if !query.is_empty() {
            uri.push('?');
            uri.push_str(&query);
        }
        let mut request = Request::new(Vec::new());
        *request.method_mut() = method(binding.method)?;
        *request.uri_mut() = uri
            .parse()
            .map_err(|_| Error::new("expected values that a URI can hold"))?;
        write_headers(schema, input, location::in_request, request.headers_mut())?;
        let body = write_body(schema, input, location::in_request, request.headers_mut())?;
        *request.body_mut() = body.unwrap_or_default();
        set_length(&mut request);
        Ok(request)
    }

    fn read_request(
        &self,
        call: Call,
        received: Received<'_>,
        input: &mut dyn Fields,
    ) -> Result<(), Refusal> {
        let schema = call.operation.input();
        accepts(call.operation.output(), received.headers)?;
        expects(schema, received)?;
        uri::read_labels(received.labels, schema, input)?;
        query::read(&query::parse(received.query)?, schema, input)?;
        read_headers(schema, input, location::in_request, received.headers)?;
        read_body(schema, received.body, location::in_request, input)?;
        Ok(())
    }

    fn response(&self, call: Call, output: &dyn Members) -> wire::Result<Response<Vec<u8>>> {
        let status = call.operation.http().map_or(200, |http| http.status);
        respond(call.operation.output(), status, output)
    }

    fn read_response(
        &self,
        call: Call,
        response: &Response<&[u8]>,
        output: &mut dyn Fields,
    ) -> wire::Result<()> {
        let schema = call.operation.output();
        read_parts(schema, response, output)?;
        read_body(schema, response.body(), location::in_response, output)
    }

    fn error(
        &self,
        schema: &'static Schema,
        status: u16,
        error: &dyn Members,
    ) -> wire::Result<Response<Vec<u8>>> {
        let mut response = respond(schema, status, error)?;
        let name = HeaderValue::from_static(schema.name());
        response.headers_mut().insert(ERROR_TYPE, name);
        if response.body().is_empty() && !has_payload(schema) {
            *response.body_mut() = b"{}".to_vec();
            let json = HeaderValue::from_static(JSON);
            response.headers_mut().insert(CONTENT_TYPE, json);
        }
        Ok(response)
    }

    fn is_error(&self, call: Call, response: &Response<&[u8]>) -> bool {
        let expected = call.operation.http().map_or(200, |http| http.status);
        let status = response.status().as_u16();
        status != expected && !(200..300).contains(&status)
    }

    fn read_error(&self, response: &Response<&[u8]>) -> ErrorBody {
        let header = response.headers().get(ERROR_TYPE);
        let header = header.and_then(|header| header.to_str().ok());
        ErrorBody::new(header, json_or_text(response.body()))
    }

    fn read_error_members(
        &self,
        schema: &'static Schema,
        response: &Response<&[u8]>,
        body: &ErrorBody,
        error: &mut dyn Fields,
    ) -> wire::Result<()> {
        read_parts(schema, response, error)?;
        if has_payload(schema) {
            return read_body(schema, response.body(), location::in_response, error);
        }
        read_error_body(schema, &body.body, true, error)
    }

    fn refusal(&self, code: &str, status: u16, message: &str) -> Response<Vec<u8>> {
        let message = Document::object([("message", message.into())]);
        let mut response = Response::new(message.to_string().into_bytes());
        *response.status_mut() = status_of(status);
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(JSON));
        if let Ok(code) = HeaderValue::from_str(code) {
            headers.insert(ERROR_TYPE, code);
        }
        response
    }
}

/// The members of an error's body, in the notation of JSON or a document of another.
pub(super) fn read_error_body(
    schema: &'static Schema,
    body: &Document,
    obeys_json_name: bool,
    error: &mut dyn Fields,
) -> wire::Result<()> {
    // An empty body, or a text of a proxy: the code alone says which error it is.
    let mut body = match body {
        Document::Object(_) => body.clone(),
        _ => Document::Object(Vec::new()),
    };
    error_body::name_message(&mut body, schema, obeys_json_name);
    let mut fields = PartFields {
        whole: error,
        locate: location::in_response,
    };
    DocumentReader::new(&body, obeys_json_name).structure(schema, &mut fields)?;
    Ok(())
}

/// A body as a document: null if it is empty, a string if it is not JSON.
pub(super) fn json_or_text(body: &[u8]) -> Document {
    match CODEC.document(body) {
        Ok(document) => document,
        Err(_) if body.trim_ascii().is_empty() => Document::Null,
        Err(_) => String::from_utf8_lossy(body).into_owned().into(),
    }
}

#[cold]
pub(super) fn no_binding(call: Call) -> Error {
    let id = call.operation.id();
    Error::new(format!("the operation `{id}` has no HTTP binding"))
}

pub(super) fn method(method: &str) -> wire::Result<http::Method> {
    http::Method::from_bytes(method.as_bytes())
        .map_err(|_| Error::new("expected a method that HTTP can have"))
}

pub(super) fn status_of(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

pub(super) fn set_length(request: &mut Request<Vec<u8>>) {
    let length = request.body().len();
    if length > 0 {
        request.headers_mut().insert(CONTENT_LENGTH, length.into());
    }
}

fn has_payload(schema: &Schema) -> bool {
    payload(schema).is_some()
}

fn payload(schema: &Schema) -> Option<(usize, &'static Member)> {
    let mut members = schema.members().iter().enumerate();
    members.find(|(_, member)| member.has(&Trait::HttpPayload))
}

fn has_body(schema: &Schema, locate: Locate) -> bool {
    let mut members = schema.members().iter();
    members.any(|member| locate(member) == Location::Body)
}

fn respond(
    schema: &'static Schema,
    status: u16,
    members: &dyn Members,
) -> wire::Result<Response<Vec<u8>>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status_of(status);
    for (index, member) in schema.members().iter().enumerate() {
        if location::in_response(member) == Location::ResponseCode {
            let mut code = None;
            members.write(index, member, &mut CodeWriter(&mut code))?;
            if let Some(code) = code.and_then(|code| u16::try_from(code).ok()) {
                *response.status_mut() = status_of(code);
            }
        }
    }
    write_headers(
        schema,
        members,
        location::in_response,
        response.headers_mut(),
    )?;
    let body = write_body(
        schema,
        members,
        location::in_response,
        response.headers_mut(),
    )?;
    *response.body_mut() = body.unwrap_or_default();
    Ok(response)
}

/// Takes the status code.
struct CodeWriter<'a>(&'a mut Option<i64>);

impl Writer for CodeWriter<'_> {
    fn integer(&mut self, _: &'static Member, value: i64) -> wire::Result<()> {
        *self.0 = Some(value);
        Ok(())
    }
}

/// Gives the status code.
struct CodeReader(u16);

impl Reader for CodeReader {
    fn integer(&mut self, _: &'static Member) -> wire::Result<Option<i64>> {
        Ok(Some(self.0.into()))
    }

    fn timestamp(&mut self, _: &'static Member) -> wire::Result<Option<Instant>> {
        Ok(None)
    }

    fn skip(&mut self) -> wire::Result<()> {
        Ok(())
    }
}

/// The status code and the headers of a response.
fn read_parts(
    schema: &'static Schema,
    response: &Response<&[u8]>,
    fields: &mut dyn Fields,
) -> wire::Result<()> {
    for (index, member) in schema.members().iter().enumerate() {
        if location::in_response(member) == Location::ResponseCode {
            fields.read(index, member, &mut CodeReader(response.status().as_u16()))?;
        }
    }
    read_headers(schema, fields, location::in_response, response.headers())
}

/// The body of a message, and its content type if the model's headers have none.
fn write_body(
    schema: &'static Schema,
    members: &dyn Members,
    locate: Locate,
    headers: &mut HeaderMap,
) -> wire::Result<Option<Vec<u8>>> {
    let (body, content_type) = if let Some((index, member)) = payload(schema) {
        let body = write_payload(index, member, members)?;
        (body, media_type(member))
    } else if has_body(schema, locate) {
        let part = Part {
            whole: members,
            locate,
        };
        let mut body = Vec::with_capacity(128);
        CODEC.writer(&mut body).structure(schema, &part)?;
        (Some(body), JSON)
    } else {
        (None, JSON)
    };
    if body.is_some() && !headers.contains_key(CONTENT_TYPE) {
        let content_type = HeaderValue::from_static(content_type);
        headers.insert(CONTENT_TYPE, content_type);
    }
    Ok(body)
}

fn write_payload(
    index: usize,
    member: &'static Member,
    members: &dyn Members,
) -> wire::Result<Option<Vec<u8>>> {
    if is_raw(member) {
        let mut body = None;
        members.write(index, member, &mut RawWriter(&mut body))?;
        return Ok(body);
    }
    let mut body = Vec::new();
    members.write(index, member, &mut CODEC.writer(&mut body))?;
    match (body.is_empty(), member.target().kind()) {
        (false, _) => Ok(Some(body)),
        (true, Kind::Structure(_)) => Ok(Some(b"{}".to_vec())),
        (true, _) => Ok(None),
    }
}

/// The content type of a payload.
fn media_type(member: &Member) -> &'static str {
    match (member.media_type(), member.target().kind()) {
        (Some(media_type), _) => media_type,
        (None, Kind::Blob) => "application/octet-stream",
        (None, Kind::String | Kind::Enum) => "text/plain",
        (None, _) => JSON,
    }
}

fn read_body(
    schema: &'static Schema,
    body: &[u8],
    locate: Locate,
    fields: &mut dyn Fields,
) -> wire::Result<()> {
    if let Some((index, member)) = payload(schema) {
        if body.is_empty() {
            return Ok(());
        }
        if is_raw(member) {
            return fields.read(index, member, &mut RawReader(body));
        }
        let mut reader = CODEC.reader(body)?;
        fields.read(index, member, &mut reader)?;
        return reader.finish();
    }
    if !has_body(schema, locate) || body.is_empty() {
        return Ok(());
    }
    let mut reader = CODEC.reader(body)?;
    let mut part = PartFields {
        whole: fields,
        locate,
    };
    reader.structure(schema, &mut part)?;
    reader.finish()
}

/// Whether the client takes what the operation answers.
fn accepts(output: &Schema, headers: &HeaderMap) -> Result<(), Refusal> {
    let content_type = match payload(output) {
        Some((_, member)) => media_type(member),
        None => JSON,
    };
    let mut ranges = headers.get_all(ACCEPT).iter().peekable();
    if ranges.peek().is_none() {
        return Ok(());
    }
    let is_accepted = ranges.any(|value| {
        let value = value.to_str().unwrap_or_default();
        value
            .split(',')
            .any(|range| matches_range(range, content_type))
    });
    match is_accepted {
        true => Ok(()),
        false => Err(Refusal::NotAcceptable),
    }
}

fn matches_range(range: &str, content_type: &str) -> bool {
    let range = bare(range);
    let (kind, _) = content_type.split_once('/').unwrap_or((content_type, ""));
    range == "*/*"
        || range.eq_ignore_ascii_case(content_type)
        || range
            .strip_suffix("/*")
            .is_some_and(|wanted| wanted.eq_ignore_ascii_case(kind))
}

/// A media type without its parameters.
fn bare(media_type: &str) -> &str {
    let (bare, _) = media_type.split_once(';').unwrap_or((media_type, ""));
    bare.trim()
}

/// Whether the content type is what the operation's input has.
fn expects(input: &Schema, received: Received<'_>) -> Result<(), Refusal> {
    let found = received.headers.get(CONTENT_TYPE);
    let found = found.map(|value| value.to_str().map(bare).unwrap_or_default());
    let is_empty = received.body.is_empty();
    let is_right = match (payload(input), has_body(input, location::in_request)) {
        // Whatever comes is the payload, unless the model says what it is.
        (Some((_, member)), _) => match found {
            None => {
                is_empty
                    || matches!(member.target().kind(), Kind::Blob) && member.media_type().is_none()
            }
            Some(found) => {
                let any =
                    matches!(member.target().kind(), Kind::Blob) && member.media_type().is_none();
                any || found.eq_ignore_ascii_case(media_type(member))
            }
        },
        (None, true) => match found {
            None => is_empty,
            Some(found) => found.eq_ignore_ascii_case(JSON),
        },
        (None, false) => found.is_none() || is_empty,
    };
    match is_right {
        true => Ok(()),
        false => Err(Refusal::UnsupportedMediaType),
    }
}
