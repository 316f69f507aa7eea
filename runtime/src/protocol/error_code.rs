//! Error codes.

use http::{HeaderMap, HeaderName, HeaderValue};

use super::message::{header, set};
use crate::codec::error_body;
use crate::document::{Document, DocumentReader};
use crate::operation;
#[cfg(feature = "query")]
use crate::schema::Trait;
use crate::schema::{Fault, Schema, Service, ServiceTrait};
use crate::wire::{Fields, Reader as _, Result};

const QUERY_MODE: HeaderName = HeaderName::from_static("x-amzn-query-mode");
/// The header with the code of the AWS query protocol: `Code;Sender`.
const QUERY_ERROR: HeaderName = HeaderName::from_static("x-amzn-query-error");

/// The code and the body of an error that is not identified yet.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorBody {
    /// The name of the error's shape, without its namespace. Empty if the response has none.
    pub code: String,
    /// The code of the error in the AWS query protocol, which services with `@awsQueryCompatible` send.
    pub query_code: Option<String>,
    /// The body: null if it was empty, a string or bytes if it could not be decoded.
    pub body: Document,
}

impl ErrorBody {
    /// Creates the body of an error. The code is that of the header, or else that of the body.
    pub(super) fn new(header: Option<&str>, query_code: Option<&str>, body: Document) -> Self {
        let header = header.filter(|code| !code.is_empty());
        let code = header.or_else(|| error_body::code_in(&body));
        ErrorBody {
            code: error_body::bare(code.unwrap_or_default()).to_owned(),
            query_code: query_code.map(ToOwned::to_owned),
            body,
        }
    }

    /// Whether the error has this shape.
    pub(super) fn is(&self, schema: &Schema) -> bool {
        match self.code.is_empty() {
            false => schema.name() == self.code,
            true => self.query_code.as_deref() == Some(operation::query_code(schema)),
        }
    }
}

/// Requests the codes of the AWS query protocol, if the service is compatible with it.
pub(super) fn set_query_mode(service: &Service, headers: &mut HeaderMap) {
    if service.has(&ServiceTrait::AwsQueryCompatible) {
        headers.insert(QUERY_MODE, HeaderValue::from_static("true"));
    }
}

/// Returns the code of the AWS query protocol.
pub(super) fn query_error(headers: &HeaderMap) -> Option<&str> {
    let value = header(headers, &QUERY_ERROR)?;
    let (code, _) = value.split_once(';').unwrap_or((value, ""));
    Some(code.trim()).filter(|code| !code.is_empty())
}

/// Sets the code of the AWS query protocol, if the service is compatible with it.
pub(super) fn set_query_error(
    service: &Service,
    schema: &'static Schema,
    headers: &mut HeaderMap,
) -> Result<()> {
    if !service.has(&ServiceTrait::AwsQueryCompatible) {
        return Ok(());
    }
    let fault = fault_type(operation::fault(schema));
    let value = format!("{};{fault}", operation::query_code(schema));
    set(headers, QUERY_ERROR, &value)
}

/// Returns the name of the party at fault in the AWS query protocol.
pub(super) fn fault_type(fault: Fault) -> &'static str {
    match fault {
        Fault::Client => "Sender",
        Fault::Server => "Receiver",
    }
}

/// Returns the status code of an error in the AWS query protocol, if the model specifies one.
#[cfg(feature = "query")]
pub(super) fn query_status_of(schema: &Schema) -> Option<u16> {
    schema.find(|one| match one {
        Trait::AwsQueryError(_, status) => Some(*status),
        _ => None,
    })
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
