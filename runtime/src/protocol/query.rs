//! The requests of [AWS query](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html) and
//! [EC2 query](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html): forms that name the
//! operation. A client sends them as bodies. A server also accepts them as query strings of `GET`.

use std::borrow::Cow;

use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, Method, Request};

use super::message::content_type;
use super::route::{Head, NoRoute, Route, Routes};
use super::{Call, Received, Refusal, compression};
use crate::codec::query::{Form, Query, parameter};
use crate::wire::{Fields, Members, Result, Writer as _};

const FORM: &str = "application/x-www-form-urlencoded";
/// The parameter that names the operation.
const ACTION: &str = "Action";
/// The parameter with the version of the service.
const VERSION: &str = "Version";

fn is_form(headers: &HeaderMap) -> bool {
    content_type(headers).is_some_and(|found| found.eq_ignore_ascii_case(FORM))
}

/// Whether a request is a form with an operation.
pub(super) fn speaks(head: Head<'_>) -> bool {
    let is_query = || matches!(parameter(head.query, ACTION), Ok(Some(_)));
    is_form(head.headers) || (head.method == "GET" && is_query())
}

/// Finds the operation that a form names.
pub(super) fn route<'p>(
    routes: &'p Routes,
    head: Head<'p>,
) -> std::result::Result<Route<'p>, NoRoute> {
    if head.path != "/" {
        return Err(NoRoute::NotFound);
    }
    if !matches!(head.method, "GET" | "POST") {
        return Err(NoRoute::MethodNotAllowed {
            allow: vec!["GET", "POST"],
        });
    }
    if !head.body.is_empty() && !is_form(head.headers) {
        return Err(NoRoute::UnsupportedMediaType);
    }
    let body = match compression::start(routes.service(), head.headers, head.body) {
        Ok(start) => start.map_or(Cow::Borrowed(head.body), Cow::Owned),
        Err(_) => return Err(NoRoute::UnsupportedMediaType),
    };
    let body = String::from_utf8_lossy(&body);
    let version = value(head.query, &body, VERSION)?;
    let served = routes.service().version();
    if version.is_some_and(|version| !served.is_empty() && version != served) {
        return Err(NoRoute::NotFound);
    }
    match value(head.query, &body, ACTION)? {
        Some(name) => routes.named(&name),
        None => Err(NoRoute::NotFound),
    }
}

/// Returns the value of a parameter in a query string or in a body.
fn value(query: &str, body: &str, name: &str) -> std::result::Result<Option<String>, NoRoute> {
    match (parameter(query, name), parameter(body, name)) {
        (Ok(found), Ok(None)) | (Ok(None), Ok(found)) => Ok(found),
        _ => Err(NoRoute::NotFound),
    }
}

/// Writes a request.
pub(super) fn request(codec: Query, call: Call, input: &dyn Members) -> Result<Request<Vec<u8>>> {
    let mut form = String::with_capacity(256);
    let mut writer = codec.writer(&mut form);
    writer.parameter(ACTION, call.operation.name());
    writer.parameter(VERSION, call.service.version());
    writer.structure(call.operation.input(), input)?;
    let mut request = Request::new(form.into_bytes());
    *request.method_mut() = Method::POST;
    let headers = request.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(FORM));
    Ok(request)
}

/// Reads an input.
pub(super) fn read_request(
    codec: Query,
    call: Call,
    received: Received<'_>,
    input: &mut dyn Fields,
) -> std::result::Result<(), Refusal> {
    if !received.body.is_empty() && !is_form(received.headers) {
        return Err(Refusal::UnsupportedMediaType);
    }
    let form = Form::of_both(received.query, received.body)?;
    codec.read(call.operation.input(), &form, input)?;
    Ok(())
}
