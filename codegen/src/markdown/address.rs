//! Checks URLs from models and escapes them for links.

use super::is_hidden;

/// The maximum length of a URL in text. Longer ones are not readable, and searching for their end
/// repeatedly would be slow.
const LONGEST_ADDRESS: usize = 500;

/// The target of a link, if it is a web or mail address. Whitespace in it comes from wrapping and
/// is removed; special characters are percent-encoded.
pub(super) fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let scheme = ["https://", "http://", "mailto:"]
        .into_iter()
        .find(|scheme| {
            text.get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })?;
    if text.len() == scheme.len() {
        return None;
    }
    let mut address = String::with_capacity(text.len());
    for c in text.lines().flat_map(|line| line.trim().chars()) {
        match c {
            ' ' | '<' | '>' | '"' | '\\' | '`' | '|' | '[' | ']' | '{' | '}' | '^' => {
                address.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c if c.is_whitespace() || is_hidden(c) => {}
            c => address.push(c),
        }
    }
    Some(address)
}

/// The length of the web address at the start of `text`, if it is complete: not the start of a
/// template such as `https://example.com/{id}`. `after` is the character after `text`.
pub(super) fn web_address(text: &str, after: Option<char>) -> Option<usize> {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))?;
    let scheme = text.len() - host.len();
    let in_address = |b: &u8| b.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(b);
    let length = host
        .bytes()
        .take(LONGEST_ADDRESS)
        .take_while(in_address)
        .count();
    let (address, behind) = host.split_at_checked(length)?;
    let goes_on = behind.starts_with(['{', '<', '[', '|', '\\', '^']);
    if goes_on || length == LONGEST_ADDRESS || behind.is_empty() && after == Some('`') {
        return None;
    }
    // Punctuation that ends a sentence is not part of the address; a bracket is, if it was opened
    // inside.
    let ends_sentence = [',', '.', ';', ':', '!', '?', '\'', '*', '_', '~'];
    let mut address = address.trim_end_matches(ends_sentence);
    while address.matches(')').count() > address.matches('(').count() {
        let Some(inside) = address.strip_suffix(')') else {
            break;
        };
        address = inside.trim_end_matches(ends_sentence);
    }
    let host = address.split(['/', '?', '#', ':']).next()?;
    host.trim_end_matches('.')
        .contains('.')
        .then_some(scheme + address.len())
}
