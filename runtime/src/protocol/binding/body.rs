//! Bodies: the members that are in no other place, or the one that is the payload.

use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue};

use super::{Notation, has_body, payload};
use crate::http::location::Direction;
use crate::http::part::{Part, PartFields};
use crate::http::payload::{RawReader, RawWriter, is_raw};
use crate::schema::{Kind, Member, Schema, Trait};
use crate::wire::{Fields, Members, Result};

/// The body of a message. Its content type joins the headers, if the model's have none.
pub(super) fn write_body(
    notation: &dyn Notation,
    schema: &'static Schema,
    members: &dyn Members,
    direction: Direction,
    headers: &mut HeaderMap,
) -> Result<Vec<u8>> {
    let (body, content_type) = if let Some((index, member)) = payload(schema) {
        let body = write_payload(notation, index, member, members, direction)?;
        (body, media_type(notation, member))
    } else if has_body(schema, direction) {
        let part = Part {
            whole: members,
            direction,
        };
        (
            Some(notation.write(schema, &part)?),
            notation.content_type(),
        )
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
    notation: &dyn Notation,
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
    let body = notation.write_payload(index, member, members)?;
    match (body.is_empty(), member.target().kind()) {
        (false, _) => Ok(Some(body)),
        // A server that asks for a structure gets one.
        (true, Kind::Structure(_)) if direction == Direction::Request => {
            notation.write(member.target(), &()).map(Some)
        }
        (true, _) => Ok(None),
    }
}

/// The content type of a payload.
pub(super) fn media_type(notation: &dyn Notation, member: &Member) -> &'static str {
    match (member.media_type(), member.target().kind()) {
        (Some(media_type), _) => media_type,
        (None, Kind::Blob) => "application/octet-stream",
        (None, Kind::String | Kind::Enum) => "text/plain",
        (None, _) => notation.content_type(),
    }
}

/// Whether a payload may be of any content type: bytes of which the model says no more.
pub(super) fn is_any(member: &Member) -> bool {
    matches!(member.target().kind(), Kind::Blob) && member.media_type().is_none()
}

/// Reads the members that are in the body. An empty body has none.
pub(super) fn read_body(
    notation: &dyn Notation,
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
        Some((_, member)) if stands_for_none(notation, member, body, direction) => Ok(()),
        Some((index, member)) => notation.read_payload(index, member, body, fields),
        None if has_body(schema, direction) => {
            let mut part = PartFields {
                whole: fields,
                direction,
            };
            notation.read(schema, body, &mut part)
        }
        None => Ok(()),
    }
}

/// Whether a body is what a client writes for a payload that it does not have.
fn stands_for_none(
    notation: &dyn Notation,
    member: &Member,
    body: &[u8],
    direction: Direction,
) -> bool {
    direction == Direction::Request
        && matches!(member.target().kind(), Kind::Structure(_))
        && !member.has(&Trait::Required)
        && notation.is_empty(body)
}
