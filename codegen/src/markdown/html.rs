//! Parses the HTML found in models into a tree of blocks.
//!
//! `html5gum` tokenizes the text according to the HTML standard. Of the standard's tree
//! construction, only the relevant rules are implemented: what ends a paragraph, a list item, a
//! cell. An unknown tag is an unescaped placeholder (`arn:aws:s3:::<bucket>`) and is kept as text.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{EndTag, Span as Place, StartTag, Token, Tokenizer};

use super::builder::{Builder, Container, Span};
use super::tree::{Block, Inline};

/// The tree of `text`.
pub(super) fn read(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    reader.feed(text);
    reader.finish()
}

/// The effect of a tag.
enum Meaning {
    /// Opens or closes a container.
    Container(Container),
    /// Opens or closes an inline element.
    Span(Span),
    /// Ends the line.
    Line,
    /// Opens or closes preformatted text.
    Preformatted,
    /// Opens or closes hidden text.
    Hidden,
    /// Adds something to the line.
    Break,
    /// Adds a leaf block.
    Rule,
    /// Adds its `alt` text to the line.
    Image,
    /// Nothing that Markdown can express.
    Nothing,
}

/// The meaning of the tag `name`; `None` if neither HTML nor the AWS extensions have it.
fn meaning(name: &[u8]) -> Option<Meaning> {
    Some(match name {
        b"p" | b"div" | b"section" | b"article" | b"header" | b"footer" | b"main" | b"nav"
        | b"center" | b"figure" | b"figcaption" | b"caption" | b"address" | b"details"
        | b"summary" | b"fullname" | b"html" | b"body" | b"para" | b"simpara" => Meaning::Line,
        b"h1" => Meaning::Container(Container::Heading(1)),
        b"h2" => Meaning::Container(Container::Heading(2)),
        b"h3" => Meaning::Container(Container::Heading(3)),
        b"h4" => Meaning::Container(Container::Heading(4)),
        b"h5" => Meaning::Container(Container::Heading(5)),
        b"h6" => Meaning::Container(Container::Heading(6)),
        b"ul" | b"dl" | b"menu" | b"dir" => Meaning::Container(Container::list(None)),
        b"ol" => Meaning::Container(Container::list(Some(1))),
        b"li" => Meaning::Container(Container::Item),
        b"dt" => Meaning::Container(Container::Term),
        b"dd" => Meaning::Container(Container::Definition),
        b"blockquote" => Meaning::Container(Container::Quote),
        b"note" => Meaning::Container(Container::Admonition("Note")),
        b"important" => Meaning::Container(Container::Admonition("Important")),
        b"caution" => Meaning::Container(Container::Admonition("Caution")),
        b"warning" => Meaning::Container(Container::Admonition("Warning")),
        b"tip" => Meaning::Container(Container::Admonition("Tip")),
        b"table" => Meaning::Container(Container::table()),
        b"tr" => Meaning::Container(Container::Row),
        b"td" | b"th" => Meaning::Container(Container::Cell),
        b"pre" | b"programlisting" | b"screen" | b"codeblock" | b"listing" | b"xmp" => {
            Meaning::Preformatted
        }
        b"script" | b"style" | b"head" | b"template" => Meaning::Hidden,
        b"br" => Meaning::Break,
        b"hr" => Meaning::Rule,
        b"img" => Meaning::Image,
        b"i" | b"em" | b"cite" | b"dfn" | b"var" | b"replaceable" => Meaning::Span(Span::Emphasis),
        b"b" | b"strong" => Meaning::Span(Span::Strong),
        b"code" | b"tt" | b"kbd" | b"samp" | b"literal" => Meaning::Span(Span::Code),
        b"a" => Meaning::Span(Span::Link(String::new())),
        b"span" | b"font" | b"small" | b"big" | b"sub" | b"sup" | b"u" | b"s" | b"abbr"
        | b"acronym" | b"mark" | b"del" | b"ins" | b"q" | b"label" | b"wbr" | b"thead"
        | b"tbody" | b"tfoot" | b"colgroup" | b"col" => Meaning::Nothing,
        _ => return None,
    })
}

/// Reads one text, in one or several pieces.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) builder: Builder,
    /// The text of the open preformatted block.
    preformatted: Option<String>,
    hidden: bool,
}

