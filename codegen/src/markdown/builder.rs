//! Builds a tree of blocks from opened and closed elements, however badly nested.

use super::address::address;
use super::clean;
use super::edges::mentions;
use super::tree::{Block, Inline};

/// A block that contains other blocks.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Container {
    Heading(usize),
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Item,
    /// A term of a definition list.
    Term,
    Definition,
    Quote,
    /// A quote that starts with a word such as `Note`.
    Admonition(&'static str),
    Table(Vec<Vec<Vec<Inline>>>),
    Row,
    Cell,
}

impl Container {
    /// A list, still empty. `start` is the first number of one that has numbers.
    pub(super) fn list(start: Option<u64>) -> Self {
        Self::List {
            start,
            items: Vec::new(),
        }
    }

    /// A table, still empty.
    pub(super) fn table() -> Self {
        Self::Table(Vec::new())
    }
}

/// An inline element.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Span {
    Emphasis,
    Strong,
    Code,
    Link(String),
}

/// The maximum nesting of containers. Deeper content goes into the deepest one.
const DEEPEST_CONTAINER: usize = 16;
/// The maximum nesting of inline elements. Deeper text is plain.
const DEEPEST_SPAN: usize = 8;

/// Builds the tree. Closing an element that is not open does nothing. An unclosed element ends with
/// its parent.
#[derive(Debug, Default)]
pub(super) struct Builder {
    finished: Vec<Block>,
    containers: Vec<(Container, Vec<Block>)>,
    line: Vec<Inline>,
    spans: Vec<(Span, Vec<Inline>)>,
}

