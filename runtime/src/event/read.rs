//! Reads an event from a frame.

use super::{EVENT_TYPE, EXCEPTION_TYPE, Frame, HeaderValue, MESSAGE_TYPE, is_error};
use crate::document::{Document, Number};
use crate::http::payload::{RawReader, is_raw};
use crate::protocol::BodyCodec;
use crate::schema::{Member, Schema, TimestampFormat, Trait};
use crate::wire::{Error, Fields, Instant, Reader, Result};

/// Reads a union of events from a frame.
pub(super) struct FrameReader<'a> {
    pub(super) codec: &'a dyn BodyCodec,
    pub(super) frame: &'a Frame,
}

impl FrameReader<'_> {
    /// The name of the event, and whether it is an exception.
    fn name(&self) -> Result<(&str, bool)> {
        let (name, is_exception) = match self.frame.text(MESSAGE_TYPE) {
            Some("event") => (EVENT_TYPE, false),
            Some("exception") => (EXCEPTION_TYPE, true),
            // Its code and message could be anything, so they are not shown.
            Some("error") => return Err(Error::new("the stream ended with an unknown error")),
            _ => {
                return Err(Error::new(
                    "expected `event`, `exception` or `error` in the event's header `:message-type`",
                ));
            }
        };
        match self.frame.text(name) {
            Some(text) => Ok((text, is_exception)),
            None => Err(Error::new(format!(
                "expected text in the event's header `{name}`"
            ))),
        }
    }
}

impl Reader for FrameReader<'_> {
    fn structure(&mut self, schema: &'static Schema, fields: &mut dyn Fields) -> Result<bool> {
        let (name, is_exception) = self.name()?;
        let mut members = schema.members().iter().enumerate();
        let known =
            members.find(|(_, member)| member.name() == name && is_error(member) == is_exception);
        let mut event = EventReader {
            codec: self.codec,
            frame: self.frame,
        };
        match known {
            Some((index, member)) => fields.read(index, member, &mut event)?,
            None if is_exception => {
                return Err(Error::new("the stream ended with an unknown exception"));
            }
            None => fields.unknown(name, &mut event)?,
        }
        Ok(true)
    }

    fn skip(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Reads the structure of an event, or an unknown event as a document.
struct EventReader<'a> {
    codec: &'a dyn BodyCodec,
    frame: &'a Frame,
}

impl Reader for EventReader<'_> {
    fn structure(&mut self, schema: &'static Schema, fields: &mut dyn Fields) -> Result<bool> {
        let mut has_payload = false;
        for (index, member) in schema.members().iter().enumerate() {
            if member.has(&Trait::EventHeader) {
                if let Some(value) = self.frame.header(member.name()) {
                    fields.read(index, member, &mut HeaderReader(value))?;
                }
            } else if member.has(&Trait::EventPayload) {
                has_payload = true;
                let payload = &*self.frame.payload;
                match is_raw(member) {
                    true => fields.read(index, member, &mut RawReader(payload))?,
                    false if payload.is_empty() => {}
                    false => self.codec.read_payload(index, member, payload, fields)?,
                }
            }
        }
        if !has_payload && !self.frame.payload.is_empty() {
            self.codec
                .read(schema, &self.frame.payload, &mut Rest(fields))?;
        }
        Ok(true)
    }

    /// The members of an unknown event: its headers, and its payload if that is an object.
    fn document(&mut self) -> Result<Document> {
        let headers = self.frame.headers.iter();
        let headers = headers.filter(|(name, _)| !name.starts_with(':'));
        let headers = headers.map(|(name, value)| (name.clone(), document(value)));
        let payload = match self.frame.payload.is_empty() {
            true => Document::Object(Vec::new()),
            false => self.codec.read_document(&self.frame.payload),
        };
        Ok(match payload {
            Document::Object(members) => Document::Object(headers.chain(members).collect()),
            payload => payload,
        })
    }

    fn skip(&mut self) -> Result<()> {
        Ok(())
    }
}

fn document(value: &HeaderValue) -> Document {
    match value {
        HeaderValue::Boolean(value) => Document::from(*value),
        HeaderValue::Byte(value) => Document::from(i64::from(*value)),
        HeaderValue::Short(value) => Document::from(i64::from(*value)),
        HeaderValue::Integer(value) => Document::from(i64::from(*value)),
        HeaderValue::Long(value) => Document::from(*value),
        HeaderValue::Blob(bytes) => Document::Blob(bytes.clone()),
        HeaderValue::String(text) => Document::from(text.as_str()),
        HeaderValue::Timestamp(millis) => match instant(*millis) {
            Some(instant) => {
                let seconds = instant.to_text(TimestampFormat::EpochSeconds);
                Number::parse(&seconds).map_or(Document::Null, Document::Timestamp)
            }
            None => Document::from(*millis),
        },
        HeaderValue::Uuid(bytes) => Document::Blob(bytes.to_vec()),
    }
}

fn instant(millis: i64) -> Option<Instant> {
    let nanoseconds = u32::try_from(millis.rem_euclid(1000))
        .ok()?
        .checked_mul(1_000_000)?;
    Instant::new(millis.div_euclid(1000), nanoseconds)
}

/// Skips the members of a payload that belong in headers.
struct Rest<'a>(&'a mut dyn Fields);

impl Fields for Rest<'_> {
    fn read(&mut self, index: usize, member: &'static Member, from: &mut dyn Reader) -> Result<()> {
        match member.has(&Trait::EventHeader) {
            true => from.skip(),
            false => self.0.read(index, member, from),
        }
    }

    fn unknown(&mut self, name: &str, from: &mut dyn Reader) -> Result<()> {
        self.0.unknown(name, from)
    }
}

/// Reads a header.
struct HeaderReader<'a>(&'a HeaderValue);

fn wrong<T>() -> Result<T> {
    Err(Error::new("the header of the event has another type"))
}

impl Reader for HeaderReader<'_> {
    fn boolean(&mut self, _: &'static Member) -> Result<Option<bool>> {
        match self.0 {
            HeaderValue::Boolean(value) => Ok(Some(*value)),
            _ => wrong(),
        }
    }

    fn integer(&mut self, _: &'static Member) -> Result<Option<i64>> {
        match self.0 {
            HeaderValue::Byte(value) => Ok(Some((*value).into())),
            HeaderValue::Short(value) => Ok(Some((*value).into())),
            HeaderValue::Integer(value) => Ok(Some((*value).into())),
            HeaderValue::Long(value) => Ok(Some(*value)),
            _ => wrong(),
        }
    }

    fn string(&mut self, _: &'static Member) -> Result<Option<String>> {
        match self.0 {
            HeaderValue::String(text) => Ok(Some(text.clone())),
            _ => wrong(),
        }
    }

    fn text(&mut self, _: &'static Member, take: &mut dyn FnMut(&str)) -> Result<bool> {
        match self.0 {
            HeaderValue::String(text) => {
                take(text);
                Ok(true)
            }
            _ => wrong(),
        }
    }

    fn blob(&mut self, _: &'static Member) -> Result<Option<Vec<u8>>> {
        match self.0 {
            HeaderValue::Blob(bytes) => Ok(Some(bytes.clone())),
            _ => wrong(),
        }
    }

    fn timestamp(&mut self, _: &'static Member) -> Result<Option<Instant>> {
        match self.0 {
            HeaderValue::Timestamp(millis) => match instant(*millis) {
                Some(instant) => Ok(Some(instant)),
                None => Err(Error::new("expected a timestamp in the years 1 to 9999")),
            },
            _ => wrong(),
        }
    }

    fn skip(&mut self) -> Result<()> {
        Ok(())
    }
}
