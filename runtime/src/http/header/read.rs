//! Headers as members.

use http::{HeaderMap, HeaderValue};

use super::TIMESTAMPS;
use crate::http::location::Location;
use crate::http::part::Locate;
use crate::http::text::{TextReader, has_commas_inside};
use crate::path::Segment;
use crate::schema::{Kind, Schema};
use crate::wire::{Error, Fields, Reader, Result};

/// What is around values and items.
const SPACE: [char; 2] = [' ', '\t'];

/// Reads the members of a structure that are headers. Dates of another time zone are for clients.
pub(crate) fn read_headers(
    schema: &'static Schema,
    fields: &mut dyn Fields,
    locate: Locate,
    headers: &HeaderMap,
    offsets: bool,
) -> Result<()> {
    for (index, member) in schema.members().iter().enumerate() {
        match locate(member) {
            Location::Header(name) => {
                let is_list = matches!(member.target().kind(), Kind::List(_));
                if !is_list && !offsets {
                    once(headers, name)?;
                }
                let values = values(headers, name)?;
                if values.is_empty() {
                    continue;
                }
                let items = match is_list {
                    true => items(&values, has_commas_inside(member, TIMESTAMPS))?,
                    false => values.iter().map(|value| (*value).to_owned()).collect(),
                };
                let texts: Vec<&str> = items.iter().map(String::as_str).collect();
                fields.read(index, member, &mut reader(&texts, offsets))?;
            }
            Location::PrefixHeaders(prefix) => {
                let found = by_prefix(headers, prefix)?;
                if !offsets {
                    found
                        .iter()
                        .try_for_each(|header| once(headers, header.name))?;
                }
                if !found.is_empty() {
                    fields.read(
                        index,
                        member,
                        &mut PrefixReader {
                            headers: &found,
                            offsets,
                        },
                    )?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn reader<'a>(texts: &'a [&'a str], offsets: bool) -> TextReader<'a> {
    TextReader {
        texts,
        timestamps: TIMESTAMPS,
        encodes_media: true,
        offsets,
    }
}

/// Refuses a header that is repeated: an intermediary may use another of its values.
fn once(headers: &HeaderMap, name: &str) -> Result<()> {
    match headers.get_all(name).iter().nth(1) {
        None => Ok(()),
        Some(_) => Err(Error::new(format!("expected the header `{name}` once"))),
    }
}

fn values<'h>(headers: &'h HeaderMap, name: &str) -> Result<Vec<&'h str>> {
    let values = headers.get_all(name).iter();
    values.map(|value| text(name, value)).collect()
}

fn text<'h>(name: &str, value: &'h HeaderValue) -> Result<&'h str> {
    match std::str::from_utf8(value.as_bytes()) {
        Ok(text) => Ok(text.trim_matches(SPACE)),
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
                let pairs = parts.chunks(2).map(|pair| pair.join(",").trim().to_owned());
                items.extend(pairs.filter(|item| !item.is_empty()));
            }
            false => split(value, &mut items)?,
        }
    }
    Ok(items)
}

/// Splits a header at its commas and unquotes the items. Empty items are ignored, as RFC 9110 requires.
fn split(value: &str, items: &mut Vec<String>) -> Result<()> {
    let mut rest = value.trim_start_matches(SPACE);
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
            rest = quoted
                .get(end..)
                .unwrap_or_default()
                .trim_start_matches(SPACE);
            match rest.strip_prefix(',') {
                Some(more) => rest = more.trim_start_matches(SPACE),
                None if rest.is_empty() => {}
                None => return Err(Error::new("expected a comma after an item in quotes")),
            }
        } else {
            let (item, more) = rest.split_once(',').unwrap_or((rest, ""));
            let item = item.trim_end_matches(SPACE);
            if !item.is_empty() {
                items.push(item.to_owned());
            }
            rest = more.trim_start_matches(SPACE);
        }
    }
    Ok(())
}

/// A header with a prefix.
struct Prefixed<'h> {
    name: &'h str,
    /// The name without the prefix.
    key: &'h str,
    value: &'h str,
}

/// The headers that start with a prefix, sorted.
fn by_prefix<'h>(headers: &'h HeaderMap, prefix: &str) -> Result<Vec<Prefixed<'h>>> {
    let lower = prefix.to_ascii_lowercase();
    let mut found = Vec::new();
    for name in headers.keys() {
        if let Some(key) = name.as_str().strip_prefix(&lower)
            && let Some(value) = headers.get(name)
        {
            let name = name.as_str();
            let value = text(name, value)?;
            found.push(Prefixed { name, key, value });
        }
    }
    found.sort_unstable_by_key(|header| header.name);
    Ok(found)
}

/// Reads a map from headers.
struct PrefixReader<'a> {
    headers: &'a [Prefixed<'a>],
    offsets: bool,
}

impl Reader for PrefixReader<'_> {
    fn map(
        &mut self,
        _: &'static Schema,
        entry: &mut dyn FnMut(&str, &mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        for Prefixed { key, value, .. } in self.headers {
            let value = entry(key, &mut reader(&[value], self.offsets));
            value.map_err(|error| error.below(Segment::Key((*key).to_owned())))?;
        }
        Ok(true)
    }

    fn skip(&mut self) -> Result<()> {
        Ok(())
    }
}
