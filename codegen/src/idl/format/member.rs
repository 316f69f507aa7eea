//! Lays out members, and the properties of operations.

use super::super::token::Kind;
use super::comment::Comment;
use super::shape::break_list;
use super::value::spaces;
use super::{Formatter, WIDTH};

/// A member, or a property of an operation, in normal layout.
#[derive(Default)]
pub(super) struct Member {
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
    /// Members in braces, and whether any has traits or comments.
    pub(super) fn members(
        &mut self,
        member: fn(&mut Self, &[Comment<'t>]) -> Member,
    ) -> (String, bool) {
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
    pub(super) fn member(&mut self, comments: &[Comment<'t>]) -> Member {
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

    pub(super) fn enum_member(&mut self, comments: &[Comment<'t>]) -> Member {
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
    pub(super) fn property(&mut self, comments: &[Comment<'t>]) -> Member {
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
