//! [EC2 query](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html): requests are forms, and
//! responses are XML, with other names and other elements than those of `awsQuery`.

use http::{Request, Response};

use super::error_code::ErrorBody;
use super::route::{Head, NoRoute, Route, Routes};
use super::xml_error::{self, Envelope};
use super::{Call, Protocol, Received, Refusal, Reply, message, query, request_id};
use crate::codec::query::Query;
use crate::codec::xml::{Xml, XmlWriter};
use crate::operation::{ServiceError as _, UnknownError};
use crate::schema::{Schema, Service};
use crate::wire::{Fields, Members, Reader as _, Result};

/// `aws.protocols#ec2Query`.
#[derive(Clone, Copy, Debug)]
pub struct Ec2Query;

const CODEC: Query = Query::EC2;
const XML: &str = "text/xml;charset=UTF-8";
const ENVELOPE: Envelope = Envelope {
    around: &["Response", "Errors"],
    namespace: None,
    has_type: false,
};

impl Protocol for Ec2Query {
    fn id(&self) -> &'static str {
        "aws.protocols#ec2Query"
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
        let name = format!("{}Response", call.operation.name());
        let mut body = Vec::with_capacity(128);
        let mut writer = XmlWriter::parts(&mut body);
        writer.start(&name, call.service.xml_namespace());
        writer.elements(call.operation.output(), output)?;
        writer.end(&name);
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
        let tree = Xml::REST.parse(response.body)?;
        let root = tree.root();
        root.expect(&format!("{}Response", call.operation.name()))?;
        let read = root.reader().structure(schema, output);
        read.map(drop).map_err(|error| root.place(error))
    }

    fn error(
        &self,
        _: &'static Service,
        schema: &'static Schema,
        status: u16,
        error: &dyn Members,
    ) -> Result<Response<Vec<u8>>> {
        let body = xml_error::write(&ENVELOPE, schema.name(), schema, error)?;
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
            true => (None, "requestId"),
            false => (None, "RequestID"),
        };
        request_id::set_in_xml(response, id, path)
    }

    fn read_error(&self, response: Reply<'_>) -> ErrorBody {
        xml_error::read(response.body)
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
