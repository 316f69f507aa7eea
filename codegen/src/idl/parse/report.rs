//! Says what was not expected.

use std::ops::Range;

use super::super::shortened;
use super::super::token::{Bad, Kind, Token};
use super::super::tree::Problem;
use super::{Parsed, Parser, Stop};

/// The maximum number of problems in a text. More are of no use to anyone.
const ENOUGH: usize = 1_000;

impl Parser<'_> {
    pub(super) fn report(&mut self, problem: Problem) {
        if self.problems.len() < ENOUGH {
            self.problems.push(problem);
        }
    }

    /// Reports that the next token is something else.
    pub(super) fn expected(&mut self, what: &str) -> Stop {
        let problem = self.unexpected(what);
        self.report(problem);
        Stop
    }

    /// The problem that the next token is something else.
    pub(super) fn unexpected(&self, what: &str) -> Problem {
        let range = self.token.range();
        let error = |message: String| Problem::error("SyntaxError", range.clone(), message);
        let word = shortened(self.word());
        match self.token.kind {
            Kind::Bad(Bad::Character) => {
                let problem = error(format!(
                    "expected {what}, but `{word}` starts nothing in Smithy"
                ));
                match self.word() {
                    ";" => problem.help("no semicolon is needed: a statement ends with its line"),
                    "'" | "“" | "”" | "‘" | "’" => {
                        problem.help("a text is quoted with `\"`")
                    }
                    _ => problem,
                }
            }
            Kind::Bad(Bad::Underscores) => error(format!(
                "expected {what}, but `{word}` has no letter or digit, so it is not an identifier"
            )),
            Kind::Bad(Bad::Number) => error(format!("`{word}` is not a number"))
                .help("numbers are written as in JSON: `0`, `-12`, `0.5` or `1.0e-10`"),
            Kind::Bad(Bad::OpenText) => error("this text has no closing `\"`".to_owned()),
            Kind::Bad(Bad::OpenBlock) => {
                error("this text block has no closing `\"\"\"`".to_owned())
            }
            Kind::Bad(Bad::BlockOnOneLine) => {
                error("a text block must start on a new line".to_owned())
                    .help("break the line after `\"\"\"`, or quote a text of one line with `\"`")
            }
            Kind::End => error(format!("expected {what}, but the file ends")),
            Kind::Newline => error(format!("expected {what}, but the line ends")),
            Kind::Space => error(format!("expected {what}, but found a space")),
            Kind::Comma => {
                error(format!("expected {what}, but found a comma")).help("no comma is needed here")
            }
            Kind::Comment | Kind::Doc => error(format!("expected {what}, but found a comment")),
            Kind::Text | Kind::Block => error(format!("expected {what}, but found a text")),
            Kind::OpenParen => error(format!("expected {what}, but found `(`"))
                .help("the value of a trait follows its name without a space"),
            _ => error(format!("expected {what}, but found `{word}`")),
        }
    }

    /// Adds to an error where the brackets around it are opened.
    pub(super) fn inside<T>(&mut self, parsed: Parsed<T>, open: Token) -> Parsed<T> {
        if let (Err(Stop), Some(problem)) = (&parsed, self.problems.last_mut()) {
            problem.related.get_or_insert((open.range(), "opened here"));
        }
        parsed
    }

    /// Reports a feature that version 1.0 does not have, if the text uses that version.
    pub(super) fn only_since_2(&mut self, range: Range<usize>, what: &str) {
        if self.is_first_version {
            let message = format!("version 1.0 of the specification has no {what}");
            let help = "a file of version 2 starts with `$version: \"2\"`";
            self.report(Problem::error("NotInVersion", range, message).help(help));
        }
    }
}
