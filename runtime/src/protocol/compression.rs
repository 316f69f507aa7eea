//! [`@requestCompression`](https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait): bodies in
//! gzip.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use http::header::CONTENT_ENCODING;
use http::{HeaderMap, HeaderValue, Request};

use crate::schema::{Operation, OperationTrait};
use crate::wire::{Error, Result};

/// From how many bytes on a body is compressed.
const LEAST: usize = 10_240;
const GZIP: &str = "gzip";

fn takes_gzip(operation: &Operation) -> bool {
    let encodings = operation.find(|one| match one {
        OperationTrait::RequestCompression(encodings) => Some(*encodings),
        _ => None,
    });
    encodings.is_some_and(|encodings| encodings.contains(&GZIP))
}

/// Compresses a body that is large enough, if the operation takes that.
///
/// # Errors
///
/// None that memory does not give.
pub(super) fn pack(operation: &Operation, request: &mut Request<Vec<u8>>) -> Result<()> {
    if request.body().len() < LEAST || !takes_gzip(operation) {
        return Ok(());
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let packed = encoder.write_all(request.body());
    let packed = packed.and_then(|()| encoder.finish());
    *request.body_mut() = packed.map_err(|_| Error::new("the body cannot be compressed"))?;
    // What the caller has encoded itself comes first.
    let before = request.headers().get(CONTENT_ENCODING);
    let mut encodings = before.map_or(Vec::new(), |value| value.as_bytes().to_vec());
    if !encodings.is_empty() {
        encodings.extend_from_slice(b", ");
    }
    encodings.extend_from_slice(GZIP.as_bytes());
    let encodings = HeaderValue::from_bytes(&encodings);
    let encodings = encodings.map_err(|_| Error::new("expected a value that a header can have"))?;
    request.headers_mut().insert(CONTENT_ENCODING, encodings);
    Ok(())
}

/// A body without its compression, and the headers without the word of it.
pub(super) type Unpacked = (Vec<u8>, HeaderMap);

/// Undoes the compression of a body, if the operation takes that and the headers say it; else `None`.
///
/// # Errors
///
/// A body that is not gzip, and one that is larger than the limit.
pub(super) fn unpack(
    operation: &Operation,
    headers: &HeaderMap,
    body: &[u8],
    limit: usize,
) -> Result<Option<Unpacked>> {
    let encodings = headers.get(CONTENT_ENCODING);
    let encodings = encodings.and_then(|value| value.to_str().ok());
    let Some(encodings) = encodings.filter(|_| takes_gzip(operation)) else {
        return Ok(None);
    };
    let (before, last) = match encodings.rsplit_once(',') {
        Some((before, last)) => (Some(before.trim_end()), last.trim()),
        None => (None, encodings.trim()),
    };
    if !last.eq_ignore_ascii_case(GZIP) {
        return Ok(None);
    }
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut unpacked = Vec::new();
    let read = MultiGzDecoder::new(body)
        .take(most)
        .read_to_end(&mut unpacked);
    read.map_err(|_| Error::new("expected a body in gzip"))?;
    if unpacked.len() > limit {
        return Err(Error::new(format!(
            "expected a body of at most {limit} bytes when it is unpacked"
        )));
    }
    let mut headers = headers.clone();
    match before.map(HeaderValue::from_str) {
        Some(Ok(before)) => drop(headers.insert(CONTENT_ENCODING, before)),
        _ => drop(headers.remove(CONTENT_ENCODING)),
    }
    Ok(Some((unpacked, headers)))
}
