//! The headers of a frame: a name, a type, a value.

use crate::wire::{Error, Result};

/// The value of an event's header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderValue {
    /// A boolean.
    Boolean(bool),
    /// An 8-bit integer.
    Byte(i8),
    /// A 16-bit integer.
    Short(i16),
    /// A 32-bit integer.
    Integer(i32),
    /// A 64-bit integer.
    Long(i64),
    /// Bytes, at most 32,767.
    Blob(Vec<u8>),
    /// Text, at most 32,767 bytes.
    String(String),
    /// A point in time, in milliseconds since 1970.
    Timestamp(i64),
    /// A UUID. Smithy has no type for it.
    Uuid([u8; 16]),
}

/// Appends a header.
pub(super) fn encode(name: &str, value: &HeaderValue, to: &mut Vec<u8>) -> Result<()> {
    match u8::try_from(name.len()) {
        Ok(length) if length > 0 => to.push(length),
        _ => {
            return Err(Error::new(
                "the name of an event's header must have 1 to 255 bytes",
            ));
        }
    }
    to.extend(name.as_bytes());
    match value {
        HeaderValue::Boolean(true) => to.push(0),
        HeaderValue::Boolean(false) => to.push(1),
        HeaderValue::Byte(value) => fixed(2, &value.to_be_bytes(), to),
        HeaderValue::Short(value) => fixed(3, &value.to_be_bytes(), to),
        HeaderValue::Integer(value) => fixed(4, &value.to_be_bytes(), to),
        HeaderValue::Long(value) => fixed(5, &value.to_be_bytes(), to),
        HeaderValue::Blob(bytes) => measured(6, bytes, to)?,
        HeaderValue::String(text) => measured(7, text.as_bytes(), to)?,
        HeaderValue::Timestamp(value) => fixed(8, &value.to_be_bytes(), to),
        HeaderValue::Uuid(bytes) => fixed(9, bytes, to),
    }
    Ok(())
}

fn fixed(kind: u8, bytes: &[u8], to: &mut Vec<u8>) {
    to.push(kind);
    to.extend(bytes);
}

fn measured(kind: u8, bytes: &[u8], to: &mut Vec<u8>) -> Result<()> {
    // The length has 16 bits, of which the specification uses 15.
    let Ok(length) = i16::try_from(bytes.len()) else {
        return Err(Error::new(
            "the value of an event's header must have at most 32767 bytes",
        ));
    };
    to.push(kind);
    to.extend(length.to_be_bytes());
    to.extend(bytes);
    Ok(())
}

/// Reads all headers. Returns `None` if they are malformed, or if a name occurs twice.
pub(super) fn decode(bytes: &[u8]) -> Option<Vec<(String, HeaderValue)>> {
    let mut from = Bytes(bytes);
    let mut headers = Vec::new();
    let mut names = std::collections::HashSet::new();
    while !from.0.is_empty() {
        let [length] = from.array()?;
        let name = from.text(length.into())?;
        if name.is_empty() || !names.insert(name) {
            return None;
        }
        headers.push((name.to_owned(), value(&mut from)?));
    }
    Some(headers)
}

fn value(from: &mut Bytes<'_>) -> Option<HeaderValue> {
    let [kind] = from.array()?;
    Some(match kind {
        0 => HeaderValue::Boolean(true),
        1 => HeaderValue::Boolean(false),
        2 => HeaderValue::Byte(i8::from_be_bytes(from.array()?)),
        3 => HeaderValue::Short(i16::from_be_bytes(from.array()?)),
        4 => HeaderValue::Integer(i32::from_be_bytes(from.array()?)),
        5 => HeaderValue::Long(i64::from_be_bytes(from.array()?)),
        6 => {
            let length = u16::from_be_bytes(from.array()?);
            HeaderValue::Blob(from.take(length.into())?.to_owned())
        }
        7 => {
            let length = u16::from_be_bytes(from.array()?);
            HeaderValue::String(from.text(length.into())?.to_owned())
        }
        8 => HeaderValue::Timestamp(i64::from_be_bytes(from.array()?)),
        9 => HeaderValue::Uuid(from.array()?),
        _ => return None,
    })
}

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    fn text(&mut self, length: usize) -> Option<&'a str> {
        std::str::from_utf8(self.take(length)?).ok()
    }
}
