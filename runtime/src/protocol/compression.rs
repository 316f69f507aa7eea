//! [`@requestCompression`](https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait): request
//! bodies in gzip. Without the feature `compression`, a client sends bodies uncompressed, as the trait
//! allows, and a server refuses compressed ones.

#[cfg(feature = "compression")]
mod gzip;

use http::header::CONTENT_ENCODING;
use http::{HeaderMap, HeaderValue, Request};

use super::{Received, Refusal};
#[cfg(feature = "query")]
use crate::schema::Service;
use crate::schema::{Member, Operation, OperationTrait};
use crate::wire::Result;

/// The least number of bytes of a body that is compressed.
const LEAST: usize = 10_240;
const GZIP: &str = "gzip";

fn takes_gzip(operation: &Operation) -> bool {
    let encodings = operation.find(|one| match one {
        OperationTrait::RequestCompression(encodings) => Some(*encodings),
        _ => None,
    });
    encodings.is_some_and(|encodings| encodings.contains(&GZIP))
}

/// Compresses a body that is large enough, if the operation allows it.
///
/// # Errors
///
/// Returns an error if gzip cannot be appended to the `Content-Encoding` that the caller set.
pub(super) fn pack(operation: &Operation, request: &mut Request<Vec<u8>>) -> Result<()> {
    if request.body().len() < LEAST || !takes_gzip(operation) {
        return Ok(());
    }
    let Some(packed) = compressed(request.body()) else {
        return Ok(());
    };
    *request.body_mut() = packed;
    // Encodings are listed in the order in which they were applied.
    let headers = request.headers_mut();
    let before = super::message::header(headers, &CONTENT_ENCODING);
    let encodings = match before {
        Some(before) if !before.is_empty() => format!("{before}, {GZIP}"),
        _ => GZIP.to_owned(),
    };
    super::message::set(headers, CONTENT_ENCODING, &encodings)
}

/// A decompressed body, and the headers without its encoding.
pub(super) type Unpacked = (Vec<u8>, HeaderMap);

/// Decompresses a body. Returns `None` if the operation does not allow compression or the headers do not
/// specify it.
///
/// # Errors
///
/// Returns an error if the body is not gzip or exceeds the limit.
pub(super) fn unpack(
    operation: &Operation,
    received: Received<'_>,
) -> std::result::Result<Option<Unpacked>, Refusal> {
    let before = match encodings_before_gzip(received.headers) {
        Some(before) if takes_gzip(operation) => before,
        _ => return Ok(None),
    };
    if received.body.is_empty() && operation.input().members().iter().any(is_stream) {
        // The body was not read, and only the caller can decompress it.
        return Ok(None);
    }
    let body = uncompressed(received.body, received.limit)?;
    let mut headers = received.headers.clone();
    match before.map(HeaderValue::from_str) {
        Some(Ok(before)) => drop(headers.insert(CONTENT_ENCODING, before)),
        _ => drop(headers.remove(CONTENT_ENCODING)),
    }
    Ok(Some((body, headers)))
}

fn is_stream(member: &Member) -> bool {
    member.target().is_streaming()
}

/// If gzip is the last encoding of a body, returns those before it, or `None` in it if there are none.
fn encodings_before_gzip(headers: &HeaderMap) -> Option<Option<&str>> {
    let encodings = super::message::header(headers, &CONTENT_ENCODING)?;
    let (before, last) = match encodings.rsplit_once(',') {
        Some((before, last)) => (Some(before.trim_end()), last.trim()),
        None => (None, encodings.trim()),
    };
    last.eq_ignore_ascii_case(GZIP).then_some(before)
}

/// Decompresses the start of a body, which names the operation. Returns `None` if the headers do not specify
/// compression or no operation of the service allows it.
///
/// # Errors
///
/// Returns an error without the feature `compression`.
#[cfg(feature = "query")]
pub(super) fn start(
    service: &Service,
    headers: &HeaderMap,
    body: &[u8],
) -> std::result::Result<Option<Vec<u8>>, Refusal> {
    let mut operations = service.operations().iter();
    let is_packed = encodings_before_gzip(headers).is_some();
    match is_packed && operations.any(|operation| takes_gzip(operation)) {
        true => start_of(body).map(Some),
        false => Ok(None),
    }
}

#[cfg(all(feature = "query", feature = "compression"))]
fn start_of(body: &[u8]) -> std::result::Result<Vec<u8>, Refusal> {
    Ok(gzip::start(body))
}

#[cfg(all(feature = "query", not(feature = "compression")))]
fn start_of(_: &[u8]) -> std::result::Result<Vec<u8>, Refusal> {
    Err(Refusal::UnsupportedMediaType)
}

#[cfg(feature = "compression")]
fn compressed(body: &[u8]) -> Option<Vec<u8>> {
    gzip::pack(body)
}

#[cfg(not(feature = "compression"))]
fn compressed(_: &[u8]) -> Option<Vec<u8>> {
    None
}

#[cfg(feature = "compression")]
fn uncompressed(body: &[u8], limit: usize) -> std::result::Result<Vec<u8>, Refusal> {
    gzip::unpack(body, limit).map_err(Refusal::Malformed)
}

#[cfg(not(feature = "compression"))]
fn uncompressed(_: &[u8], _: usize) -> std::result::Result<Vec<u8>, Refusal> {
    Err(Refusal::UnsupportedMediaType)
}
