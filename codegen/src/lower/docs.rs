//! Documentation of a model in, Markdown for rustdoc out.
//!
//! Smithy's `documentation` trait holds CommonMark (Smithy 2.0, "documentation trait"); in the
//! models of AWS it holds HTML that was never meant as CommonMark: indented, wrapped, sometimes
//! unclosed. Both are read into one small tree (`tree`), by `html` or by `commonmark`, and
//! `write` is the only place that makes Markdown. So whatever came in, what goes out
//!
//! - has no HTML, no reference or intra-doc link, no footnote and no bare address in it: what looks
//!   like one in the text is escaped;
//! - has code only between backticks and in fences marked `text`, which rustdoc does not run;
//! - links only to `http`, `https` and `mailto` addresses;
//! - holds no control characters and none that change the direction of text;
//! - is at most sixteen blocks deep, and is wrapped for reading.

use std::borrow::Cow;

mod address;
mod builder;
mod commonmark;
mod constraints;
mod edges;
mod escape;
mod html;
#[cfg(test)]
mod tests;
mod tree;
mod write;

pub use constraints::{Measure, length, pattern, range};

/// Tags that make a text HTML: CommonMark has its own way to write what they say.
const BLOCK_TAGS: &[&str] = &[
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "note",
    "important",
    "caution",
    "warning",
    "tip",
    "div",
    "section",
    "table",
    "pre",
    "fullname",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
];

/// The Markdown for `text`, the value of a `documentation` trait; lines end in `\n`, but for the
/// last. Empty if `text` says nothing.
///
/// ```
/// use smithy_typegen::lower::docs::markdown;
///
/// let html = r#"<p>A <code>Vec&lt;T&gt;</code>, see <a href="https://example.com/a_b">[B]</a>.</p>"#;
/// assert_eq!(markdown(html), r"A `Vec<T>`, see [\[B\]](https://example.com/a_b).");
/// ```
pub fn markdown(text: &str) -> String {
    let text = clean(text);
    let blocks = if is_html(&text) {
        html::read(&text)
    } else {
        commonmark::read(&text)
    };
    write::blocks(&blocks)
}

/// The lines of `markdown` as values of `doc` attributes, one attribute for each line: a space
/// first, as after the slashes of a comment that a person writes.
///
/// ```
/// use smithy_typegen::lower::docs::lines;
///
/// assert_eq!(lines("One.\n\nTwo.").collect::<Vec<_>>(), [" One.", "", " Two."]);
/// ```
pub fn lines(markdown: &str) -> impl Iterator<Item = String> {
    markdown.lines().map(|line| {
        if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        }
    })
}

/// `text` without the characters that a reader cannot see and that a compiler or a terminal might
/// take for something else; every line end is `\n`.
fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    Cow::Owned(text.replace(is_hidden, ""))
}

/// Controls, marks of direction, byte order marks.
fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' => true,
        '\u{2066}'..='\u{2069}' | '\u{feff}' => true,
        c => c.is_control(),
    }
}

/// Whether `text` is HTML by its author's intent: it holds a block tag that is neither code nor escaped.
fn is_html(text: &str) -> bool {
    let starts_as_html = text.trim_start().starts_with('<');
    if !starts_as_html && (text.contains("```") || text.contains("~~~")) {
        return false;
    }
    text.split('<')
        .zip(text.split('<').skip(1))
        .any(|(before, tag)| {
            let name = tag.strip_prefix('/').unwrap_or(tag);
            let end = name
                .find(|c: char| !c.is_ascii_alphanumeric())
                .unwrap_or(name.len());
            let (name, after) = name.split_at_checked(end).unwrap_or((name, ""));
            !before.ends_with(['`', '\\'])
                && after.starts_with(['>', ' ', '/', '\n', '\t'])
                && BLOCK_TAGS
                    .iter()
                    .any(|block| name.eq_ignore_ascii_case(block))
        })
}
