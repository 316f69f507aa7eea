//! Parts of a line in, words of Markdown out, in which nothing is markup but what was meant.
//!
//! A word is what no line may be broken in: code, an address, a piece of text without white space,
//! and whatever of these touch each other. Sections are those of CommonMark 0.31.

use super::is_hidden;
use super::tree::Inline;

/// A piece of a line that is not broken.
#[derive(Debug, Default)]
pub(super) struct Word {
    /// Escaped for the middle of a line; [`Word::at_start`] for its start.
    pub(super) markdown: String,
    /// Whether the word starts with text, not with markup.
    starts_as_text: bool,
    /// Whether the line ends behind this word.
    pub(super) ends_line: bool,
}

impl Word {
    /// The word where a line starts: there, some text would be a list, a quote, a heading, a fence,
    /// a rule or the line below the head of a table (sections 4 and 5).
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
    // A break at the end breaks nothing.
    if let Some(last) = writer.words.last_mut() {
        last.ends_line = false;
    }
    writer.words
}

/// `code` between as many backticks as it needs (section 6.1).
pub(super) fn code_span(code: &str) -> String {
    let code = code.replace('\n', " ");
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    // One more than the longest run would do; where one will do, people write one.
    let fence = "`".repeat(longest + 1);
    let spaces = code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty();
    let pad = if code.starts_with('`') || code.ends_with('`') || spaces {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// The address of a link, if it is one that a reader may follow: to the web or to a mailbox. White
/// space in it comes from wrapping; what would end it or mean something is written in hexadecimal.
pub(super) fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let scheme = ["https://", "http://", "mailto:"]
        .into_iter()
        .find(|scheme| {
            text.get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })?;
    if text.len() == scheme.len() {
        return None;
    }
    let mut address = String::with_capacity(text.len());
    for c in text.lines().flat_map(|line| line.trim().chars()) {
        match c {
            ' ' | '<' | '>' | '"' | '\\' | '`' | '|' | '[' | ']' | '{' | '}' | '^' => {
                address.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c if c.is_whitespace() || is_hidden(c) => {}
            c => address.push(c),
        }
    }
    Some(address)
}

/// How long an address in the text may be: what is longer is not for reading, and looking for its
/// end again and again would take long.
const LONGEST_ADDRESS: usize = 500;

/// How long a code span may be, in bytes, before it is broken into words.
const LONGEST_CODE: usize = 60;

#[derive(Debug, Default)]
struct Writer {
    words: Vec<Word>,
    word: Word,
    /// The marks just written belong to what follows: no white space between.
    opening: bool,
    in_emphasis: bool,
    in_link: bool,
}

impl Writer {
    /// Writes `parts`, which `after` follows in the same line.
    fn parts(&mut self, parts: &[Inline], after: Option<char>) {
        for (at, part) in parts.iter().enumerate() {
            let next = parts.iter().skip(at + 1).find_map(first_char).or(after);
            match part {
                Inline::Text(text) => self.text(text, next),
                Inline::Code(code) => self.code(code),
                Inline::Emphasis(parts) => self.emphasis("*", parts, next),
                Inline::Strong(parts) => self.emphasis("**", parts, next),
                Inline::Link { to, text } => self.link(to, text, next),
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
            // A run of these is escaped as a whole, or not at all.
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

    /// Whether a run of `c` is not only text where it stands, before `next` and the `rest`.
    fn is_markup(&self, c: char, run: usize, next: Option<char>, rest: &str) -> bool {
        let before = self.word.markdown.chars().next_back();
        match c {
            '`' | '[' => true,
            ']' => self.in_link,
            // A note is no link: `[^1]`.
            '^' => before == Some('['),
            // Before a letter it is text (section 2.4), unless that letter becomes an address.
            '\\' => !rest.starts_with(char::is_alphanumeric) || rest.starts_with("http"),
            // Section 6.2: where both sides are white space, nothing is emphasised, unless marks
            // come to stand there; between letters, `_` is text, too.
            '*' | '_' => {
                let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let alone = before.is_none() && next.is_none_or(char::is_whitespace);
                let in_name = c == '_' && letter(before) && letter(next);
                !(in_name || alone && !self.in_emphasis && !self.in_link)
            }
            // Strikethrough needs one that closes.
            '~' => run > 1 || before.is_some(),
            '<' => next.is_none_or(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
            '&' => {
                let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
                name.len() < rest.len() && name.starts_with(';')
            }
            // Before a link, it makes an image.
            '!' => next == Some('['),
            // rustdoc takes this for an address that somebody forgot to mark.
            ':' => {
                let written = &self.word.markdown;
                rest.starts_with("//") && (written.ends_with("http") || written.ends_with("https"))
            }
            _ => false,
        }
    }

    /// The length of the web address that `text` starts with, if it is a whole one: not the start
    /// of a template such as `https://example.com/{id}`.
    fn web_address(&self, text: &str, after: Option<char>) -> Option<usize> {
        if self.in_link || !text.starts_with("http") || self.ends_in_letter() {
            return None;
        }
        let host = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))?;
        let host = host.get(..LONGEST_ADDRESS).unwrap_or(host);
        let signs = "-._~:/?#@!$&'()*+,;=%";
        let behind =
            host.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || signs.contains(c));
        if behind.starts_with(['{', '<', '[', '|', '\\', '^'])
            || behind.is_empty() && after == Some('`')
        {
            return None;
        }
        let host = host.get(..host.len() - behind.len())?;
        let mut end = host.trim_end_matches([',', '.', ';', ':', '!', '?', '\'', '*', '_', '~']);
        while end.ends_with(')') && end.matches(')').count() > end.matches('(').count() {
            end = end.strip_suffix(')')?.trim_end_matches(['.', ',']);
        }
        let dotted = end
            .split(['/', '?', '#', ':'])
            .next()?
            .trim_end_matches('.')
            .contains('.');
        dotted.then_some(text.len() - behind.len() - (host.len() - end.len()))
    }

    fn ends_in_letter(&self) -> bool {
        self.word.markdown.ends_with(char::is_alphanumeric)
    }

    fn code(&mut self, code: &str) {
        if code.starts_with(char::is_whitespace) && !self.opening {
            self.end_word();
        }
        let trimmed = code.split_whitespace().collect::<Vec<_>>().join(" ");
        if trimmed.is_empty() {
            return;
        }
        // Two code spans that touch would be one.
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

    /// Writes a code span that may be broken, but not before what would be no code at the start of a
    /// line.
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

    /// Writes `parts` between `marks`, or without them where Markdown would not see them as marks
    /// (section 6.2, left- and right-flanking).
    fn emphasis(&mut self, marks: &str, parts: &[Inline], after: Option<char>) {
        let (Some(first), Some(last)) = (first_visible(parts), last_visible(parts)) else {
            return self.parts(parts, after);
        };
        if parts
            .iter()
            .find_map(first_char)
            .is_some_and(char::is_whitespace)
            && !self.opening
        {
            self.end_word();
        }
        let before = self.word.markdown.chars().next_back();
        let spaced = ends_in_space(parts);
        let word = |c: char| c.is_alphanumeric() && !mentions_address(parts);
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

    fn link(&mut self, to: &str, text: &[Inline], after: Option<char>) {
        let Some(address) = address(to) else {
            return self.no_link(to, text, after);
        };
        if first_visible(text).is_none() {
            return self.parts(text, after);
        }
        if text
            .iter()
            .find_map(first_char)
            .is_some_and(char::is_whitespace)
            && !self.opening
        {
            self.end_word();
        }
        if let [Inline::Text(shown)] = text
            && shown.trim() == address
            && self.web_address(&address, None) == Some(address.len())
        {
            self.markup(&format!("<{address}>"));
        } else {
            let target = if address.contains(['(', ')']) {
                format!("<{address}>")
            } else {
                address
            };
            let target = if target.contains(';') {
                target.replace('&', "\\&")
            } else {
                target
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

    /// The text of a link that leads nowhere. In the models of AWS, a link without an address is
    /// the name of a shape.
    fn no_link(&mut self, to: &str, text: &[Inline], after: Option<char>) {
        match text {
            [Inline::Text(name)] if to.is_empty() && is_name(name) => self.code(name),
            _ => self.parts(text, after),
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

    /// Writes `marks` behind the last word.
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

/// Whether `text` is the name of one thing.
fn is_name(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_-.:#$".contains(c))
}

/// The first character that `part` shows, white space included.
fn first_char(part: &Inline) -> Option<char> {
    match part {
        Inline::Text(text) => text.chars().next(),
        Inline::Code(_) => Some('`'),
        Inline::Emphasis(parts) | Inline::Strong(parts) => parts.iter().find_map(first_char),
        Inline::Link { to, .. } if address(to).is_some() => Some('['),
        Inline::Link { text, .. } => text.iter().find_map(first_char),
        Inline::Break => Some('\\'),
    }
}

/// The first character written for `parts` that is not white space.
fn first_visible(parts: &[Inline]) -> Option<char> {
    parts.iter().find_map(|part| match part {
        Inline::Text(text) => text.trim_start().chars().next(),
        Inline::Emphasis(parts) | Inline::Strong(parts) => first_visible(parts),
        Inline::Code(code) => (!code.trim().is_empty()).then_some('`'),
        Inline::Link { text, .. } => first_visible(text).map(|_| '['),
        Inline::Break => None,
    })
}

/// The last character written for `parts` that is not white space.
fn last_visible(parts: &[Inline]) -> Option<char> {
    parts.iter().rev().find_map(|part| match part {
        Inline::Text(text) => text.trim_end().chars().next_back(),
        Inline::Emphasis(parts) | Inline::Strong(parts) => last_visible(parts),
        Inline::Code(code) => (!code.trim().is_empty()).then_some('`'),
        Inline::Link { text, .. } => last_visible(text).map(|_| ')'),
        Inline::Break => None,
    })
}

/// Whether some text may become an address, which starts and ends in a sign.
fn mentions_address(parts: &[Inline]) -> bool {
    parts.iter().any(|part| match part {
        Inline::Text(text) => text.contains("://"),
        Inline::Emphasis(parts) | Inline::Strong(parts) | Inline::Link { text: parts, .. } => {
            mentions_address(parts)
        }
        Inline::Code(_) | Inline::Break => false,
    })
}

/// Whether the last part ends in white space.
fn ends_in_space(parts: &[Inline]) -> bool {
    parts.last().is_some_and(|part| match part {
        Inline::Text(text) | Inline::Code(text) => text.ends_with(char::is_whitespace),
        Inline::Emphasis(parts) | Inline::Strong(parts) => ends_in_space(parts),
        Inline::Link { text, .. } => ends_in_space(text),
        Inline::Break => true,
    })
}
