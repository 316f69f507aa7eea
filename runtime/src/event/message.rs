//! Messages with an event stream: the events of a list in memory, and the initial message of protocols that have
//! everything in the body.

use super::read::FrameReader;
use super::write::EventWriter;
use super::{CONTENT, EVENT_TYPE, Frame, FrameDecoder, MESSAGE_TYPE};
use crate::protocol::BodyCodec;
use crate::schema::{Member, Schema};
use crate::wire::{Error, Fields, Items, Members, Reader, Result, Writer};

/// The event that has the members beside the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Initial {
    Request,
    Response,
}

impl Initial {
    fn name(self) -> &'static str {
        match self {
            Initial::Request => "initial-request",
            Initial::Response => "initial-response",
        }
    }
}

/// Returns the member that is an event stream.
pub(crate) fn stream_of(schema: &Schema) -> Option<(usize, &'static Member)> {
    let mut members = schema.members().iter().enumerate();
    members.find(|(_, member)| member.is_event_stream())
}

/// Whether there are members beside the event stream.
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) fn carries_initial(schema: &Schema) -> bool {
    schema.members().len() > 1
}

/// Whether a frame is an initial message.
pub(crate) fn is_initial(frame: &Frame, initial: Initial) -> bool {
    frame.text(EVENT_TYPE) == Some(initial.name())
}

/// Writes a message whose body is an initial message and events. Returns `None` if there is no event stream.
pub(crate) fn write_message(
    codec: &dyn BodyCodec,
    schema: &'static Schema,
    members: &dyn Members,
    initial: Initial,
) -> Result<Option<Vec<u8>>> {
    let Some((index, member)) = stream_of(schema) else {
        return Ok(None);
    };
    let mut frame = Frame::default();
    frame.set_text(MESSAGE_TYPE, "event");
    frame.set_text(EVENT_TYPE, initial.name());
    frame.set_text(CONTENT, codec.content_type());
    frame.payload = codec.write(schema, &Beside(members))?;
    let mut body = Vec::new();
    frame.encode(&mut body)?;
    let mut events = Frames {
        codec,
        body: Some(body),
    };
    members.write(index, member, &mut events)?;
    Ok(events.body)
}

/// Reads a message whose body is an initial message and events. Returns false if there is no event stream.
pub(crate) fn read_message(
    codec: &dyn BodyCodec,
    schema: &'static Schema,
    body: &[u8],
    fields: &mut dyn Fields,
    initial: Initial,
) -> Result<bool> {
    let Some((index, member)) = stream_of(schema) else {
        return Ok(false);
    };
    if body.is_empty() {
        return Ok(true);
    }
    let mut events = FramesReader::new(codec, body);
    match events.frames.next_frame()? {
        Some(frame) if is_initial(&frame, initial) => {
            if !frame.payload.is_empty() {
                codec.read(schema, &frame.payload, &mut BesideFields(fields))?;
            }
        }
        _ => events.frames.rewind(),
    }
    fields.read(index, member, &mut events)?;
    Ok(true)
}

/// The members beside the event stream.
struct Beside<'a>(&'a dyn Members);

impl Members for Beside<'_> {
    fn write(&self, index: usize, member: &'static Member, to: &mut dyn Writer) -> Result<()> {
        match member.is_event_stream() {
            true => Ok(()),
            false => self.0.write(index, member, to),
        }
    }
}

struct BesideFields<'a>(&'a mut dyn Fields);

impl Fields for BesideFields<'_> {
    fn read(&mut self, index: usize, member: &'static Member, from: &mut dyn Reader) -> Result<()> {
        match member.is_event_stream() {
            true => from.skip(),
            false => self.0.read(index, member, from),
        }
    }
}

/// Appends events. A stream of the user's type adds nothing.
pub(crate) struct Frames<'a> {
    pub(crate) codec: &'a dyn BodyCodec,
    /// The body, if there is one.
    pub(crate) body: Option<Vec<u8>>,
}

impl Writer for Frames<'_> {
    fn list(&mut self, _: &'static Schema, items: &dyn Items) -> Result<()> {
        let body = self.body.get_or_insert_default();
        for index in 0..items.len() {
            let mut frame = Frame::default();
            let mut to = EventWriter {
                codec: self.codec,
                frame: &mut frame,
            };
            items.write(index, &mut to)?;
            frame.encode(body)?;
        }
        Ok(())
    }

    fn stream(&mut self, _: &'static Member) -> Result<()> {
        self.body.get_or_insert_default();
        Ok(())
    }
}

/// Reads the events of a body.
pub(crate) struct FramesReader<'a> {
    codec: &'a dyn BodyCodec,
    frames: FrameDecoder,
}

impl<'a> FramesReader<'a> {
    pub(crate) fn new(codec: &'a dyn BodyCodec, body: &[u8]) -> Self {
        // The body is in memory already, so its size limits that of its frames.
        let mut frames = FrameDecoder::new(usize::MAX);
        frames.push(body);
        FramesReader { codec, frames }
    }
}

impl Reader for FramesReader<'_> {
    fn list(
        &mut self,
        _: &'static Schema,
        item: &mut dyn FnMut(&mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        while let Some(frame) = self.frames.next_frame().map_err(Error::from)? {
            item(&mut FrameReader {
                codec: self.codec,
                frame: &frame,
            })?;
        }
        self.frames.finish()?;
        Ok(true)
    }

    fn skip(&mut self) -> Result<()> {
        Ok(())
    }
}
