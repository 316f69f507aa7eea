//! Compares the assertions of a case with the codecs' results. Currently only bodies are compared.
//!
//! There is one instance for each operation, so that only the needed code is compiled for each
//! type.

use smithy_typegen_runtime::codec::json::Json;
use smithy_typegen_runtime::wire::{Context, Shape, Structure, read};
use smithy_typegen_runtime::{Document, Operation, OperationError, Validate};

use crate::digits::restored;
use crate::{Case, Kind, ParamsReader, Side, compare, malformed};

/// Checks a case of this operation or of one of its errors.
///
/// # Errors
///
/// Returns a description of the mismatch.
pub fn check<O>(case: &Case) -> Result<(), String>
where
    O: Operation,
    O::Input: Structure + Validate + PartialEq,
    O::Output: Shape + PartialEq,
    O::Error: OperationError + PartialEq,
{
    let protocol = case.protocol;
    match (case.kind, case.side) {
        (Kind::Request, Side::Client) => is_written::<O::Input>(case),
        (Kind::Request, Side::Server) => {
            let accept = |body: &[u8]| protocol.accept::<O::Input>(body);
            is_read(case, &|body| {
                accept(body).map_err(|error| error.to_string())
            })
        }
        (Kind::Response, Side::Client) => {
            is_read::<O::Output>(case, &|body| protocol.read::<O::Output>(body))
        }
        (Kind::Response, Side::Server) => is_written::<O::Output>(case),
        (Kind::Error, Side::Client) => error_is_read::<O::Error>(case),
        (Kind::Error, Side::Server) => {
            says(case, &protocol.write_error(&error::<O::Error>(case)?)?)
        }
        (Kind::Malformed, _) => {
            malformed::is_refused(case, &|body| protocol.accept::<O::Input>(body).map(drop))
        }
    }
}

/// Checks a case for which the model has no operation.
///
/// # Errors
///
/// Always returns an error.
pub fn no_operation(case: &Case) -> Result<(), String> {
    Err(format!("no operation has {}", case.shape))
}

/// The value of the case.
fn value<T: Shape>(case: &Case) -> Result<T, String> {
    let value = read(&mut ParamsReader(&params(case)?), &mut Context::client());
    value.map_err(|error| error.to_string())
}

fn params(case: &Case) -> Result<Document, String> {
    let Some(params) = case.node()?.get("params") else {
        return Ok(Document::Object(Vec::new()));
    };
    let body = case.protocol.document(&body(case)?);
    Ok(body.map_or_else(|_| params.clone(), |body| restored(params, &body)))
}

/// The error value of the case.
fn error<E: OperationError>(case: &Case) -> Result<E, String> {
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

/// The body of the case. Empty if the case does not specify it.
fn body(case: &Case) -> Result<Vec<u8>, String> {
    match case.node()?.get("body").and_then(Document::as_str) {
        Some(body) => case.protocol.body(body),
        None => Ok(Vec::new()),
    }
}

/// Checks that the value is written as the body of the case.
fn is_written<T: Shape>(case: &Case) -> Result<(), String> {
    says(case, &case.protocol.write(&value::<T>(case)?)?)
}

fn says(case: &Case, written: &[u8]) -> Result<(), String> {
    let wanted = case.protocol.document(&body(case)?)?;
    let written = case.protocol.document(written)?;
    match compare::same(&wanted, &written) {
        true => Ok(()),
        false => Err(format!("the body\n  wanted  {wanted}\n  written {written}")),
    }
}

/// Checks that the body of the case is read as the value.
fn is_read<T: Shape + PartialEq>(
    case: &Case,
    read: &dyn Fn(&[u8]) -> Result<T, String>,
) -> Result<(), String> {
    let read = read(&body(case)?)?;
    let wanted = value::<T>(case)?;
    if read == wanted {
        return Ok(());
    }
    let text = |value| match Json::AWS.to_vec(value) {
        Ok(text) => Ok(String::from_utf8_lossy(&text).into_owned()),
        Err(error) => Err(error.to_string()),
    };
    let (read, wanted) = (text(&read)?, text(&wanted)?);
    // NaN is not equal to itself as a float, so the text is compared.
    match read == wanted && read.contains("\"NaN\"") {
        true => Ok(()),
        false => Err(format!("the value\n  wanted {wanted}\n  read   {read}")),
    }
}

/// Checks that the error of the case is read, using its header or its body.
fn error_is_read<E: OperationError + PartialEq>(case: &Case) -> Result<(), String> {
    let node = case.node()?;
    let status = node.get("code").and_then(Document::as_i64);
    let status = status.and_then(|code| u16::try_from(code).ok());
    let code = header(node, "x-amzn-errortype");
    let read: E = case
        .protocol
        .error(code, status.unwrap_or_default(), &body(case)?)?;
    let wanted = error::<E>(case)?;
    match read == wanted {
        true => Ok(()),
        false => Err(format!("the error\n  wanted {wanted:?}\n  read   {read:?}")),
    }
}

/// A header of a message.
pub(crate) fn header<'a>(node: &'a Document, name: &str) -> Option<&'a str> {
    let Document::Object(headers) = node.get("headers")? else {
        return None;
    };
    let header = headers
        .iter()
        .find(|(key, _)| key.eq_ignore_ascii_case(name));
    header.and_then(|(_, value)| value.as_str())
}
