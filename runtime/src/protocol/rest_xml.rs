//! [AWS restXml](https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html).

use http::header::CONTENT_TYPE;
use http::{HeaderValue, Request, Response};

use super::binding;
use super::codec::BodyCodec;
use super::error_code::ErrorBody;
use super::message::{self, RPC, content_type};
use super::route::{Head, NoRoute, Route, Routes};
use super::{Call, Protocol, Received, Refusal, Reply, request_id, xml_error};
use crate::codec::xml::{self, Xml, XmlWriter};
use crate::document::Document;
use crate::operation::{ServiceError as _, UnknownError};
use crate::schema::{Member, OperationTrait, Schema, Service, ServiceTrait};
use crate::wire::{Error, Fields, Members, Reader as _, Result, Writer as _};

/// `aws.protocols#restXml`.
#[derive(Clone, Copy, Debug)]
pub struct RestXml;

const XML: &str = "application/xml";

/// The XML codec of bodies.
struct Bodies {
    xml: Xml,
    form: Form,
}

/// What the root element of a body is.
#[derive(Clone, Copy)]
enum Form {
    /// The structure.
    Structure,
    /// The only member of the structure.
    Member,
    /// What is around an error of this service.
    Error(&'static Service),
}

/// The codec of events.
static EVENTS: Bodies = Bodies {
    xml: Xml::REST,
    form: Form::Structure,
};

impl Bodies {
    fn of(service: &'static Service, form: Form) -> Self {
        let xml = Xml::REST.namespace(service.xml_namespace());
        Bodies { xml, form }
    }

    fn of_output(call: Call) -> Self {
        let is_unwrapped = call.operation.has(&OperationTrait::S3UnwrappedXmlOutput);
        let form = match is_unwrapped {
            true => Form::Member,
            false => Form::Structure,
        };
        Bodies::of(call.service, form)
    }
}

impl BodyCodec for Bodies {
    fn content_type(&self) -> &'static str {
        XML
    }

    /// Clients of S3 send the other media type of XML, or none.
    fn is_content_type(&self, found: Option<&str>) -> bool {
        let names = [XML, "text/xml"];
        found.is_none_or(|found| names.iter().any(|name| found.eq_ignore_ascii_case(name)))
    }

    fn write(&self, schema: &'static Schema, members: &dyn Members) -> Result<Vec<u8>> {
        let mut body = Vec::with_capacity(128);
        let mut writer = self.xml.writer(&mut body, schema);
        match self.form {
            Form::Structure => writer.structure(schema, members)?,
            Form::Member => writer.unwrapped(schema, members)?,
            Form::Error(service) => {
                return xml_error::write(&envelope(service), schema.name(), schema, members);
            }
        }
        Ok(body)
    }

    fn write_payload(
        &self,
        index: usize,
        member: &'static Member,
        members: &dyn Members,
    ) -> Result<Vec<u8>> {
        let mut body = Vec::with_capacity(128);
        let mut writer = XmlWriter::payload(&mut body, member, &self.xml);
        members.write(index, member, &mut writer)?;
        Ok(body)
    }

    fn read(&self, schema: &'static Schema, body: &[u8], fields: &mut dyn Fields) -> Result<()> {
        let tree = self.xml.parse(body)?;
        let root = tree.root();
        root.expect(xml::root_name(schema))?;
        match self.form {
            Form::Member => root.unwrapped(schema, fields),
            _ => root.reader().structure(schema, fields).map(drop),
        }
        .map_err(|error| root.place(error))
    }

    fn read_payload(
        &self,
        index: usize,
        member: &'static Member,
        body: &[u8],
        fields: &mut dyn Fields,
    ) -> Result<()> {
        let tree = self.xml.parse(body)?;
        let root = tree.root();
        root.expect(xml::payload_name(member))?;
        let read = fields.read(index, member, &mut root.reader());
        read.map_err(|error| root.place(error))
    }

    /// Writes text and bytes, which are XML that was kept as it was read.
    fn write_document(&self, document: &Document) -> Result<Vec<u8>> {
        match document {
            Document::String(text) => Ok(text.as_bytes().to_vec()),
            Document::Blob(bytes) => Ok(bytes.clone()),
            _ => Err(Error::new("expected XML as text or bytes")),
        }
    }

    /// Keeps XML as text: without a schema, it cannot be told apart from other structures.
    fn read_document(&self, body: &[u8]) -> Document {
        match std::str::from_utf8(body) {
            Ok(text) => Document::String(text.to_owned()),
            Err(_) => Document::Blob(body.to_vec()),
        }
    }
}

