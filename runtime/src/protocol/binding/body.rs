//! Bodies: the payload, or all members without another location.

use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue};

use super::{has_body, payload};
use crate::event::{self, Frames, FramesReader};
use crate::http::location::Direction;
use crate::http::part::{Part, PartFields};
use crate::http::payload::{RawReader, RawWriter, is_raw};
use crate::protocol::BodyCodec;
use crate::schema::{Kind, Member, Schema, Trait};
use crate::wire::{Fields, Members, Result};

/// Writes a body. Sets the content type, unless a member has set it.
pub(super) fn write_body(
    codec: &dyn BodyCodec,
    schema: &'static Schema,
    members: &dyn Members,
    direction: Direction,
    headers: &mut HeaderMap,
) -> Result<Vec<u8>> {
    let (body, content_type) = if let Some((index, member)) = payload(schema) {
        let body = write_payload(codec, index, member, members, direction)?;
        (body, media_type(codec, member))
    } else if has_body(schema, direction) {
        let part = Part {
            whole: members,
            direction,
        };
        (Some(codec.write(schema, &part)?), codec.content_type())
    } else {
        return Ok(Vec::new());
    };
    if body.is_some() && !headers.contains_key(CONTENT_TYPE) {
        let content_type = HeaderValue::from_static(content_type);
        headers.insert(CONTENT_TYPE, content_type);
    }
    Ok(body.unwrap_or_default())
}

fn write_payload(
    codec: &dyn BodyCodec,
    index: usize,
    member: &'static Member,
    members: &dyn Members,
    direction: Direction,
) -> Result<Option<Vec<u8>>> {
    if is_raw(member) {
        let mut body = None;
        members.write(index, member, &mut RawWriter(&mut body))?;
        return Ok(body);
    }
    if member.is_event_stream() {
        let mut events = Frames { codec, body: None };
        members.write(index, member, &mut events)?;
        return Ok(events.body);
    }
    let body = codec.write_payload(index, member, members)?;
    match (body.is_empty(), member.target().kind()) {
        (false, _) => Ok(Some(body)),
        (true, Kind::Structure(_)) if direction == Direction::Request => {
            Ok(codec.unset().map(ToOwned::to_owned))
        }
        (true, _) => Ok(None),
    }
}

/// Returns the content type of a payload.
pub(crate) fn media_type(codec: &dyn BodyCodec, member: &Member) -> &'static str {
    match (member.media_type(), member.target().kind()) {
        _ if member.is_event_stream() => event::CONTENT_TYPE,
        (Some(media_type), _) => media_type,
        (None, Kind::Blob) => "application/octet-stream",
        (None, Kind::String | Kind::Enum) => "text/plain",
        (None, _) => codec.content_type(),
    }
}

/// Whether a payload may have any content type: bytes without a `@mediaType`.
pub(super) fn is_any(member: &Member) -> bool {
    matches!(member.target().kind(), Kind::Blob) && member.media_type().is_none()
}

/// Reads the members in a body. An empty body has none.
pub(super) fn read_body(
    codec: &dyn BodyCodec,
    schema: &'static Schema,
    body: &[u8],
    direction: Direction,
    fields: &mut dyn Fields,
) -> Result<()> {
    if body.is_empty() {
        return Ok(());
    }
    match payload(schema) {
        Some((index, member)) if is_raw(member) => fields.read(index, member, &mut RawReader(body)),
        Some((index, member)) if member.is_event_stream() => {
            fields.read(index, member, &mut FramesReader::new(codec, body))
        }
        Some((_, member)) if is_unset(codec, member, body, direction) => Ok(()),
        Some((index, member)) => codec.read_payload(index, member, body, fields),
        None if has_body(schema, direction) => {
            let mut part = PartFields {
                whole: fields,
                direction,
            };
            codec.read(schema, body, &mut part)
        }
        None => Ok(()),
    }
}

/// Whether a body is the empty object that a client writes for a payload that is not set.
fn is_unset(codec: &dyn BodyCodec, member: &Member, body: &[u8], direction: Direction) -> bool {
    direction == Direction::Request
        && matches!(member.target().kind(), Kind::Structure(_))
        && !member.has(&Trait::Required)
        && codec.is_unset(body)
}
