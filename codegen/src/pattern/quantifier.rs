//! Parses quantifiers: ECMA-262 section 22.2.1 Quantifier, and Java's additions.

use super::error::{PatternError, WarningKind};
use super::parse::Parser;
use super::syntax::{Look, Node};

impl Parser<'_> {
    pub(super) fn nothing_to_repeat(&self, offset: usize) -> PatternError {
        let help = "put it after the part to repeat, or escape it with a backslash";
        self.error(offset, "a quantifier with nothing to repeat", help)
    }

    /// Whether a quantifier in braces starts at `offset`.
    pub(super) fn is_braces(&self, offset: usize) -> bool {
        self.text
            .get(offset..)
            .is_some_and(|rest| braces(rest).is_some())
    }

    /// The quantifier after an atom, if there is one.
    pub(super) fn quantified(&mut self, atom: Node, start: usize) -> Result<Node, PatternError> {
        let offset = self.at;
        let (min, max) = if self.eat("*") {
            (0, None)
        } else if self.eat("+") {
            (1, None)
        } else if self.eat("?") {
            (0, Some(1))
        } else if let Some((min, max, length)) = braces(self.rest()) {
            self.at += length;
            (min, max)
        } else {
            return Ok(atom);
        };
        let lazy = self.eat("?"); // Irrelevant for whether a text matches.
        if max.is_some_and(|max| max < min) {
            let help = "write the smaller number first";
            return Err(self.error(offset, "a quantifier with its numbers out of order", help));
        }
        if !lazy {
            self.java_quantifiers();
        }
        if atom.is_assertion()
            && !matches!(atom, Node::Look(Look { behind: false, .. }))
            && !atom.is_empty()
        {
            let written = self.text.get(start..self.at).unwrap_or("").to_owned();
            self.java(&written, "repeats an assertion, which has no effect");
        }
        Ok(Node::repeat(atom, min, max))
    }

    /// Java's possessive `+` after a quantifier, and braces after one, which repeat nothing there.
    fn java_quantifiers(&mut self) {
        let start = self.at;
        if self.eat("+") {
            let message = "a `+` after a quantifier is Java's syntax, not ECMA-262's: in Java the \
                repetition never backtracks, here it does";
            self.warn(WarningKind::JavaSyntax, message.to_owned());
        } else if let Some((.., length)) = braces(self.rest()) {
            self.at += length;
            let written = self.text.get(start..self.at).unwrap_or("").to_owned();
            self.java(
                &written,
                "repeats the empty string after the previous quantifier",
            );
        }
    }
}

/// `{n}`, `{n,}` or `{n,m}` at the start of a text: the bounds, and the length of the quantifier.
fn braces(text: &str) -> Option<(u32, Option<u32>, usize)> {
    let (inside, _) = text.strip_prefix('{')?.split_once('}')?;
    let number = |digits: &str| {
        let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        // A number too large for the type is treated as the largest.
        is_number.then(|| digits.parse().unwrap_or(u32::MAX))
    };
    let (min, max) = match inside.split_once(',') {
        None => (number(inside)?, Some(number(inside)?)),
        Some((min, "")) => (number(min)?, None),
        Some((min, max)) => (number(min)?, Some(number(max)?)),
    };
    Some((min, max, inside.len() + 2))
}
