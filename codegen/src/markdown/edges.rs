//! Finds the first and last characters of the parts of a line: Markdown distinguishes marks from
//! text by their neighbors.

use super::tree::Inline;

/// The first character that `part` shows, including whitespace.
pub(super) fn first_char(part: &Inline) -> Option<char> {
    match part {
        Inline::Text(text) => text.chars().next(),
        Inline::Code(_) => Some('`'),
        Inline::Emphasis(parts) | Inline::Strong(parts) => parts.iter().find_map(first_char),
        Inline::Link { .. } => Some('['),
        Inline::Break => Some('\\'),
    }
}

/// The first character written for `parts` that is not whitespace.
pub(super) fn first_visible(parts: &[Inline]) -> Option<char> {
    parts.iter().find_map(|part| match part {
        Inline::Text(text) => text.trim_start().chars().next(),
        Inline::Emphasis(parts) | Inline::Strong(parts) => first_visible(parts),
        Inline::Code(code) => (!code.trim().is_empty()).then_some('`'),
        Inline::Link { text, .. } => first_visible(text).map(|_| '['),
        Inline::Break => None,
    })
}

/// The last character written for `parts` that is not whitespace.
pub(super) fn last_visible(parts: &[Inline]) -> Option<char> {
    parts.iter().rev().find_map(|part| match part {
        Inline::Text(text) => text.trim_end().chars().next_back(),
        Inline::Emphasis(parts) | Inline::Strong(parts) => last_visible(parts),
        Inline::Code(code) => (!code.trim().is_empty()).then_some('`'),
        Inline::Link { text, .. } => last_visible(text).map(|_| ')'),
        Inline::Break => None,
    })
}

/// Whether any text or code contains `what`.
pub(super) fn mentions(parts: &[Inline], what: &str) -> bool {
    parts.iter().any(|part| match part {
        Inline::Text(text) | Inline::Code(text) => text.contains(what),
        Inline::Emphasis(parts) | Inline::Strong(parts) | Inline::Link { text: parts, .. } => {
            mentions(parts, what)
        }
        Inline::Break => false,
    })
}

/// Whether the first part starts with whitespace.
pub(super) fn starts_in_space(parts: &[Inline]) -> bool {
    parts
        .iter()
        .find_map(first_char)
        .is_some_and(char::is_whitespace)
}

/// Whether the last part ends in whitespace.
pub(super) fn ends_in_space(parts: &[Inline]) -> bool {
    parts.last().is_some_and(|part| match part {
        Inline::Text(text) | Inline::Code(text) => text.ends_with(char::is_whitespace),
        Inline::Emphasis(parts) | Inline::Strong(parts) => ends_in_space(parts),
        Inline::Link { text, .. } => ends_in_space(text),
        Inline::Break => true,
    })
}
