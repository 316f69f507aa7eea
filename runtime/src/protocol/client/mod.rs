//! The client side: converts an input to a request, and a response to the output or the service's error.

mod endpoint;
mod failure;

use http::{Request, Response};

use super::token::WithTokens;
use super::{Call, Protocol, Reply, Tokens, checksum, compression, message};
use crate::document::Document;
use crate::operation::{Operation, OperationError, Service, UnknownError};
use crate::schema::Schema;
use crate::wire::{self, Context, Members, Reader, Structure};

pub use endpoint::{host_prefix, send_to};
pub use failure::Failure;
use failure::not_understood;

/// Converts an input to a request. The request is not signed, and its URI has no authority until
/// [`send_to`] adds one.
///
/// `tokens` generates the idempotency tokens that the input lacks. With the feature `compression`, a body
/// of at least 10,240 bytes is compressed if the operation allows it.
///
/// If a member of the input is a stream of the user's type, the body is empty and has no length: the caller sends the
/// stream instead. Nor is the stream compressed, or the header `Content-MD5` computed.
///
/// # Errors
///
/// Returns an error if a value cannot be represented, such as an empty label or a header with a line break.
pub fn request<S: Service, O: Operation<Input: Members>>(
    protocol: &dyn Protocol,
    input: &O::Input,
    tokens: Tokens<'_>,
) -> wire::Result<Request<Vec<u8>>> {
    let input = WithTokens {
        members: input,
        tokens,
    };
    let call = call::<S, O>();
    let is_streamed = message::is_streamed(protocol, call.operation.input(), &input)?;
    let mut request = protocol.request(call, &input)?;
    if is_streamed {
        return Ok(request);
    }
    compression::pack(call.operation, &mut request)?;
    checksum::add(call.operation, &mut request);
    message::set_length(&mut request);
    Ok(request)
}

/// Whether a response contains an error instead of the output. It is known before the body was read, so the caller can
/// decide whether to read the body into memory or to pass it on as a stream.
pub fn is_error<S: Service, O: Operation>(
    protocol: &dyn Protocol,
    response: &Response<impl AsRef<[u8]>>,
) -> bool {
    protocol.is_error(call::<S, O>(), Reply::new(response))
}

/// Reads the output from a response. A stream of the user's type is left empty: it is the body of the response.
///
/// # Errors
///
/// Returns [`Failure::Service`] if the service returned an error, and [`Failure::NotUnderstood`] if the
/// response does not match the model.
pub fn output<S: Service, O: Operation<Output: Structure>>(
    protocol: &dyn Protocol,
    response: &Response<impl AsRef<[u8]>>,
) -> Result<O::Output, Failure<O::Error>> {
    let call = call::<S, O>();
    let response = Reply::new(response);
    if protocol.is_error(call, response) {
        return Err(match error::<O::Error>(protocol, response) {
            Ok(error) => Failure::Service(error),
            Err(error) => not_understood(error, response),
        });
    }
    wire::structure_of(&mut Context::client(), |fields| {
        protocol.read_response(call, response, fields)
    })
    .map_err(|error| not_understood(error, response))
}

/// Reads an error of the service.
fn error<E: OperationError>(protocol: &dyn Protocol, response: Reply<'_>) -> wire::Result<E> {
    let body = protocol.read_error(response);
    let status = response.status.as_u16();
    // Errors with the same name in two namespaces share a code. The first one is used.
    let mut known = E::SCHEMAS.iter().copied().enumerate();
    if let Some((index, schema)) = known.find(|(_, schema)| body.is(schema)) {
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
    let super::ErrorBody {
        code,
        query_code,
        body,
    } = body;
    let code = Some(code).filter(|code| !code.is_empty());
    let code = code.or(query_code).unwrap_or_default();
    // Text without a code comes from an intermediary, not from the service.
    if code.is_empty() && matches!(body, Document::String(_) | Document::Blob(_)) {
        return Err(wire::Error::new("expected an error of the service"));
    }
    Ok(E::from_unknown(UnknownError::new(code, status, body)))
}

/// Reads an error's structure from a response.
struct ErrorReader<'a> {
    protocol: &'a dyn Protocol,
    schema: &'static Schema,
    response: Reply<'a>,
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
        protocol.read_error_members(schema, *response, body, fields)?;
        Ok(true)
    }

    fn skip(&mut self) -> wire::Result<()> {
        Ok(())
    }
}

/// The operation as layers and protocols see it.
pub(crate) fn call<S: Service, O: Operation>() -> Call {
    Call {
        service: S::SCHEMA,
        operation: O::SCHEMA,
    }
}
