//! [`@httpChecksumRequired`](https://smithy.io/2.0/spec/http-bindings.html#httpchecksumrequired-trait): the
//! header `Content-MD5`.

use http::{HeaderName, HeaderValue, Request};

use crate::schema::{Operation, OperationTrait};
use crate::wire::base64;

const CONTENT_MD5: HeaderName = HeaderName::from_static("content-md5");

/// Adds the checksum of the body, if the operation requires one and the caller did not set it.
pub(super) fn add(operation: &Operation, request: &mut Request<Vec<u8>>) {
    let is_wanted = operation.has(&OperationTrait::HttpChecksumRequired);
    if !is_wanted || request.headers().contains_key(&CONTENT_MD5) {
        return;
    }
    let sum = base64::encode(&md5::compute(request.body()).0);
    // Base64 is always a valid header value.
    if let Ok(sum) = HeaderValue::from_str(&sum) {
        request.headers_mut().insert(CONTENT_MD5, sum);
    }
}
