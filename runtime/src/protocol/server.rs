//! The server side: converts a request to the input, and an output, an error or a refusal to a response.

use std::fmt;

use http::header::{ALLOW, CONTENT_LENGTH};
use http::{HeaderValue, Response};

use super::client::call;
use super::{Protocol, Received, compression, message};
use crate::build;
use crate::document::Document;
use crate::exception::ValidationException;
use crate::operation::{Operation, OperationError, Parts, Service, UnknownError};
use crate::validate::Validate;
use crate::violation::Violations;
use crate::wire::{self, Members, Shape, Structure};

/// Reads and validates the input of an operation. A stream of the user's type is left empty: it is the body of the
/// request.
///
/// # Errors
///
/// Returns an error if the request is refused. [`refuse`] converts it to a response.
pub fn input<S: Service, O: Operation<Input: Structure + Validate>>(
    protocol: &dyn Protocol,
    received: Received<'_>,
) -> Result<O::Input, Refusal> {
    let call = call::<S, O>();
    let unpacked = compression::unpack(call.operation, received)?;
    let received = match &unpacked {
        Some((body, headers)) => Received {
            body,
            headers,
            ..received
        },
        None => received,
    };
    let read = build::accept_with(|fields| protocol.read_request(call, received, fields));
    read?.map_err(Refusal::Invalid)
}

/// Converts an output to a response.
///
/// If a member of the output is a stream of the user's type, the body is empty and has no length: the caller sends the
/// stream instead.
///
/// # Errors
///
/// Returns an error if a value cannot be represented, such as a header with a line break.
pub fn respond<S: Service, O: Operation<Output: Members>>(
    protocol: &dyn Protocol,
    output: &O::Output,
) -> wire::Result<Response<Vec<u8>>> {
    let call = call::<S, O>();
    let is_streamed = message::is_streamed(protocol, call.operation.output(), output)?;
    let mut response = protocol.response(call, output)?;
    if is_streamed {
        return Ok(response);
    }
    let is_head = call
        .operation
        .http()
        .is_some_and(|http| http.method == "HEAD");
    if is_head && response.headers().contains_key(CONTENT_LENGTH) {
        // The length is that of the response to `GET`, and there is no body.
        response.body_mut().clear();
        return Ok(response);
    }
    Ok(message::with_length(response))
}

/// Converts an operation's error to a response.
///
/// # Errors
///
/// Returns an error if a value cannot be represented, such as a header with a line break.
pub fn fail<S: Service, E: OperationError>(
    protocol: &dyn Protocol,
    error: &E,
) -> wire::Result<Response<Vec<u8>>> {
    let response = match error.parts() {
        Parts::Known(schema, members) => {
            protocol.error(S::SCHEMA, schema, error.status(), members)?
        }
        Parts::Unknown(error) => protocol.unknown_error(S::SCHEMA, error)?,
    };
    Ok(message::with_length(response))
}

/// Converts a refusal to a response.
pub fn refuse<S: Service>(protocol: &dyn Protocol, refusal: &Refusal) -> Response<Vec<u8>> {
    let response = match refusal {
        Refusal::Invalid(violations) => {
            let exception = ValidationException::from(violations);
            let schema = <ValidationException as Shape>::SCHEMA;
            protocol.error(S::SCHEMA, schema, refusal.status(), &exception)
        }
        _ => {
            let message = Document::object([("message", refusal.to_string().into())]);
            let error = UnknownError::new(refusal.code(), refusal.status(), message);
            protocol.unknown_error(S::SCHEMA, &error)
        }
    };
    // A refusal can always be represented. If not, its status would still be correct.
    let mut response = response.unwrap_or_default();
    *response.status_mut() = message::status_of(refusal.status());
    if let Refusal::MethodNotAllowed { allow } = refusal
        && let Ok(allow) = HeaderValue::from_str(&allow.join(", "))
    {
        response.headers_mut().insert(ALLOW, allow);
    }
    message::with_length(response)
}

/// Adds a request ID to a response, where clients of the protocol expect it: in the query protocols the body,
/// in all of them the header `x-amzn-requestid`.
///
/// # Errors
///
/// Returns an error if the ID is not valid in a header.
pub fn set_request_id(
    protocol: &dyn Protocol,
    response: &mut Response<Vec<u8>>,
    id: &str,
) -> wire::Result<()> {
    protocol.set_request_id(response, id)?;
    // The length of a response to `HEAD` is not that of its body.
    if !response.body().is_empty() {
        *response = message::with_length(std::mem::take(response));
    }
    Ok(())
}

/// The reason why a request is refused before it reaches its operation.
#[derive(Debug)]
#[non_exhaustive]
pub enum Refusal {
    /// The body, a header or the URI cannot be read.
    Malformed(wire::Error),
    /// The input violates constraints of the model.
    Invalid(Violations),
    /// The operation does not support the content type of the request.
    UnsupportedMediaType,
    /// The client does not accept the content type of the output.
    NotAcceptable,
    /// No operation has this URI or this name.
    UnknownOperation,
    /// The operations with this URI have other methods.
    MethodNotAllowed {
        /// Those methods.
        allow: Vec<&'static str>,
    },
}

impl Refusal {
    /// The error code of the response.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::Malformed(_) => "SerializationException",
            Refusal::Invalid(_) => "ValidationException",
            Refusal::UnsupportedMediaType => "UnsupportedMediaTypeException",
            Refusal::NotAcceptable => "NotAcceptableException",
            Refusal::UnknownOperation => "UnknownOperationException",
            Refusal::MethodNotAllowed { .. } => "MethodNotAllowedException",
        }
    }

    /// The HTTP status code of the response.
    pub fn status(&self) -> u16 {
        match self {
            Refusal::Malformed(_) | Refusal::Invalid(_) => 400,
            Refusal::UnsupportedMediaType => 415,
            Refusal::NotAcceptable => 406,
            Refusal::UnknownOperation => 404,
            Refusal::MethodNotAllowed { .. } => 405,
        }
    }
}

impl From<wire::Error> for Refusal {
    fn from(error: wire::Error) -> Self {
        Refusal::Malformed(error)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Malformed(error) => error.fmt(f),
            Refusal::Invalid(violations) => violations.fmt(f),
            Refusal::UnsupportedMediaType => f.write_str("the content type is not supported"),
            Refusal::NotAcceptable => f.write_str("no acceptable content type is available"),
            Refusal::UnknownOperation => f.write_str("there is no such operation"),
            Refusal::MethodNotAllowed { .. } => f.write_str("the method is not allowed"),
        }
    }
}

impl std::error::Error for Refusal {}
