//! Lays out shapes, their members and `apply` statements.

use super::super::token::Kind;
use super::comment::Comment;
use super::value::{Item, Value, spaces};
use super::{Formatter, WIDTH};

/// A member, or a property of an operation, in normal layout.
#[derive(Default)]
struct Member {
    before: Vec<String>,
    text: String,
    beside: Option<String>,
    /// A comment on the next line that stays there.
    after: Option<String>,
    has_value: bool,
    /// Whether it has traits or comments, so that blank lines are around it.
    is_long: bool,
}

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
    fn header(&mut self, header: &mut String) -> Vec<Comment<'t>> {
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
    fn traits(&mut self) -> Vec<String> {
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

    /// Members in braces, and whether any has traits or comments.
    fn members(&mut self, member: fn(&mut Self, &[Comment<'t>]) -> Member) -> (String, bool) {
        self.white();
        self.bump();
        self.indent += 4;
        let mut members: Vec<Member> = Vec::new();
        let mut last_comments: Vec<String> = loop {
            let mut comments = self.white();
            let is_end = !matches!(self.token.kind, Kind::At | Kind::Dollar | Kind::Name);
            if let Some(last) = members.last_mut() {
                if comments.first().is_some_and(|comment| comment.is_beside) {
                    last.beside = Some(comments.remove(0).plain());
                }
                if let ([comment], true) = (&*comments, last.has_value)
                    && !comment.has_gap_before
                    && !self.has_gap()
                    && !self.is_at(Kind::At)
                {
                    last.after = Some(if is_end {
                        comment.plain()
                    } else {
                        comment.kept()
                    });
                    comments.clear();
                }
            }
            if is_end {
                break comments.iter().map(Comment::plain).collect();
            }
            members.push(member(self, &comments));
        };
        self.bump();
        let is_long = !last_comments.is_empty() || members.iter().any(|member| member.is_long);
        let beside = members
            .last_mut()
            .filter(|_| is_long)
            .and_then(|last| last.beside.take());
        last_comments.splice(0..0, beside);
        if !last_comments.is_empty() {
            members.push(Member {
                before: last_comments,
                ..Member::default()
            });
        }
        let start = spaces(self.indent);
        let shown: Vec<String> = members.iter().map(|member| member.shown(&start)).collect();
        self.indent -= 4;
        if shown.is_empty() {
            return ("{}".to_owned(), false);
        }
        let shown = shown.join(if is_long { "\n" } else { "" });
        (format!("{{\n{shown}{}}}", spaces(self.indent)), is_long)
    }

    /// A member of a structure, union, list or map.
    fn member(&mut self, comments: &[Comment<'t>]) -> Member {
        let mut member = self.start_of_member(comments);
        let is_elided = self.is_at(Kind::Dollar);
        if is_elided {
            self.bump();
        }
        let name = self.take();
        let mut text = if is_elided {
            format!("${name}")
        } else {
            format!("{name}: ")
        };
        if !is_elided {
            let mut hoisted = self.white();
            self.bump();
            hoisted.extend(self.white());
            member.before.extend(hoisted.iter().map(Comment::plain));
            text.push_str(&self.target());
        }
        self.assigned(&mut member, text);
        member
    }

    fn enum_member(&mut self, comments: &[Comment<'t>]) -> Member {
        let mut member = self.start_of_member(comments);
        let name = self.take().to_owned();
        self.assigned(&mut member, name);
        member
    }

    /// The comments and traits before a member.
    fn start_of_member(&mut self, comments: &[Comment<'t>]) -> Member {
        let mut before: Vec<String> = comments.iter().map(Comment::kept).collect();
        before.extend(self.traits());
        Member {
            is_long: !before.is_empty(),
            before,
            ..Member::default()
        }
    }

    /// The value of a member, if it has one.
    fn assigned(&mut self, member: &mut Member, mut text: String) {
        let start = self.token;
        while self.is_at(Kind::Space) {
            self.bump();
        }
        if self.is_at(Kind::Equal) {
            self.bump();
            self.white();
            text.push_str(" = ");
            let column = self.indent + text.chars().count();
            text.push_str(&self.value(false).print(column, self.indent, 0));
            member.has_value = true;
        } else {
            self.token = start;
        }
        member.text = text;
    }

    /// The target of a member: an id or a collection.
    fn target(&mut self) -> String {
        let open = self.token.kind;
        if !matches!(open, Kind::OpenBracket | Kind::OpenBrace) {
            return self.id().to_owned();
        }
        self.bump();
        self.white();
        let first = self.target();
        self.white();
        let second = self.is_at(Kind::Colon).then(|| {
            self.bump();
            self.white();
            let second = self.target();
            self.white();
            second
        });
        self.bump();
        match second {
            Some(second) => format!("{{{first}: {second}}}"),
            None => format!("[{first}]"),
        }
    }

    /// The input, the output or the errors of an operation.
    fn property(&mut self, comments: &[Comment<'t>]) -> Member {
        let mut before: Vec<String> = comments.iter().map(Comment::plain).collect();
        let name = self.take();
        before.extend(self.white().iter().map(Comment::plain));
        let is_inline = self.is_at(Kind::Walrus);
        self.bump();
        let mut is_long = !before.is_empty();
        let text = if is_inline {
            let (text, is_inside_long) = self.inline(name);
            is_long |= is_inside_long;
            text
        } else {
            let inside = self.white();
            is_long |= !inside.is_empty();
            before.extend(inside.iter().map(Comment::plain));
            match name {
                "errors" => {
                    let mut errors = self.value(false);
                    break_list(&mut errors);
                    format!("errors: {}", errors.print(WIDTH, self.indent, 0))
                }
                _ => format!("{name}: {}", self.id()),
            }
        };
        Member {
            before,
            text,
            is_long,
            ..Member::default()
        }
    }

    fn inline(&mut self, name: &str) -> (String, bool) {
        let comments = self.white();
        let mut lines: Vec<String> = comments.iter().map(Comment::kept).collect();
        self.indent += 4;
        lines.extend(self.traits());
        let mut header = String::new();
        lines.extend(self.header(&mut header).iter().map(Comment::plain));
        if lines.is_empty() {
            self.indent -= 4;
        }
        let (members, is_long) = self.members(Self::member);
        let last = if header.is_empty() {
            members
        } else {
            format!("{header} {members}")
        };
        if lines.is_empty() {
            return (format!("{name} := {last}"), is_long);
        }
        lines.push(last);
        let start = spaces(self.indent);
        self.indent -= 4;
        (
            format!("{name} :=\n{start}{}", lines.join(&format!("\n{start}"))),
            true,
        )
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
fn break_list(value: &mut Value) {
    if let Value::List {
        items, is_broken, ..
    } = value
    {
        *is_broken |= !items.is_empty();
    }
}

impl Member {
    /// With its comments, each line ended.
    fn shown(&self, start: &str) -> String {
        let mut text: String = self
            .before
            .iter()
            .map(|line| format!("{start}{line}\n"))
            .collect();
        if !self.text.is_empty() {
            text.push_str(&format!("{start}{}", self.text));
            if let Some(beside) = &self.beside {
                text.push_str(&format!(" {beside}"));
            }
            text.push('\n');
        }
        text.extend(self.after.iter().map(|after| format!("{start}{after}\n")));
        text
    }
}
