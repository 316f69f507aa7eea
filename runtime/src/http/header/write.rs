//! Writes members as headers.

use http::header::{
    CONNECTION, CONTENT_LENGTH, HOST, PROXY_AUTHENTICATE, PROXY_AUTHORIZATION, TE, TRAILER,
    TRANSFER_ENCODING, UPGRADE,
};
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::http::location::{Direction, Location};
use crate::http::text::{Place, TextWriter};
use crate::path::Segment;
use crate::schema::{Kind, Member, Schema};
use crate::wire::{Entries, Error, Members, Result, Writer};

/// The most headers of a message. A [`HeaderMap`] panics at about 24,000.
const MOST_HEADERS: usize = 10_000;

/// Writes the members of a structure that are headers.
pub(crate) fn write_headers(
    schema: &'static Schema,
    members: &dyn Members,
    direction: Direction,
    headers: &mut HeaderMap,
) -> Result<()> {
    for (index, member) in schema.members().iter().enumerate() {
        match direction.locate(member) {
            Location::Header(name) => {
                let mut values = Vec::new();
                let is_list = matches!(member.target().kind(), Kind::List(_));
                let sink = &mut |item: &'static Member, text: &str| {
                    values.push(match is_list && is_text(item) {
                        true => quoted(text),
                        false => text.to_owned(),
                    });
                    Ok(())
                };
                let mut writer = TextWriter::new(Place::Header, sink);
                members.write(index, member, &mut writer)?;
                if writer.is_list || !values.is_empty() {
                    insert(headers, name, name, &values.join(", "))
                        .map_err(|error| error.below(Segment::Member(member.name())))?;
                }
            }
            Location::PrefixHeaders(prefix) => {
                members.write(index, member, &mut PrefixWriter { prefix, headers })?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn is_text(member: &Member) -> bool {
    matches!(member.target().kind(), Kind::String | Kind::Enum)
}

/// Quotes an item of a list that is empty, contains a comma or a quote, or starts or ends with a space.
fn quoted(text: &str) -> String {
    let is_plain = !text.contains([',', '"']) && text.trim() == text && !text.is_empty();
    match is_plain {
        true => text.to_owned(),
        false => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

/// Sets a header. An error contains the name to show, as a map's key may be sensitive.
fn insert(headers: &mut HeaderMap, name: &str, shown: &str, value: &str) -> Result<()> {
    if headers.len() >= MOST_HEADERS {
        return Err(Error::new(format!(
            "expected at most {MOST_HEADERS} headers"
        )));
    }
    let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else {
        return Err(Error::new(format!(
            "expected a valid header name, found an invalid one for `{shown}`"
        )));
    };
    // A line break would let the value add headers of its own.
    let Ok(value) = HeaderValue::from_bytes(value.as_bytes()) else {
        return Err(Error::new(format!(
            "expected text without control characters for the header `{shown}`"
        )));
    };
    headers.insert(name, value);
    Ok(())
}

/// Writes a map as headers.
struct PrefixWriter<'a> {
    prefix: &'static str,
    headers: &'a mut HeaderMap,
}

impl Writer for PrefixWriter<'_> {
    fn map(&mut self, _: &'static Schema, entries: &dyn Entries) -> Result<()> {
        entries.each(&mut |key, value| {
            let mut text = None;
            let sink = &mut |_: &'static Member, value: &str| {
                text = Some(value.to_owned());
                Ok(())
            };
            value.write(&mut TextWriter::new(Place::Header, sink))?;
            let name = format!("{}{key}", self.prefix);
            let shown = format!("{}*", self.prefix);
            match text {
                Some(_) if is_framing(&name) => Err(Error::new(
                    "expected no header that controls the connection or the framing of the message",
                )),
                // A header that another member has set is kept.
                Some(text) if !self.headers.contains_key(&name) => {
                    insert(self.headers, &name, &shown, &text)
                }
                _ => Ok(()),
            }
        })
    }
}

/// Whether a header controls the connection or the framing of the message. A map must not set it.
fn is_framing(name: &str) -> bool {
    const NAMES: [HeaderName; 9] = [
        CONNECTION,
        CONTENT_LENGTH,
        HOST,
        PROXY_AUTHENTICATE,
        PROXY_AUTHORIZATION,
        TE,
        TRAILER,
        TRANSFER_ENCODING,
        UPGRADE,
    ];
    NAMES
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known.as_str()))
}
