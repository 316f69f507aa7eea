//! A client's side: an input to a request, a response to the output or the service's error.

use std::fmt;

use http::{Request, Response};

use super::token::WithTokens;
use super::{Call, Protocol, Tokens};
use crate::operation::{Operation, OperationError, Service, UnknownError};
use crate::schema::Schema;
use crate::wire::{self, Context, Members, Reader, Structure};

/// A request for an input. The URI has no authority, and the request is not signed.
///
/// `tokens` is asked for each idempotency token that the input lacks.
///
/// # Errors
///
/// An input that has no notation: an empty label, a header with a line break.
pub fn request<S: Service, O: Operation<Input: Members>>(
    protocol: &dyn Protocol,
    input: &O::Input,
    tokens: Tokens<'_>,
) -> wire::Result<Request<Vec<u8>>> {
    let input = WithTokens {
        members: input,
        tokens,
    };
    protocol.request(call::<S, O>(), &input)
}

/// The prefix of the host that an input asks for, `@endpoint` with its labels filled in.
///
/// # Errors
///
/// A label that is missing, or that a host name cannot hold.
pub fn host_prefix<O: Operation<Input: Members>>(input: &O::Input) -> wire::Result<Option<String>> {
    let Some(pattern) = O::SCHEMA.host_prefix() else {
        return Ok(None);
    };
    let prefix = crate::http::uri::path(pattern, O::SCHEMA.input(), input)?;
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    match prefix.bytes().all(is_host) {
        true => Ok(Some(prefix)),
        false => Err(wire::Error::new(
            "expected labels that a host name can hold",
        )),
    }
}

/// The output out of a response, or the service's error.
///
/// # Errors
///
/// [`Failure::Service`] if the service answered with an error, [`Failure::NotUnderstood`] if the response
/// is not what the model says.
pub fn output<S: Service, O: Operation<Output: Structure>>(
    protocol: &dyn Protocol,
    response: &Response<impl AsRef<[u8]>>,
) -> Result<O::Output, Failure<O::Error>> {
    let call = call::<S, O>();
    let response = borrowed(response);
    if protocol.is_error(call, &response) {
        return Err(match error::<O::Error>(protocol, &response) {
            Ok(error) => Failure::Service(error),
            Err(error) => not_understood(error, &response),
        });
    }
    let mut context = Context::client();
    wire::structure_of(&mut context, |fields| {
        protocol.read_response(call, &response, fields)
    })
    .map_err(|error| not_understood(error, &response))
}

/// Which error a response has, if it has one that the model knows.
fn error<E: OperationError>(
    protocol: &dyn Protocol,
    response: &Response<&[u8]>,
) -> wire::Result<E> {
    let body = protocol.read_error(response);
    let status = response.status().as_u16();
    let known = E::SCHEMAS.iter();
    let index = known.clone().position(|schema| schema.name() == body.code);
    if let Some((index, schema)) = index.and_then(|index| Some((index, *E::SCHEMAS.get(index)?))) {
        let mut from = ErrorReader {
            protocol,
            schema,
            response,
            body: &body,
        };
        if let Some(error) = E::read_error(index, &mut from, &mut Context::client())? {
            return Ok(error);
        }
    }
    Ok(E::from_unknown(UnknownError::new(
        body.code, status, body.body,
    )))
}

/// A response as something to read an error's structure from.
struct ErrorReader<'a> {
    protocol: &'a dyn Protocol,
    schema: &'static Schema,
    response: &'a Response<&'a [u8]>,
    body: &'a super::ErrorBody,
}

impl Reader for ErrorReader<'_> {
    fn structure(
        &mut self,
        _: &'static Schema,
        fields: &mut dyn wire::Fields,
    ) -> wire::Result<bool> {
        let ErrorReader {
            protocol,
            schema,
            response,
            body,
        } = self;
        protocol.read_error_members(schema, response, body, fields)?;
        Ok(true)
    }

    fn skip(&mut self) -> wire::Result<()> {
        Ok(())
    }
}

pub(super) fn call<S: Service, O: Operation>() -> Call {
    Call {
        service: S::SCHEMA,
        operation: O::SCHEMA,
    }
}

fn borrowed(response: &Response<impl AsRef<[u8]>>) -> Response<&[u8]> {
    let mut borrowed = Response::new(response.body().as_ref());
    *borrowed.status_mut() = response.status();
    *borrowed.headers_mut() = response.headers().clone();
    borrowed
}

/// Why a call gave no output.
#[derive(Debug)]
pub enum Failure<E> {
    /// The service answered with an error.
    Service(E),
    /// The response is not what the model says: a proxy's page, half a body.
    NotUnderstood {
        /// The HTTP status.
        status: u16,
        /// The first of the body, at most 200 characters.
        body: String,
        /// What was expected, and where.
        error: wire::Error,
    },
}

#[cold]
fn not_understood<E>(error: wire::Error, response: &Response<&[u8]>) -> Failure<E> {
    let body = String::from_utf8_lossy(response.body());
    Failure::NotUnderstood {
        status: response.status().as_u16(),
        body: body.chars().take(200).collect(),
        error,
    }
}

impl<E: fmt::Display> fmt::Display for Failure<E> {
    /// The body is left out: it may hold what is sensitive.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Service(error) => error.fmt(f),
            Failure::NotUnderstood { status, error, .. } => {
                write!(
                    f,
                    "a response with status {status} was not understood: {error}"
                )
            }
        }
    }
}

impl<E: std::error::Error + 'static> std::error::Error for Failure<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Failure::Service(error) => Some(error),
            Failure::NotUnderstood { error, .. } => Some(error),
        }
    }
}
