//! What two peers made of the same value, held against each other.

use std::collections::BTreeMap;
use std::fmt::Debug;

use conformance::{compare, xml};
use http::Request;
use serde_json::Value;
use smithy_typegen_runtime::Document;
use smithy_typegen_runtime::codec::cbor::Cbor;

use super::python;

/// The request of botocore, and ours. `added` is a query that only ours has: botocore's model lacks it.
pub fn requests(
    added: &str,
    theirs: &Value,
    ours: &Request<Vec<u8>>,
    prefix: Option<&str>,
) -> Result<(), String> {
    same(
        "method",
        theirs["method"].as_str(),
        Some(ours.method().as_str()),
    )?;
    let (path, query) = python::target(theirs);
    same("path", path, ours.uri().path())?;
    let mut wanted = parameters(query);
    wanted.extend(parameters(added));
    wanted.sort_by_key(|one| name_of(one).to_owned());
    same(
        "query",
        wanted,
        parameters(ours.uri().query().unwrap_or_default()),
    )?;
    same("prefix of the host", theirs["prefix"].as_str(), prefix)?;
    let wanted = their_headers(theirs);
    let given = our_headers(ours, &wanted);
    same("headers", &wanted, &given)?;
    let media_type = wanted.get("content-type").map(String::as_str);
    bodies(media_type, &python::body(theirs)?, ours.body())
}

/// The parameters of a query, sorted by name: their order says nothing, that of one name's values does.
/// botocore writes a space as `+`, as forms do; Smithy as `%20`, as everything else.
fn parameters(query: &str) -> Vec<String> {
    let parameters = query.split('&').filter(|one| !one.is_empty());
    let mut parameters: Vec<_> = parameters.map(|one| one.replace('+', "%20")).collect();
    parameters.sort_by_key(|one| name_of(one).to_owned());
    parameters
}

fn name_of(parameter: &str) -> &str {
    parameter.split('=').next().unwrap_or_default()
}

fn their_headers(theirs: &Value) -> BTreeMap<String, String> {
    let headers = theirs["headers"].as_object().into_iter().flatten();
    let headers = headers.map(|(name, value)| {
        let value = value.as_str().unwrap_or_default();
        (name.to_lowercase(), value.to_owned())
    });
    let is_form = |value: &str| value.starts_with(FORM);
    headers
        .map(|(name, value)| match is_form(&value) {
            // It names the character set of a form, which is always UTF-8.
            true => (name, FORM.to_owned()),
            false => (name, value),
        })
        .collect()
}

const FORM: &str = "application/x-www-form-urlencoded";

/// All but what botocore leaves to others or to the server, if it does:
///
/// - `content-length`, which its HTTP client sets. Its JSON has spaces, so the numbers differ.
/// - `accept` with the media type of the protocol.
/// - `content-type` of a blob, which Smithy says is `application/octet-stream`, and of XML.
fn our_headers(
    ours: &Request<Vec<u8>>,
    theirs: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let headers = ours.headers().iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes());
        (name.to_string(), value.into_owned())
    });
    let is_left = |(name, value): &(String, String)| {
        theirs.contains_key(name)
            || !matches!(
                (name.as_str(), value.as_str()),
                ("content-length", _)
                    | ("accept", "application/json" | "application/xml")
                    | (
                        "content-type",
                        "application/octet-stream" | "application/xml"
                    )
            )
    };
    headers.filter(is_left).collect()
}

fn bodies(media_type: Option<&str>, theirs: &[u8], ours: &[u8]) -> Result<(), String> {
    let read = |body: &[u8]| match media_type {
        Some("application/cbor") => Cbor::new()
            .document(body)
            .map_err(|error| error.to_string()),
        _ => compare::json(body),
    };
    let is_value = media_type
        .is_some_and(|media_type| media_type.contains("json") || media_type.contains("cbor"));
    if theirs == ours {
        return Ok(());
    }
    if media_type == Some(FORM) {
        let parameters = |body| parameters(&String::from_utf8_lossy(body));
        return same("form", parameters(theirs), parameters(ours));
    }
    if theirs.starts_with(b"<") {
        return same(
            "body",
            xml::document(theirs, &[])?,
            xml::document(ours, &[])?,
        );
    }
    if is_value && compare::same(&read(theirs)?, &read(ours)?) {
        return Ok(());
    }
    let text = |body| String::from_utf8_lossy(body).into_owned();
    same("body", text(theirs), text(ours))
}

/// An error that was answered, and what botocore read.
pub fn errors(case: &Value, read: &Value) -> Result<(), String> {
    let shape = &case["shape"];
    let code = case.get("code").unwrap_or(shape);
    same("status", &case["status"], &read["status"])?;
    same("code", code, &read["code"])?;
    let value = &case["value"];
    let message = value.get("message").or_else(|| value.get("Message"));
    same(
        "message",
        message.unwrap_or(&Value::from("")),
        &read["message"],
    )?;
    if read["shape"].is_null() && code == shape {
        // botocore's model lacks the error: it goes by the code alone.
        return Ok(());
    }
    same("shape", shape, &read["shape"])?;
    // botocore's models of some errors have no message: it finds one anyway, which is compared above.
    let mut wanted = value.clone();
    if let (Some(wanted), Some(read)) = (wanted.as_object_mut(), read["value"].as_object()) {
        wanted.retain(|name, _| !name.eq_ignore_ascii_case("message") || read.contains_key(name));
    }
    values("error", &wanted, &read["value"])
}

/// A value, and what botocore read.
pub fn values(what: &str, wanted: &Value, read: &Value) -> Result<(), String> {
    let document =
        |value: &Value| -> Result<Document, String> { compare::json(value.to_string().as_bytes()) };
    match compare::same(&document(wanted)?, &document(read)?) {
        true => Ok(()),
        false => same(what, wanted, read),
    }
}

fn same<T: PartialEq + Debug>(what: &str, wanted: T, given: T) -> Result<(), String> {
    match wanted == given {
        true => Ok(()),
        false => Err(format!("the {what}\n  {wanted:?}\n  {given:?}")),
    }
}
