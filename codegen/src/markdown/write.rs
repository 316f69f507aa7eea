//! Writes a tree of blocks as wrapped Markdown.

use super::escape::{Word, words};
use super::tree::{Block, Inline};

/// The maximum line length in characters, if the line can be broken.
const WIDTH: usize = 90;
/// The minimum line width in nested blocks.
const LEAST_WIDTH: usize = 40;

/// The Markdown for `blocks`.
pub(super) fn blocks(blocks: &[Block]) -> String {
    lines(blocks, WIDTH).join("\n")
}

/// The lines of `blocks`, separated by empty lines.
fn lines(blocks: &[Block], width: usize) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for block in blocks {
        let lines = block_lines(block, width);
        if !lines.is_empty() && !all.is_empty() {
            all.push(String::new());
        }
        all.extend(lines);
    }
    all
}

fn block_lines(block: &Block, width: usize) -> Vec<String> {
    match block {
        Block::Paragraph(line) => wrapped(&words(line), width),
        Block::Heading(level, line) => {
            // Trailing `#` would close the heading (section 4.2).
            let words: Vec<_> = words(line).iter().map(Word::at_start).collect();
            let text = words.join(" ");
            if text.is_empty() {
                vec![]
            } else {
                vec![format!("{} {text}", "#".repeat(*level))]
            }
        }
        Block::List { start, items } => list(*start, items, width),
        Block::Quote(blocks) => prefixed("> ", ">", lines(blocks, narrower(width, 2))),
        Block::Code(code) => fenced(code),
        Block::Table(rows) => table(rows),
        Block::Rule => vec!["---".to_owned()],
    }
}

fn narrower(width: usize, by: usize) -> usize {
    width.saturating_sub(by).max(LEAST_WIDTH)
}

fn prefixed(prefix: &str, bare: &str, lines: Vec<String>) -> Vec<String> {
    let line = |line: String| {
        if line.is_empty() {
            bare.to_owned()
        } else {
            format!("{prefix}{line}")
        }
    };
    lines.into_iter().map(line).collect()
}

/// `words` in lines of at most `width` characters.
fn wrapped(words: &[Word], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in words {
        let length = word.markdown.chars().count();
        // A word too long for any line, such as a link, may follow the few words before it.
        let overlong = length > width && used < width / 2;
        if used > 0 && used + 1 + length > width && !overlong {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used == 0 {
            line.push_str(&word.at_start());
        } else {
            line.push(' ');
            line.push_str(&word.markdown);
            used += 1;
        }
        used += length;
        if word.ends_line {
            line.push('\\');
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A list without empty lines between its items, unless an item needs some.
fn list(start: Option<u64>, items: &[Vec<Block>], width: usize) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let loose = items.iter().any(|item| !is_tight(item));
    // Markdown list numbers have at most nine digits.
    let mut number = start.map(|start| start.min(900_000_000));
    for item in items {
        let mark = match &mut number {
            None => "- ".to_owned(),
            Some(number) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
        };
        let mut lines = lines_of_item(item, narrower(width, mark.len()), loose).into_iter();
        let Some(first) = lines.next() else { continue };
        if loose && !all.is_empty() {
            all.push(String::new());
        }
        let indent = " ".repeat(mark.len());
        all.push(format!("{mark}{first}"));
        all.extend(prefixed(&indent, "", lines.collect()));
    }
    all
}

/// Whether `item` is a paragraph, optionally followed by a list.
fn is_tight(item: &[Block]) -> bool {
    match item {
        [Block::Paragraph(_)] => true,
        [Block::Paragraph(_), Block::List { items, .. }] | [Block::List { items, .. }] => {
            items.iter().all(|item| is_tight(item))
        }
        _ => false,
    }
}

fn lines_of_item(item: &[Block], width: usize, loose: bool) -> Vec<String> {
    if loose {
        return lines(item, width);
    }
    item.iter()
        .flat_map(|block| block_lines(block, width))
        .collect()
}

/// `code` in a fence marked `text`, so that rustdoc does not run it.
fn fenced(code: &str) -> Vec<String> {
    let code = code.replace('\t', "    ");
    let lines: Vec<&str> = code.trim_end().lines().map(str::trim_end).collect();
    let lines: Vec<&str> = lines
        .into_iter()
        .skip_while(|line| line.is_empty())
        .collect();
    let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let margin = lines
        .iter()
        .filter(|line| !line.is_empty())
        .map(indent)
        .min()
        .unwrap_or(0);
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    if lines.is_empty() {
        return vec![];
    }
    let body = lines
        .into_iter()
        .map(|line| line.get(margin..).unwrap_or_default().to_owned());
    std::iter::once(format!("{fence}text"))
        .chain(body)
        .chain([fence.clone()])
        .collect()
}

/// `rows` as a table, one row per line.
fn table(rows: &[Vec<Vec<Inline>>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut all = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let mut cells: Vec<String> = row.iter().map(|cell| in_cell(cell)).collect();
        if number == 0 {
            cells.resize(columns, String::new());
        }
        all.push(format!("| {} |", cells.join(" | ")));
        if number == 0 {
            all.push(format!("|{}", " --- |".repeat(columns)));
        }
    }
    all
}

fn in_cell(cell: &[Inline]) -> String {
    let words: Vec<_> = words(cell)
        .into_iter()
        .map(|word| word.markdown.replace('|', "\\|"))
        .collect();
    words.join(" ")
}
