//! Writes a text in the layout of Smithy's own formatter: four spaces, 120 columns, one blank line between shapes, `use`
//! statements in order and only those that are needed. Comments are kept; what the text means does not change.
//!
//! Only texts without syntax errors are formatted, so the parts of the formatter do not report any.

mod comment;
mod member;
mod shape;
mod value;

use std::collections::BTreeSet;

use super::parse::parse;
use super::token::{Kind, Token, token};
use super::tree::Problem;
use comment::Comment;

/// The maximum number of columns of a line that can be broken.
const WIDTH: usize = 120;

/// The errors after which a text has everything that its grammar asks for.
const FORMATTED: [&str; 3] = ["NotInVersion", "ConflictingImport", "UnknownMember"];

/// The text in normal layout, or its syntax errors.
pub(crate) fn format(text: &str) -> Result<String, Vec<Problem>> {
    let file = parse(text);
    let errors: Vec<Problem> = file
        .problems
        .into_iter()
        .filter(|problem| problem.is_error && !FORMATTED.contains(&problem.id))
        .collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut formatter = Formatter {
        text,
        token: token(text, 0),
        indent: 0,
    };
    let (statements, rest) = formatter.statements();
    Ok(assemble(statements, rest, &used_names(text)))
}

struct Formatter<'t> {
    text: &'t str,
    /// The next token.
    token: Token,
    /// The number of columns by which the current block is indented.
    indent: usize,
}

/// The parts of a file, in their order.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Control,
    Metadata,
    Namespace,
    Use,
    Shapes,
}

/// A statement in normal layout.
struct Statement {
    section: Section,
    /// The comments before it.
    before: Vec<String>,
    text: String,
    /// The comment on its last line.
    beside: Option<String>,
    /// The comments right behind it that do not belong to the next statement.
    after: Vec<String>,
}

impl<'t> Formatter<'t> {
    /// All statements, and the comments after the last.
    fn statements(&mut self) -> (Vec<Statement>, Vec<Comment<'t>>) {
        let mut statements: Vec<Statement> = Vec::new();
        loop {
            let mut comments = self.white();
            if let Some(last) = statements.last_mut() {
                if comments.first().is_some_and(|comment| comment.is_beside) {
                    last.beside = Some(comments.remove(0).plain());
                }
                let close = comments
                    .iter()
                    .take_while(|comment| !comment.is_doc && !comment.has_gap_before)
                    .count();
                let is_apart = comments
                    .get(close)
                    .is_none_or(|next| next.has_gap_before || next.is_doc)
                    && (close < comments.len() || self.has_gap());
                if last.section == Section::Shapes && is_apart && !self.is_at(Kind::End) {
                    last.after
                        .extend(comments.drain(..close).map(|comment| comment.plain()));
                }
            }
            if self.is_at(Kind::End) {
                return (statements, comments);
            }
            statements.push(self.statement(&comments));
        }
    }

    fn statement(&mut self, comments: &[Comment<'t>]) -> Statement {
        let plain = || comments.iter().map(Comment::plain).collect();
        let done = |section, before, text| Statement {
            section,
            before,
            text,
            beside: None,
            after: Vec::new(),
        };
        match self.token.kind {
            Kind::Dollar => {
                self.bump();
                let key = self.key();
                let value = self.after_sign(key.len() + 3);
                done(Section::Control, plain(), format!("${key}: {value}"))
            }
            Kind::Name if self.word() == "metadata" => {
                self.bump();
                self.white();
                let key = self.key();
                let value = self.after_sign("metadata  = ".len() + key.len());
                done(
                    Section::Metadata,
                    plain(),
                    format!("metadata {key} = {value}"),
                )
            }
            Kind::Name if matches!(self.word(), "namespace" | "use") => {
                let word = self.word();
                self.bump();
                self.white();
                let section = if word == "use" {
                    Section::Use
                } else {
                    Section::Namespace
                };
                done(section, plain(), format!("{word} {}", self.id()))
            }
            _ => {
                let (before, text) = self.shape(comments);
                done(Section::Shapes, before, text)
            }
        }
    }

    /// The value after a colon or an equals sign.
    fn after_sign(&mut self, column: usize) -> String {
        self.white();
        self.bump();
        self.white();
        self.value(false).print(column, self.indent, 0)
    }

    // ---- tokens ----

    fn bump(&mut self) -> Token {
        let before = self.token;
        self.token = token(self.text, before.end);
        before
    }

    fn is_at(&self, kind: Kind) -> bool {
        self.token.kind == kind
    }

    fn word(&self) -> &'t str {
        self.text.get(self.token.range()).unwrap_or_default()
    }

