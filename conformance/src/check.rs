//! What a case asserts, held against what the runtime does.
//!
//! One function for each operation, so that no more is compiled for a suite's types than they need.

mod client;
mod events;
mod server;

use smithy_typegen_runtime::codec::json::Json;
use smithy_typegen_runtime::wire::{Context, Shape, Structure, read};
use smithy_typegen_runtime::{Document, Operation, OperationError, Service, Validate};

use crate::digits::restored;
use crate::{Case, Kind, ParamsReader, Side, message};

/// Looks at a case of this operation of a service, or of one of its errors.
///
/// # Errors
///
/// What is not as the case says.
pub fn check<S, O>(case: &Case) -> Result<(), String>
where
    S: Service,
    O: Operation,
    O::Input: Structure + Validate + PartialEq,
    O::Output: Structure + PartialEq,
    O::Error: OperationError + PartialEq,
{
    match (case.kind, case.side) {
        (Kind::Request, Side::Client) => client::request::<S, O>(case),
        (Kind::Response, Side::Client) => client::response::<S, O>(case),
        (Kind::Error, Side::Client) => client::error::<S, O>(case),
        (Kind::Request, Side::Server) => server::request::<S, O>(case),
        (Kind::Response, Side::Server) => server::response::<S, O>(case),
        (Kind::Error, Side::Server) => server::error::<S, O>(case),
        (Kind::Events, _) => events::check::<S, O>(case),
        (Kind::Malformed, _) => server::malformed::<S, O>(case),
    }
}

/// What runs where the model has no operation for a case.
///
/// # Errors
///
/// Always.
pub fn no_operation(case: &Case) -> Result<(), String> {
    Err(format!("no operation has {}", case.shape))
}

/// The value that the case is about. A server has filled in the defaults of what it reads, whether the case
/// names them or not.
fn value<T: Shape>(case: &Case) -> Result<T, String> {
    let mut context = match (case.side, case.kind) {
        (Side::Server, Kind::Request) => Context::server(),
        _ => Context::client(),
    };
    let value = read(&mut ParamsReader(&params(case)?), &mut context);
    value.map_err(|error| error.to_string())
}

fn params(case: &Case) -> Result<Document, String> {
    let node = case.node()?;
    let Some(params) = node.get("params").filter(|params| !params.is_null()) else {
        return Ok(Document::Object(Vec::new()));
    };
    let body = case.protocol.document(&message::body(case.protocol, node)?);
    Ok(body.map_or_else(|_| params.clone(), |body| restored(params, &body)))
}

/// The error that the case is about.
fn error_value<E: OperationError>(case: &Case) -> Result<E, String> {
    let index = E::SCHEMAS
        .iter()
        .position(|schema| schema.id() == case.shape)
        .ok_or("the operation does not have the error")?;
    let read = E::read_error(
        index,
        &mut ParamsReader(&params(case)?),
        &mut Context::client(),
    );
    let error = read.map_err(|error| error.to_string())?;
    error.ok_or_else(|| "the operation does not have the error".to_owned())
}

/// Whether what was read is the value of the case.
fn is_value<T: Shape + PartialEq>(case: &Case, read: &T) -> Result<(), String> {
    let wanted = value::<T>(case)?;
    if *read == wanted {
        return Ok(());
    }
    let text = |value| match Json::AWS.to_vec(value) {
        Ok(text) => Ok(String::from_utf8_lossy(&text).into_owned()),
        Err(error) => Err(error.to_string()),
    };
    let (read, wanted) = (text(read)?, text(&wanted)?);
    // Not equal to itself as a float, but as a text.
    match read == wanted && read.contains("\"NaN\"") {
        true => Ok(()),
        false => Err(format!("the value\n  wanted {wanted}\n  read   {read}")),
    }
}
