//! Protocols convert values of generated types to HTTP messages and back, for clients and servers. They do
//! not perform I/O.
//!
//! [`client`] converts an input to a request, and a response to the output or the service's error.
//! [`server`] converts a request to the input, and an output, an error or a refusal to a response. Bodies
//! are in memory.
//!
//! A streaming member whose type the user chose is the exception: it is the body of the message, and the caller sends
//! and receives it. The functions here write and read everything else. The body of a message that they write is
//! empty, the body of one that they read may be, and there is no `Content-Length`.
//!
//! A [`Protocol`] does not depend on the types of an operation. It uses the schema and the members of a
//! value, so it is compiled once for all operations.

mod aws_json;
#[cfg(feature = "query")]
mod aws_query;
mod binding;
mod checksum;
pub mod client;
mod codec;
mod compression;
#[cfg(feature = "query")]
mod ec2_query;
mod error_code;
mod message;
#[cfg(feature = "query")]
mod query;
mod received;
#[cfg(feature = "xml")]
mod request_id;
mod rest_json;
#[cfg(feature = "xml")]
mod rest_xml;
pub mod route;
mod rpc_v2;
pub mod server;
mod token;
#[cfg(feature = "xml")]
mod xml_error;

use http::{Request, Response};

use crate::operation::UnknownError;
use crate::schema::{Operation, Schema, Service};
use crate::wire::{self, Fields, Members};

pub use aws_json::AwsJson;
#[cfg(feature = "query")]
pub use aws_query::AwsQuery;
pub(crate) use binding::media_type;
pub use client::Failure;
#[doc(hidden)]
pub use codec::BodyCodec;
#[cfg(feature = "query")]
pub use ec2_query::Ec2Query;
pub use error_code::ErrorBody;
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use message::carries;
#[cfg(feature = "server")]
pub(crate) use message::has_no_body;
pub use received::{Received, Reply};
pub use rest_json::RestJson1;
#[cfg(feature = "xml")]
pub use rest_xml::RestXml;
pub use route::{Head, NoRoute, Route, Routes};
pub use rpc_v2::RpcV2;
pub use server::Refusal;
pub use token::Tokens;

/// An operation of a service.
///
/// A client puts it into the [extensions](http::Request::extensions) of each request, so that the layers around the
/// transport know what is called: to sign it, to measure it, to decide about retries.
#[derive(Clone, Copy, Debug)]
pub struct Call {
    /// The service.
    pub service: &'static Service,
    /// The operation.
    pub operation: &'static Operation,
}

/// A protocol, for clients and servers.
///
/// Applications use the functions of [`client`] and [`server`], which are generic over the operation.
pub trait Protocol: std::fmt::Debug + Send + Sync {
    /// The shape ID of the protocol's trait, such as `aws.protocols#restJson1`.
    fn id(&self) -> &'static str;

    /// Whether the headers of a request identify this protocol.
    fn speaks(&self, head: Head<'_>) -> bool;

    /// Whether the body of a request may name the operation. A server then needs the body to
    /// [`route`](Self::route) the request. By default, it does not.
    fn names_in_body(&self) -> bool {
        false
    }

    /// Finds the operation that handles a request.
    ///
    /// # Errors
    ///
    /// Returns an error if no operation handles it.
    fn route<'p>(&self, routes: &'p Routes, head: Head<'p>) -> Result<Route<'p>, NoRoute>;

    /// The codec of the payloads of events, if the protocol has event streams. By default, it has none.
    #[doc(hidden)]
    fn events(&self) -> Option<&dyn BodyCodec> {
        None
    }

    /// Whether a member can be the body of a message. By default, it cannot: all members are in the body.
    fn has_streams(&self) -> bool {
        false
    }

    /// Writes a request. The URI has no authority.
    ///
    /// # Errors
    ///
    /// Returns an error if a value cannot be represented, such as an empty label or a header with a line
    /// break.
    fn request(&self, call: Call, input: &dyn Members) -> wire::Result<Request<Vec<u8>>>;

    /// Reads the input of an operation into a builder.
    ///
    /// # Errors
    ///
    /// Returns an error if the request does not conform to the protocol.
    fn read_request(
        &self,
        call: Call,
        received: Received<'_>,
        input: &mut dyn Fields,
    ) -> Result<(), Refusal>;

    /// Writes a response with an output.
    ///
    /// # Errors
    ///
    /// Returns an error if a value cannot be represented.
    fn response(&self, call: Call, output: &dyn Members) -> wire::Result<Response<Vec<u8>>>;

    /// Reads the output of an operation into a builder.
    ///
    /// # Errors
    ///
    /// Returns an error if the response does not conform to the protocol.
    fn read_response(
        &self,
        call: Call,
        response: Reply<'_>,
        output: &mut dyn Fields,
    ) -> wire::Result<()>;

    /// Writes a response with an error that the model defines.
    ///
    /// # Errors
    ///
    /// Returns an error if a value cannot be represented.
    fn error(
        &self,
        service: &'static Service,
        schema: &'static Schema,
        status: u16,
        error: &dyn Members,
    ) -> wire::Result<Response<Vec<u8>>>;

    /// Writes a response with an error that the model does not define.
    ///
    /// # Errors
    ///
    /// Returns an error if a value cannot be represented, such as a code that is not a valid header.
    fn unknown_error(
        &self,
        service: &'static Service,
        error: &UnknownError,
    ) -> wire::Result<Response<Vec<u8>>>;

    /// Whether a response contains an error, which [`read_error`](Self::read_error) reads. By default,
    /// that is every response whose status code is not 2xx.
    fn is_error(&self, _call: Call, response: Reply<'_>) -> bool {
        !response.status.is_success()
    }

    /// Adds a request ID to a response that this protocol has written. By default, it is the header
    /// `x-amzn-requestid`.
    ///
    /// # Errors
    ///
    /// Returns an error if the ID is not valid in a header.
    fn set_request_id(&self, response: &mut Response<Vec<u8>>, id: &str) -> wire::Result<()> {
        message::set(response.headers_mut(), message::REQUEST_ID, id)
    }

    /// Reads the code and the body of an error.
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

/// Returns the protocol with this shape ID, if it is supported. `aws.protocols#restXml` needs the feature `xml`.
pub fn by_id(id: &str) -> Option<&'static dyn Protocol> {
    let all: &[&'static dyn Protocol] = &[
        &RestJson1,
        &AwsJson::V1_0,
        &AwsJson::V1_1,
        &RpcV2::Cbor,
        &RpcV2::Json,
        #[cfg(feature = "xml")]
        &RestXml,
        #[cfg(feature = "query")]
        &AwsQuery,
        #[cfg(feature = "query")]
        &Ec2Query,
    ];
    all.iter().copied().find(|protocol| protocol.id() == id)
}

/// Returns the supported protocols of a service, in order of preference.
pub fn of(service: &Service) -> impl Iterator<Item = &'static dyn Protocol> {
    service.protocols().iter().filter_map(|id| by_id(id))
}

/// Returns the protocol of a request to a service: the first one that the headers identify, or else the
/// first one of the service. Returns `None` if none of the service's protocols is supported.
pub fn of_request(service: &Service, head: Head<'_>) -> Option<&'static dyn Protocol> {
    let spoken = of(service).find(|protocol| protocol.speaks(head));
    spoken.or_else(|| of(service).next())
}
