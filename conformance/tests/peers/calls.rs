//! What is called of the runtime for an operation, its types erased.

use conformance::{ParamsReader, compare};
use http::{Request, Response};
use serde_json::{Map, Value, json};
use smithy_typegen_runtime::operation::{self, OperationError};
use smithy_typegen_runtime::protocol::{self, Head, Protocol, Received, Routes, client, server};
use smithy_typegen_runtime::schema::{self, Kind, Schema, ServiceTrait, Trait};
use smithy_typegen_runtime::wire::{self, Context, Shape, Structure};
use smithy_typegen_runtime::{Document, Validate};

/// A service, and the text of its cases.
pub struct Service {
    pub cases: &'static str,
    pub operations: &'static [Operation],
}

type Spoken = &'static dyn Protocol;
type Made<T> = Result<T, String>;
type Sent = Request<Vec<u8>>;
type Answer = Response<Vec<u8>>;
type Requested = (Sent, Option<String>);

/// An operation.
pub struct Operation {
    pub name: &'static str,
    pub service: &'static schema::Service,
    pub request: fn(Spoken, &Value) -> Made<Requested>,
    pub understood: fn(Spoken, &Sent, &Sent) -> Made<()>,
    pub respond: fn(Spoken, &Value) -> Made<Answer>,
    pub errors: &'static [&'static Schema],
    pub fail: fn(Spoken, &str, &Value) -> Made<Answer>,
}

/// The protocol that the cases name, or the service's own.
pub fn protocol(id: Option<&str>, operation: &Operation) -> Spoken {
    match id {
        Some(id) => protocol::by_id(id).expect("a protocol"),
        None => protocol::of(operation.service)
            .next()
            .expect("a protocol of the service"),
    }
}

impl Operation {
    /// A case for each error: all its texts are `x`.
    pub fn each_error(&self, protocol: Spoken) -> impl Iterator<Item = Value> {
        let is_query = protocol.id() == "aws.protocols#awsQuery";
        self.errors.iter().map(move |schema| {
            let members = schema.members().iter();
            let texts = members.filter(|member| matches!(member.target().kind(), Kind::String));
            let value: Map<_, _> = texts
                .map(|member| (member.name().to_owned(), json!("x")))
                .collect();
            let query = schema.find(|one| match one {
                Trait::AwsQueryError(code, status) => Some((*code, *status)),
                _ => None,
            });
            let has_code = is_query || self.service.has(&ServiceTrait::AwsQueryCompatible);
            let code = query.filter(|_| has_code).map(|(code, _)| code);
            let status = query.filter(|_| is_query).map(|(_, status)| status);
            json!({
                "shape": schema.name(),
                "status": status.unwrap_or(operation::status(schema)),
                "code": code.unwrap_or(schema.name()),
                "value": value,
            })
        })
    }
}

fn document(value: &Value) -> Made<Document> {
    compare::json(value.to_string().as_bytes())
}

fn value<T: Shape>(params: &Value, context: &mut Context) -> Made<T> {
    let params = document(params)?;
    wire::read(&mut ParamsReader(&params), context).map_err(|error| error.to_string())
}

/// The request for an input, and the prefix of its host.
pub fn request<S, O>(protocol: Spoken, input: &Value) -> Made<Requested>
where
    S: operation::Service,
    O: operation::Operation<Input: Structure>,
{
    let input = value::<O::Input>(input, &mut Context::client())?;
    let no_token = || "no token is given".to_owned();
    let request = client::request::<S, O>(protocol, &input, &no_token);
    let prefix = client::host_prefix::<O>(&input);
    let failed = |error: wire::Error| error.to_string();
    Ok((request.map_err(failed)?, prefix.map_err(failed)?))
}

/// Whether our server reads the same input in two requests.
pub fn understood<S, O>(protocol: Spoken, one: &Sent, other: &Sent) -> Made<()>
where
    S: operation::Service,
    O: operation::Operation<Input: Structure + Validate + PartialEq>,
{
    match read::<S, O>(protocol, one)? == read::<S, O>(protocol, other)? {
        true => Ok(()),
        false => Err("our server reads another input".to_owned()),
    }
}

fn read<S, O>(protocol: Spoken, request: &Sent) -> Made<O::Input>
where
    S: operation::Service,
    O: operation::Operation<Input: Structure + Validate>,
{
    let refused = |refusal: &dyn std::fmt::Display| format!("our server refuses: {refusal}");
    let routes = Routes::new(S::SCHEMA);
    let route = protocol.route(&routes, Head::of(request));
    let route = route.map_err(|_| "our server has no route".to_owned())?;
    if S::SCHEMA.operations()[route.operation].id() != O::ID {
        return Err("our server takes it for another operation".to_owned());
    }
    let labels = route.labels().map_err(|error| refused(&error))?;
    let read = server::input::<S, O>(protocol, Received::new(request, &labels));
    read.map_err(|refusal| refused(&refusal))
}

/// The response with an output.
pub fn respond<S, O>(protocol: Spoken, output: &Value) -> Made<Answer>
where
    S: operation::Service,
    O: operation::Operation<Output: Structure>,
{
    let output = value::<O::Output>(output, &mut Context::client())?;
    let response = server::respond::<S, O>(protocol, &output);
    identified(protocol, response.map_err(|error| error.to_string())?)
}

/// The response with an error, by its name.
pub fn fail<S, O>(protocol: Spoken, name: &str, error: &Value) -> Made<Answer>
where
    S: operation::Service,
    O: operation::Operation<Error: OperationError>,
{
    let schemas = O::Error::SCHEMAS.iter();
    let index = schemas.clone().position(|schema| schema.name() == name);
    let index = index.ok_or("the operation does not have the error")?;
    let error = document(error)?;
    let error = O::Error::read_error(index, &mut ParamsReader(&error), &mut Context::client());
    let error = error.map_err(|error| error.to_string())?;
    let error = error.ok_or("the error is null")?;
    let response = server::fail::<S, O::Error>(protocol, &error);
    identified(protocol, response.map_err(|error| error.to_string())?)
}

/// The request ID of all responses.
pub const REQUEST_ID: &str = "a-request";

fn identified(protocol: Spoken, mut response: Answer) -> Made<Answer> {
    let set = server::set_request_id(protocol, &mut response, REQUEST_ID);
    set.map_err(|error| error.to_string())?;
    Ok(response)
}
