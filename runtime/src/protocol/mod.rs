//! Protocols: values of generated types to HTTP messages and back, as a client and as a server, without
//! I/O.
//!
//! [`client`] turns an input into a request, and a response into the output or the service's error.
//! [`server`] turns a request into the input, and an output, an error or a refusal into a response. Bodies
//! are bytes in memory.
//!
//! A [`Protocol`] knows no types. It sees the schema of the operation and the members of a value, so
//! it is compiled once for all operations.

mod aws_json;
mod binding;
mod checksum;
pub mod client;
mod codec;
mod compression;
mod error_code;
mod message;
mod received;
mod rest_json;
pub mod route;
mod rpc_v2;
pub mod server;
mod token;

use http::{Request, Response};

use crate::operation::UnknownError;
use crate::schema::{Operation, Schema, Service};
use crate::wire::{self, Fields, Members};

pub use aws_json::AwsJson;
pub use client::Failure;
pub use error_code::ErrorBody;
pub use received::{Received, Reply};
pub use rest_json::RestJson1;
pub use route::{Head, NoRoute, Route, Routes};
pub use rpc_v2::RpcV2;
pub use server::Refusal;
pub use token::Tokens;

/// An operation of a service.
#[derive(Clone, Copy, Debug)]
pub struct Call {
    /// The service.
    pub service: &'static Service,
    /// The operation.
    pub operation: &'static Operation,
}

/// A protocol, as a client and as a server speak it.
///
/// Applications use [`client`] and [`server`], which know the types of an operation.
pub trait Protocol: std::fmt::Debug + Send + Sync {
    /// The shape id of the protocol's trait: `aws.protocols#restJson1`.
    fn id(&self) -> &'static str;

    /// Whether a request is in this protocol, as far as its headers say.
    fn speaks(&self, head: Head<'_>) -> bool;

    /// The operation that a request is for.
    ///
    /// # Errors
    ///
    /// Why it is for none.
    fn route<'p>(&self, routes: &'p Routes, head: Head<'p>) -> Result<Route<'p>, NoRoute>;

    /// A request: method, URI without authority, headers, body.
    ///
    /// # Errors
    ///
    /// A value that has no notation: an empty label, a header with a line break.
    fn request(&self, call: Call, input: &dyn Members) -> wire::Result<Request<Vec<u8>>>;

    /// Reads the input of an operation into a builder.
    ///
    /// # Errors
    ///
    /// A message that the protocol does not allow.
    fn read_request(
        &self,
        call: Call,
        received: Received<'_>,
        input: &mut dyn Fields,
    ) -> Result<(), Refusal>;

    /// A response with an output.
    ///
    /// # Errors
    ///
    /// A value that has no notation.
    fn response(&self, call: Call, output: &dyn Members) -> wire::Result<Response<Vec<u8>>>;

    /// Reads the output of an operation into a builder.
    ///
    /// # Errors
    ///
    /// A message that the protocol does not allow.
    fn read_response(
        &self,
        call: Call,
        response: Reply<'_>,
        output: &mut dyn Fields,
    ) -> wire::Result<()>;

    /// A response with an error.
    ///
    /// # Errors
    ///
    /// A value that has no notation.
    fn error(
        &self,
        service: &'static Service,
        schema: &'static Schema,
        status: u16,
        error: &dyn Members,
    ) -> wire::Result<Response<Vec<u8>>>;

    /// A response with an error that the model does not know, or with no shape at all.
    ///
    /// # Errors
    ///
    /// A value that has no notation: a code that is no header.
    fn unknown_error(&self, error: &UnknownError) -> wire::Result<Response<Vec<u8>>>;

    /// Whether a response contains an error, which [`read_error`](Self::read_error) reads. By default,
    /// that is every response whose status code is not 2xx.
    fn is_error(&self, _call: Call, response: Reply<'_>) -> bool {
        !response.status.is_success()
    }

    /// The code of an error, and its body.
    fn read_error(&self, response: Reply<'_>) -> ErrorBody;

    /// Reads the members of an error whose shape is known into a builder. By default, all of them are in
    /// the body, under their names in the model.
    ///
    /// # Errors
    ///
    /// Returns an error if the response does not match the shape.
    fn read_error_members(
        &self,
        schema: &'static Schema,
        _response: Reply<'_>,
        body: &ErrorBody,
        error: &mut dyn Fields,
    ) -> wire::Result<()> {
        error_code::read_error_body(schema, &body.body, false, error)
    }
}

/// The protocol with this shape id, if it is known.
pub fn by_id(id: &str) -> Option<&'static dyn Protocol> {
    let all: [&'static dyn Protocol; 5] = [
        &RestJson1,
        &AwsJson::V1_0,
        &AwsJson::V1_1,
        &RpcV2::Cbor,
        &RpcV2::Json,
    ];
    all.into_iter().find(|protocol| protocol.id() == id)
}

/// The protocols of a service that are known, in the order in which they are preferred.
pub fn of(service: &Service) -> impl Iterator<Item = &'static dyn Protocol> {
    service.protocols().iter().filter_map(|id| by_id(id))
}

/// The protocol of a request to a service that may speak several: the first that the headers fit, or else
/// the first. `None` if none of the service's is known.
pub fn of_request(service: &Service, head: Head<'_>) -> Option<&'static dyn Protocol> {
    let spoken = of(service).find(|protocol| protocol.speaks(head));
    spoken.or_else(|| of(service).next())
}
