//! Reads the error code and the members from the body of an error response.
//!
//! See [operation error serialization](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization).

use crate::document::{Document, DocumentReader};
use crate::operation::{OperationError, UnknownError};
use crate::schema::Schema;
use crate::wire::{Context, Result};

/// Reads an operation's error from its body.
///
/// The code is the one given (from a header), or else the body's `__type`, or else its `code`. A
/// member `code` of the error itself is kept.
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
    let index = T::SCHEMAS.iter().position(|schema| schema.name() == code);
    if let Some((index, schema)) = index.and_then(|index| Some((index, T::SCHEMAS.get(index)?))) {
        if !matches!(body, Document::Object(_)) {
            // The body is empty or a proxy's text, so only the code identifies the error.
            body = Document::Object(Vec::new());
        }
        name_message(&mut body, schema, obeys_json_name);
        let mut from = DocumentReader::new(&body, obeys_json_name);
        if let Some(error) = T::read_error(index, &mut from, &mut Context::client())? {
            return Ok(error);
        }
    }
    Ok(T::from_unknown(UnknownError::new(code, status, body)))
}

/// The body of an unknown error, including its code if that came in a header.
pub(crate) fn with_code(error: &UnknownError) -> Document {
    use crate::operation::ServiceError as _;
    let mut body = error.body().clone();
    if code_in(&body).is_none() && !error.code().is_empty() {
        let code = ("__type".to_owned(), Document::from(error.code()));
        match &mut body {
            Document::Object(members) => members.insert(0, code),
            Document::Null => body = Document::Object(vec![code]),
            _ => {}
        }
    }
    body
}

pub(crate) fn code_in(body: &Document) -> Option<&str> {
    let member = |name| body.get(name).and_then(Document::as_str);
    member("__type").or_else(|| member("code"))
}

/// Shortens `aws.x#Foo:http://…` to `Foo`.
pub(crate) fn bare(code: &str) -> &str {
    let code = code.split_once(':').map_or(code, |(code, _)| code);
    code.rsplit_once('#').map_or(code, |(_, name)| name)
}

/// Renames `message` to `Message` or vice versa, because services confuse the two.
pub(crate) fn name_message(body: &mut Document, schema: &Schema, obeys_json_name: bool) {
    let is_message = |name: &str| name.eq_ignore_ascii_case("message");
    let names = schema.members().iter().map(|member| match obeys_json_name {
        true => member.json_name(),
        false => member.name(),
    });
    let Some(wanted) = names.into_iter().find(|name| is_message(name)) else {
        return;
    };
    if let Document::Object(members) = body
        && !members.iter().any(|(name, _)| name == wanted)
        && let Some((name, _)) = members.iter_mut().find(|(name, _)| is_message(name))
    {
        wanted.clone_into(name);
    }
}
