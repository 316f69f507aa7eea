//! Text of a document that is known to be well-formed: references, CDATA sections and line ends.

use std::borrow::Cow;

use super::scan;

/// Returns the text of content without elements.
pub(super) fn content(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while !rest.is_empty() {
        // Special bytes are ASCII, so both parts are text.
        let (plain, special) = rest
            .split_at_checked(scan::plain(rest.as_bytes()))
            .unwrap_or((rest, ""));
        text.push_str(plain);
        rest = match special.as_bytes() {
            [] => "",
            [b'&' | b'\r', ..] => one(special, &mut text),
            [b'<', ..] => markup(special, &mut text),
            [other, ..] => {
                text.push(char::from(*other));
                special.get(1..).unwrap_or_default()
            }
        };
    }
    text
}

/// Appends the section, or skips the comment or instruction, at the start of the text. Returns the rest.
fn markup<'a>(special: &'a str, text: &mut String) -> &'a str {
    let (inside, end) = match special.strip_prefix("<![CDATA[") {
        Some(section) => (section, "]]>"),
        None => match special.strip_prefix("<!--") {
            Some(comment) => (comment, "-->"),
            None => (special, "?>"),
        },
    };
    let (inside, after) = inside.split_once(end).unwrap_or((inside, ""));
    if end == "]]>" {
        with_line_ends(inside, text);
    }
    after
}

/// Returns the value of an attribute. White space becomes spaces, unless it is escaped.
pub(super) fn attribute(raw: &str) -> Cow<'_, str> {
    if !raw.contains(['&', '\r', '\n', '\t']) {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['&', '\r', '\n', '\t']) {
        let (plain, special) = rest.split_at(at);
        text.push_str(plain);
        rest = match special.as_bytes() {
            [b'&', ..] => one(special, &mut text),
            [b'\r', b'\n', ..] => {
                text.push(' ');
                special.get(2..).unwrap_or_default()
            }
            _ => {
                text.push(' ');
                special.get(1..).unwrap_or_default()
            }
        };
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// Appends the reference or the line end at the start of the text. Returns the rest.
fn one<'a>(special: &'a str, text: &mut String) -> &'a str {
    if let Some(after) = special.strip_prefix('\r') {
        text.push('\n');
        return after.strip_prefix('\n').unwrap_or(after);
    }
    match reference(special) {
        Some((character, length)) => {
            text.push(character);
            special.get(length..).unwrap_or_default()
        }
        None => "",
    }
}

/// Appends text that has no references. Any line end becomes a line feed.
fn with_line_ends(section: &str, text: &mut String) {
    let mut rest = section;
    while let Some((plain, after)) = rest.split_once('\r') {
        text.push_str(plain);
        text.push('\n');
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    text.push_str(rest);
}

/// Returns the character of the reference at the start of the text, and the reference's length. There are
/// the five entities that XML defines, and numbers.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    // The longest is `&#x10FFFF;`, but numbers may have leading zeros.
    let end = text.bytes().position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let character = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => number(name.strip_prefix('#')?)?,
    };
    Some((character, end + 1))
}

fn number(digits: &str) -> Option<char> {
    let (digits, radix) = match digits.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (digits, 10),
    };
    // `from_str_radix` accepts a sign.
    let are_digits = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = u32::from_str_radix(digits, radix).ok();
    let character = code.filter(|_| are_digits).and_then(char::from_u32);
    character.filter(|character| scan::is_char(*character))
}
