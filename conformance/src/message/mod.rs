//! The message that a case has: made for what is tested to read, and held against what it wrote.

mod compare;

use http::{HeaderName, HeaderValue, Request, Response};
use smithy_typegen_runtime::Document;

use crate::Protocol;

pub(crate) use compare::{is_head, is_refusal, is_request, is_response};

/// The body, empty where the case says nothing of it.
pub(crate) fn body(protocol: Protocol, node: &Document) -> Result<Vec<u8>, String> {
    match text(node, "body") {
        Some(body) => protocol.body(body),
        None => Ok(Vec::new()),
    }
}

/// The request.
pub(crate) fn request(protocol: Protocol, node: &Document) -> Result<Request<Vec<u8>>, String> {
    let method = text(node, "method").ok_or("the case has no method")?;
    let uri = text(node, "uri").ok_or("the case has no URI")?;
    let query = texts(node, "queryParams").collect::<Vec<_>>().join("&");
    let uri = match query.is_empty() {
        true => uri.to_owned(),
        false => format!("{uri}?{query}"),
    };
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers(node) {
        request = request.header(name?, value?);
    }
    let request = request.body(body(protocol, node)?);
    request.map_err(|error| error.to_string())
}

/// The response.
pub(crate) fn response(protocol: Protocol, node: &Document) -> Result<Response<Vec<u8>>, String> {
    let mut response = Response::builder().status(status(node)?);
    for (name, value) in headers(node) {
        response = response.header(name?, value?);
    }
    let response = response.body(body(protocol, node)?);
    response.map_err(|error| error.to_string())
}

fn status(node: &Document) -> Result<u16, String> {
    let code = node.get("code").and_then(Document::as_i64);
    let code = code.and_then(|code| u16::try_from(code).ok());
    code.ok_or_else(|| "the case has no status".to_owned())
}

type Header = (Result<HeaderName, String>, Result<HeaderValue, String>);

fn headers(node: &Document) -> impl Iterator<Item = Header> {
    let headers = match node.get("headers") {
        Some(Document::Object(headers)) => headers.as_slice(),
        _ => &[],
    };
    headers.iter().map(|(name, value)| {
        let value = value.as_str().unwrap_or_default();
        (
            name.parse().map_err(|_| format!("no header: {name}")),
            value.parse().map_err(|_| format!("no header: {value}")),
        )
    })
}

fn text<'a>(node: &'a Document, name: &str) -> Option<&'a str> {
    node.get(name).and_then(Document::as_str)
}

fn texts<'a>(node: &'a Document, name: &str) -> impl Iterator<Item = &'a str> {
    let list = node.get(name).and_then(Document::as_list);
    list.unwrap_or_default().iter().filter_map(Document::as_str)
}
