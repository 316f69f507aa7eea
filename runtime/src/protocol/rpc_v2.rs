//! [Smithy RPC v2](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html), in CBOR and in JSON:
//! every operation is a `POST` to a path that names it, its input the body.

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderName, HeaderValue, Method, Request, Response};

use super::error_code::ErrorBody;
use super::rest_json::{json_or_text, read_error_body, set_length, status_of};
use super::{Call, Protocol, Received, Refusal};
use crate::codec::cbor::Cbor;
use crate::codec::json::Json;
use crate::document::Document;
use crate::schema::Schema;
use crate::wire::{self, Error, Fields, Members, Reader as _, Writer as _};

/// `smithy.protocols#rpcv2Cbor` and `smithy.protocols#rpcv2Json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RpcV2 {
    /// In CBOR.
    Cbor,
    /// In JSON.
    Json,
}

const PROTOCOL: HeaderName = HeaderName::from_static("smithy-protocol");
const JSON: Json = Json::RPC_V2;
const CBOR: Cbor = Cbor::new();

impl RpcV2 {
    fn name(self) -> &'static str {
        match self {
            RpcV2::Cbor => "rpc-v2-cbor",
            RpcV2::Json => "rpc-v2-json",
        }
    }

    fn content_type(self) -> &'static str {
        match self {
            RpcV2::Cbor => "application/cbor",
            RpcV2::Json => "application/json",
        }
    }

    fn write(self, schema: &'static Schema, members: &dyn Members) -> wire::Result<Vec<u8>> {
        let mut body = Vec::with_capacity(128);
        match self {
            RpcV2::Cbor => CBOR.writer(&mut body).structure(schema, members)?,
            RpcV2::Json => JSON.writer(&mut body).structure(schema, members)?,
        }
        Ok(body)
    }

    fn read(
        self,
        schema: &'static Schema,
        body: &[u8],
        fields: &mut dyn Fields,
    ) -> wire::Result<()> {
        if body.is_empty() {
            return Ok(());
        }
        match self {
            RpcV2::Cbor => {
                let mut reader = CBOR.reader(body);
                reader.structure(schema, fields)?;
                reader.finish()
            }
            RpcV2::Json => {
                let mut reader = JSON.reader(body)?;
                reader.structure(schema, fields)?;
                reader.finish()
            }
        }
    }

    fn respond(self, status: u16, body: Vec<u8>) -> Response<Vec<u8>> {
        let mut response = Response::new(body);
        *response.status_mut() = status_of(status);
        let headers = response.headers_mut();
        headers.insert(PROTOCOL, HeaderValue::from_static(self.name()));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type()));
        response
    }

    fn document(self, body: &[u8]) -> Document {
        match self {
            RpcV2::Json => json_or_text(body),
            RpcV2::Cbor => match CBOR.document(body) {
                Ok(document) => document,
                Err(_) if body.is_empty() => Document::Null,
                Err(_) => Document::Blob(body.to_owned()),
            },
        }
    }

    fn document_to_vec(self, document: &Document) -> Vec<u8> {
        let bytes = match self {
            RpcV2::Cbor => CBOR.document_to_vec(document),
            RpcV2::Json => JSON.document_to_vec(document),
        };
        bytes.unwrap_or_default()
    }
}

impl Protocol for RpcV2 {
    fn id(&self) -> &'static str {
        match self {
            RpcV2::Cbor => "smithy.protocols#rpcv2Cbor",
            RpcV2::Json => "smithy.protocols#rpcv2Json",
        }
    }

    fn operation_name<'r>(&self, request: &'r http::request::Parts) -> Option<&'r str> {
        if request.headers.get(PROTOCOL)? != self.name() {
            return None;
        }
        // A prefix may stand before `/service/…/operation/…`.
        let (rest, operation) = request.uri.path().rsplit_once("/operation/")?;
        rest.contains("/service/").then_some(operation)
    }

    fn request(&self, call: Call, input: &dyn Members) -> wire::Result<Request<Vec<u8>>> {
        let schema = call.operation.input();
        let (service, operation) = (call.service.name(), call.operation.name());
        let has_input = schema.id() != crate::schema::prelude::UNIT.id();
        let body = match has_input {
            true => self.write(schema, input)?,
            false => Vec::new(),
        };
        let mut request = Request::new(body);
        *request.method_mut() = Method::POST;
        *request.uri_mut() = format!("/service/{service}/operation/{operation}")
            .parse()
            .map_err(|_| Error::new("expected names that a URI can hold"))?;
        let content_type = HeaderValue::from_static(self.content_type());
        let headers = request.headers_mut();
        headers.insert(PROTOCOL, HeaderValue::from_static(self.name()));
        headers.insert(ACCEPT, content_type.clone());
        if has_input {
            headers.insert(CONTENT_TYPE, content_type);
        }
        set_length(&mut request);
        Ok(request)
    }

    fn read_request(
        &self,
        call: Call,
        received: Received<'_>,
        input: &mut dyn Fields,
    ) -> Result<(), Refusal> {
        if !received.body.is_empty() {
            let found = received.headers.get(CONTENT_TYPE);
            let found = found
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default();
            let (found, _) = found.split_once(';').unwrap_or((found, ""));
            if !found.trim().eq_ignore_ascii_case(self.content_type()) {
                return Err(Refusal::UnsupportedMediaType);
            }
        }
        self.read(call.operation.input(), received.body, input)?;
        Ok(())
    }

    fn response(&self, call: Call, output: &dyn Members) -> wire::Result<Response<Vec<u8>>> {
        let body = self.write(call.operation.output(), output)?;
        Ok(self.respond(200, body))
    }

    fn read_response(
        &self,
        call: Call,
        response: &Response<&[u8]>,
        output: &mut dyn Fields,
    ) -> wire::Result<()> {
        let protocol = response.headers().get(PROTOCOL);
        if protocol.is_none_or(|protocol| protocol != self.name()) {
            let name = self.name();
            return Err(Error::new(format!(
                "expected the header `smithy-protocol: {name}`"
            )));
        }
        self.read(call.operation.output(), response.body(), output)
    }

    fn error(
        &self,
        schema: &'static Schema,
        status: u16,
        error: &dyn Members,
    ) -> wire::Result<Response<Vec<u8>>> {
        let members = self.write(schema, error)?;
        let mut body = self.document(&members);
        if let Document::Object(members) = &mut body {
            members.insert(0, ("__type".to_owned(), schema.id().into()));
        }
        Ok(self.respond(status, self.document_to_vec(&body)))
    }

    fn is_error(&self, _: Call, response: &Response<&[u8]>) -> bool {
        !response.status().is_success()
    }

    fn read_error(&self, response: &Response<&[u8]>) -> ErrorBody {
        ErrorBody::new(None, self.document(response.body()))
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
        self.respond(status, self.document_to_vec(&body))
    }
}