    /// The next token, as written.
    fn take(&mut self) -> &'t str {
        let word = self.word();
        self.bump();
        word
    }

    /// An id or a namespace.
    fn id(&mut self) -> &'t str {
        let start = self.token.start;
        while matches!(
            self.token.kind,
            Kind::Name | Kind::Dot | Kind::Pound | Kind::Dollar
        ) {
            self.bump();
        }
        self.text.get(start..self.token.start).unwrap_or_default()
    }

    /// A key, without quotes if it needs none.
    fn key(&mut self) -> String {
        let is_quoted = self.is_at(Kind::Text);
        let written = self.take();
        let inside = written
            .get(1..written.len().saturating_sub(1))
            .unwrap_or_default();
        match is_quoted
            && token(inside, 0).kind == Kind::Name
            && token(inside, 0).end == inside.len()
        {
            true => inside.to_owned(),
            false => written.to_owned(),
        }
    }
}

/// The names in a text that may be imported: those that are not a part of an absolute id.
fn used_names(text: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    let mut before = Kind::Newline;
    let mut next = token(text, 0);
    let mut is_use = false;
    while next.kind != Kind::End {
        let word = text.get(next.range()).unwrap_or_default();
        let after = token(text, next.end);
        let is_part = matches!(before, Kind::Dot | Kind::Pound | Kind::Dollar)
            || matches!(after.kind, Kind::Dot | Kind::Pound);
        match next.kind {
            Kind::Name if word == "use" && starts_line(text, next) => is_use = true,
            Kind::Name if !is_use && !is_part => {
                names.insert(word);
            }
            Kind::Newline => is_use = false,
            _ => {}
        }
        (before, next) = (next.kind, after);
    }
    names
}

fn starts_line(text: &str, token: Token) -> bool {
    let before = text.get(..token.start).unwrap_or_default();
    before
        .trim_end_matches([' ', '\t', ','])
        .ends_with(['\n', '\r'])
        || before.trim().is_empty()
}

/// Puts the statements in order, with blank lines between sections and shapes, and around statements of several lines.
fn assemble(
    mut statements: Vec<Statement>,
    rest: Vec<Comment<'_>>,
    used: &BTreeSet<&str>,
) -> String {
    let name = |statement: &Statement| {
        statement
            .text
            .rsplit_once('#')
            .map(|(_, name)| name.to_owned())
    };
    let is_needed = |statement: &Statement| {
        statement.section != Section::Use
            || name(statement).is_none_or(|name| used.contains(&*name))
    };
    statements.retain(is_needed);
    statements.sort_by(|one, two| {
        let key = |statement: &Statement| match statement.section {
            Section::Use => Some(statement.text.clone()),
            _ => None,
        };
        (one.section, key(one)).cmp(&(two.section, key(two)))
    });
    let mut text = String::new();
    let mut previous: Option<(Section, bool)> = None;
    for statement in statements {
        let mut shown: String = statement
            .before
            .iter()
            .map(|comment| format!("{comment}\n"))
            .collect();
        shown.push_str(&statement.text);
        // The comments at the top of a file are not those of its first statement.
        let is_long = match previous {
            Some(_) => shown.contains('\n'),
            None => statement.text.contains('\n'),
        };
        if let Some(beside) = statement.beside {
            shown.push(' ');
            shown.push_str(&beside);
        }
        shown.push('\n');
        shown.extend(statement.after.iter().map(|comment| format!("{comment}\n")));
        let is_apart = |(section, was_long)| {
            section != statement.section || section == Section::Shapes || is_long || was_long
        };
        if previous.is_some_and(is_apart) {
            text.push('\n');
        }
        text.push_str(&shown);
        previous = Some((statement.section, is_long));
    }
    let follows_shape = previous.is_none_or(|(section, _)| section == Section::Shapes);
    for (index, comment) in rest.iter().enumerate() {
        if index == 0 && !follows_shape {
            text.push('\n');
        }
        text.push_str(&comment.plain());
        text.push('\n');
    }
    text
}
