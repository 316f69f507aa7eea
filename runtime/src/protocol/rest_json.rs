//! [AWS restJson1](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html).

use http::header::CONTENT_TYPE;
use http::{HeaderValue, Request, Response};

use super::binding;
use super::codec::{Bodies, BodyCodec, Codec};
use super::error_code::{ErrorBody, read_error_body};
use super::message::{self, ERROR_TYPE, RPC, header, set};
use super::route::{Head, NoRoute, Route, Routes};
use super::{Call, Protocol, Received, Refusal, Reply};
use crate::codec::json::Json;
use crate::operation::{ServiceError as _, UnknownError};
use crate::schema::prelude::UNIT;
use crate::schema::{Schema, Service};
use crate::wire::{Fields, Members, Result};

/// `aws.protocols#restJson1`.
#[derive(Clone, Copy, Debug)]
pub struct RestJson1;

const JSON: &str = "application/json";
const CODEC: Json = Json::REST;
const CLIENT: Bodies = Bodies(Codec::Json(CODEC), JSON);
const SERVER: Bodies = Bodies(Codec::Json(CODEC.offsets(false)), JSON);

impl Protocol for RestJson1 {
    fn id(&self) -> &'static str {
        "aws.protocols#restJson1"
    }

    fn speaks(&self, head: Head<'_>) -> bool {
        // The RPC protocols have headers that name them.
        !RPC.iter().any(|name| head.headers.contains_key(name))
    }

    fn route<'p>(
        &self,
        routes: &'p Routes,
        head: Head<'p>,
    ) -> std::result::Result<Route<'p>, NoRoute> {
        routes.find(head.method, head.path, head.query)
    }

    fn has_streams(&self) -> bool {
        true
    }

    fn events(&self) -> Option<&dyn BodyCodec> {
        Some(&CLIENT)
    }

    fn request(&self, call: Call, input: &dyn Members) -> Result<Request<Vec<u8>>> {
        binding::request(&CLIENT, call, input)
    }

    fn read_request(
        &self,
        call: Call,
        received: Received<'_>,
        input: &mut dyn Fields,
    ) -> std::result::Result<(), Refusal> {
        binding::read_request(&SERVER, call, received, input)
    }

    fn response(&self, call: Call, output: &dyn Members) -> Result<Response<Vec<u8>>> {
        let status = call.operation.http().map_or(200, |http| http.status);
        let mut response = binding::respond(&SERVER, call.operation.output(), status, output)?;
        fill_in(call.operation.output(), &mut response);
        Ok(response)
    }

    fn read_response(
        &self,
        call: Call,
        response: Reply<'_>,
        output: &mut dyn Fields,
    ) -> Result<()> {
        binding::read_response(&CLIENT, call, response, output)
    }

    fn error(
        &self,
        _: &'static Service,
        schema: &'static Schema,
        status: u16,
        error: &dyn Members,
    ) -> Result<Response<Vec<u8>>> {
        let mut response = binding::respond(&SERVER, schema, status, error)?;
        fill_in(schema, &mut response);
        set(response.headers_mut(), ERROR_TYPE, schema.name())?;
        Ok(response)
    }

    fn unknown_error(
        &self,
        _: &'static Service,
        error: &UnknownError,
    ) -> Result<Response<Vec<u8>>> {
        let body = match error.body().is_null() {
            true => b"{}".to_vec(),
            false => CODEC.document_to_vec(error.body())?,
        };
        let mut response = message::response(error.status(), JSON, body);
        if !error.code().is_empty() {
            set(response.headers_mut(), ERROR_TYPE, error.code())?;
        }
        Ok(response)
    }

    fn is_error(&self, call: Call, response: Reply<'_>) -> bool {
        binding::is_error(call, response)
    }

    fn read_error(&self, response: Reply<'_>) -> ErrorBody {
        let code = header(response.headers, &ERROR_TYPE);
        ErrorBody::new(code, None, CODEC.error_document(response.body))
    }

    fn read_error_members(
        &self,
        schema: &'static Schema,
        response: Reply<'_>,
        body: &ErrorBody,
        error: &mut dyn Fields,
    ) -> Result<()> {
        binding::read_error(&CLIENT, schema, response, error, |error| {
            read_error_body(schema, &body.body, true, error)
        })
    }
}

/// Sets an empty body to `{}`, unless the body is a payload or the model has no output.
fn fill_in(schema: &Schema, response: &mut Response<Vec<u8>>) {
    let is_object = binding::payload(schema).is_none() && schema.id() != UNIT.id();
    if response.body().is_empty() && is_object {
        *response.body_mut() = b"{}".to_vec();
        let headers = response.headers_mut();
        headers
            .entry(CONTENT_TYPE)
            .or_insert(HeaderValue::from_static(JSON));
    }
}
