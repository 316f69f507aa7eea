//! Comments, and the white space that they are in.

use super::super::token::Kind;
use super::Formatter;

/// A comment.
#[derive(Clone, Debug)]
pub(super) struct Comment<'t> {
    written: &'t str,
    /// Whether it starts with three slashes.
    pub(super) is_doc: bool,
    /// Whether something else is before it on its line.
    pub(super) is_beside: bool,
    /// Whether a blank line is before it.
    pub(super) has_gap_before: bool,
}

impl Comment<'_> {
    /// As a comment that is no documentation.
    pub(super) fn plain(&self) -> String {
        let slashes = if self.is_doc { "///" } else { "//" };
        spaced(
            "//",
            self.written
                .strip_prefix(slashes)
                .unwrap_or_default()
                .trim_end(),
        )
    }

    /// As it is. The spaces at the end of a line are a part of the documentation.
    pub(super) fn kept(&self) -> String {
        match self.is_doc {
            true => spaced("///", self.written.strip_prefix("///").unwrap_or_default()),
            false => self.plain(),
        }
    }
}

/// A comment with a space after its slashes. More slashes than needed are a part of its text.
fn spaced(slashes: &str, text: &str) -> String {
    match text.starts_with([' ', '\t']) || text.is_empty() {
        true => format!("{slashes}{text}"),
        false if slashes == "///" && text.starts_with('/') => format!("{slashes}{text}"),
        false => format!("{slashes} {text}"),
    }
}

impl<'t> Formatter<'t> {
    /// Skips white space and returns the comments in it.
    pub(super) fn white(&mut self) -> Vec<Comment<'t>> {
        let mut comments = Vec::new();
        let mut newlines = usize::from(self.token.start == 0);
        loop {
            match self.token.kind {
                Kind::Space | Kind::Comma => {}
                Kind::Newline => newlines += 1,
                Kind::Comment | Kind::Doc => {
                    comments.push(Comment {
                        written: self.word(),
                        is_doc: self.is_at(Kind::Doc),
                        is_beside: newlines == 0,
                        has_gap_before: newlines > 1,
                    });
                    newlines = 0;
                }
                _ => return comments,
            }
            self.bump();
        }
    }

    /// Whether a blank line is before the next token.
    pub(super) fn has_gap(&self) -> bool {
        let before = self.text.get(..self.token.start).unwrap_or_default();
        let white = before.trim_end_matches([' ', '\t', '\r', '\n', ',']);
        before
            .get(white.len()..)
            .unwrap_or_default()
            .matches('\n')
            .count()
            > 1
    }
}
