//! Lays out shapes and `apply` statements.

use super::super::token::Kind;
use super::Formatter;
use super::comment::Comment;
use super::value::{Item, Value};

impl<'t> Formatter<'t> {
    /// A shape or an `apply` statement: the comments before it, and its text.
    pub(super) fn shape(&mut self, comments: &[Comment<'t>]) -> (Vec<String>, String) {
        if self.is_at(Kind::Name) && self.word() == "apply" {
            return self.apply(comments);
        }
        let before = comments.iter().map(Comment::kept).collect();
        let mut lines = self.traits();
        let keyword = self.take();
        let mut hoisted = self.white();
        let mut header = format!("{keyword} {}", self.take());
        hoisted.extend(self.header(&mut header));
        lines.extend(hoisted.iter().map(Comment::plain));
        let body = match keyword {
            "structure" | "union" | "list" | "set" | "map" => {
                format!(" {}", self.members(Self::member).0)
            }
            "enum" | "intEnum" => format!(" {}", self.members(Self::enum_member).0),
            "operation" => format!(" {}", self.members(Self::property).0),
            "service" | "resource" => format!(" {}", self.entity(header.len() + 1)),
            _ => String::new(),
        };
        lines.push(header + &body);
        (before, lines.join("\n"))
    }

    /// `for` and `with`, and the comments among them. What follows is the body.
    pub(super) fn header(&mut self, header: &mut String) -> Vec<Comment<'t>> {
        let mut comments = Vec::new();
        loop {
            let before = self.token;
            let skipped = self.white();
            let word = if self.is_at(Kind::Name) {
                self.word()
            } else {
                ""
            };
            match word {
                // On the next line, these words start something else.
                "for" | "with"
                    if !self
                        .text
                        .get(before.start..self.token.start)
                        .unwrap_or_default()
                        .contains('\n') => {}
                _ if self.is_at(Kind::OpenBrace) => {
                    comments.extend(skipped);
                    return comments;
                }
                _ => {
                    self.token = before;
                    return comments;
                }
            }
            self.bump();
            comments.extend(skipped);
            comments.extend(self.white());
            if !header.is_empty() {
                header.push(' ');
            }
            if word == "for" {
                header.push_str(&format!("for {}", self.id()));
            } else {
                self.bump();
                let items = self.items(Kind::CloseBracket, |formatter| {
                    (None, Value::Atom(formatter.id().to_owned()))
                });
                let mixins = Value::List {
                    open: '[',
                    close: ']',
                    items,
                    is_broken: false,
                };
                let column = header.chars().count() + 5;
                header.push_str(&format!("with {}", mixins.print(column, self.indent, 2)));
            }
        }
    }

    /// Traits, and the comments behind each, a line each.
    pub(super) fn traits(&mut self) -> Vec<String> {
        let mut lines = Vec::new();
        while self.is_at(Kind::At) {
            lines.push(self.one_trait(self.indent));
            lines.extend(self.white().iter().map(Comment::plain));
        }
        lines
    }

    fn one_trait(&mut self, column: usize) -> String {
        self.bump();
        let id = self.id();
        if !self.is_at(Kind::OpenParen) {
            return format!("@{id}");
        }
        self.bump();
        let column = column + id.chars().count() + 2;
        let start = self.token;
        let comments = self.white();
        if self.is_at(Kind::CloseParen) && comments.is_empty() {
            self.bump();
            return format!("@{id}");
        }
        let is_structure = self.is_structure();
        self.token = start;
        let items = match is_structure {
            true => self.entries(Kind::CloseParen),
            false => self.items(Kind::CloseParen, |formatter| (None, formatter.value(false))),
        };
        // Arrays and objects start and end on the lines of the parentheses.
        if let [
            Item {
                before,
                key: None,
                value: Some(value @ Value::List { .. }),
            },
        ] = &*items
            && before.is_empty()
        {
            return format!("@{id}({})", value.print(column, self.indent, 1));
        }
        let body = Value::List {
            open: '(',
            close: ')',
            items,
            is_broken: false,
        };
        format!("@{id}{}", body.print(column - 1, self.indent, 0))
    }

    /// Whether a key and a colon follow.
    fn is_structure(&mut self) -> bool {
        if !matches!(self.token.kind, Kind::Name | Kind::Text) {
            return false;
        }
        let start = self.token;
        self.bump();
        self.white();
        let found = self.is_at(Kind::Colon);
        self.token = start;
        found
    }

    fn apply(&mut self, comments: &[Comment<'t>]) -> (Vec<String>, String) {
        let mut before: Vec<String> = comments.iter().map(Comment::plain).collect();
        self.bump();
        self.white();
        let id = self.id();
        before.extend(self.white().iter().map(Comment::plain));
        if !self.is_at(Kind::OpenBrace) {
            let applied = self.one_trait("apply  ".len() + id.len());
            return (before, format!("apply {id} {applied}"));
        }
        self.bump();
        self.indent += 4;
        let mut lines: Vec<String> = self.white().iter().map(Comment::plain).collect();
        lines.extend(self.traits());
        self.indent -= 4;
        self.bump();
        let lines: String = lines.iter().map(|line| format!("    {line}\n")).collect();
        (before, format!("apply {id} {{\n{lines}}}"))
    }

    /// The properties of a service or resource.
    fn entity(&mut self, column: usize) -> String {
        self.white();
        self.bump();
        let mut items = self.entries(Kind::CloseBrace);
        for item in &mut items {
            let is_listed = matches!(
                item.key.as_deref(),
                Some(
                    "resources"
                        | "operations"
                        | "collectionOperations"
                        | "errors"
                        | "identifiers"
                        | "properties"
                        | "rename"
                )
            );
            if let Some(value) = item.value.as_mut().filter(|_| is_listed) {
                break_list(value);
            }
        }
        let body = Value::List {
            open: '{',
            close: '}',
            items,
            is_broken: false,
        };
        body.print(column, self.indent, 0)
    }
}

/// A list that is not empty has a line for each item.
pub(super) fn break_list(value: &mut Value) {
    if let Value::List {
        items, is_broken, ..
    } = value
    {
        *is_broken |= !items.is_empty();
    }
}
