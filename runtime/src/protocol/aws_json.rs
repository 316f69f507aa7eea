//! [AWS JSON 1.0](https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html) and
//! [1.1](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html): every request is a `POST`
//! to `/`. A header names the operation, and the body contains the input.

use http::header::CONTENT_TYPE;
use http::{HeaderValue, Method, Request, Response};

use super::codec::{Bodies, BodyCodec, Codec};
use super::error_code::{self, ErrorBody};
use super::message::{self, ERROR_TYPE, TARGET, content_type, header, set};
use super::route::{Head, NoRoute, Route, Routes, only_post};
use super::{Call, Protocol, Received, Refusal, Reply};
use crate::codec::json::Json;
use crate::event::{self, Initial};
use crate::operation::{ServiceError as _, UnknownError};
use crate::schema::{Schema, Service};
use crate::wire::{Fields, Members, Result};

/// `aws.protocols#awsJson1_0` and `aws.protocols#awsJson1_1`.
#[derive(Clone, Copy, Debug)]
pub struct AwsJson {
    id: &'static str,
    bodies: Bodies,
}

impl AwsJson {
    /// `aws.protocols#awsJson1_0`.
    pub const V1_0: Self = AwsJson {
        id: "aws.protocols#awsJson1_0",
        bodies: Bodies(Codec::Json(Json::AWS), "application/x-amz-json-1.0"),
    };

    /// `aws.protocols#awsJson1_1`.
    pub const V1_1: Self = AwsJson {
        id: "aws.protocols#awsJson1_1",
        bodies: Bodies(Codec::Json(Json::AWS_1_1), "application/x-amz-json-1.1"),
    };

    fn codec(&self) -> Codec {
        self.bodies.0
    }

    fn content_type(&self) -> &'static str {
        self.bodies.1
    }

    /// The content type of a message with this input or output.
    fn content_type_of(&self, schema: &Schema) -> &'static str {
        match event::stream_of(schema) {
            Some(_) => event::CONTENT_TYPE,
            None => self.content_type(),
        }
    }

    fn write(
        &self,
        schema: &'static Schema,
        members: &dyn Members,
        initial: Initial,
    ) -> Result<Vec<u8>> {
        match event::write_message(&self.bodies, schema, members, initial)? {
            Some(body) => Ok(body),
            None => self.codec().write(schema, members),
        }
    }

    fn respond(&self, status: u16, body: Vec<u8>) -> Response<Vec<u8>> {
        message::response(status, self.content_type(), body)
    }
}

impl Protocol for AwsJson {
    fn id(&self) -> &'static str {
        self.id
    }

    fn speaks(&self, head: Head<'_>) -> bool {
        let found = content_type(head.headers).unwrap_or_default();
        let is_type = found.eq_ignore_ascii_case(self.content_type())
            || found.eq_ignore_ascii_case(event::CONTENT_TYPE);
        is_type && head.headers.contains_key(TARGET)
    }

    fn route<'p>(
        &self,
        routes: &'p Routes,
        head: Head<'p>,
    ) -> std::result::Result<Route<'p>, NoRoute> {
        if head.path != "/" {
            return Err(NoRoute::NotFound);
        }
        only_post(head)?;
        let target = header(head.headers, &TARGET).unwrap_or_default();
        match target.split_once('.') {
            Some((service, name)) if service == routes.service().name() => routes.named(name),
            _ => Err(NoRoute::NotFound),
        }
    }

    fn events(&self) -> Option<&dyn BodyCodec> {
        Some(&self.bodies)
    }

    fn request(&self, call: Call, input: &dyn Members) -> Result<Request<Vec<u8>>> {
        let schema = call.operation.input();
        let body = self.write(schema, input, Initial::Request)?;
        let mut request = Request::new(body);
        *request.method_mut() = Method::POST;
        let target = format!("{}.{}", call.service.name(), call.operation.name());
        let headers = request.headers_mut();
        set(headers, TARGET, &target)?;
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static(self.content_type_of(schema)),
        );
        error_code::set_query_mode(call.service, headers);
        Ok(request)
    }

    fn read_request(
        &self,
        call: Call,
        received: Received<'_>,
        input: &mut dyn Fields,
    ) -> std::result::Result<(), Refusal> {
        let found = content_type(received.headers).unwrap_or_default();
        let schema = call.operation.input();
        if !found.eq_ignore_ascii_case(self.content_type_of(schema)) {
            return Err(Refusal::UnsupportedMediaType);
        }
        let codec = self.codec().for_server();
        let events = Bodies(codec, self.content_type());
        if !event::read_message(&events, schema, received.body, input, Initial::Request)? {
            codec.read_or_empty(schema, received.body, input)?;
        }
        Ok(())
    }

    fn response(&self, call: Call, output: &dyn Members) -> Result<Response<Vec<u8>>> {
        let schema = call.operation.output();
        let body = self.write(schema, output, Initial::Response)?;
        Ok(message::response(200, self.content_type_of(schema), body))
    }

    fn read_response(
        &self,
        call: Call,
        response: Reply<'_>,
        output: &mut dyn Fields,
    ) -> Result<()> {
        let (schema, body) = (call.operation.output(), response.body);
        match event::read_message(&self.bodies, schema, body, output, Initial::Response)? {
            true => Ok(()),
            false => self.codec().read_or_empty(schema, body, output),
        }
    }

    fn error(
        &self,
        service: &'static Service,
        schema: &'static Schema,
        status: u16,
        error: &dyn Members,
    ) -> Result<Response<Vec<u8>>> {
        let body = self.codec().write_error(schema, error)?;
        let mut response = self.respond(status, body);
        error_code::set_query_error(service, schema, response.headers_mut())?;
        Ok(response)
    }

    fn unknown_error(
        &self,
        _: &'static Service,
        error: &UnknownError,
    ) -> Result<Response<Vec<u8>>> {
        let body = self.codec().write_unknown_error(error)?;
        Ok(self.respond(error.status(), body))
    }

    fn read_error(&self, response: Reply<'_>) -> ErrorBody {
        let headers = response.headers;
        ErrorBody::new(
            header(headers, &ERROR_TYPE),
            error_code::query_error(headers),
            self.codec().error_document(response.body),
        )
    }
}
