//! Whether a message that was written is as a case says.

use std::fmt::Debug;

use http::{HeaderMap, Request, Response};
use smithy_typegen_runtime::Document;
use smithy_typegen_runtime::pattern::{Expression, Outcome};

use super::{body, headers, status, text, texts};
use crate::{Case, Protocol, compare};

/// The request of a case.
pub(crate) fn is_request(case: &Case, written: &Request<Vec<u8>>) -> Result<(), String> {
    let node = case.node()?;
    is_head(node, written)?;
    has_body(case.protocol, node, written.body())
}

/// What a request has besides its body.
pub(crate) fn is_head(node: &Document, written: &Request<Vec<u8>>) -> Result<(), String> {
    let uri = written.uri();
    same(
        "method",
        &text(node, "method"),
        &Some(written.method().as_str()),
    )?;
    same("path", &text(node, "uri"), &Some(uri.path()))?;
    if let Some(host) = text(node, "resolvedHost") {
        same("host", &Some(host), &uri.host())?;
    }
    has_query(node, uri.query().unwrap_or_default())?;
    has_headers(node, written.headers())
}

/// The response of a case.
pub(crate) fn is_response(
    protocol: Protocol,
    node: &Document,
    written: &Response<Vec<u8>>,
) -> Result<(), String> {
    same("status", &status(node)?, &written.status().as_u16())?;
    has_headers(node, written.headers())?;
    has_body(protocol, node, written.body())
}

/// The response to a malformed request.
pub(crate) fn is_refusal(
    protocol: Protocol,
    node: &Document,
    written: &Response<Vec<u8>>,
) -> Result<(), String> {
    same("status", &status(node)?, &written.status().as_u16())?;
    has_headers(node, written.headers())?;
    let Some(wanted) = node.get("body") else {
        return Ok(());
    };
    let assertion = wanted.get("assertion").unwrap_or(&Document::Null);
    let given = String::from_utf8_lossy(written.body());
    if let Some(contents) = text(assertion, "contents") {
        let wanted = protocol.document(contents.as_bytes())?;
        return says(&wanted, &protocol.document(written.body())?);
    }
    if let Some(pattern) = text(assertion, "messageRegex") {
        let document = protocol.document(written.body())?;
        let message = text(&document, "message").unwrap_or_default();
        let expression = Expression::linear(pattern).ok_or("a pattern that is none")?;
        return match expression.test(message) {
            Outcome::Match => Ok(()),
            _ => Err(format!("the message\n  wanted {pattern}\n  given  {given}")),
        };
    }
    Err("the case asserts what is not looked at".to_owned())
}

fn same<T: PartialEq + Debug>(what: &str, wanted: &T, written: &T) -> Result<(), String> {
    match wanted == written {
        true => Ok(()),
        false => Err(format!(
            "the {what}\n  wanted  {wanted:?}\n  written {written:?}"
        )),
    }
}

/// Whether a query has all parameters that it must have, as often, and none that it must not.
fn has_query(node: &Document, query: &str) -> Result<(), String> {
    let written: Vec<_> = query.split('&').filter(|one| !one.is_empty()).collect();
    let wanted: Vec<_> = texts(node, "queryParams").collect();
    let names = |name: &str| {
        let mut names = written.iter().map(|one| one.split('=').next());
        names.any(|one| one == Some(name))
    };
    let count = |list: &[&str], one: &str| {
        // A name without a value has an empty one.
        let bare = |text: &str| text.strip_suffix('=').unwrap_or(text).to_owned();
        list.iter().filter(|other| bare(other) == bare(one)).count()
    };
    let lacks = |one: &&&str| count(&written, one) != count(&wanted, one);
    if let Some(parameter) = wanted.iter().find(lacks) {
        return Err(format!("the query lacks {parameter}: {query}"));
    }
    if let Some(name) = texts(node, "requireQueryParams").find(|name| !names(name)) {
        return Err(format!("the query lacks {name}: {query}"));
    }
    match texts(node, "forbidQueryParams").find(|name| names(name)) {
        Some(name) => Err(format!("the query has {name}: {query}")),
        None => Ok(()),
    }
}

fn has_headers(node: &Document, written: &HeaderMap) -> Result<(), String> {
    for (name, value) in headers(node) {
        let (name, value) = (name?, value?);
        let values = written.get_all(&name).iter();
        let values: Vec<_> = values.map(|value| value.as_bytes()).collect();
        let joined = values.join(b", ".as_slice());
        let joined = String::from_utf8_lossy(&joined);
        let wanted = String::from_utf8_lossy(value.as_bytes());
        if values.is_empty() || wanted.trim() != joined.trim() {
            return Err(format!(
                "the header {name}\n  wanted  {wanted:?}\n  written {joined:?}, in {written:?}"
            ));
        }
    }
    if let Some(name) = texts(node, "requireHeaders").find(|name| !written.contains_key(*name)) {
        return Err(format!("the header {name} is not there: {written:?}"));
    }
    match texts(node, "forbidHeaders").find(|name| written.contains_key(*name)) {
        Some(name) => Err(format!("the header {name} is there")),
        None => Ok(()),
    }
}

/// Whether a body is as the case has it, by its media type.
fn has_body(protocol: Protocol, node: &Document, written: &[u8]) -> Result<(), String> {
    if text(node, "body").is_none() {
        return Ok(());
    }
    let wanted = body(protocol, node)?;
    // One case of restXml does not say that its body is XML.
    let media_type = text(node, "bodyMediaType").unwrap_or(match wanted.starts_with(b"<?xml") {
        true => "application/xml",
        false => "",
    });
    let is_value = matches!(
        media_type,
        "application/json" | "application/cbor" | "application/xml"
    );
    if wanted == written {
        return Ok(());
    }
    if is_value && !wanted.is_empty() && !written.is_empty() {
        return says(&protocol.document(&wanted)?, &protocol.document(written)?);
    }
    let (wanted, written) = (
        String::from_utf8_lossy(&wanted),
        String::from_utf8_lossy(written),
    );
    Err(format!(
        "the body\n  wanted  {wanted:?}\n  written {written:?}"
    ))
}

fn says(wanted: &Document, written: &Document) -> Result<(), String> {
    match compare::same(wanted, written) {
        true => Ok(()),
        false => Err(format!("the body\n  wanted  {wanted}\n  written {written}")),
    }
}
