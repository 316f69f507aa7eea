//! Turns the inline elements of a line into words of Markdown, escaped so that only intended markup
//! is markup.
//!
//! A word cannot be broken across lines: code, a URL, text without whitespace, or a sequence of
//! these without whitespace between. Sections refer to CommonMark 0.31.

use super::address::web_address;
use super::edges::{
    ends_in_space, first_char, first_visible, last_visible, mentions, starts_in_space,
};
use super::tree::Inline;

/// A piece of a line that cannot be broken.
#[derive(Debug, Default)]
pub(super) struct Word {
    /// Escaped for the middle of a line; [`Word::at_start`] for its start.
    pub(super) markdown: String,
    /// Whether the word starts with text, not with markup.
    starts_as_text: bool,
    /// Whether the line ends after this word.
    pub(super) ends_line: bool,
}

impl Word {
    /// The word at the start of a line, where some text would be a list, a quote, a heading, a
    /// fence, a rule or the delimiter row of a table (sections 4 and 5).
    pub(super) fn at_start(&self) -> String {
        let word = &self.markdown;
        if !self.starts_as_text {
            return word.clone();
        }
        let number = word.trim_end_matches(['.', ')']);
        let is_number =
            word.len() == number.len() + 1 && number.bytes().all(|b| b.is_ascii_digit());
        if is_number && !number.is_empty() {
            let mark = if word.ends_with('.') { '.' } else { ')' };
            return format!("{number}\\{mark}");
        }
        let signs = word.chars().all(|c| "-+*=_~#|:>".contains(c));
        if signs || word.starts_with('>') {
            return format!("\\{word}");
        }
        word.clone()
    }
}

/// The words of a line.
pub(super) fn words(line: &[Inline]) -> Vec<Word> {
    let mut writer = Writer::default();
    writer.parts(line, None);
    writer.end_word();
    // A trailing break has no effect.
    if let Some(last) = writer.words.last_mut() {
        last.ends_line = false;
    }
    writer.words
}

