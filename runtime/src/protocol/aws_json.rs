//! [AWS JSON 1.0](https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html) and
//! [1.1](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html): every operation is a `POST` to
//! `/`, named by a header, its input the body.

use http::header::CONTENT_TYPE;
use http::{HeaderName, HeaderValue, Method, Request, Response};

use super::error_code::ErrorBody;
use super::rest_json::{json_or_text, read_error_body, set_length, status_of};
use super::{Call, Protocol, Received, Refusal};
use crate::codec::json::Json;
use crate::document::Document;
use crate::schema::Schema;
use crate::wire::{self, Error, Fields, Members, Reader as _, Writer as _};

/// `aws.protocols#awsJson1_0` and `aws.protocols#awsJson1_1`.
#[derive(Clone, Copy, Debug)]
pub struct AwsJson {
    id: &'static str,
    content_type: &'static str,
    /// Whether an error's code has its namespace.
    is_absolute: bool,
}

const TARGET: HeaderName = HeaderName::from_static("x-amz-target");
const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");
const CODEC: Json = Json::AWS;

impl AwsJson {
    /// `aws.protocols#awsJson1_0`.
    pub const V1_0: Self = AwsJson {
        id: "aws.protocols#awsJson1_0",
        content_type: "application/x-amz-json-1.0",
        is_absolute: true,
    };

    /// `aws.protocols#awsJson1_1`.
    pub const V1_1: Self = AwsJson {
        id: "aws.protocols#awsJson1_1",
        content_type: "application/x-amz-json-1.1",
        is_absolute: false,
    };

    fn respond(&self, status: u16, body: Vec<u8>) -> Response<Vec<u8>> {
        let mut response = Response::new(body);
        *response.status_mut() = status_of(status);
        let content_type = HeaderValue::from_static(self.content_type);
        response.headers_mut().insert(CONTENT_TYPE, content_type);
        response
    }
}

impl Protocol for AwsJson {
    fn id(&self) -> &'static str {
        self.id
    }

    fn operation_name<'r>(&self, request: &'r http::request::Parts) -> Option<&'r str> {
        let content_type = request.headers.get(CONTENT_TYPE)?.to_str().ok()?;
        if !content_type.starts_with(self.content_type) {
            return None;
        }
        let target = request.headers.get(TARGET)?.to_str().ok()?;
        target.rsplit_once('.').map(|(_, operation)| operation)
    }

    fn request(&self, call: Call, input: &dyn Members) -> wire::Result<Request<Vec<u8>>> {
        let mut body = Vec::with_capacity(128);
        CODEC
            .writer(&mut body)
            .structure(call.operation.input(), input)?;
        let mut request = Request::new(body);
        *request.method_mut() = Method::POST;
        let target = format!("{}.{}", call.service.name(), call.operation.name());
        let target = HeaderValue::from_str(&target)
            .map_err(|_| Error::new("expected names that a header can hold"))?;
        let headers = request.headers_mut();
        headers.insert(TARGET, target);
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        set_length(&mut request);
        Ok(request)
    }

    fn read_request(
        &self,
        call: Call,
        received: Received<'_>,
        input: &mut dyn Fields,
    ) -> Result<(), Refusal> {
        let found = received.headers.get(CONTENT_TYPE);
        let found = found
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let (found, _) = found.split_once(';').unwrap_or((found, ""));
        if !found.trim().eq_ignore_ascii_case(self.content_type) {
            return Err(Refusal::UnsupportedMediaType);
        }
        read_body(call.operation.input(), received.body, input)?;
        Ok(())
    }

    fn response(&self, call: Call, output: &dyn Members) -> wire::Result<Response<Vec<u8>>> {
        let mut body = Vec::with_capacity(128);
        CODEC
            .writer(&mut body)
            .structure(call.operation.output(), output)?;
        Ok(self.respond(200, body))
    }

    fn read_response(
        &self,
        call: Call,
        response: &Response<&[u8]>,
        output: &mut dyn Fields,
    ) -> wire::Result<()> {
        read_body(call.operation.output(), response.body(), output)
    }

    fn error(
        &self,
        schema: &'static Schema,
        status: u16,
        error: &dyn Members,
    ) -> wire::Result<Response<Vec<u8>>> {
        let mut members = Vec::with_capacity(128);
        CODEC.writer(&mut members).structure(schema, error)?;
        let code = match self.is_absolute {
            true => schema.id(),
            false => schema.name(),
        };
        Ok(self.respond(status, with_type(code, &members)))
    }

    fn is_error(&self, _: Call, response: &Response<&[u8]>) -> bool {
        !response.status().is_success()
    }

    fn read_error(&self, response: &Response<&[u8]>) -> ErrorBody {
        let header = response.headers().get(ERROR_TYPE);
        let header = header.and_then(|header| header.to_str().ok());
        ErrorBody::new(header, json_or_text(response.body()))
    }

    fn read_error_members(
        &self,
        schema: &'static Schema,
        _: &Response<&[u8]>,
        body: &ErrorBody,
        error: &mut dyn Fields,
    ) -> wire::Result<()> {
        read_error_body(schema, &body.body, false, error)
    }

    fn refusal(&self, code: &str, status: u16, message: &str) -> Response<Vec<u8>> {
        let body = Document::object([("__type", code.into()), ("message", message.into())]);
        self.respond(status, body.to_string().into_bytes())
    }
}

fn read_body(schema: &'static Schema, body: &[u8], fields: &mut dyn Fields) -> wire::Result<()> {
    if body.is_empty() {
        return Ok(());
    }
    let mut reader = CODEC.reader(body)?;
    reader.structure(schema, fields)?;
    reader.finish()
}

/// The members of an error, in an object, with its code in front.
fn with_type(code: &str, members: &[u8]) -> Vec<u8> {
    let mut body = Vec::with_capacity(members.len() + code.len() + 16);
    body.extend_from_slice(b"{\"__type\":");
    body.extend_from_slice(Document::from(code).to_string().as_bytes());
    match members.strip_prefix(b"{") {
        Some(b"}") | None => body.push(b'}'),
        Some(rest) => {
            body.push(b',');
            body.extend_from_slice(rest);
        }
    }
    body
}
