//! Headers, one by one and by their prefix.

use http::{HeaderMap, HeaderName, HeaderValue};

use super::location::Location;
use super::part::Locate;
use super::text::{TextReader, TextWriter, has_commas_inside};
use crate::path::Segment;
use crate::schema::{Kind, Member, Schema, TimestampFormat};
use crate::wire::{Entries, Error, Fields, Members, Reader, Result, Writer};

/// Timestamps in headers are dates of HTTP, unless the model says otherwise.
const TIMESTAMPS: TimestampFormat = TimestampFormat::HttpDate;

/// Writes the members of a structure that are headers.
pub(crate) fn write_headers(
    schema: &'static Schema,
    members: &dyn Members,
    locate: Locate,
    headers: &mut HeaderMap,
) -> Result<()> {
    for (index, member) in schema.members().iter().enumerate() {
        match locate(member) {
            Location::Header(name) => {
                let mut values = Vec::new();
                let is_list = matches!(member.target().kind(), Kind::List(_));
                members.write(
                    index,
                    member,
                    &mut TextWriter {
                        timestamps: TIMESTAMPS,
                        encodes_media: true,
                        sink: &mut |item, text| {
                            values.push(match is_list && is_text(item) {
                                true => quoted(text),
                                false => text.to_owned(),
                            });
                            Ok(())
                        },
                    },
                )?;
                if !values.is_empty() {
                    insert(headers, name, &values.join(", "))?;
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

/// An item of a list, in quotes if it has a comma or quotes itself.
fn quoted(text: &str) -> String {
    let is_plain = !text.contains([',', '"']) && text.trim() == text && !text.is_empty();
    match is_plain {
        true => text.to_owned(),
        false => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<()> {
    let name = HeaderName::from_bytes(name.as_bytes());
    let name = name.map_err(|_| Error::new("expected a name that a header can have"))?;
    // A line break would start a header of the sender's choice.
    let value = HeaderValue::from_bytes(value.as_bytes());
    let value = value.map_err(|_| Error::new("expected a value that a header can have"))?;
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
            value.write(&mut TextWriter {
                timestamps: TIMESTAMPS,
                encodes_media: true,
                sink: &mut |_, value| {
                    text = Some(value.to_owned());
                    Ok(())
                },
            })?;
            let name = format!("{}{key}", self.prefix);
            match text {
                // A header that a member of its own has set stays.
                Some(text) if !self.headers.contains_key(&name) => {
                    insert(self.headers, &name, &text)
                }
                _ => Ok(()),
            }
        })
    }
}

/// Reads the members of a structure that are headers.
pub(crate) fn read_headers(
    schema: &'static Schema,
    fields: &mut dyn Fields,
    locate: Locate,
    headers: &HeaderMap,
) -> Result<()> {
    for (index, member) in schema.members().iter().enumerate() {
        match locate(member) {
            Location::Header(name) => {
                let values = values(headers, name)?;
                if values.is_empty() {
                    continue;
                }
                let items = match member.target().kind() {
                    Kind::List(_) => items(&values, has_commas_inside(member, TIMESTAMPS))?,
                    _ => values.iter().map(|value| (*value).to_owned()).collect(),
                };
                let texts: Vec<&str> = items.iter().map(String::as_str).collect();
                fields.read(index, member, &mut reader(&texts))?;
            }
            Location::PrefixHeaders(prefix) => {
                let found = by_prefix(headers, prefix)?;
                if !found.is_empty() {
                    fields.read(index, member, &mut PrefixReader(&found))?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn reader<'a>(texts: &'a [&'a str]) -> TextReader<'a> {
    TextReader {
        texts,
        timestamps: TIMESTAMPS,
        encodes_media: true,
    }
}

fn values<'h>(headers: &'h HeaderMap, name: &str) -> Result<Vec<&'h str>> {
    let values = headers.get_all(name).iter();
    values.map(|value| text(name, value)).collect()
}

fn text<'h>(name: &str, value: &'h HeaderValue) -> Result<&'h str> {
    match std::str::from_utf8(value.as_bytes()) {
        Ok(text) => Ok(text.trim()),
        Err(_) => Err(Error::new(format!("expected UTF-8 in the header `{name}`"))),
    }
}

/// The items of a list, which stand in one header or in several.
fn items(values: &[&str], has_commas_inside: bool) -> Result<Vec<String>> {
    let mut items = Vec::new();
    for value in values {
        match has_commas_inside {
            true => {
                // `Mon, 16 Dec 2019 23:48:18 GMT, …`: every second comma is between two.
                let parts: Vec<&str> = value.split(',').collect();
                let pairs = parts.chunks(2);
                items.extend(pairs.map(|pair| pair.join(",").trim().to_owned()));
            }
            false => split(value, &mut items)?,
        }
    }
    Ok(items)
}

/// Takes a header apart at its commas, quotes off.
fn split(value: &str, items: &mut Vec<String>) -> Result<()> {
    let mut rest = value.trim_start();
    while !rest.is_empty() {
        if let Some(quoted) = rest.strip_prefix('"') {
            let mut item = String::new();
            let mut characters = quoted.char_indices();
            let end = loop {
                match characters.next() {
                    Some((at, '"')) => break at + 1,
                    Some((_, '\\')) => item.extend(characters.next().map(|(_, c)| c)),
                    Some((_, character)) => item.push(character),
                    None => return Err(Error::new("expected a quote at the end of an item")),
                }
            };
            items.push(item);
            rest = quoted.get(end..).unwrap_or_default().trim_start();
            match rest.strip_prefix(',') {
                Some(more) => rest = more.trim_start(),
                None if rest.is_empty() => {}
                None => return Err(Error::new("expected a comma after an item in quotes")),
            }
        } else {
            let (item, more) = rest.split_once(',').unwrap_or((rest, ""));
            items.push(item.trim_end().to_owned());
            rest = more.trim_start();
        }
    }
    Ok(())
}

/// The headers that start with a prefix, by the rest of their names.
fn by_prefix<'h>(headers: &'h HeaderMap, prefix: &str) -> Result<Vec<(&'h str, &'h str)>> {
    let lower = prefix.to_ascii_lowercase();
    let mut found = Vec::new();
    for name in headers.keys() {
        if let Some(key) = name.as_str().strip_prefix(&lower)
            && let Some(value) = headers.get(name)
        {
            found.push((key, text(name.as_str(), value)?));
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// Reads a map from headers.
struct PrefixReader<'a>(&'a [(&'a str, &'a str)]);

impl Reader for PrefixReader<'_> {
    fn map(
        &mut self,
        _: &'static Schema,
        entry: &mut dyn FnMut(&str, &mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        for (key, value) in self.0 {
            let value = entry(key, &mut reader(&[value]));
            value.map_err(|error| error.below(Segment::Key((*key).to_owned())))?;
        }
        Ok(true)
    }

    fn skip(&mut self) -> Result<()> {
        Ok(())
    }
}
