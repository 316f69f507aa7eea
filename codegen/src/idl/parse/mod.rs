//! Parses a text into a [`File`], with every syntax error in it (Smithy specification, "Smithy IDL").
//!
//! This file moves through the tokens, `report` says what was not expected, `recover` finds the next statement or member
//! after an error, and each of the others parses one part of the grammar.

mod member;
mod operation;
mod recover;
mod report;
mod shape;
mod statement;
mod traits;
mod value;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

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
}

fn is_white(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Space | Kind::Newline | Kind::Comma | Kind::Comment | Kind::Doc
    )
}
