//! URIs: percent-encoding, and the labels of a URI pattern.

use super::location::{Direction, Location};
use super::text::{Place, TextReader, TextWriter};
use crate::path::Segment;
use crate::schema::{Member, Schema};
use crate::wire::{Error, Fields, Members, Result};

/// Appends text, percent-encoding everything except the unreserved characters of RFC 3986 and those in
/// `keeps`.
pub(crate) fn encode(text: &str, keeps: &[u8], to: &mut String) {
    let is_plain = |byte: u8| UNRESERVED[usize::from(byte)] || keeps.contains(&byte);
    let mut rest = text;
    while !rest.is_empty() {
        let (plain, others) = before(rest, |byte| !is_plain(byte));
        to.push_str(plain);
        let (others, tail) = before(others, is_plain);
        for byte in others.bytes() {
            to.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
        rest = tail;
    }
}

/// By byte, whether it is unreserved.
const UNRESERVED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        let is_mark = matches!(byte, b'-' | b'.' | b'_' | b'~');
        table[byte as usize] = byte.is_ascii_alphanumeric() || is_mark;
        byte += 1;
    }
    table
};

/// Splits text before the first byte that matches. Plain bytes are ASCII, so runs of them, and what is between, start
/// and end between characters.
fn before(text: &str, matches: impl Fn(u8) -> bool) -> (&str, &str) {
    let length = text.bytes().position(matches).unwrap_or(text.len());
    text.split_at_checked(length).unwrap_or((text, ""))
}

fn digit(half: u8) -> char {
    char::from(b"0123456789ABCDEF"[usize::from(half & 15)])
}

/// Percent-decodes text. In a query, `+` is a space.
///
/// # Errors
///
/// Returns an error if a `%` is not followed by two hexadecimal digits, or if the result is not UTF-8.
pub(crate) fn decode(text: &str, plus_is_space: bool) -> Result<String> {
    let mut bytes = Vec::with_capacity(text.len());
    decode_onto(text, plus_is_space, &mut bytes)?;
    String::from_utf8(bytes).map_err(|_| Error::new("expected UTF-8 in the URI"))
}

/// Percent-decodes text and appends the bytes. In a query, `+` is a space.
///
/// # Errors
///
/// Returns an error if a `%` is not followed by two hexadecimal digits.
pub(crate) fn decode_onto(text: &str, plus_is_space: bool, bytes: &mut Vec<u8>) -> Result<()> {
    let mut rest = text.as_bytes();
    while let Some((first, others)) = rest.split_first() {
        rest = others;
        match first {
            b'%' => {
                let Some((&[high, low], others)) = rest.split_first_chunk::<2>() else {
                    return Err(Error::new("expected two hexadecimal digits after a `%`"));
                };
                rest = others;
                let digit = |byte: u8| char::from(byte).to_digit(16);
                match (digit(high), digit(low)) {
                    (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
                    _ => return Err(Error::new("expected two hexadecimal digits after a `%`")),
                }
            }
            b'+' if plus_is_space => bytes.push(b' '),
            byte => bytes.push(*byte),
        }
    }
    Ok(())
}

/// Returns the path of a URI pattern with its labels filled in, with room for a query.
///
/// # Errors
///
/// Returns an error if a label is missing, empty, or contains a segment `.` or `..`, unless it is greedy and
/// such segments are kept.
pub(crate) fn path(
    pattern: &str,
    schema: &'static Schema,
    members: &dyn Members,
    keeps_dots: bool,
) -> Result<String> {
    filled_in(pattern, |name, is_greedy, path| {
        let text = label(name, "the URI", schema, members)?;
        let may_have_dots = is_greedy && keeps_dots;
        if text.is_empty() || (!may_have_dots && has_dot_segment(&text)) {
            return Err(wrong_label(
                schema,
                name,
                format!("the label `{name}` must not be empty, `.` or `..`"),
            ));
        }
        encode(&text, if is_greedy { b"/" } else { b"" }, path);
        Ok(())
    })
}

/// Returns a pattern with its labels filled in. The function gets the name of each label and whether it
/// is greedy, and appends the value.
///
/// # Errors
///
/// Returns the error of the function.
pub(crate) fn filled_in(
    pattern: &str,
    write: impl Fn(&str, bool, &mut String) -> Result<()>,
) -> Result<String> {
    let mut text = String::with_capacity(pattern.len() + 128);
    let mut rest = pattern;
    while let Some((literal, tail)) = rest.split_once('{') {
        text.push_str(literal);
        let (label, tail) = tail.split_once('}').unwrap_or((tail, ""));
        rest = tail;
        match label.strip_suffix('+') {
            Some(name) => write(name, true, &mut text)?,
            None => write(label, false, &mut text)?,
        }
    }
    text.push_str(rest);
    Ok(text)
}

/// Whether a label contains a segment `.` or `..`. Intermediaries may resolve it, even if it is
/// percent-encoded, and the path would lead elsewhere.
pub(crate) fn has_dot_segment(text: &str) -> bool {
    text.split('/').any(|segment| matches!(segment, "." | ".."))
}

/// Returns the text of the member that fills in a label.
///
/// # Errors
///
/// Returns an error if the member is not set.
pub(crate) fn label(
    name: &str,
    of: &str,
    schema: &'static Schema,
    members: &dyn Members,
) -> Result<String> {
    let mut found = None;
    if let Some((index, member)) = member(schema, name) {
        let sink = &mut |_: &'static Member, text: &str| {
            found = Some(text.to_owned());
            Ok(())
        };
        members.write(index, member, &mut TextWriter::new(Place::Uri, sink))?;
    }
    found.ok_or_else(|| {
        let text = format!("`{name}` is required because it is a label of {of}");
        wrong_label(schema, name, text)
    })
}

/// Returns an error at the member that fills in a label.
#[cold]
pub(crate) fn wrong_label(schema: &'static Schema, name: &str, text: String) -> Error {
    match member(schema, name) {
        Some((_, member)) => Error::new(text).below(Segment::Member(member.name())),
        None => Error::new(text),
    }
}

fn member(schema: &'static Schema, name: &str) -> Option<(usize, &'static Member)> {
    let mut members = schema.members().iter().enumerate();
    members.find(|(_, member)| member.name() == name)
}

/// Reads labels by name. Their values are already percent-decoded.
///
/// # Errors
///
/// Returns an error if a label is empty or not a value of its member.
pub(crate) fn read_labels(
    labels: &[(&str, String)],
    schema: &'static Schema,
    fields: &mut dyn Fields,
) -> Result<()> {
    for (name, text) in labels {
        let member = member(schema, name);
        let is_label =
            |(_, member): &(usize, &Member)| Direction::Request.locate(member) == Location::Label;
        let Some((index, member)) = member.filter(is_label) else {
            continue;
        };
        if text.is_empty() {
            let text = format!("the label `{name}` must not be empty");
            return Err(wrong_label(schema, name, text));
        }
        let texts = &[text.as_str()];
        let mut reader = TextReader::new(Place::Uri, Direction::Request, texts);
        fields.read(index, member, &mut reader)?;
    }
    Ok(())
}
