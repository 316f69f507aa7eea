//! A client: what it writes as a request, and what it reads in a response.

use smithy_typegen_runtime::protocol::client::{self, Failure};
use smithy_typegen_runtime::wire::{Members, Structure};
use smithy_typegen_runtime::{Document, Operation, OperationError, Service};

use super::{error_value, is_value, value};
use crate::{Case, message};

/// The token that the suites want where none is given.
const TOKEN: &str = "00000000-0000-4000-8000-000000000000";

/// The request for the case's value.
pub(super) fn written<S: Service, O: Operation<Input: Structure>>(
    case: &Case,
) -> Result<http::Request<Vec<u8>>, String> {
    let input = value::<O::Input>(case)?;
    let token = || TOKEN.to_owned();
    let request = client::request::<S, O>(case.protocol.spoken(), &input, &token);
    let mut request = request.map_err(|error| error.to_string())?;
    let host = case.node()?.get("host").and_then(Document::as_str);
    let endpoint = format!("https://{}", host.unwrap_or("example.com"));
    let endpoint = endpoint.parse().map_err(|_| "a host that is none")?;
    let prefix = client::host_prefix::<O>(&input).map_err(|error| error.to_string())?;
    client::send_to(&mut request, &endpoint, prefix.as_deref())
        .map_err(|error| error.to_string())?;
    Ok(request)
}

pub(super) fn request<S, O>(case: &Case) -> Result<(), String>
where
    S: Service,
    O: Operation<Input: Structure>,
{
    message::is_request(case, &written::<S, O>(case)?)
}

fn read<S, O>(case: &Case) -> Result<Result<O::Output, Failure<O::Error>>, String>
where
    S: Service,
    O: Operation<Output: Structure>,
{
    let response = message::response(case.protocol, case.node()?)?;
    Ok(client::output::<S, O>(case.protocol.spoken(), &response))
}

pub(super) fn response<S, O>(case: &Case) -> Result<(), String>
where
    S: Service,
    O: Operation<Output: Structure + PartialEq, Input: Members>,
{
    match read::<S, O>(case)? {
        Ok(output) => is_value(case, &output),
        Err(failure) => Err(failure.to_string()),
    }
}

pub(super) fn error<S, O>(case: &Case) -> Result<(), String>
where
    S: Service,
    O: Operation<Output: Structure, Error: OperationError + PartialEq>,
{
    let wanted = error_value::<O::Error>(case)?;
    match read::<S, O>(case)? {
        Err(Failure::Service(error)) if error == wanted => Ok(()),
        Err(Failure::Service(error)) => Err(format!(
            "the error\n  wanted {wanted:?}\n  read   {error:?}"
        )),
        Err(failure) => Err(failure.to_string()),
        Ok(_) => Err("the response is not taken for an error".to_owned()),
    }
}
