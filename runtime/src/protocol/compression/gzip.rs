//! gzip through `flate2`.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;

use crate::wire::{Error, Result};

/// Compresses bytes.
pub(super) fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

/// Decompresses the start of bytes, at most 64 KiB, as far as they are gzip.
#[cfg(feature = "query")]
pub(super) fn start(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    // An error is found when the whole is decompressed.
    let _ = MultiGzDecoder::new(packed)
        .take(1 << 16)
        .read_to_end(&mut bytes);
    bytes
}

/// Decompresses bytes.
///
/// # Errors
///
/// Returns an error if the bytes are not gzip or decompress to more than the limit.
pub(super) fn unpack(packed: &[u8], limit: usize) -> Result<Vec<u8>> {
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let read = MultiGzDecoder::new(packed)
        .take(most)
        .read_to_end(&mut bytes);
    read.map_err(|_| Error::new("expected a body in gzip"))?;
    match bytes.len() > limit {
        false => Ok(bytes),
        true => Err(Error::new(format!(
            "expected a body of at most {limit} bytes after decompression"
        ))),
    }
}
