//! Converts HTML or CommonMark to Markdown for rustdoc.
//!
//! According to the Smithy specification, documentation is CommonMark. In AWS models it is HTML that was never meant as
//! CommonMark: indented, wrapped, sometimes unclosed. `html` and `commonmark` parse both into one small tree (`tree`),
//! and only `write` produces Markdown. So whatever the input, the output
//!
//! - contains no HTML, reference or intra-doc links, footnotes or bare URLs: text that looks like one is escaped;
//! - contains code only between backticks and in fences marked `text`, which rustdoc does not run;
//! - links only to `http`, `https` and `mailto` URLs;
//! - contains no control characters and no bidirectional formatting characters;
//! - nests at most sixteen blocks, and is wrapped.

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

/// Tags that make a text HTML: CommonMark has its own syntax for them.
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

/// The Markdown for `text`, which is HTML or CommonMark. Lines are separated by `\n`. Empty if `text` has no content.
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

/// `code` as a code span, even if it contains backticks.
pub fn code(code: &str) -> String {
    escape::code_span(&clean(code))
}

/// `text` without invisible characters that a compiler or terminal may act on. Every line ending becomes `\n`.
fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    Cow::Owned(text.replace(is_hidden, ""))
}

/// Whether a character is removed. Joiners and non-joiners are kept: many languages and emoji need them.
fn is_hidden(c: char) -> bool {
    !matches!(c, '\n' | '\t') && hidden::is_control(c)
}

/// Whether `text` is meant as HTML: it contains a block tag that is neither code nor escaped.
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
