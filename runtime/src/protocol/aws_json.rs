//! [AWS JSON 1.0](https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html) and
//! [1.1](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html): every request is a `POST`
//! to `/`. A header names the operation, and the body contains the input.

use http::header::CONTENT_TYPE;
use http::{HeaderValue, Method, Request, Response};

use super::codec::Codec;
use super::error_code::{self, ErrorBody};
use super::message::{self, ERROR_TYPE, TARGET, content_type, header, set};
use super::route::{Head, NoRoute, Route, Routes, only_post};
use super::{Call, Protocol, Received, Refusal, Reply};
use crate::codec::json::Json;
use crate::operation::{ServiceError as _, UnknownError};
use crate::schema::{Schema, Service};
use crate::wire::{Fields, Members, Result};

/// `aws.protocols#awsJson1_0` and `aws.protocols#awsJson1_1`.
#[derive(Clone, Copy, Debug)]
pub struct AwsJson {
    id: &'static str,
    content_type: &'static str,
    codec: Codec,
}

impl AwsJson {
    /// `aws.protocols#awsJson1_0`.
    pub const V1_0: Self = AwsJson {
        id: "aws.protocols#awsJson1_0",
        content_type: "application/x-amz-json-1.0",
        codec: Codec::Json(Json::AWS),
    };

    /// `aws.protocols#awsJson1_1`.
    pub const V1_1: Self = AwsJson {
        id: "aws.protocols#awsJson1_1",
        content_type: "application/x-amz-json-1.1",
        codec: Codec::Json(Json::AWS_1_1),
    };

    fn respond(&self, status: u16, body: Vec<u8>) -> Response<Vec<u8>> {
        message::response(status, self.content_type, body)
    }
}

impl Protocol for AwsJson {
    fn id(&self) -> &'static str {
        self.id
    }

    fn speaks(&self, head: Head<'_>) -> bool {
        let content_type = content_type(head.headers).unwrap_or_default();
        head.headers.contains_key(TARGET) && content_type.eq_ignore_ascii_case(self.content_type)
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

    fn request(&self, call: Call, input: &dyn Members) -> Result<Request<Vec<u8>>> {
        let body = self.codec.write(call.operation.input(), input)?;
        let mut request = Request::new(body);
        *request.method_mut() = Method::POST;
        let target = format!("{}.{}", call.service.name(), call.operation.name());
        let headers = request.headers_mut();
        set(headers, TARGET, &target)?;
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type));
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
        if !found.eq_ignore_ascii_case(self.content_type) {
            return Err(Refusal::UnsupportedMediaType);
        }
        let codec = self.codec.for_server();
        codec.read_or_empty(call.operation.input(), received.body, input)?;
        Ok(())
    }

    fn response(&self, call: Call, output: &dyn Members) -> Result<Response<Vec<u8>>> {
        let body = self.codec.write(call.operation.output(), output)?;
        Ok(self.respond(200, body))
    }

    fn read_response(
        &self,
        call: Call,
        response: Reply<'_>,
        output: &mut dyn Fields,
    ) -> Result<()> {
        let schema = call.operation.output();
        self.codec.read_or_empty(schema, response.body, output)
    }

    fn error(
        &self,
        service: &'static Service,
        schema: &'static Schema,
        status: u16,
        error: &dyn Members,
    ) -> Result<Response<Vec<u8>>> {
        let body = self.codec.write_error(schema, error)?;
        let mut response = self.respond(status, body);
        error_code::set_query_error(service, schema, response.headers_mut())?;
        Ok(response)
    }

    fn unknown_error(
        &self,
        _: &'static Service,
        error: &UnknownError,
    ) -> Result<Response<Vec<u8>>> {
        let body = self.codec.write_unknown_error(error)?;
        Ok(self.respond(error.status(), body))
    }

    fn read_error(&self, response: Reply<'_>) -> ErrorBody {
        let headers = response.headers;
        ErrorBody::new(
            header(headers, &ERROR_TYPE),
            error_code::query_error(headers),
            self.codec.error_document(response.body),
        )
    }
}