/// `code` between as many backticks as it needs (section 6.1).
pub(super) fn code_span(code: &str) -> String {
    let code = code.replace('\n', " ");
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let spaces = code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty();
    let pad = if code.starts_with('`') || code.ends_with('`') || spaces {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// The maximum length of a code span in bytes before it is broken into words.
const LONGEST_CODE: usize = 60;

#[derive(Debug, Default)]
struct Writer {
    words: Vec<Word>,
    word: Word,
    /// The marks just written belong to the following text: no whitespace between.
    opening: bool,
    in_emphasis: bool,
    in_link: bool,
}

impl Writer {
    /// Writes `parts`, followed by `after` in the same line.
    fn parts(&mut self, parts: &[Inline], after: Option<char>) {
        for (at, part) in parts.iter().enumerate() {
            let next = parts.iter().skip(at + 1).find_map(first_char).or(after);
            match part {
                Inline::Text(text) => self.text(text, next),
                Inline::Code(code) => self.code(code),
                Inline::Emphasis(parts) => self.emphasis("*", parts, next),
                Inline::Strong(parts) => self.emphasis("**", parts, next),
                Inline::Link { to, text } => self.link(to, text),
                Inline::Break if self.opening => {}
                Inline::Break => {
                    self.end_word();
                    if let Some(last) = self.words.last_mut() {
                        last.ends_line = true;
                    }
                }
            }
        }
    }

    fn text(&mut self, text: &str, after: Option<char>) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if let Some(length) = self.web_address(rest, after) {
                let (address, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
                self.markup(&format!("<{address}>"));
                rest = behind;
                continue;
            }
            // A run of these is escaped completely or not at all.
            let run = match c {
                '*' | '_' | '~' => rest.len() - rest.trim_start_matches(c).len(),
                _ => c.len_utf8(),
            };
            let (run, behind) = rest.split_at_checked(run).unwrap_or((rest, ""));
            rest = behind;
            if c.is_whitespace() {
                if !self.opening {
                    self.end_word();
                }
                continue;
            }
            self.begin_text();
            let next = rest.chars().next().or(after);
            let escaped = self.is_markup(c, run.len(), next, rest);
            for c in run.chars() {
                if escaped {
                    self.word.markdown.push('\\');
                }
                self.word.markdown.push(c);
            }
        }
    }

    /// Whether a run of `c` before `next` and `rest` would be markup.
    fn is_markup(&self, c: char, run: usize, next: Option<char>, rest: &str) -> bool {
        let before = self.word.markdown.chars().next_back();
        match c {
            '`' | '[' => true,
            ']' => self.in_link,
            // A footnote, `[^1]`.
            '^' => before == Some('['),
            // Before a letter it is text (section 2.4), unless that letter starts a URL.
            '\\' => !rest.starts_with(char::is_alphanumeric) || rest.starts_with("http"),
            // Section 6.2: with whitespace on both sides it is text, unless marks are adjacent;
            // between letters, `_` is text too.
            '*' | '_' => {
                let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
                let spaced = rest.starts_with(char::is_whitespace) && !rest.trim_start().is_empty();
                let alone = before.is_none() && spaced;
                let in_name = c == '_' && letter(before) && letter(next);
                let marks_near = self.in_emphasis || self.in_link;
                !in_name && (!alone || marks_near)
            }
            // Strikethrough needs a closing mark.
            '~' => run > 1 || before.is_some(),
            '<' => !rest.starts_with(char::is_whitespace),
            '&' => {
                let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
                name.len() < rest.len() && name.starts_with(';')
            }
            // Before a link, it would make an image.
            '!' => next == Some('['),
            // rustdoc reports this as a bare URL.
            ':' => {
                let written = &self.word.markdown;
                rest.starts_with("//") && (written.ends_with("http") || written.ends_with("https"))
            }
            _ => false,
        }
    }

    /// The length of the URL at the start of `text`, if a URL can start here.
    fn web_address(&self, text: &str, after: Option<char>) -> Option<usize> {
        let in_word = self.word.markdown.ends_with(char::is_alphanumeric);
        if self.in_link || in_word {
            None
        } else {
            web_address(text, after)
        }
    }

    fn code(&mut self, code: &str) {
        if code.starts_with(char::is_whitespace) && !self.opening {
            self.end_word();
        }
        let trimmed = code.split_whitespace().collect::<Vec<_>>().join(" ");
        if trimmed.is_empty() {
            return;
        }
        // Two adjacent code spans would be one.
        if self.word.markdown.ends_with('`') {
            self.end_word();
        }
        let span = code_span(&trimmed);
        // Several backticks at the start of one of several lines would be a fence (section 4.5).
        if span.len() > LONGEST_CODE && !span.starts_with("``") {
            self.long_code(&span);
        } else {
            self.markup(&span);
        }
        if code.ends_with(char::is_whitespace) {
            self.end_word();
        }
    }

    /// Writes a code span that may be broken, but not where the next line would end the code.
    fn long_code(&mut self, span: &str) {
        for (number, piece) in span.split(' ').enumerate() {
            if number > 0 && piece.starts_with(|c: char| c.is_ascii_alphabetic() || c == '"') {
                self.end_word();
            } else if number > 0 {
                self.markup(" ");
            }
            self.markup(piece);
        }
    }

    /// Writes `parts` between `marks`, or without them if Markdown would not recognize them
    /// (section 6.2, left- and right-flanking).
    fn emphasis(&mut self, marks: &str, parts: &[Inline], after: Option<char>) {
        let (Some(first), Some(last)) = (first_visible(parts), last_visible(parts)) else {
            return self.parts(parts, after);
        };
        if starts_in_space(parts) && !self.opening {
            self.end_word();
        }
        let before = self.word.markdown.chars().next_back();
        let spaced = ends_in_space(parts);
        // A URL starts and ends with punctuation.
        let word = |c: char| c.is_ascii_alphanumeric() && !mentions(parts, "://");
        let opens =
            before != Some('*') && (word(first) || before.is_none_or(|c| c.is_ascii_punctuation()));
        let closes = word(last)
            || spaced
            || after.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
        if self.in_emphasis || !opens || !closes {
            return self.parts(parts, after);
        }
        self.in_emphasis = true;
        self.open(marks);
        self.parts(parts, Some('*'));
        self.close(marks);
        self.in_emphasis = false;
        if spaced {
            self.end_word();
        }
    }

    fn link(&mut self, address: &str, text: &[Inline]) {
        if starts_in_space(text) && !self.opening {
            self.end_word();
        }
        if let [Inline::Text(shown)] = text
            && shown.trim() == address
            && self.web_address(address, None) == Some(address.len())
        {
            self.markup(&format!("<{address}>"));
        } else {
            // `&copy;` in a URL is not an entity (section 2.5).
            let address = address.replace('&', if address.contains(';') { "\\&" } else { "&" });
            let brackets = address.contains(['(', ')']);
            let target = if brackets {
                format!("<{address}>")
            } else {
                address
            };
            self.in_link = true;
            self.open("[");
            self.parts(text, Some(']'));
            self.close(&format!("]({target})"));
            self.in_link = false;
        }
        if ends_in_space(text) {
            self.end_word();
        }
    }

    fn begin_text(&mut self) {
        if self.word.markdown.is_empty() {
            self.word.starts_as_text = true;
        }
        self.opening = false;
    }

    fn markup(&mut self, markup: &str) {
        self.word.markdown.push_str(markup);
        self.opening = false;
    }

    fn open(&mut self, marks: &str) {
        self.markup(marks);
        self.opening = true;
    }

    /// Writes `marks` after the last word.
    fn close(&mut self, marks: &str) {
        if self.word.markdown.is_empty()
            && let Some(word) = self.words.pop()
        {
            self.word = word;
        }
        self.markup(marks);
    }

    fn end_word(&mut self) {
        if !self.word.markdown.is_empty() {
            self.words.push(std::mem::take(&mut self.word));
        }
    }
}
