//! Reads the error code and the members from the body of an error response.
//!
//! See [operation error serialization](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization).

use crate::document::{Document, DocumentReader};
use crate::operation::{OperationError, UnknownError};
use crate::schema::{Member, Schema};
use crate::wire::{Context, Result};

/// The member that names the error.
const TYPE: &str = "__type";

/// Reads an operation's error from its body.
///
/// The code is the given one, from a header, or else the body's `__type`, or else its `code`. A member
/// `code` of the error itself is kept.
///
/// # Errors
///
/// Returns an error if the code is in the model and the body does not match the shape.
pub(crate) fn read<T: OperationError>(
    code: Option<&str>,
    status: u16,
    mut body: Document,
    obeys_json_name: bool,
) -> Result<T> {
    let code = code
        .or_else(|| code_in(&body))
        .map(bare)
        .unwrap_or_default();
    let code = code.to_owned();
    // Errors with the same name in two namespaces share a code. The first one is used.
    let mut known = T::SCHEMAS.iter().enumerate();
    if let Some((index, schema)) = known.find(|(_, schema)| schema.name() == code) {
        body = members(body, schema, obeys_json_name);
        let mut from = DocumentReader::new(&body, obeys_json_name);
        if let Some(error) = T::read_error(index, &mut from, &mut Context::client())? {
            return Ok(error);
        }
    }
    Ok(T::from_unknown(UnknownError::new(code, status, body)))
}

/// Returns the body of an unknown error with its code, even if that came in a header.
pub(crate) fn with_code(error: &UnknownError) -> Document {
    use crate::operation::ServiceError as _;
    let mut body = error.body().clone();
    if code_in(&body).map(bare).unwrap_or_default() != error.code() {
        let code = (TYPE.to_owned(), Document::from(error.code()));
        match &mut body {
            Document::Object(members) => {
                members.retain(|(name, _)| name != TYPE);
                members.insert(0, code);
            }
            Document::Null => body = Document::Object(vec![code]),
            _ => {}
        }
    }
    body
}

/// Returns the code in a body: its `__type`, or else its `code`.
pub(crate) fn code_in(body: &Document) -> Option<&str> {
    let member = |name| body.get(name).and_then(Document::as_str);
    member(TYPE).or_else(|| member("code"))
}

/// Shortens `aws.x#Foo:http://…` to `Foo`.
pub(crate) fn bare(code: &str) -> &str {
    let code = code.split_once(':').map_or(code, |(code, _)| code);
    code.rsplit_once('#').map_or(code, |(_, name)| name)
}

/// Returns the members of a known error. There are none if the body is empty or a proxy's text: only the
/// code identifies the error.
pub(crate) fn members(body: Document, schema: &'static Schema, obeys_json_name: bool) -> Document {
    let mut members = match body {
        Document::Object(_) => body,
        _ => Document::Object(Vec::new()),
    };
    rename_message(&mut members, schema, obeys_json_name);
    members
}

/// Renames `message` to `Message` or the other way round, if the model has the other one: services send
/// either.
fn rename_message(body: &mut Document, schema: &'static Schema, obeys_json_name: bool) {
    let name_of = |member: &'static Member| match obeys_json_name {
        true => member.json_name(),
        false => member.name(),
    };
    let names = || schema.members().iter().map(name_of);
    let is_message = |name: &str| name.eq_ignore_ascii_case("message");
    let (Some(wanted), Document::Object(members)) = (names().find(|name| is_message(name)), body)
    else {
        return;
    };
    let is_there = |(name, value): &(String, Document)| name == wanted && !value.is_null();
    let is_other = |(name, value): &&mut (String, Document)| {
        is_message(name) && !value.is_null() && !names().any(|known| known == *name)
    };
    if !members.iter().any(is_there)
        && let Some((name, _)) = members.iter_mut().find(is_other)
    {
        wanted.clone_into(name);
    }
}
