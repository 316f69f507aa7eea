//! Parses a text into a [`File`], with every syntax error in it (Smithy specification, "Smithy IDL").
//!
//! This file moves through the tokens, reports what it did not expect and finds the next statement or member after an
//! error; the others each parse one part of the grammar.

mod member;
mod operation;
mod shape;
mod statement;
mod traits;
mod value;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::shortened;
use super::token::{Bad, Kind, Token, token};
use super::tree::{Entry, File, Form, Problem, Use, Value};

/// The words that start a statement, without `metadata` and `namespace`.
pub(super) const STATEMENTS: [&str; 25] = [
    "apply",
    "bigDecimal",
    "bigInteger",
    "blob",
    "boolean",
    "byte",
    "document",
    "double",
    "enum",
    "float",
    "intEnum",
    "integer",
    "list",
    "long",
    "map",
    "operation",
    "resource",
    "service",
    "set",
    "short",
    "string",
    "structure",
    "timestamp",
    "union",
    "use",
];

/// The maximum number of problems in a text. More are of no use to anyone.
const ENOUGH: usize = 1_000;

/// Parses a text.
pub(crate) fn parse(text: &str) -> File<'_> {
    let mut parser = Parser {
        text,
        token: token(text, 0),
        version: None,
        is_first_version: true,
        has_inline_collections: false,
        suffixes: [Cow::Borrowed("Input"), Cow::Borrowed("Output")],
        metadata: Vec::new(),
        namespace: None,
        lacks_namespace: false,
        uses: Vec::new(),
        imported: HashMap::new(),
        shapes: Vec::new(),
        applies: Vec::new(),
        depth: 0,
        problems: Vec::new(),
    };
    parser.file();
    parser.finish()
}

/// A syntax error, which has been reported.
struct Stop;

type Parsed<T> = Result<T, Stop>;

struct Parser<'t> {
    text: &'t str,
    /// The next token.
    token: Token,
    version: Option<Value<'t>>,
    is_first_version: bool,
    has_inline_collections: bool,
    /// Of the names of inline inputs and outputs.
    suffixes: [Cow<'t, str>; 2],
    metadata: Vec<Entry<'t>>,
    namespace: Option<&'t str>,
    /// Whether it has been reported that shapes need a namespace.
    lacks_namespace: bool,
    uses: Vec<Use<'t>>,
    /// The places of imports by the names of their shapes.
    imported: HashMap<&'t str, Range<usize>>,
    shapes: Vec<Entry<'t>>,
    applies: Vec<Value<'t>>,
    /// How many arrays and objects are open.
    depth: usize,
    problems: Vec<Problem>,
}

