//! Writes an event as a frame: headers, and a payload in the notation of the protocol.

use super::{CONTENT, EVENT_TYPE, EXCEPTION_TYPE, Frame, HeaderValue, MESSAGE_TYPE, is_error};
use crate::http::payload::{RawWriter, is_raw};
use crate::protocol::{BodyCodec, media_type};
use crate::schema::{Kind, Member, Schema, Trait};
use crate::wire::{Error, Instant, Members, Result, Set, Writer};

/// Writes a union of events.
pub(super) struct EventWriter<'a> {
    pub(super) codec: &'a dyn BodyCodec,
    pub(super) frame: &'a mut Frame,
}

impl Writer for EventWriter<'_> {
    fn structure(&mut self, schema: &'static Schema, members: &dyn Members) -> Result<()> {
        let frame = &mut *self.frame;
        match members.set() {
            Set::One(index) => {
                let Some(member) = schema.members().get(index) else {
                    return Err(no_event());
                };
                let (kind, name) = match is_error(member) {
                    true => ("exception", EXCEPTION_TYPE),
                    false => ("event", EVENT_TYPE),
                };
                frame.set_text(MESSAGE_TYPE, kind);
                frame.set_text(name, member.name());
                let mut to = OneEvent {
                    codec: self.codec,
                    frame,
                };
                members.write(index, member, &mut to)
            }
            Set::Unknown(name, value) => {
                frame.set_text(MESSAGE_TYPE, "event");
                frame.set_text(EVENT_TYPE, name);
                frame.set_text(CONTENT, self.codec.content_type());
                frame.payload = self.codec.write_document(value)?;
                Ok(())
            }
            Set::Any => Err(no_event()),
        }
    }
}

fn no_event() -> Error {
    Error::new("expected a union with an event")
}

/// Writes the structure of an event.
struct OneEvent<'a> {
    codec: &'a dyn BodyCodec,
    frame: &'a mut Frame,
}

impl Writer for OneEvent<'_> {
    fn structure(&mut self, schema: &'static Schema, members: &dyn Members) -> Result<()> {
        let (codec, frame) = (self.codec, &mut *self.frame);
        let (content_type, payload) = write_payload(codec, schema, members)?;
        if let Some(payload) = payload {
            frame.set_text(CONTENT, content_type);
            frame.payload = payload;
        }
        for (index, member) in schema.members().iter().enumerate() {
            if member.has(&Trait::EventHeader) {
                members.write(index, member, &mut HeaderWriter(frame))?;
            }
        }
        Ok(())
    }
}

fn write_payload(
    codec: &dyn BodyCodec,
    schema: &'static Schema,
    members: &dyn Members,
) -> Result<(&'static str, Option<Vec<u8>>)> {
    let mut all = schema.members().iter().enumerate();
    if let Some((index, member)) = all.find(|(_, member)| member.has(&Trait::EventPayload)) {
        let content_type = media_type(codec, member);
        if is_raw(member) {
            let mut payload = None;
            members.write(index, member, &mut RawWriter(&mut payload))?;
            return Ok((content_type, payload));
        }
        let payload = codec.write_payload(index, member, members)?;
        return Ok((
            content_type,
            Some(payload).filter(|payload| !payload.is_empty()),
        ));
    }
    let is_in_payload = |member: &Member| !member.has(&Trait::EventHeader);
    let payload = match schema.members().iter().any(is_in_payload) {
        true => Some(codec.write(schema, &Rest(members))?),
        false => None,
    };
    Ok((codec.content_type(), payload))
}

/// The members of an event that are not headers.
struct Rest<'a>(&'a dyn Members);

impl Members for Rest<'_> {
    fn write(&self, index: usize, member: &'static Member, to: &mut dyn Writer) -> Result<()> {
        match member.has(&Trait::EventHeader) {
            true => Ok(()),
            false => self.0.write(index, member, to),
        }
    }
}

/// Writes a member as a header.
struct HeaderWriter<'a>(&'a mut Frame);

impl HeaderWriter<'_> {
    fn set(&mut self, member: &'static Member, value: HeaderValue) -> Result<()> {
        self.0.headers.push((member.name().to_owned(), value));
        Ok(())
    }
}

impl Writer for HeaderWriter<'_> {
    fn boolean(&mut self, member: &'static Member, value: bool) -> Result<()> {
        self.set(member, HeaderValue::Boolean(value))
    }

    fn integer(&mut self, member: &'static Member, value: i64) -> Result<()> {
        let value = match member.target().kind() {
            Kind::Byte => i8::try_from(value).map(HeaderValue::Byte),
            Kind::Short => i16::try_from(value).map(HeaderValue::Short),
            Kind::Integer | Kind::IntEnum => i32::try_from(value).map(HeaderValue::Integer),
            _ => Ok(HeaderValue::Long(value)),
        };
        let value = value.map_err(|_| Error::new("the number is too large for its type"))?;
        self.set(member, value)
    }

    fn string(&mut self, member: &'static Member, text: &str) -> Result<()> {
        self.set(member, HeaderValue::String(text.to_owned()))
    }

    fn blob(&mut self, member: &'static Member, bytes: &[u8]) -> Result<()> {
        self.set(member, HeaderValue::Blob(bytes.to_owned()))
    }

    fn timestamp(&mut self, member: &'static Member, instant: Instant) -> Result<()> {
        // At most the year 9999, so this does not overflow.
        let millis = i64::from(instant.nanoseconds() / 1_000_000);
        let millis = instant
            .seconds()
            .saturating_mul(1000)
            .saturating_add(millis);
        self.set(member, HeaderValue::Timestamp(millis))
    }
}
