//! Escapes text. What XML 1.0 cannot represent is an error: most control characters.

use super::scan;
use crate::wire::{Error, Result};

/// Appends text in an element. A carriage return would be read as a line feed, so it is escaped.
#[inline]
pub(super) fn content(text: &str, to: &mut Vec<u8>) -> Result<()> {
    escape(text, to, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\r' => Some("&#xD;"),
        _ => None,
    })
}

/// Appends text between double quotes. White space would be read as spaces, so it is escaped.
#[inline]
pub(super) fn attribute(text: &str, to: &mut Vec<u8>) -> Result<()> {
    escape(text, to, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\t' => Some("&#x9;"),
        b'\n' => Some("&#xA;"),
        b'\r' => Some("&#xD;"),
        _ => None,
    })
}

#[inline]
fn escape(text: &str, to: &mut Vec<u8>, of: impl Fn(u8) -> Option<&'static str>) -> Result<()> {
    let bytes = text.as_bytes();
    to.reserve(bytes.len());
    let mut start = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let escaped = match byte {
            b' '..=b'~' | b'\t' | b'\n' | b'\r' => of(*byte),
            // The start of U+FFFE and U+FFFF, among others.
            0xef => text
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .filter(|character| !scan::is_char(*character))
                .map(|_| ""),
            0x7f.. => None,
            _ => Some(""),
        };
        let Some(escaped) = escaped else {
            continue;
        };
        if escaped.is_empty() {
            return Err(Error::new("found a character that XML cannot represent"));
        }
        to.extend_from_slice(bytes.get(start..at).unwrap_or_default());
        to.extend_from_slice(escaped.as_bytes());
        start = at + 1;
    }
    to.extend_from_slice(bytes.get(start..).unwrap_or_default());
    Ok(())
}