impl Builder {
    /// The finished tree.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end_line();
        while !self.containers.is_empty() {
            self.close_innermost();
        }
        self.finished
    }

    /// Opens `container`. Ends the line and closes elements that cannot contain it.
    pub(super) fn open(&mut self, container: Container) {
        self.end_line();
        match container {
            Container::Item | Container::Term => {
                self.close(&Container::Item);
                if !self.is_open(|open| matches!(open, Container::List { .. })) {
                    self.push(Container::list(None));
                }
                self.push(Container::Item);
                if container == Container::Term {
                    self.push(Container::Term);
                }
            }
            Container::Definition => {
                self.close(&Container::Term);
                self.close(&Container::Definition);
                if !self.is_open(|open| *open == Container::Item) {
                    self.open(Container::Item);
                }
                self.push(Container::Definition);
            }
            // Nested tables are read as text.
            Container::Table(_) if self.is_open(|open| matches!(open, Container::Table(_))) => {}
            Container::Row => {
                self.close(&Container::Row);
                if let Some(rows) = self.rows() {
                    rows.push(Vec::new());
                    self.push(Container::Row);
                }
            }
            Container::Cell => {
                self.close(&Container::Cell);
                if !self.is_open(|open| *open == Container::Row) {
                    self.open(Container::Row);
                }
                self.push(Container::Cell);
            }
            container => self.push(container),
        }
    }

    /// Closes the innermost container of this kind and everything open inside it. Items cannot be
    /// closed from outside their list, nor rows and cells from outside their table.
    pub(super) fn close(&mut self, container: &Container) {
        self.end_line();
        let kind = std::mem::discriminant(container);
        for depth in (0..self.containers.len()).rev() {
            let Some((open, _)) = self.containers.get(depth) else {
                return;
            };
            if std::mem::discriminant(open) == kind {
                while self.containers.len() > depth {
                    self.close_innermost();
                }
                return;
            }
            let stop = match container {
                Container::Item | Container::Term | Container::Definition => {
                    matches!(open, Container::List { .. } | Container::Cell)
                }
                Container::Row | Container::Cell => matches!(open, Container::Table(_)),
                _ => matches!(open, Container::Cell),
            };
            if stop && !matches!(container, Container::Table(_)) {
                return;
            }
        }
    }

    /// Ends the line: what follows is in another paragraph.
    pub(super) fn end_line(&mut self) {
        while !self.spans.is_empty() {
            self.close_innermost_span();
        }
        let line = std::mem::take(&mut self.line);
        if line.iter().any(|part| !is_blank(part)) {
            self.add(Block::Paragraph(line));
        }
    }

    /// Adds a leaf block.
    pub(super) fn block(&mut self, block: Block) {
        self.end_line();
        self.add(match block {
            Block::Code(code) => Block::Code(clean(&code).into_owned()),
            block => block,
        });
    }

    /// Adds text to the line, as code inside an inline code element.
    pub(super) fn text(&mut self, text: &str) {
        let text = text.to_owned();
        let code = self.in_code();
        self.inline(if code {
            Inline::Code(text)
        } else {
            Inline::Text(text)
        });
    }

    /// Adds a leaf element to the line.
    pub(super) fn inline(&mut self, part: Inline) {
        // Escapes of HTML and CommonMark can stand for any character.
        let part = match part {
            Inline::Text(text) => Inline::Text(clean(&text).into_owned()),
            Inline::Code(code) => Inline::Code(clean(&code).into_owned()),
            part => part,
        };
        if matches!(&part, Inline::Text(text) | Inline::Code(text) if text.is_empty()) {
            return;
        }
        let in_span = !self.spans.is_empty();
        let line = self
            .spans
            .last_mut()
            .map_or(&mut self.line, |(_, parts)| parts);
        match (line.last_mut(), part) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (Some(Inline::Code(before)), Inline::Code(code)) => before.push_str(&code),
            // Two consecutive breaks are used in HTML to imitate paragraphs.
            (Some(Inline::Break), Inline::Break) if !in_span => self.end_line(),
            (Some(Inline::Break), Inline::Text(text)) if text.trim().is_empty() => {}
            (_, part) => line.push(part),
        }
    }

    /// Opens an inline element.
    pub(super) fn open_span(&mut self, span: Span) {
        let nested = self.spans.iter().any(|(open, _)| match span {
            Span::Emphasis | Span::Strong => !matches!(open, Span::Link(_)),
            Span::Code => *open == Span::Code,
            Span::Link(_) => matches!(open, Span::Link(_)),
        });
        if !nested && self.spans.len() < DEEPEST_SPAN {
            self.spans.push((span, Vec::new()));
        }
    }

    /// Closes the innermost inline element of this kind and everything open inside it.
    pub(super) fn close_span(&mut self, span: &Span) {
        let kind = std::mem::discriminant(span);
        let open = |(open, _): &(Span, _)| std::mem::discriminant(open) == kind;
        if let Some(depth) = self.spans.iter().rposition(open) {
            while self.spans.len() > depth {
                self.close_innermost_span();
            }
        }
    }

    /// Whether text added now is code.
    pub(super) fn in_code(&self) -> bool {
        self.spans.iter().any(|(open, _)| *open == Span::Code)
    }

    /// Whether such a container is open, up to the innermost list or table.
    fn is_open(&self, is: impl Fn(&Container) -> bool) -> bool {
        for (open, _) in self.containers.iter().rev() {
            if is(open) {
                return true;
            }
            if matches!(open, Container::List { .. } | Container::Cell) {
                return false;
            }
        }
        false
    }

    fn push(&mut self, container: Container) {
        if self.containers.len() < DEEPEST_CONTAINER {
            self.containers.push((container, Vec::new()));
        }
    }

    /// The rows of the open table.
    fn rows(&mut self) -> Option<&mut Vec<Vec<Vec<Inline>>>> {
        self.containers
            .iter_mut()
            .rev()
            .find_map(|(open, _)| match open {
                Container::Table(rows) => Some(rows),
                _ => None,
            })
    }

    fn add(&mut self, block: Block) {
        match self.containers.last_mut() {
            None => join(&mut self.finished, block),
            // Content directly in a list becomes an item.
            Some((Container::List { items, .. }, _)) => items.push(vec![block]),
            Some((_, blocks)) => join(blocks, block),
        }
    }

    fn close_innermost(&mut self) {
        let Some((container, blocks)) = self.containers.pop() else {
            return;
        };
        match container {
            Container::Heading(level) => self.add(Block::Heading(level, in_one_line(blocks))),
            Container::List { start, items } => {
                if !items.is_empty() {
                    self.add(Block::List { start, items });
                }
            }
            Container::Item => match self.containers.last_mut() {
                _ if blocks.is_empty() => {}
                Some((Container::List { items, .. }, _)) => items.push(blocks),
                _ => blocks.into_iter().for_each(|block| self.add(block)),
            },
            Container::Term => {
                let term = in_one_line(blocks);
                if !term.is_empty() {
                    let code = matches!(term.as_slice(), [Inline::Code(_)]);
                    self.add(Block::Paragraph(if code {
                        term
                    } else {
                        vec![Inline::Strong(term)]
                    }));
                }
            }
            Container::Definition => self.define(blocks),
            Container::Quote => {
                if !blocks.is_empty() {
                    self.add(Block::Quote(blocks));
                }
            }
            Container::Admonition(word) => {
                if !blocks.is_empty() {
                    let word = Inline::Strong(vec![Inline::Text(format!("{word}:"))]);
                    self.add(Block::Quote(led_by(
                        vec![word, Inline::Text(" ".into())],
                        blocks,
                    )));
                }
            }
            Container::Table(mut rows) => {
                rows.retain(|row| !row.is_empty());
                if !rows.is_empty() {
                    self.add(Block::Table(rows));
                }
            }
            Container::Row => blocks.into_iter().for_each(|block| self.add(block)),
            Container::Cell => {
                let cell = in_one_line(blocks);
                if let Some(row) = self.rows().and_then(|rows| rows.last_mut()) {
                    row.push(cell);
                }
            }
        }
    }

    /// Puts a definition after its term, in the same paragraph.
    fn define(&mut self, blocks: Vec<Block>) {
        let term = match self.containers.last_mut() {
            Some((Container::Item, item)) if item.len() == 1 => item.pop(),
            _ => None,
        };
        let blocks = match term {
            Some(Block::Paragraph(mut term)) if !blocks.is_empty() => {
                term.push(Inline::Text(": ".into()));
                led_by(term, blocks)
            }
            term => term.into_iter().chain(blocks).collect(),
        };
        blocks.into_iter().for_each(|block| self.add(block));
    }

    /// Adds a link, or only its text if it has no valid target. In AWS models, a link without a
    /// target is the name of a shape.
    fn link(&mut self, to: &str, parts: Vec<Inline>) {
        match (address(to), parts.as_slice()) {
            // At the start of a line, `[…]:` defines a link, code or not (CommonMark 0.31, 4.7).
            (Some(to), _) if !mentions(&parts, "]:") && !parts.iter().all(is_blank) => {
                self.inline(Inline::Link { to, text: parts });
            }
            (None, [Inline::Text(name)]) if to.is_empty() && is_name(name) => {
                self.inline(Inline::Code(name.clone()));
            }
            _ => parts.into_iter().for_each(|part| self.inline(part)),
        }
    }

    fn close_innermost_span(&mut self) {
        let Some((span, parts)) = self.spans.pop() else {
            return;
        };
        match span {
            _ if parts.is_empty() => {}
            Span::Code => parts.into_iter().for_each(|part| self.inline(part)),
            Span::Emphasis => self.inline(Inline::Emphasis(parts)),
            Span::Strong => self.inline(Inline::Strong(parts)),
            Span::Link(to) => self.link(&to, parts),
        }
    }
}

