//! A server's side: a request to the input, an output, an error or a refusal to a response.

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

/// The input of an operation out of a request: complete and valid.
///
/// # Errors
///
/// Why the request is refused; [`refuse`] turns that into a response.
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

/// The response with an output.
///
/// # Errors
///
/// An output that has no notation: a header with a line break.
pub fn respond<S: Service, O: Operation<Output: Members>>(
    protocol: &dyn Protocol,
    output: &O::Output,
) -> wire::Result<Response<Vec<u8>>> {
    let call = call::<S, O>();
    let mut response = protocol.response(call, output)?;
    let is_head = call
        .operation
        .http()
        .is_some_and(|http| http.method == "HEAD");
    if is_head && response.headers().contains_key(CONTENT_LENGTH) {
        // The member has the length that the body of a response to `GET` would have.
        response.body_mut().clear();
        return Ok(response);
    }
    Ok(message::with_length(response))
}

/// The response with an operation's error.
///
/// # Errors
///
/// An error that has no notation: a header with a line break.
pub fn fail<S: Service, E: OperationError>(
    protocol: &dyn Protocol,
    error: &E,
) -> wire::Result<Response<Vec<u8>>> {
    let response = match error.parts() {
        Parts::Known(schema, members) => {
            protocol.error(S::SCHEMA, schema, error.status(), members)?
        }
        Parts::Unknown(error) => protocol.unknown_error(error)?,
    };
    Ok(message::with_length(response))
}

/// The response to a request that is refused.
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
            protocol.unknown_error(&error)
        }
    };
    // Nothing of a refusal lacks a notation; were it so, the status would still say enough.
    let mut response = response.unwrap_or_default();
    *response.status_mut() = message::status_of(refusal.status());
    if let Refusal::MethodNotAllowed { allow } = refusal
        && let Ok(allow) = HeaderValue::from_str(&allow.join(", "))
    {
        response.headers_mut().insert(ALLOW, allow);
    }
    message::with_length(response)
}

/// Why a request is refused before its operation sees it.
#[derive(Debug)]
#[non_exhaustive]
pub enum Refusal {
    /// The body, a header or the URI cannot be read.
    Malformed(wire::Error),
    /// The input breaks constraints of the model.
    Invalid(Violations),
    /// The content type is not that of the operation's input.
    UnsupportedMediaType,
    /// The client does not accept the content type of the operation's output.
    NotAcceptable,
    /// There is no such operation.
    UnknownOperation,
    /// There are operations with this URI, of other methods.
    MethodNotAllowed {
        /// Those methods.
        allow: Vec<&'static str>,
    },
}

impl Refusal {
    /// The name of the error that a client sees.
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

    /// The HTTP status.
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
