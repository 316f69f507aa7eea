//! Frames of `application/vnd.amazon.eventstream`: headers and a payload, each with checksums.
//!
//! A frame is its total length, the length of its headers, the CRC-32 of these two numbers, the headers, the payload,
//! and the CRC-32 of everything before.

use std::fmt;

use super::header::{self, HeaderValue};
use crate::wire::{Error, Result};

/// Both lengths and their checksum.
const PRELUDE: usize = 12;
const CHECKSUM: usize = 4;

/// One message of an event stream.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// The headers: names and values.
    pub headers: Vec<(String, HeaderValue)>,
    /// The payload.
    pub payload: Vec<u8>,
}

impl Frame {
    /// Returns the value of a header.
    pub fn header(&self, name: &str) -> Option<&HeaderValue> {
        let mut headers = self.headers.iter();
        headers.find_map(|(key, value)| (key == name).then_some(value))
    }

    /// Returns the value of a header that is a string.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.header(name) {
            Some(HeaderValue::String(text)) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn set_text(&mut self, name: &str, value: impl Into<String>) {
        let value = HeaderValue::String(value.into());
        self.headers.push((name.to_owned(), value));
    }

    /// Appends the bytes of the frame.
    ///
    /// # Errors
    ///
    /// Returns an error if the name or the value of a header, or the whole frame, is too long.
    pub fn encode(&self, to: &mut Vec<u8>) -> Result<()> {
        let start = to.len();
        to.extend([0; PRELUDE]);
        for (name, value) in &self.headers {
            header::encode(name, value, to)?;
        }
        let headers = to.len() - start - PRELUDE;
        to.extend(&self.payload);
        let total = to.len() - start + CHECKSUM;
        let too_long = |_| Error::new("the event is too long");
        let total = u32::try_from(total).map_err(too_long)?;
        let headers = u32::try_from(headers).map_err(too_long)?;
        let mut prelude = Vec::with_capacity(PRELUDE);
        prelude.extend(total.to_be_bytes());
        prelude.extend(headers.to_be_bytes());
        prelude.extend(crc32fast::hash(&prelude).to_be_bytes());
        to.splice(start..start + PRELUDE, prelude);
        let checksum = crc32fast::hash(to.get(start..).unwrap_or_default());
        to.extend(checksum.to_be_bytes());
        Ok(())
    }
}

/// Splits bytes that arrive in pieces into frames.
///
/// ```
/// use smithy_typegen_runtime::event::{Frame, FrameDecoder};
///
/// let frame = Frame { payload: b"hello".into(), ..Frame::default() };
/// let mut bytes = Vec::new();
/// frame.encode(&mut bytes)?;
///
/// let mut decoder = FrameDecoder::new(1024);
/// decoder.push(&bytes[..10]);
/// assert_eq!(decoder.next_frame()?, None);
/// decoder.push(&bytes[10..]);
/// assert_eq!(decoder.next_frame()?, Some(frame));
/// decoder.finish()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct FrameDecoder {
    buffer: Vec<u8>,
    /// Where the first frame that was not returned starts.
    start: usize,
    limit: usize,
}

impl FrameDecoder {
    /// Creates a decoder of frames of at most `limit` bytes.
    pub fn new(limit: usize) -> Self {
        FrameDecoder {
            buffer: Vec::new(),
            start: 0,
            limit,
        }
    }

    /// Adds bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.buffer.drain(..self.start);
        self.start = 0;
        self.buffer.extend(bytes);
    }

    /// Returns the next frame, or `None` if its end has not arrived yet.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a frame. The decoder cannot continue then.
    pub fn next_frame(&mut self) -> std::result::Result<Option<Frame>, FrameError> {
        let rest = self.rest();
        let Some((prelude, _)) = rest.split_first_chunk::<PRELUDE>() else {
            return Ok(None);
        };
        let [a, b, c, d, e, f, g, h, checksum @ ..] = *prelude;
        let total = u32::from_be_bytes([a, b, c, d]) as usize;
        let headers = u32::from_be_bytes([e, f, g, h]) as usize;
        let summed = prelude.get(..PRELUDE - CHECKSUM).unwrap_or_default();
        if crc32fast::hash(summed) != u32::from_be_bytes(checksum) {
            return Err(FrameError::Checksum);
        }
        if total > self.limit {
            return Err(FrameError::TooLarge { limit: self.limit });
        }
        let Some(contents) = total.checked_sub(PRELUDE + CHECKSUM) else {
            return Err(FrameError::Malformed);
        };
        if headers > contents {
            return Err(FrameError::Malformed);
        }
        let Some(frame) = rest.get(..total) else {
            return Ok(None);
        };
        let Some((summed, checksum)) = frame.split_last_chunk::<CHECKSUM>() else {
            return Err(FrameError::Malformed);
        };
        if crc32fast::hash(summed) != u32::from_be_bytes(*checksum) {
            return Err(FrameError::Checksum);
        }
        let contents = summed.get(PRELUDE..).unwrap_or_default();
        let (headers, payload) = contents.split_at_checked(headers).unwrap_or_default();
        let frame = Frame {
            headers: header::decode(headers).ok_or(FrameError::Malformed)?,
            payload: payload.to_owned(),
        };
        self.start += total;
        Ok(Some(frame))
    }

    /// Checks that no frame is incomplete.
    ///
    /// # Errors
    ///
    /// Returns [`FrameError::Truncated`] if one is.
    pub fn finish(&self) -> std::result::Result<(), FrameError> {
        match self.rest().is_empty() {
            true => Ok(()),
            false => Err(FrameError::Truncated),
        }
    }

    /// The bytes that are not part of a frame that was returned.
    fn rest(&self) -> &[u8] {
        self.buffer.get(self.start..).unwrap_or_default()
    }

    /// Returns the frames since the last push once more.
    pub(crate) fn rewind(&mut self) {
        self.start = 0;
    }

    #[cfg(any(feature = "client", feature = "server"))]
    pub(crate) fn into_rest(mut self) -> Vec<u8> {
        self.buffer.drain(..self.start);
        self.buffer
    }
}

/// Omits the bytes, which may be sensitive.
impl fmt::Debug for FrameDecoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FrameDecoder")
            .field("limit", &self.limit)
            .finish_non_exhaustive()
    }
}

/// Why bytes are not a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FrameError {
    /// A checksum does not match.
    Checksum,
    /// The lengths contradict each other, or a header cannot be read.
    Malformed,
    /// The frame has more bytes than the limit.
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// The stream ended in the middle of a frame.
    Truncated,
}

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FrameError::Checksum => f.write_str("the checksum of an event does not match"),
            FrameError::Malformed => f.write_str("an event is malformed"),
            FrameError::TooLarge { limit } => write!(f, "an event has more than {limit} bytes"),
            FrameError::Truncated => f.write_str("the stream ended in the middle of an event"),
        }
    }
}

impl std::error::Error for FrameError {}

impl From<FrameError> for Error {
    fn from(error: FrameError) -> Self {
        Error::new(error.to_string())
    }
}
