//! Errors in XML: an element `Error` with the code and the members, and what is around it.

use super::{ErrorBody, error_code};
use crate::codec::xml::error::{self, CODE, ERROR};
use crate::codec::xml::{Xml, XmlWriter};
use crate::document::Document;
use crate::operation::{self, ServiceError as _, UnknownError};
use crate::schema::{Fault, Schema, XmlNamespace};
use crate::wire::{Fields, Members, Result};

/// The elements around an error.
pub(super) struct Envelope {
    /// Their names, from the outside.
    pub(super) around: &'static [&'static str],
    /// The namespace of the outermost one.
    pub(super) namespace: Option<XmlNamespace>,
    /// Whether an error says whose fault it is.
    pub(super) has_type: bool,
}

const TYPE: &str = "Type";

/// Writes an error that the model defines.
pub(super) fn write(
    envelope: &Envelope,
    code: &str,
    schema: &'static Schema,
    members: &dyn Members,
) -> Result<Vec<u8>> {
    let fault = operation::fault(schema);
    enclosed(envelope, code, fault, |writer| {
        writer.error_elements(schema, members)
    })
}

/// Writes an error that the model does not define. Its code and type are those of the body, if it has them.
pub(super) fn write_unknown(envelope: &Envelope, error: &UnknownError) -> Result<Vec<u8>> {
    enclosed(envelope, error.code(), error.fault(), |writer| {
        match error.body() {
            Document::Object(members) => {
                let others = members
                    .iter()
                    .filter(|(name, _)| name != CODE && name != TYPE);
                others
                    .map(|(name, value)| (message(name), value))
                    .try_for_each(|(name, value)| {
                        match name.starts_with(['@', '#']) {
                            // What was around the members of another element.
                            true => Ok(()),
                            false => writer.any(name, value),
                        }
                    })
            }
            Document::String(text) => writer.element(message("message"), text),
            _ => Ok(()),
        }
    })
}

/// The name of the element for a message: that of all services of AWS, whatever the model calls it.
fn message(name: &str) -> &str {
    match name.eq_ignore_ascii_case("message") {
        true => "Message",
        false => name,
    }
}

fn enclosed(
    envelope: &Envelope,
    code: &str,
    fault: Fault,
    inside: impl FnOnce(&mut XmlWriter<'_>) -> Result<()>,
) -> Result<Vec<u8>> {
    let mut body = Vec::with_capacity(128);
    let mut writer = XmlWriter::parts(&mut body);
    let mut namespace = envelope.namespace;
    for name in envelope.around.iter().chain(&[ERROR]) {
        writer.start(name, namespace.take());
    }
    if envelope.has_type {
        writer.element(TYPE, error_code::fault_type(fault))?;
    }
    if !code.is_empty() {
        writer.element(CODE, code)?;
    }
    inside(&mut writer)?;
    writer.end(ERROR);
    envelope
        .around
        .iter()
        .rev()
        .for_each(|name| writer.end(name));
    Ok(body)
}

/// Reads the code and the body of an error.
pub(super) fn read(body: &[u8]) -> ErrorBody {
    let tree = Xml::REST.parse(body);
    let element = tree.as_ref().ok().and_then(|tree| error::find(tree.root()));
    let (code, body) = match element {
        Some(element) => (error::code_of(element), error::members_of(element)),
        None => (String::new(), error::text_of(body)),
    };
    ErrorBody {
        code,
        query_code: None,
        body,
    }
}

/// Reads the members of an error.
pub(super) fn read_members(
    body: &[u8],
    schema: &'static Schema,
    fields: &mut dyn Fields,
) -> Result<()> {
    if body.is_empty() {
        return Ok(());
    }
    let tree = Xml::REST.parse(body)?;
    match error::find(tree.root()) {
        Some(element) => element.error_members(schema, fields),
        None => Ok(()),
    }
}
