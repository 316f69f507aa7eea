//! Tests conversions, hostile input, and agreement with rustdoc.

mod corpus;
mod examples;
mod hostile;

use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::*;

/// The extensions that rustdoc enables.
fn rustdoc_options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// The first problem of `markdown` as a doc comment.
fn danger(markdown: &str) -> Option<String> {
    let mut broken = Vec::new();
    let mut found = None;
    let mut in_link_or_code = false;
    let unresolved = |link: BrokenLink<'_>| {
        broken.push(link.reference.to_string());
        None
    };
    for event in
        Parser::new_with_broken_link_callback(markdown, rustdoc_options(), Some(unresolved))
    {
        let wrong = match &event {
            Event::Html(html) | Event::InlineHtml(html) => Some(format!("HTML {html}")),
            Event::Start(Tag::CodeBlock(kind)) => {
                in_link_or_code = true;
                let text = matches!(kind, CodeBlockKind::Fenced(language) if &**language == "text");
                (!text).then(|| format!("code {kind:?}"))
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                in_link_or_code = true;
                let known = ["http://", "https://", "mailto:"]
                    .iter()
                    .any(|scheme| dest_url.to_ascii_lowercase().starts_with(scheme));
                let form = matches!(link_type, LinkType::Inline | LinkType::Autolink);
                (!known || !form).then(|| format!("a {link_type:?} link to {dest_url}"))
            }
            Event::End(TagEnd::Link | TagEnd::CodeBlock) => {
                in_link_or_code = false;
                None
            }
            Event::Text(text)
                if !in_link_or_code && (text.contains("http://") || text.contains("https://")) =>
            {
                Some(format!("a bare address in {text}"))
            }
            Event::Start(
                tag @ (Tag::Image { .. }
                | Tag::FootnoteDefinition(_)
                | Tag::Strikethrough
                | Tag::MetadataBlock(_)),
            ) => Some(format!("{tag:?}")),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => Some(format!("{event:?}")),
            _ => None,
        };
        found = found.or(wrong);
    }
    found
        .or(broken
            .pop()
            .map(|link| format!("an unresolved link to {link}")))
        .or_else(|| {
            markdown
                .chars()
                .find(|&c| is_hidden(c))
                .map(|c| format!("the character {c:?}"))
        })
}

/// The visible text of `markdown`, without whitespace.
fn visible(markdown: &str) -> String {
    let options = rustdoc_options() - Options::ENABLE_SMART_PUNCTUATION;
    let mut text = String::new();
    for event in Parser::new_ext(markdown, options) {
        if let Event::Text(part) | Event::Code(part) = event {
            text.extend(part.split_whitespace());
        }
    }
    text
}

/// All text in `blocks`, without whitespace.
fn written(blocks: &[tree::Block]) -> String {
    use tree::Block;
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(line) | Block::Heading(_, line) => text += &written_in_line(line),
            Block::List { items, .. } => text.extend(items.iter().map(|item| written(item))),
            Block::Quote(blocks) => text += &written(blocks),
            Block::Code(code) => text.extend(code.split_whitespace()),
            Block::Table(rows) => {
                text.extend(rows.iter().flatten().map(|cell| written_in_line(cell)))
            }
            Block::Rule => {}
        }
    }
    text
}

fn written_in_line(line: &[tree::Inline]) -> String {
    use tree::Inline;
    let mut text = String::new();
    for part in line {
        match part {
            Inline::Text(part) | Inline::Code(part) => text.extend(part.split_whitespace()),
            Inline::Emphasis(parts) | Inline::Strong(parts) | Inline::Link { text: parts, .. } => {
                text += &written_in_line(parts);
            }
            Inline::Break => {}
        }
    }
    text
}

/// Asserts that the Markdown for `text` is safe and shows all of its text.
#[track_caller]
fn assert_faithful(text: &str) {
    let markdown = convert(text);
    if let Some(danger) = danger(&markdown) {
        panic!("{danger}\nfrom {text:?}\nin\n{markdown}");
    }
    let text = clean(text);
    let blocks = if is_html(&text) {
        html::read(&text)
    } else {
        commonmark::read(&text)
    };
    assert_eq!(
        visible(&markdown),
        written(&blocks),
        "from {text:?}\nin\n{markdown}"
    );
}