impl Reader {
    /// The finished tree.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end_preformatted();
        self.builder.finish()
    }

    /// Reads `html`. Elements may remain open.
    pub(super) fn feed(&mut self, html: &str) {
        let written = |place: Place<usize>| html.get(place.start..place.end).unwrap_or_default();
        let mut read = 0;
        for token in Tokenizer::new_with_emitter(html, DefaultEmitter::<usize>::new_with_span()) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    read = tag.span.end;
                    self.start(&tag, written(tag.span));
                }
                Token::EndTag(tag) => {
                    read = tag.span.end;
                    self.end(&tag, written(tag.span));
                }
                Token::String(text) => {
                    read = text.span.end;
                    self.text(&String::from_utf8_lossy(&text));
                }
                Token::Comment(comment) => {
                    read = comment.span.end;
                    // `<?xml ?>` and `<!ENTITY>` are comments in HTML, but meant as text.
                    let comment = written(comment.span);
                    if !comment.starts_with("<!--") {
                        self.text(comment);
                    }
                }
                Token::Doctype(doctype) => read = doctype.span.end,
                Token::Error(_) => {}
            }
        }
        // An unterminated tag is text.
        self.text(html.get(read..).unwrap_or_default());
    }

    fn start(&mut self, tag: &StartTag<usize>, written: &str) {
        match meaning(&tag.name) {
            None => self.text(written),
            Some(_) if self.preformatted.is_some() || self.hidden => {}
            Some(Meaning::Container(container)) => self.builder.open(container),
            // Inside code, other inline elements would split it.
            Some(Meaning::Span(Span::Emphasis | Span::Strong)) if self.builder.in_code() => {}
            Some(Meaning::Span(Span::Link(_))) => {
                let address = tag.attributes.get(b"href".as_slice());
                let address = address.map(|href| String::from_utf8_lossy(href).into_owned());
                self.builder
                    .open_span(Span::Link(address.unwrap_or_default()));
            }
            Some(Meaning::Span(span)) => self.builder.open_span(span),
            Some(Meaning::Line) => self.builder.end_line(),
            Some(Meaning::Preformatted) => {
                self.builder.end_line();
                self.preformatted = Some(String::new());
            }
            Some(Meaning::Hidden) => self.hidden = !tag.self_closing,
            Some(Meaning::Break) => self.builder.inline(Inline::Break),
            Some(Meaning::Rule) => self.builder.block(Block::Rule),
            Some(Meaning::Image) => {
                if let Some(alt) = tag.attributes.get(b"alt".as_slice()) {
                    self.builder.text(&String::from_utf8_lossy(alt));
                }
            }
            Some(Meaning::Nothing) => {}
        }
    }

    fn end(&mut self, tag: &EndTag<usize>, written: &str) {
        match meaning(&tag.name) {
            None => self.text(written),
            Some(Meaning::Preformatted) => self.end_preformatted(),
            Some(Meaning::Hidden) => self.hidden = false,
            Some(_) if self.preformatted.is_some() || self.hidden => {}
            Some(Meaning::Container(container)) => self.builder.close(&container),
            Some(Meaning::Span(span)) => self.builder.close_span(&span),
            Some(Meaning::Line) => self.builder.end_line(),
            Some(Meaning::Break) => self.builder.inline(Inline::Break),
            Some(Meaning::Rule | Meaning::Image | Meaning::Nothing) => {}
        }
    }

    /// Adds text, where backticks mark code: authors use them in HTML too.
    fn text(&mut self, text: &str) {
        if self.hidden {
            return;
        }
        if let Some(preformatted) = &mut self.preformatted {
            preformatted.push_str(text);
            return;
        }
        let mut rest = text;
        while let Some((before, code, after)) = between_backticks(rest) {
            self.builder.text(before);
            self.builder.inline(Inline::Code(code.to_owned()));
            rest = after;
        }
        self.builder.text(rest);
    }

    fn end_preformatted(&mut self) {
        if let Some(code) = self.preformatted.take() {
            self.builder.block(Block::Code(code));
        }
    }
}

/// The text before, between and after the first two backticks, if there are only a few words
/// between them.
fn between_backticks(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (code, after) = rest.split_once('`')?;
    let plain = !code.is_empty() && !code.contains('\n') && !after.starts_with('`');
    plain.then_some((before, code, after))
}
