//! Reads members from headers.

use http::{HeaderMap, HeaderValue};

use crate::http::location::{Direction, Location};
use crate::http::text::{Place, TextReader, is_list_of_http_dates};
use crate::path::Segment;
use crate::schema::{Kind, Member, Schema};
use crate::wire::{Error, Fields, Reader, Result};

/// The optional white space around values and items.
const SPACE: [char; 2] = [' ', '\t'];

/// Reads the members of a structure that are headers.
pub(crate) fn read_headers(
    schema: &'static Schema,
    fields: &mut dyn Fields,
    direction: Direction,
    headers: &HeaderMap,
) -> Result<()> {
    for (index, member) in schema.members().iter().enumerate() {
        match direction.locate(member) {
            Location::Header(name) => {
                let values = values(headers, name)?;
                if values.is_empty() {
                    continue;
                }
                let items = match member.target().kind() {
                    Kind::List(_) => items(&values, member)?,
                    _ => vec![single(&values, name, direction)?.to_owned()],
                };
                let texts: Vec<&str> = items.iter().map(String::as_str).collect();
                let mut reader = TextReader::new(Place::Header, direction, &texts);
                fields.read(index, member, &mut reader)?;
            }
            Location::PrefixHeaders(prefix) => {
                let headers = &by_prefix(headers, prefix)?;
                // A response has the map even if it is empty, as the suites ask.
                if !headers.is_empty() || direction == Direction::Response {
                    fields.read(index, member, &mut PrefixReader { headers, direction })?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Returns the value of a header that is not a list. A server refuses a repeated one, because an
/// intermediary may use another of its values.
fn single<'h>(values: &[&'h str], name: &str, direction: Direction) -> Result<&'h str> {
    match values {
        [_, _, ..] if direction == Direction::Request => {
            Err(Error::new(format!("expected the header `{name}` once")))
        }
        values => Ok(values.first().copied().unwrap_or_default()),
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

/// Returns the items of a list, which may be spread over several headers.
fn items(values: &[&str], member: &Member) -> Result<Vec<String>> {
    let mut items = Vec::new();
    for value in values {
        match is_list_of_http_dates(member) {
            true => {
                // `Mon, 16 Dec 2019 23:48:18 GMT, …`: every second comma separates two dates.
                let parts: Vec<&str> = value.split(',').collect();
                let dates = parts.chunks(2).map(|pair| pair.join(",").trim().to_owned());
                items.extend(dates.filter(|date| !date.is_empty()));
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

/// Returns the headers with a prefix, sorted: the rest of each name, and the value. The values of a
/// repeated header are joined, as in RFC 9110.
fn by_prefix<'h>(headers: &'h HeaderMap, prefix: &str) -> Result<Vec<(&'h str, String)>> {
    let lower = prefix.to_ascii_lowercase();
    let mut found = Vec::new();
    for name in headers.keys() {
        if let Some(key) = name.as_str().strip_prefix(&lower) {
            found.push((key, values(headers, name.as_str())?.join(", ")));
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// Reads a map from headers.
struct PrefixReader<'a> {
    headers: &'a [(&'a str, String)],
    direction: Direction,
}

impl Reader for PrefixReader<'_> {
    fn map(
        &mut self,
        _: &'static Schema,
        entry: &mut dyn FnMut(&str, &mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        for (key, value) in self.headers {
            let texts = &[value.as_str()];
            let read = entry(
                key,
                &mut TextReader::new(Place::Header, self.direction, texts),
            );
            read.map_err(|error| error.below(Segment::Key((*key).to_owned())))?;
        }
        Ok(true)
    }

    fn skip(&mut self) -> Result<()> {
        Ok(())
    }
}
