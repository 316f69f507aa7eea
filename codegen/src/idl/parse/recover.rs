//! Finds the next statement or member after an error.

use super::super::token::Kind;
use super::{Parsed, Parser, STATEMENTS, Stop};

impl Parser<'_> {
    /// Whether only spaces are before the next token on its line.
    pub(super) fn is_first_on_line(&self) -> bool {
        let before = self
            .text
            .as_bytes()
            .get(..self.token.start)
            .unwrap_or_default();
        let previous = before
            .iter()
            .rev()
            .find(|byte| !matches!(byte, b' ' | b'\t'));
        previous.is_none_or(|byte| matches!(byte, b'\n' | b'\r'))
    }

    pub(super) fn is_at_margin(&self) -> bool {
        let before = self
            .text
            .as_bytes()
            .get(..self.token.start)
            .unwrap_or_default();
        before
            .last()
            .is_none_or(|byte| matches!(byte, b'\n' | b'\r'))
    }

    /// Whether the next token starts a statement: a word that does, with a name after it, first on its line.
    pub(super) fn is_at_statement(&self) -> bool {
        let is_keyword =
            || STATEMENTS.contains(&self.word()) || matches!(self.word(), "metadata" | "namespace");
        if !self.is_at(Kind::Name) || !is_keyword() || !self.is_first_on_line() {
            return false;
        }
        self.is_before_name()
    }

    /// Whether a space and a name follow the next token.
    pub(super) fn is_before_name(&self) -> bool {
        let space = self.after(self.token);
        space.kind == Kind::Space && self.after(space).kind == Kind::Name
    }

    /// Skips the rest of a statement after an error, up to the next one.
    pub(super) fn recover(&mut self, start: usize) {
        if self.token.start == start {
            self.bump();
        }
        while !self.is_at(Kind::End) && !self.is_at_new_statement() {
            // Two words at the margin are a statement, even if the first is not known.
            if self.is_at(Kind::Name) && self.is_at_margin() && self.is_before_name() {
                break;
            }
            self.bump();
        }
    }

    pub(super) fn is_at_new_statement(&self) -> bool {
        match self.token.kind {
            Kind::At | Kind::Doc | Kind::Dollar => self.is_at_margin(),
            Kind::Name => self.is_at_statement(),
            _ => false,
        }
    }

    /// Skips the rest of a member after an error, up to the next one or the end of its shape. An error if the shape has
    /// no end.
    pub(super) fn recover_member(&mut self, start: usize) -> Parsed<()> {
        if self.token.start == start {
            self.bump();
        }
        let mut open = 0_usize;
        loop {
            match self.token.kind {
                Kind::End => return Err(Stop),
                Kind::OpenBrace | Kind::OpenBracket | Kind::OpenParen => open += 1,
                Kind::CloseBrace if open == 0 => return Ok(()),
                Kind::CloseBrace | Kind::CloseBracket | Kind::CloseParen => {
                    open = open.saturating_sub(1)
                }
                Kind::At | Kind::Dollar | Kind::Name | Kind::Doc if self.is_first_on_line() => {
                    if self.is_at_new_statement() {
                        return Err(Stop);
                    }
                    if open == 0 {
                        return Ok(());
                    }
                }
                _ => {}
            }
            self.bump();
        }
    }
}
