//! Base64 (RFC 4648, padded), the text form of bytes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Error, Result};

/// Decodes base64.
///
/// # Errors
///
/// Returns an error if the text is not padded base64.
pub(crate) fn decode(text: &str) -> Result<Vec<u8>> {
    STANDARD
        .decode(text)
        .map_err(|_| Error::new("expected padded base64"))
}

/// Encodes bytes as base64.
#[cfg(any(feature = "json", feature = "xml"))]
pub(crate) fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
