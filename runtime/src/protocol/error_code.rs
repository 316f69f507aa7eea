//! Which error a response has.

use http::{HeaderMap, HeaderName, HeaderValue};

use super::message::{header, set};
use crate::codec::error_body;
use crate::document::{Document, DocumentReader};
use crate::operation;
use crate::schema::{Fault, Schema, Service, ServiceTrait, Trait};
use crate::wire::{Fields, Reader as _, Result};

const QUERY_MODE: HeaderName = HeaderName::from_static("x-amzn-query-mode");
/// The header of services that once spoke AWS's query protocol: `Code;Sender`.
const QUERY_ERROR: HeaderName = HeaderName::from_static("x-amzn-query-error");

/// The code of an error and its body, before it is known which error it is.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorBody {
    /// The name of the error's shape, without a namespace; empty if there is none.
    pub code: String,
    /// The code that the error has in AWS's query protocol, if the service says it:
    /// `@awsQueryCompatible`.
    pub query_code: Option<String>,
    /// The body: null if it was empty, a string or bytes if it was not in the protocol's notation.
    pub body: Document,
}

impl ErrorBody {
    /// By the code of a header, if there is one, and the body.
    pub(super) fn new(header: Option<&str>, query_code: Option<&str>, body: Document) -> Self {
        let header = header.filter(|code| !code.is_empty());
        let code = header.or_else(|| error_body::code_in(&body));
        ErrorBody {
            code: error_body::bare(code.unwrap_or_default()).to_owned(),
            query_code: query_code.map(ToOwned::to_owned),
            body,
        }
    }

    /// Whether the error is of this shape.
    pub(super) fn is(&self, schema: &Schema) -> bool {
        match self.code.is_empty() {
            false => schema.name() == self.code,
            true => self.query_code.as_deref() == Some(query_code_of(schema)),
        }
    }
}

/// Asks a service that is compatible with AWS's query protocol for the codes of that.
pub(super) fn set_query_mode(service: &Service, headers: &mut HeaderMap) {
    if service.has(&ServiceTrait::AwsQueryCompatible) {
        headers.insert(QUERY_MODE, HeaderValue::from_static("true"));
    }
}

/// The code of a query-compatible service's error.
pub(super) fn query_error(headers: &HeaderMap) -> Option<&str> {
    let value = header(headers, &QUERY_ERROR)?;
    let (code, _) = value.split_once(';').unwrap_or((value, ""));
    Some(code.trim()).filter(|code| !code.is_empty())
}

/// Says the code of an error as AWS's query protocol has it, if the service is compatible with that.
pub(super) fn set_query_error(
    service: &Service,
    schema: &'static Schema,
    headers: &mut HeaderMap,
) -> Result<()> {
    if !service.has(&ServiceTrait::AwsQueryCompatible) {
        return Ok(());
    }
    let fault = match operation::fault(schema) {
        Fault::Client => "Sender",
        Fault::Server => "Receiver",
    };
    let value = format!("{};{fault}", query_code_of(schema));
    set(headers, QUERY_ERROR, &value)
}

/// The code in AWS's query protocol: `@awsQueryError`, or else the shape's name.
fn query_code_of(schema: &Schema) -> &'static str {
    let code = schema.find(|one| match one {
        Trait::AwsQueryError(code) => Some(*code),
        _ => None,
    });
    code.unwrap_or(schema.name())
}

/// Reads the members of an error from its body.
pub(super) fn read_error_body(
    schema: &'static Schema,
    body: &Document,
    obeys_json_name: bool,
    error: &mut dyn Fields,
) -> Result<()> {
    let members = error_body::members(body.clone(), schema, obeys_json_name);
    DocumentReader::new(&members, obeys_json_name).structure(schema, error)?;
    Ok(())
}
