//! A server: what it reads in a request, refuses, and answers.

use http::Request;
use smithy_typegen_runtime::protocol::{Head, Received, Refusal, Routes, server};
use smithy_typegen_runtime::wire::{Members, Structure};
use smithy_typegen_runtime::{Document, Operation, OperationError, Service, Validate};

use super::{client, error_value, is_value, value};
use crate::template::{filled, parameters};
use crate::{Case, Protocol, message};

/// Reads a request as a server that has all operations of the service.
pub(super) fn read<S, O>(case: &Case, request: &Request<Vec<u8>>) -> Result<O::Input, Refusal>
where
    S: Service,
    O: Operation<Input: Structure + Validate>,
{
    let protocol = case.protocol.spoken();
    let is_aws_json = matches!(case.protocol, Protocol::AwsJson10 | Protocol::AwsJson11);
    if is_aws_json && !request.headers().contains_key("x-amz-target") {
        // Two cases do not name the operation: it is theirs.
        return server::input::<S, O>(protocol, Received::new(request, &[]));
    }
    let routes = Routes::new(S::SCHEMA);
    let route = protocol.route(&routes, Head::of(request))?;
    let found = S::SCHEMA.operations().get(route.operation);
    if found.is_none_or(|found| found.id() != O::ID) {
        return Err(Refusal::UnknownOperation);
    }
    let labels = route.labels()?;
    server::input::<S, O>(protocol, Received::new(request, &labels))
}

pub(super) fn request<S, O>(case: &Case) -> Result<(), String>
where
    S: Service,
    O: Operation<Input: Structure + Validate + PartialEq>,
{
    let node = case.node()?;
    let mut request = message::request(case.protocol, node)?;
    let is_compressed = request.headers().contains_key("content-encoding");
    if is_compressed && node.get("body").is_none() {
        // The case does not say the body: it is up to the compressor.
        request = client::written::<S, O>(case)?;
    }
    match read::<S, O>(case, &request) {
        Ok(input) => is_value(case, &input),
        Err(refusal) => Err(format!("refused: {refusal}")),
    }
}

pub(super) fn response<S, O>(case: &Case) -> Result<(), String>
where
    S: Service,
    O: Operation<Output: Structure>,
{
    let output = value::<O::Output>(case)?;
    let response = server::respond::<S, O>(case.protocol.spoken(), &output);
    let response = response.map_err(|error| error.to_string())?;
    message::is_response(case.protocol, case.node()?, &response)
}

pub(super) fn error<S, O>(case: &Case) -> Result<(), String>
where
    S: Service,
    O: Operation<Error: OperationError, Input: Members>,
{
    let error = error_value::<O::Error>(case)?;
    let response = server::fail::<S, O::Error>(case.protocol.spoken(), &error);
    let response = response.map_err(|error| error.to_string())?;
    message::is_response(case.protocol, case.node()?, &response)
}

pub(super) fn malformed<S, O>(case: &Case) -> Result<(), String>
where
    S: Service,
    O: Operation<Input: Structure + Validate>,
{
    let node = filled(case.node()?, &parameters(case.node()?, case.parameters));
    let part = |name: &str| node.get(name).cloned().unwrap_or(Document::Null);
    let request = message::request(case.protocol, &part("request"))?;
    match read::<S, O>(case, &request) {
        Ok(_) => Err("the request is accepted".to_owned()),
        Err(refusal) => {
            let response = server::refuse::<S>(case.protocol.spoken(), &refusal);
            message::is_refusal(case.protocol, &part("response"), &response)
                .map_err(|wrong| format!("{wrong}, refused since {refusal}"))
        }
    }
}
