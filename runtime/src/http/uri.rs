//! URIs: labels into the pattern of an operation, percent-encoding, and back.

use super::location::Location;
use super::text::{TextReader, TextWriter};
use crate::path::Segment;
use crate::schema::{Member, Schema, TimestampFormat};
use crate::wire::{Error, Fields, Members, Result};

/// Timestamps in URIs are dates of RFC 3339, unless the model says otherwise.
pub(super) const TIMESTAMPS: TimestampFormat = TimestampFormat::DateTime;

/// Appends a text, percent-encoded: everything except the unreserved characters of RFC 3986 and those in `keeps`.
pub(super) fn encode(text: &str, keeps: &[u8], to: &mut String) {
    let is_plain = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'.' | b'_' | b'~')
            || keeps.contains(&byte)
    };
    let mut rest = text;
    // Everything plain is ASCII, so both ends of a plain run are between characters.
    while let Some(length) = rest.bytes().position(|byte| !is_plain(byte)) {
        let (plain, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
        to.push_str(plain);
        let mut characters = tail.chars();
        if let Some(character) = characters.next() {
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                push_encoded(byte, to);
            }
        }
        rest = characters.as_str();
    }
    to.push_str(rest);
}

fn push_encoded(byte: u8, to: &mut String) {
    let digit = |half: u8| {
        char::from_digit(half.into(), 16)
            .unwrap_or('0')
            .to_ascii_uppercase()
    };
    to.extend(['%', digit(byte >> 4), digit(byte & 15)]);
}

/// A text with its percent-encoding undone; a `+` is a space in a query.
///
/// # Errors
///
/// A `%` without two digits, and bytes that are no UTF-8.
pub(crate) fn decode(text: &str, plus_is_space: bool) -> Result<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, others)) = rest.split_first() {
        rest = others;
        match first {
            b'%' => {
                let Some((&[high, low], others)) = rest.split_first_chunk::<2>() else {
                    return Err(Error::new("expected two digits after a `%`"));
                };
                rest = others;
                let digit = |byte: u8| char::from(byte).to_digit(16);
                match (digit(high), digit(low)) {
                    (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
                    _ => return Err(Error::new("expected two digits after a `%`")),
                }
            }
            b'+' if plus_is_space => bytes.push(b' '),
            byte => bytes.push(*byte),
        }
    }
    String::from_utf8(bytes).map_err(|_| Error::new("expected UTF-8 in the URI"))
}

/// The path of a URI pattern with its labels filled in.
///
/// # Errors
///
/// A label that is missing, empty, or would be a step in the path.
pub(crate) fn path(
    pattern: &str,
    schema: &'static Schema,
    members: &dyn Members,
) -> Result<String> {
    filled_in(pattern, |name, is_greedy, path| {
        let wrong = |text: String| {
            let error = Error::new(text);
            match schema.members().iter().find(|member| member.name() == name) {
                Some(member) => error.below(Segment::Member(member.name())),
                None => error,
            }
        };
        let Some(text) = label_text(name, schema, members)? else {
            let text = format!("`{name}` is required because it is a label of the URI");
            return Err(wrong(text));
        };
        if text.is_empty() || has_steps(&text) {
            let text = format!("the label `{name}` must not be empty, `.` or `..`");
            return Err(wrong(text));
        }
        encode(&text, if is_greedy { b"/" } else { b"" }, path);
        Ok(())
    })
}

/// A pattern, each of its labels written by a function that gets its name and whether it is greedy.
///
/// # Errors
///
/// Those of the function.
pub(crate) fn filled_in(
    pattern: &str,
    write: impl Fn(&str, bool, &mut String) -> Result<()>,
) -> Result<String> {
    let mut text = String::with_capacity(pattern.len() + 32);
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

/// Whether a label has a segment `.` or `..`, by which a path would lead elsewhere: whoever is on the way
/// may take it for a step, percent-encoded too.
pub(crate) fn has_steps(text: &str) -> bool {
    text.split('/').any(|segment| matches!(segment, "." | ".."))
}

/// The value of a member as text.
pub(crate) fn label_text(
    name: &str,
    schema: &'static Schema,
    members: &dyn Members,
) -> Result<Option<String>> {
    let mut found = None;
    let all = schema.members().iter().enumerate();
    for (index, member) in all.filter(|(_, member)| member.name() == name) {
        members.write(
            index,
            member,
            &mut TextWriter {
                timestamps: TIMESTAMPS,
                encodes_media: false,
                sink: &mut |_, text| {
                    found = Some(text.to_owned());
                    Ok(())
                },
                is_list: false,
            },
        )?;
    }
    Ok(found)
}

/// Reads labels, by their names, percent-encoding undone.
///
/// # Errors
///
/// A label that is empty, and one that its member cannot hold.
pub(crate) fn read_labels(
    labels: &[(&str, String)],
    schema: &'static Schema,
    fields: &mut dyn Fields,
) -> Result<()> {
    for (name, text) in labels {
        let all = schema.members().iter().enumerate();
        let is_label = |member: &Member| {
            member.name() == *name && super::location::in_request(member) == Location::Label
        };
        for (index, member) in all.filter(|(_, member)| is_label(member)) {
            if text.is_empty() {
                let error = Error::new(format!("the label `{name}` must not be empty"));
                return Err(error.below(Segment::Member(member.name())));
            }
            fields.read(
                index,
                member,
                &mut TextReader {
                    texts: &[text],
                    timestamps: TIMESTAMPS,
                    encodes_media: false,
                    offsets: false,
                },
            )?;
        }
    }
    Ok(())
}
