//! Errors in XML: an element `Error` with the code and the members, and what is around it.

use super::{ErrorBody, error_code};
use crate::codec::xml::{Element, Xml, XmlWriter};
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

const ERROR: &str = "Error";
const CODE: &str = "Code";
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

/// Finds the element of an error, which may have others around it.
fn find<'t>(root: Element<'t>) -> Option<Element<'t>> {
    if root.is(ERROR) {
        return Some(root);
    }
    match root.is("ErrorResponse") {
        true => root.child(ERROR),
        // EC2's.
        false => root.child("Errors")?.child(ERROR),
    }
}

/// Reads the code and the body of an error.
pub(super) fn read(body: &[u8]) -> ErrorBody {
    let of = |code: String, body: Document| ErrorBody {
        code,
        query_code: None,
        body,
    };
    if body.trim_ascii().is_empty() {
        return of(String::new(), Document::Null);
    }
    let tree = Xml::REST.parse(body);
    let element = tree.as_ref().ok().and_then(|tree| find(tree.root()));
    match element {
        Some(element) => {
            let code = element.child(CODE).and_then(|code| code.text().ok());
            let code = code.map_or(String::new(), |code| code.trim().to_owned());
            let body = match element.document() {
                Document::String(_) => Document::Object(Vec::new()),
                members => members,
            };
            of(code, body)
        }
        None => {
            let text = String::from_utf8_lossy(body).into_owned();
            of(String::new(), Document::String(text))
        }
    }
}

/// Reads the members of an error.
pub(super) fn read_members(
    body: &[u8],
    schema: &'static Schema,
    error: &mut dyn Fields,
) -> Result<()> {
    if body.is_empty() {
        return Ok(());
    }
    let tree = Xml::REST.parse(body)?;
    match find(tree.root()) {
        Some(element) => element.error_members(schema, error),
        None => Ok(()),
    }
}
