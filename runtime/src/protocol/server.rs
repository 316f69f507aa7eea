//! A server's side: a request to the input, an output, an error or a refusal to a response.

use std::fmt;

use http::Response;

use super::client::call;
use super::{Protocol, Received};
use crate::build;
use crate::exception::ValidationException;
use crate::operation::{Operation, OperationError, Parts, Service, ServiceError};
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
    let mut refusal = None;
    let call = call::<S, O>();
    let accepted = build::accept_with(|fields| {
        let read = protocol.read_request(call, received, fields);
        read.map_err(|error| match error {
            Refusal::Malformed(error) => error,
            other => {
                refusal = Some(other);
                wire::Error::new("the request was refused")
            }
        })
    });
    match (accepted, refusal) {
        (Err(build::Rejection::Malformed(_)), Some(refusal)) => Err(refusal),
        (Err(build::Rejection::Malformed(error)), None) => Err(Refusal::Malformed(error)),
        (Err(build::Rejection::Invalid(violations)), _) => Err(Refusal::Invalid(violations)),
        (Ok(input), _) => Ok(input),
    }
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
    protocol.response(call::<S, O>(), output)
}

/// The response with an operation's error.
///
/// # Errors
///
/// An error that has no notation: a header with a line break.
pub fn fail<E: OperationError>(
    protocol: &dyn Protocol,
    error: &E,
) -> wire::Result<Response<Vec<u8>>> {
    match error.parts() {
        Parts::Known(schema, members) => protocol.error(schema, error.status(), members),
        Parts::Unknown(unknown) => {
            let message = unknown.message().unwrap_or_default();
            Ok(protocol.refusal(unknown.code(), unknown.status(), message))
        }
    }
}

/// The response to a request that is refused.
pub fn refuse(protocol: &dyn Protocol, refusal: &Refusal) -> Response<Vec<u8>> {
    if let Refusal::Invalid(violations) = refusal {
        let exception = ValidationException::from(violations);
        let schema = <ValidationException as Shape>::SCHEMA;
        if let Ok(response) = protocol.error(schema, 400, &exception) {
            return response;
        }
    }
    protocol.refusal(refusal.code(), refusal.status(), &refusal.to_string())
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
        }
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        match self {
            Refusal::Malformed(_) | Refusal::Invalid(_) => 400,
            Refusal::UnsupportedMediaType => 415,
            Refusal::NotAcceptable => 406,
            Refusal::UnknownOperation => 404,
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
        }
    }
}

impl std::error::Error for Refusal {}
