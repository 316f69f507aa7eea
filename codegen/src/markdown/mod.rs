//! HTML or CommonMark in, Markdown for rustdoc out.
//!
//! Documentation in models is CommonMark by Smithy's specification; in the models of AWS it is HTML
//! that was never meant as CommonMark: indented, wrapped, sometimes unclosed. Both are read into one small tree (`tree`), by `html` or by `commonmark`, and
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
mod edges;
mod escape;
mod html;
#[cfg(test)]
mod tests;
mod tree;
mod write;

use crate::hidden;

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

/// The Markdown for `text`, which is HTML or CommonMark; lines end in `\n`, but for the
/// last. Empty if `text` says nothing.
///
/// ```
/// use smithy_typegen::internal::markdown::convert;
///
/// let html = r#"<p>A <code>Vec&lt;T&gt;</code>, see <a href="https://example.com/a_b">[B]</a>.</p>"#;
/// assert_eq!(convert(html), r"A `Vec<T>`, see [\[B\]](https://example.com/a_b).");
/// ```
pub fn convert(text: &str) -> String {
    let text = clean(text);
    let blocks = if is_html(&text) {
        html::read(&text)
    } else {
        commonmark::read(&text)
    };
    write::blocks(&blocks)
}

/// `code` as a code span, whatever backticks it holds.
pub fn code(code: &str) -> String {
    escape::code_span(&clean(code))
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

/// Whether a character is left out. What joins letters, or keeps them apart, stays: words of many
/// languages, and emoji, are written with it.
fn is_hidden(c: char) -> bool {
    !matches!(c, '\n' | '\t') && hidden::is_control(c)
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
