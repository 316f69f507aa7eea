//! Content types: what a client sends, and what it wants to get.

use http::HeaderMap;
use http::header::ACCEPT;

use super::body::{is_any, media_type};
use super::{Notation, has_body, payload};
use crate::http::location;
use crate::protocol::message::{bare, content_type};
use crate::protocol::{Received, Refusal};
use crate::schema::Schema;

/// Whether the client takes what the operation answers.
pub(super) fn accepts(
    notation: &dyn Notation,
    output: &Schema,
    headers: &HeaderMap,
) -> Result<(), Refusal> {
    let content_type = match payload(output) {
        Some((_, member)) if is_any(member) => return Ok(()),
        Some((_, member)) => media_type(notation, member),
        None => notation.content_type(),
    };
    let mut values = headers.get_all(ACCEPT).iter().peekable();
    let is_accepted = values.peek().is_none()
        || values.any(|value| {
            let mut ranges = value.to_str().unwrap_or_default().split(',');
            ranges.any(|range| has(range, content_type))
        });
    match is_accepted {
        true => Ok(()),
        false => Err(Refusal::NotAcceptable),
    }
}

/// Whether a media range has a media type.
fn has(range: &str, content_type: &str) -> bool {
    let parameters = range.split(';').skip(1);
    let mut weights = parameters.filter_map(|one| one.trim().strip_prefix("q="));
    if weights.any(|weight| weight.parse() == Ok(0.0)) {
        return false;
    }
    let range = bare(range);
    let (kind, _) = content_type.split_once('/').unwrap_or((content_type, ""));
    range == "*/*"
        || range.eq_ignore_ascii_case(content_type)
        || range
            .strip_suffix("/*")
            .is_some_and(|wanted| wanted.eq_ignore_ascii_case(kind))
}

/// Whether the content type is that of the operation's input.
pub(super) fn expects(
    notation: &dyn Notation,
    input: &Schema,
    received: Received<'_>,
) -> Result<(), Refusal> {
    let wanted = match payload(input) {
        Some((_, member)) if is_any(member) => return Ok(()),
        Some((_, member)) => Some(media_type(notation, member)),
        None if has_body(input, location::in_request) => Some(notation.content_type()),
        None => None,
    };
    let is_right = match (content_type(received.headers), wanted) {
        (None, _) => received.body.is_empty() || wanted.is_none(),
        (Some(found), Some(wanted)) => found.eq_ignore_ascii_case(bare(wanted)),
        (Some(_), None) => received.body.is_empty(),
    };
    match is_right {
        true => Ok(()),
        false => Err(Refusal::UnsupportedMediaType),
    }
}
