//! [Smithy RPC v2](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html) in CBOR and in JSON:
//! every request is a `POST` to a path that names the operation, and the body contains the input.

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderValue, Method, Request, Response};

use super::codec::{Bodies, BodyCodec, Codec};
use super::error_code::{self, ErrorBody};
use super::message::{self, PROTOCOL, content_type, header};
use super::route::{Head, NoRoute, Route, Routes, only_post};
use super::{Call, Protocol, Received, Refusal, Reply};
use crate::codec::cbor::Cbor;
use crate::codec::json::Json;
use crate::event::{self, Initial};
use crate::operation::{ServiceError as _, UnknownError};
use crate::schema::prelude::UNIT;
use crate::schema::{Schema, Service};
use crate::wire::{Error, Fields, Members, Result};

/// `smithy.protocols#rpcv2Cbor` and `smithy.protocols#rpcv2Json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RpcV2 {
    /// In CBOR.
    Cbor,
    /// In JSON.
    Json,
}

impl RpcV2 {
    const fn name(self) -> &'static str {
        match self {
            RpcV2::Cbor => "rpc-v2-cbor",
            RpcV2::Json => "rpc-v2-json",
        }
    }

    const fn content_type(self) -> &'static str {
        match self {
            RpcV2::Cbor => "application/cbor",
            RpcV2::Json => "application/json",
        }
    }

    const fn codec(self) -> Codec {
        match self {
            RpcV2::Cbor => Codec::Cbor(Cbor::new()),
            RpcV2::Json => Codec::Json(Json::RPC_V2),
        }
    }

    /// Writes a structure. The body is empty if the model has none.
    fn write(
        self,
        schema: &'static Schema,
        members: &dyn Members,
        initial: Initial,
    ) -> Result<Vec<u8>> {
        if schema.id() == UNIT.id() {
            return Ok(Vec::new());
        }
        match event::write_message(self.bodies(), schema, members, initial)? {
            Some(body) => Ok(body),
            None => self.codec().write(schema, members),
        }
    }

    /// The codec of bodies and of the payloads of events.
    fn bodies(self) -> &'static Bodies {
        match self {
            RpcV2::Cbor => &const { Bodies(RpcV2::Cbor.codec(), RpcV2::Cbor.content_type()) },
            RpcV2::Json => &const { Bodies(RpcV2::Json.codec(), RpcV2::Json.content_type()) },
        }
    }

    /// The content type of a message with this input or output.
    fn content_type_of(self, schema: &Schema) -> &'static str {
        match event::stream_of(schema) {
            Some(_) => event::CONTENT_TYPE,
            None => self.content_type(),
        }
    }

    fn respond(self, status: u16, content_type: &'static str, body: Vec<u8>) -> Response<Vec<u8>> {
        let has_body = !body.is_empty();
        let mut response = message::response(status, content_type, body);
        let headers = response.headers_mut();
        headers.insert(PROTOCOL, HeaderValue::from_static(self.name()));
        if !has_body {
            headers.remove(CONTENT_TYPE);
        }
        response
    }
}

impl Protocol for RpcV2 {
    fn id(&self) -> &'static str {
        match self {
            RpcV2::Cbor => "smithy.protocols#rpcv2Cbor",
            RpcV2::Json => "smithy.protocols#rpcv2Json",
        }
    }

    fn speaks(&self, head: Head<'_>) -> bool {
        header(head.headers, &PROTOCOL) == Some(self.name())
    }

    fn route<'p>(
        &self,
        routes: &'p Routes,
        head: Head<'p>,
    ) -> std::result::Result<Route<'p>, NoRoute> {
        if !self.speaks(head) {
            return Err(NoRoute::NotFound);
        }
        // The segments before these belong to the endpoint.
        let mut segments = head.path.rsplit('/');
        let mut next = || segments.next().unwrap_or_default();
        let (name, operation, service_name, service) = (next(), next(), next(), next());
        let is_path = operation == "operation" && service == "service";
        if !is_path || service_name != routes.service().name() {
            return Err(NoRoute::NotFound);
        }
        only_post(head)?;
        routes.named(name)
    }

    fn events(&self) -> Option<&dyn BodyCodec> {
        Some(self.bodies())
    }

    fn request(&self, call: Call, input: &dyn Members) -> Result<Request<Vec<u8>>> {
        let (service, operation) = (call.service.name(), call.operation.name());
        let mut request =
            Request::new(self.write(call.operation.input(), input, Initial::Request)?);
        *request.method_mut() = Method::POST;
        *request.uri_mut() = format!("/service/{service}/operation/{operation}")
            .parse()
            .map_err(|_| {
                Error::new("the names of the service and the operation must be valid in a URI")
            })?;
        let content_type = |schema| HeaderValue::from_static(self.content_type_of(schema));
        let has_body = !request.body().is_empty();
        let headers = request.headers_mut();
        headers.insert(PROTOCOL, HeaderValue::from_static(self.name()));
        headers.insert(ACCEPT, content_type(call.operation.output()));
        if has_body {
            headers.insert(CONTENT_TYPE, content_type(call.operation.input()));
        }
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
        if !received.body.is_empty() && !found.eq_ignore_ascii_case(self.content_type_of(schema)) {
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
        Ok(self.respond(200, self.content_type_of(schema), body))
    }

    fn read_response(
        &self,
        call: Call,
        response: Reply<'_>,
        output: &mut dyn Fields,
    ) -> Result<()> {
        if header(response.headers, &PROTOCOL) != Some(self.name()) {
            let name = self.name();
            return Err(Error::new(format!(
                "expected the header `smithy-protocol: {name}`"
            )));
        }
        let (schema, body) = (call.operation.output(), response.body);
        match event::read_message(self.bodies(), schema, body, output, Initial::Response)? {
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
        let mut response = self.respond(status, self.content_type(), body);
        error_code::set_query_error(service, schema, response.headers_mut())?;
        Ok(response)
    }

    fn unknown_error(
        &self,
        _: &'static Service,
        error: &UnknownError,
    ) -> Result<Response<Vec<u8>>> {
        let body = self.codec().write_unknown_error(error)?;
        Ok(self.respond(error.status(), self.content_type(), body))
    }

    fn read_error(&self, response: Reply<'_>) -> ErrorBody {
        let query_code = error_code::query_error(response.headers);
        ErrorBody::new(None, query_code, self.codec().error_document(response.body))
    }
}
