//! What quoted texts, text blocks and documentation comments mean.

use std::borrow::Cow;

/// An invalid escape, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BadEscape(pub(crate) String);

/// The meaning of a quoted text, from its notation with quotes.
pub(crate) fn quoted(raw: &str) -> Result<Cow<'_, str>, BadEscape> {
    let inside = raw
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    let inside = inside.unwrap_or_default();
    if !inside.contains(['\\', '\r']) {
        return Ok(Cow::Borrowed(inside));
    }
    unescaped(&with_unix_lines(inside)).map(Cow::Owned)
}

/// The meaning of a text block, from its notation with quotes.
pub(crate) fn block(raw: &str) -> Result<String, BadEscape> {
    let lines = lines_of_block(raw);
    if lines.contains('\\') {
        unescaped(&lines)
    } else {
        Ok(lines)
    }
}

/// The lines of a text block, from its notation with quotes: without indentation, but with escapes.
pub(crate) fn lines_of_block(raw: &str) -> String {
    let inside = raw
        .strip_prefix("\"\"\"")
        .and_then(|rest| rest.strip_suffix("\"\"\""));
    let inside = with_unix_lines(inside.unwrap_or_default());
    let (_, content) = inside.split_once('\n').unwrap_or_default();
    dedented(content)
}

/// The lines of a text block without the indentation they share and without spaces at their ends.
fn dedented(content: &str) -> String {
    let is_blank = |line: &str| {
        line.chars()
            .all(|character| character == ' ' || character == '\t')
    };
    let indentation = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines: Vec<&str> = content.split('\n').collect();
    let last = lines.len() - 1;
    let counts = lines.iter().enumerate();
    let counts = counts.filter(|(index, line)| *index == last || !is_blank(line));
    let shared = counts
        .map(|(_, line)| indentation(line))
        .min()
        .unwrap_or_default();
    let cut = |line: &&str| {
        line.get(shared..)
            .unwrap_or_default()
            .trim_end_matches([' ', '\t'])
            .to_owned()
    };
    let cut: Vec<String> = lines.iter().map(cut).collect();
    cut.join("\n")
}

fn with_unix_lines(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn unescaped(text: &str) -> Result<String, BadEscape> {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        result.push_str(before);
        let (meaning, length) = escaped(escape)?;
        result.extend(meaning);
        rest = escape.get(length..).unwrap_or_default();
    }
    result.push_str(rest);
    Ok(result)
}

/// The character that follows a backslash, and how many bytes it takes. An escaped line break is no character.
fn escaped(text: &str) -> Result<(Option<char>, usize), BadEscape> {
    let wrong = |length: usize| {
        let written: String = text.chars().take(length).collect();
        BadEscape(format!("\\{written}"))
    };
    let meaning = match text.chars().next() {
        Some('"') => '"',
        Some('\'') => '\'',
        Some('\\') => '\\',
        Some('/') => '/',
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('\n') => return Ok((None, 1)),
        Some('u') => return unicode(text).ok_or_else(|| wrong(5)),
        _ => return Err(wrong(1)),
    };
    Ok((Some(meaning), 1))
}

/// `uXXXX`, or both halves of a surrogate pair.
fn unicode(text: &str) -> Option<(Option<char>, usize)> {
    let unit = |from: usize| {
        let digits = text.get(from..from + 4)?;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex
            .then(|| u32::from_str_radix(digits, 16).ok())
            .flatten()
    };
    let high = unit(1)?;
    if let Some(character) = char::from_u32(high) {
        return Some((Some(character), 5));
    }
    if text.get(5..7) != Some("\\u") {
        return None;
    }
    let low = unit(7)?;
    let pair = char::decode_utf16([u16::try_from(high).ok()?, u16::try_from(low).ok()?]).next()?;
    Some((Some(pair.ok()?), 11))
}

/// The text of consecutive documentation comments, from their notation with slashes.
pub(crate) fn documentation<'t>(lines: impl IntoIterator<Item = &'t str>) -> String {
    let cut = |line: &'t str| {
        let line = line.strip_prefix("///").unwrap_or(line);
        line.strip_prefix(' ').unwrap_or(line)
    };
    let lines: Vec<&str> = lines.into_iter().map(cut).collect();
    lines.join("\n")
}

/// The position in a notation of byte `offset` of its meaning. Exact for quoted texts; for text blocks and
/// documentation comments the place of the whole is used instead.
pub(crate) fn offset_in_raw(raw: &str, offset: usize) -> Option<usize> {
    if !raw.starts_with('"') || raw.starts_with("\"\"\"") {
        return None;
    }
    let (mut at, mut meant) = (1, 0);
    while meant < offset {
        let rest = raw.get(at..)?;
        let (character, length) = match rest.strip_prefix('\\') {
            Some(escape) => {
                let (character, length) = escaped(escape).ok()?;
                (character, length + 1)
            }
            None if rest.starts_with("\r\n") => (Some('\n'), 2),
            None if rest.starts_with('"') => break,
            None => {
                let character = rest.chars().next()?;
                (Some(character), character.len_utf8())
            }
        };
        at += length;
        meant += character.map_or(0, char::len_utf8);
    }
    Some(at)
}
