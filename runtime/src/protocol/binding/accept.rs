//! Content negotiation: the headers `Content-Type` and `Accept` of a request.

use http::HeaderMap;
use http::header::{ACCEPT, CONTENT_TYPE};

use super::body::{is_any, media_type};
use super::{has_body, payload};
use crate::http::location::{Direction, Location};
use crate::protocol::message::{bare, content_type};
use crate::protocol::{BodyCodec, Received, Refusal};
use crate::schema::Schema;

/// Checks that the client accepts the content type of the output.
pub(super) fn accepts(
    codec: &dyn BodyCodec,
    output: &Schema,
    headers: &HeaderMap,
) -> Result<(), Refusal> {
    let content_type = match payload(output) {
        _ if is_member(output, Direction::Response) => return Ok(()),
        Some((_, member)) if is_any(member) => return Ok(()),
        Some((_, member)) => bare(media_type(codec, member)),
        None => codec.content_type(),
    };
    let mut values = headers.get_all(ACCEPT).iter().peekable();
    if values.peek().is_none() {
        return Ok(());
    }
    let ranges = values.flat_map(|value| value.to_str().unwrap_or_default().split(','));
    let preferences = ranges.filter_map(|range| preference(range, content_type));
    match preferences.max() {
        Some((_, true)) => Ok(()),
        _ => Err(Refusal::NotAcceptable),
    }
}

/// How specific a media range that matches the content type is, and whether its weight is above 0.
/// The most specific range decides.
fn preference(range: &str, content_type: &str) -> Option<(u8, bool)> {
    let (kind, _) = content_type.split_once('/').unwrap_or((content_type, ""));
    let specificity = match bare(range) {
        exact if exact.eq_ignore_ascii_case(content_type) => 2,
        "*/*" => 0,
        other => match other.strip_suffix("/*") {
            Some(wanted) if wanted.eq_ignore_ascii_case(kind) => 1,
            _ => return None,
        },
    };
    let mut parameters = range.split(';').skip(1);
    let has_no_weight = parameters.any(|parameter| {
        let (name, weight) = parameter.split_once('=').unwrap_or((parameter, ""));
        name.trim().eq_ignore_ascii_case("q") && weight.trim().parse() == Ok(0.0)
    });
    Some((specificity, !has_no_weight))
}

/// Whether the content type is a member, so that the application decides on it.
fn is_member(schema: &Schema, direction: Direction) -> bool {
    schema
        .members()
        .iter()
        .any(|member| match direction.locate(member) {
            Location::Header(name) => name.eq_ignore_ascii_case(CONTENT_TYPE.as_str()),
            _ => false,
        })
}

/// Checks that the content type is that of the operation's input.
pub(super) fn expects(
    codec: &dyn BodyCodec,
    input: &Schema,
    received: Received<'_>,
) -> Result<(), Refusal> {
    let found = content_type(received.headers);
    let wanted = match payload(input) {
        _ if is_member(input, Direction::Request) => return Ok(()),
        Some((_, member)) if is_any(member) => return Ok(()),
        Some((_, member)) => Some(media_type(codec, member)),
        None if has_body(input, Direction::Request) => Some(codec.content_type()),
        None => None,
    };
    if wanted == Some(codec.content_type()) && codec.is_content_type(found) {
        return Ok(());
    }
    let is_right = match (found, wanted) {
        (None, _) => received.body.is_empty() || wanted.is_none(),
        (Some(found), Some(wanted)) => found.eq_ignore_ascii_case(bare(wanted)),
        (Some(_), None) => received.body.is_empty(),
    };
    match is_right {
        true => Ok(()),
        false => Err(Refusal::UnsupportedMediaType),
    }
}