impl<'t> Parser<'t> {
    fn finish(self) -> File<'t> {
        let whole = 0..self.text.len();
        let implied = || Value::new(Form::Text(Cow::Borrowed("1.0")), 0..0);
        let mut entries = vec![Entry::new(
            "smithy",
            0..0,
            self.version.unwrap_or_else(implied),
        )];
        let mut add = |key: &'static str, form: Form<'t>| {
            entries.push(Entry::new(key, 0..0, Value::new(form, 0..0)));
        };
        if !self.metadata.is_empty() {
            add("metadata", Form::Object(self.metadata));
        }
        if !self.shapes.is_empty() {
            add("shapes", Form::Object(self.shapes));
        }
        if !self.applies.is_empty() {
            add("apply", Form::Array(self.applies));
        }
        File {
            root: Value::new(Form::Object(entries), whole),
            namespace: self.namespace,
            uses: self.uses,
            problems: self.problems,
        }
    }

    // ---- tokens ----

    fn bump(&mut self) -> Token {
        let token = self.token;
        self.token = self.after(token);
        token
    }

    fn after(&self, before: Token) -> Token {
        // A text without an end swallows the rest of the file.
        let is_open = matches!(before.kind, Kind::Bad(Bad::OpenText | Bad::OpenBlock));
        token(
            self.text,
            if is_open { self.text.len() } else { before.end },
        )
    }

    fn is_at(&self, kind: Kind) -> bool {
        self.token.kind == kind
    }

    fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// The text of the next token.
    fn word(&self) -> &'t str {
        self.slice(self.token.range())
    }

    fn is_at_word(&self, word: &str) -> bool {
        self.is_at(Kind::Name) && self.word() == word
    }

    fn skip_spaces(&mut self) {
        while self.is_at(Kind::Space) {
            self.bump();
        }
    }

    /// Skips white space, with commas and comments.
    fn skip_white(&mut self) {
        while is_white(self.token.kind) {
            self.bump();
        }
    }

    /// Skips a comment on the rest of the line. It documents nothing, even with three slashes.
    fn skip_comment_beside(&mut self) {
        let before = self.token;
        while matches!(self.token.kind, Kind::Space | Kind::Comma) {
            self.bump();
        }
        if matches!(self.token.kind, Kind::Comment | Kind::Doc) && !self.is_first_on_line() {
            self.bump();
        } else {
            self.token = before;
        }
    }

    /// Skips white space and returns the documentation comments in it.
    fn skip_to_docs(&mut self) -> Vec<Range<usize>> {
        let mut docs = Vec::new();
        while is_white(self.token.kind) {
            let skipped = self.bump();
            if skipped.kind == Kind::Doc {
                docs.push(skipped.range());
            }
        }
        docs
    }

    fn expect(&mut self, kind: Kind, what: &str) -> Parsed<Token> {
        if self.is_at(kind) {
            Ok(self.bump())
        } else {
            Err(self.expected(what))
        }
    }

    fn expect_space(&mut self) -> Parsed<()> {
        self.expect(Kind::Space, "a space")?;
        Ok(())
    }

    /// The end of a statement: a line break, which a comment may precede.
    fn expect_line_break(&mut self) -> Parsed<()> {
        while matches!(self.token.kind, Kind::Space | Kind::Comma) {
            self.bump();
        }
        if matches!(self.token.kind, Kind::Comment | Kind::Doc) {
            self.bump();
        }
        match self.token.kind {
            Kind::End => Ok(()),
            Kind::Newline => {
                self.bump();
                Ok(())
            }
            _ => Err(self.expected("a line break")),
        }
    }

    // ---- problems ----

    fn report(&mut self, problem: Problem) {
        if self.problems.len() < ENOUGH {
            self.problems.push(problem);
        }
    }

    /// Reports that the next token is something else.
    fn expected(&mut self, what: &str) -> Stop {
        let problem = self.unexpected(what);
        self.report(problem);
        Stop
    }

    /// The problem that the next token is something else.
    fn unexpected(&self, what: &str) -> Problem {
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
    fn inside<T>(&mut self, parsed: Parsed<T>, open: Token) -> Parsed<T> {
        if let (Err(Stop), Some(problem)) = (&parsed, self.problems.last_mut()) {
            problem.related.get_or_insert((open.range(), "opened here"));
        }
        parsed
    }

    /// Reports a feature that version 1.0 does not have, if the text uses that version.
    fn only_since_2(&mut self, range: Range<usize>, what: &str) {
        if self.is_first_version {
            let message = format!("version 1.0 of the specification has no {what}");
            let help = "a file of version 2 starts with `$version: \"2\"`";
            self.report(Problem::error("NotInVersion", range, message).help(help));
        }
    }

    // ---- recovery ----

    /// Whether only spaces are before the next token on its line.
    fn is_first_on_line(&self) -> bool {
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

    fn is_at_margin(&self) -> bool {
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
    fn is_at_statement(&self) -> bool {
        let is_keyword =
            || STATEMENTS.contains(&self.word()) || matches!(self.word(), "metadata" | "namespace");
        if !self.is_at(Kind::Name) || !is_keyword() || !self.is_first_on_line() {
            return false;
        }
        self.is_before_name()
    }

    /// Whether a space and a name follow the next token.
    fn is_before_name(&self) -> bool {
        let space = self.after(self.token);
        space.kind == Kind::Space && self.after(space).kind == Kind::Name
    }

    /// Skips the rest of a statement after an error, up to the next one.
    fn recover(&mut self, start: usize) {
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

    fn is_at_new_statement(&self) -> bool {
        match self.token.kind {
            Kind::At | Kind::Doc | Kind::Dollar => self.is_at_margin(),
            Kind::Name => self.is_at_statement(),
            _ => false,
        }
    }

    /// Skips the rest of a member after an error, up to the next one or the end of its shape. An error if the shape has
    /// no end.
    fn recover_member(&mut self, start: usize) -> Parsed<()> {
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

fn is_white(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Space | Kind::Newline | Kind::Comma | Kind::Comment | Kind::Doc
    )
}
