//! Bytes in base64 (RFC 4648 with padding), as notations of text have them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Error, Result};

/// The bytes.
///
/// # Errors
///
/// When it is not base64, or lacks its padding.
pub(crate) fn decode(text: &str) -> Result<Vec<u8>> {
    STANDARD
        .decode(text)
        .map_err(|_| Error::new("expected base64, with its padding"))
}

/// The text.
#[cfg(feature = "json")]
pub(crate) fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
