//! Parses CommonMark into a tree of blocks.
//!
//! Uses `pulldown-cmark`, like rustdoc. Tables are the only enabled extension, because models use
//! them. HTML in the text goes through [`html`](super::html).

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::builder::{Container, Span};
use super::html::Reader;
use super::tree::{Block, Inline};

/// The tree of `text`.
pub(super) fn read(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    let mut gathered = String::new();
    let mut code = false;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => {
                code = false;
                reader
                    .builder
                    .block(Block::Code(std::mem::take(&mut gathered)));
            }
            Event::Text(text) if code => gathered.push_str(&text),
            // A tag may span several lines, which arrive one by one.
            Event::Html(html) => gathered.push_str(&html),
            Event::End(TagEnd::HtmlBlock) => reader.feed(&std::mem::take(&mut gathered)),
            Event::InlineHtml(html) => reader.feed(&html),
            Event::Start(tag) => start(&mut reader, tag),
            Event::End(tag) => end(&mut reader, tag),
            Event::Text(text) => reader.builder.text(&text),
            Event::Code(code) => reader.builder.inline(Inline::Code(code.into_string())),
            Event::SoftBreak => reader.builder.text("\n"),
            Event::HardBreak => reader.builder.inline(Inline::Break),
            Event::Rule => reader.builder.block(Block::Rule),
            // Events of disabled extensions.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }
    reader.finish()
}

fn start(reader: &mut Reader, tag: Tag<'_>) {
    let builder = &mut reader.builder;
    match tag {
        Tag::Heading { level, .. } => builder.open(Container::Heading(level as usize)),
        Tag::BlockQuote(_) => builder.open(Container::Quote),
        Tag::List(start) => builder.open(Container::list(start)),
        Tag::Item => builder.open(Container::Item),
        Tag::Table(_) => builder.open(Container::table()),
        Tag::TableHead | Tag::TableRow => builder.open(Container::Row),
        Tag::TableCell => builder.open(Container::Cell),
        Tag::Emphasis => builder.open_span(Span::Emphasis),
        Tag::Strong => builder.open_span(Span::Strong),
        Tag::Link {
            link_type,
            dest_url,
            ..
        } => {
            let scheme = if link_type == LinkType::Email {
                "mailto:"
            } else {
                ""
            };
            builder.open_span(Span::Link(format!("{scheme}{dest_url}")));
        }
        Tag::Image { dest_url, .. } => builder.open_span(Span::Link(dest_url.into_string())),
        _ => builder.end_line(),
    }
}

fn end(reader: &mut Reader, tag: TagEnd) {
    let builder = &mut reader.builder;
    match tag {
        TagEnd::Heading(level) => builder.close(&Container::Heading(level as usize)),
        TagEnd::BlockQuote(_) => builder.close(&Container::Quote),
        TagEnd::List(_) => builder.close(&Container::list(None)),
        TagEnd::Item => builder.close(&Container::Item),
        TagEnd::Table => builder.close(&Container::table()),
        TagEnd::TableHead | TagEnd::TableRow => builder.close(&Container::Row),
        TagEnd::TableCell => builder.close(&Container::Cell),
        TagEnd::Emphasis => builder.close_span(&Span::Emphasis),
        TagEnd::Strong => builder.close_span(&Span::Strong),
        TagEnd::Link | TagEnd::Image => builder.close_span(&Span::Link(String::new())),
        _ => builder.end_line(),
    }
}