/// Whether `text` is a single name.
fn is_name(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_-.:#$".contains(c))
}

/// Adds `block` to `blocks`. Merges a list into a preceding list of the same kind, because Markdown
/// would read them as one.
fn join(blocks: &mut Vec<Block>, block: Block) {
    match (blocks.last_mut(), block) {
        (
            Some(Block::List {
                start: before,
                items,
            }),
            Block::List { start, items: more },
        ) if before.is_some() == start.is_some() => {
            items.extend(more);
        }
        (_, block) => blocks.push(block),
    }
}

/// `blocks` with `lead` before the first paragraph.
fn led_by(mut lead: Vec<Inline>, mut blocks: Vec<Block>) -> Vec<Block> {
    match blocks.first_mut() {
        Some(Block::Paragraph(line)) => {
            lead.append(line);
            *line = lead;
        }
        _ => blocks.insert(0, Block::Paragraph(lead)),
    }
    blocks
}

/// All text of `blocks`, on one line.
fn in_one_line(blocks: Vec<Block>) -> Vec<Inline> {
    let mut line = Vec::new();
    for block in blocks {
        if !line.is_empty() {
            line.push(Inline::Text(" ".into()));
        }
        match block {
            Block::Paragraph(parts) | Block::Heading(_, parts) => line.extend(parts),
            Block::List { items, .. } => {
                line.extend(items.into_iter().flat_map(|item| {
                    let mut item = in_one_line(item);
                    item.push(Inline::Text(" ".into()));
                    item
                }));
            }
            Block::Quote(blocks) => line.extend(in_one_line(blocks)),
            Block::Code(code) => line.push(Inline::Code(code)),
            Block::Table(rows) => {
                for cell in rows.into_iter().flatten() {
                    line.extend(cell);
                    line.push(Inline::Text(" ".into()));
                }
            }
            Block::Rule => {}
        }
    }
    line
}

fn is_blank(part: &Inline) -> bool {
    match part {
        Inline::Text(text) | Inline::Code(text) => text.trim().is_empty(),
        Inline::Break => true,
        Inline::Emphasis(parts) | Inline::Strong(parts) | Inline::Link { text: parts, .. } => {
            parts.iter().all(is_blank)
        }
    }
}