fn is_wrapped(service: &Service) -> bool {
    !service.has(&ServiceTrait::NoErrorWrapping)
}

fn envelope(service: &'static Service) -> xml_error::Envelope {
    xml_error::Envelope {
        around: match is_wrapped(service) {
            true => &["ErrorResponse"],
            false => &[],
        },
        namespace: service.xml_namespace().filter(|_| is_wrapped(service)),
        has_type: true,
    }
}

impl Protocol for RestXml {
    fn id(&self) -> &'static str {
        "aws.protocols#restXml"
    }

    fn speaks(&self, head: Head<'_>) -> bool {
        // The RPC protocols have headers that name them, and restJson1 has its content type.
        let is_json = content_type(head.headers)
            .is_some_and(|content_type| content_type.eq_ignore_ascii_case("application/json"));
        !is_json && !RPC.iter().any(|name| head.headers.contains_key(name))
    }

    fn route<'p>(
        &self,
        routes: &'p Routes,
        head: Head<'p>,
    ) -> std::result::Result<Route<'p>, NoRoute> {
        routes.find(head.method, head.path, head.query)
    }

    fn has_streams(&self) -> bool {
        true
    }

    fn events(&self) -> Option<&dyn BodyCodec> {
        Some(&EVENTS)
    }

    fn request(&self, call: Call, input: &dyn Members) -> Result<Request<Vec<u8>>> {
        binding::request(&Bodies::of(call.service, Form::Structure), call, input)
    }

    fn read_request(
        &self,
        call: Call,
        received: Received<'_>,
        input: &mut dyn Fields,
    ) -> std::result::Result<(), Refusal> {
        let codec = Bodies {
            xml: Xml::REST.offsets(false),
            form: Form::Structure,
        };
        binding::read_request(&codec, call, received, input)
    }

    fn response(&self, call: Call, output: &dyn Members) -> Result<Response<Vec<u8>>> {
        let status = call.operation.http().map_or(200, |http| http.status);
        let codec = Bodies::of_output(call);
        binding::respond(&codec, call.operation.output(), status, output)
    }

    fn read_response(
        &self,
        call: Call,
        response: Reply<'_>,
        output: &mut dyn Fields,
    ) -> Result<()> {
        binding::read_response(&Bodies::of_output(call), call, response, output)
    }

    fn error(
        &self,
        service: &'static Service,
        schema: &'static Schema,
        status: u16,
        error: &dyn Members,
    ) -> Result<Response<Vec<u8>>> {
        let codec = Bodies::of(service, Form::Error(service));
        let mut response = binding::respond(&codec, schema, status, error)?;
        if response.body().is_empty() && binding::payload(schema).is_none() {
            // There are no members in the body, but the code.
            *response.body_mut() =
                xml_error::write(&envelope(service), schema.name(), schema, &())?;
            let content_type = HeaderValue::from_static(XML);
            response.headers_mut().insert(CONTENT_TYPE, content_type);
        }
        Ok(response)
    }

    fn unknown_error(
        &self,
        service: &'static Service,
        error: &UnknownError,
    ) -> Result<Response<Vec<u8>>> {
        let body = xml_error::write_unknown(&envelope(service), error)?;
        Ok(message::response(error.status(), XML, body))
    }

    /// Some operations of S3 answer 200 before they know the outcome, and then send an error in the body.
    fn is_error(&self, call: Call, response: Reply<'_>) -> bool {
        if binding::is_error(call, response) {
            return true;
        }
        let Some(expected) = binding::body_shape(call.operation.output()) else {
            return false;
        };
        let root = match is_wrapped(call.service) {
            true => "ErrorResponse",
            false => "Error",
        };
        let expected = match expected {
            binding::BodyShape::Members(schema) => xml::root_name(schema),
            binding::BodyShape::Payload(member) => xml::payload_name(member),
        };
        expected != root && xml::starts_with(response.body, root)
    }

    fn set_request_id(&self, response: &mut Response<Vec<u8>>, id: &str) -> Result<()> {
        match response.status().is_success() {
            true => message::set(response.headers_mut(), message::REQUEST_ID, id),
            false => request_id::set_in_xml(response, id, (None, "RequestId")),
        }
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
        let codec = Bodies {
            xml: Xml::REST,
            form: Form::Structure,
        };
        binding::read_error(&codec, schema, response, error, |error| {
            xml_error::read_members(response.body, schema, error)
        })
    }
}
