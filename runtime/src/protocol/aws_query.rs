//! [AWS query](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html): requests are forms, and responses
//! are XML.

use http::{Request, Response};

use super::error_code::{self, ErrorBody};
use super::route::{Head, NoRoute, Route, Routes};
use super::xml_error::{self, Envelope};
use super::{Call, Protocol, Received, Refusal, Reply, message, query, request_id};
use crate::codec::query::Query;
use crate::codec::xml::{Xml, XmlWriter};
use crate::operation::{self, ServiceError as _, UnknownError};
use crate::schema::prelude::UNIT;
use crate::schema::{Schema, Service};
use crate::wire::{Fields, Members, Reader as _, Result};

/// `aws.protocols#awsQuery`.
#[derive(Clone, Copy, Debug)]
pub struct AwsQuery;

const CODEC: Query = Query::AWS;
const XML: &str = "text/xml";

const ENVELOPE: Envelope = Envelope {
    around: &["ErrorResponse"],
    namespace: None,
    has_type: true,
};

impl Protocol for AwsQuery {
    fn id(&self) -> &'static str {
        "aws.protocols#awsQuery"
    }

    fn speaks(&self, head: Head<'_>) -> bool {
        query::speaks(head)
    }

    fn names_in_body(&self) -> bool {
        true
    }

    fn route<'p>(
        &self,
        routes: &'p Routes,
        head: Head<'p>,
    ) -> std::result::Result<Route<'p>, NoRoute> {
        query::route(routes, head)
    }

    fn request(&self, call: Call, input: &dyn Members) -> Result<Request<Vec<u8>>> {
        query::request(CODEC, call, input)
    }

    fn read_request(
        &self,
        call: Call,
        received: Received<'_>,
        input: &mut dyn Fields,
    ) -> std::result::Result<(), Refusal> {
        query::read_request(CODEC, call, received, input)
    }

    fn response(&self, call: Call, output: &dyn Members) -> Result<Response<Vec<u8>>> {
        let (around, result) = names(call);
        let schema = call.operation.output();
        let mut body = Vec::with_capacity(128);
        let mut writer = XmlWriter::parts(&mut body);
        writer.start(&around, call.service.xml_namespace());
        if schema.id() != UNIT.id() {
            writer.start(&result, None);
            writer.elements(schema, output)?;
            writer.end(&result);
        }
        writer.end(&around);
        Ok(message::response(200, XML, body))
    }

    fn read_response(
        &self,
        call: Call,
        response: Reply<'_>,
        output: &mut dyn Fields,
    ) -> Result<()> {
        let schema = call.operation.output();
        if schema.members().is_empty() {
            return Ok(());
        }
        let (around, result) = names(call);
        let tree = Xml::REST.parse(response.body)?;
        let root = tree.root();
        root.expect(&around)?;
        match root.child(&result) {
            Some(result) => {
                let read = result.reader().structure(schema, output);
                read.map(drop).map_err(|error| result.place(error))
            }
            // No member is set.
            None => Ok(()),
        }
    }

    fn error(
        &self,
        _: &'static Service,
        schema: &'static Schema,
        status: u16,
        error: &dyn Members,
    ) -> Result<Response<Vec<u8>>> {
        let code = operation::query_code(schema);
        let body = xml_error::write(&ENVELOPE, code, schema, error)?;
        let status = error_code::query_status_of(schema).unwrap_or(status);
        Ok(message::response(status, XML, body))
    }

    fn unknown_error(
        &self,
        _: &'static Service,
        error: &UnknownError,
    ) -> Result<Response<Vec<u8>>> {
        let body = xml_error::write_unknown(&ENVELOPE, error)?;
        Ok(message::response(error.status(), XML, body))
    }

    fn set_request_id(&self, response: &mut Response<Vec<u8>>, id: &str) -> Result<()> {
        let path = match response.status().is_success() {
            true => (Some("ResponseMetadata"), "RequestId"),
            false => (None, "RequestId"),
        };
        request_id::set_in_xml(response, id, path)
    }

    fn read_error(&self, response: Reply<'_>) -> ErrorBody {
        let error = xml_error::read(response.body);
        // The code is that of `@awsQueryError`, if the error has one.
        ErrorBody {
            query_code: Some(error.code).filter(|code| !code.is_empty()),
            code: String::new(),
            ..error
        }
    }

    fn read_error_members(
        &self,
        schema: &'static Schema,
        response: Reply<'_>,
        _: &ErrorBody,
        error: &mut dyn Fields,
    ) -> Result<()> {
        xml_error::read_members(response.body, schema, error)
    }
}

/// The names of the elements around the members of an output.
fn names(call: Call) -> (String, String) {
    let name = call.operation.name();
    (format!("{name}Response"), format!("{name}Result"))
}
