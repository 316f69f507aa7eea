//! Lays out values: on one line if they are simple and fit, otherwise item by item.

use super::super::text;
use super::super::token::Kind;
use super::comment::Comment;
use super::{Formatter, WIDTH};

/// A value to lay out.
pub(super) enum Value {
    /// A number, an id or a quoted text, as written.
    Atom(String),
    /// The lines of a text block, without their indentation.
    Block(String),
    /// Items in brackets.
    List {
        open: char,
        close: char,
        items: Vec<Item>,
        is_broken: bool,
    },
}

/// An item of a list, an entry of an object, or comments.
pub(super) struct Item {
    /// The comments before it, each on its own line.
    pub(super) before: Vec<String>,
    pub(super) key: Option<String>,
    pub(super) value: Option<Value>,
}

impl Item {
    pub(super) fn comments(comments: Vec<Comment<'_>>) -> Option<Item> {
        let before: Vec<String> = comments.iter().map(Comment::plain).collect();
        (!before.is_empty()).then_some(Item {
            before,
            key: None,
            value: None,
        })
    }
}

impl<'t> Formatter<'t> {
    /// The next value. An object in an array is always broken.
    pub(super) fn value(&mut self, is_in_array: bool) -> Value {
        match self.token.kind {
            Kind::OpenBracket => {
                self.bump();
                let items = self.items(Kind::CloseBracket, |formatter| {
                    (None, formatter.value(true))
                });
                Value::List {
                    open: '[',
                    close: ']',
                    items,
                    is_broken: false,
                }
            }
            Kind::OpenBrace => {
                self.bump();
                let items = self.entries(Kind::CloseBrace);
                let is_broken = is_in_array && !items.is_empty();
                Value::List {
                    open: '{',
                    close: '}',
                    items,
                    is_broken,
                }
            }
            Kind::Block => Value::Block(text::lines_of_block(self.take())),
            Kind::Name => Value::Atom(self.id().to_owned()),
            _ => Value::Atom(self.take().to_owned()),
        }
    }

    pub(super) fn entries(&mut self, close: Kind) -> Vec<Item> {
        let mut hoisted = Vec::new();
        let mut items = self.items(close, |formatter| {
            let key = formatter.key();
            let mut between = formatter.white();
            formatter.bump();
            between.extend(formatter.white());
            hoisted.push(between.iter().map(Comment::plain).collect::<Vec<_>>());
            (Some(key), formatter.value(false))
        });
        // Comments between a key and its value come before both.
        let entries = items.iter_mut().filter(|item| item.key.is_some());
        for (item, between) in entries.zip(hoisted) {
            item.before.extend(between);
        }
        items
    }

    /// Items up to a bracket, with the comments between them.
    pub(super) fn items(
        &mut self,
        close: Kind,
        mut item: impl FnMut(&mut Self) -> (Option<String>, Value),
    ) -> Vec<Item> {
        let mut items = Vec::new();
        loop {
            let comments = self.white();
            if self.is_at(close) || self.is_at(Kind::End) {
                self.bump();
                items.extend(Item::comments(comments));
                return items;
            }
            let (key, value) = item(self);
            items.push(Item {
                before: comments.iter().map(Comment::plain).collect(),
                key,
                value: Some(value),
            });
        }
    }
}

impl Value {
    /// The value from a column on, in a block with this indentation, with `after` more characters behind it.
    pub(super) fn print(&self, column: usize, indent: usize, after: usize) -> String {
        match self {
            Value::Atom(text) => text.clone(),
            Value::Block(lines) => block(lines, indent),
            Value::List {
                open,
                close,
                items,
                is_broken,
            } => {
                let must_break = *is_broken || items.iter().any(Item::is_hard);
                let flat = (!must_break).then(|| self.flat());
                let fits = |flat: &String| {
                    let width = flat.chars().count();
                    let can_break = items.len() > 1 || *open == '{';
                    width <= WIDTH && (column + width + after <= WIDTH || !can_break)
                };
                match flat.filter(fits) {
                    Some(flat) => flat,
                    None => format!(
                        "{open}{}{}{close}",
                        lines(items, indent + 4),
                        spaces(indent)
                    ),
                }
            }
        }
    }

    /// Whether the list around it must be broken.
    fn is_hard(&self) -> bool {
        match self {
            Value::Atom(text) => text.contains('\n'),
            Value::Block(_) | Value::List { .. } => true,
        }
    }

    fn flat(&self) -> String {
        match self {
            Value::Atom(text) | Value::Block(text) => text.clone(),
            Value::List {
                open, close, items, ..
            } => {
                let shown: Vec<String> = items.iter().map(Item::flat).collect();
                match (open, shown.is_empty()) {
                    ('{', false) => format!("{{ {} }}", shown.join(", ")),
                    _ => format!("{open}{}{close}", shown.join(", ")),
                }
            }
        }
    }
}

impl Item {
    fn is_hard(&self) -> bool {
        !self.before.is_empty() || self.value.as_ref().is_some_and(Value::is_hard)
    }

    fn flat(&self) -> String {
        let value = self.value.as_ref().map(Value::flat).unwrap_or_default();
        match &self.key {
            Some(key) => format!("{key}: {value}"),
            None => value,
        }
    }
}

/// Items, each on its own line, between line breaks.
pub(super) fn lines(items: &[Item], indent: usize) -> String {
    let mut text = "\n".to_owned();
    let start = spaces(indent);
    for item in items {
        for comment in &item.before {
            text.push_str(&format!("{start}{comment}\n"));
        }
        let Some(value) = &item.value else {
            continue;
        };
        let key = item
            .key
            .as_ref()
            .map(|key| format!("{key}: "))
            .unwrap_or_default();
        let column = indent + key.chars().count();
        // The lines of a text block are indented more than their key.
        let inside = if matches!(value, Value::Block(_)) && !key.is_empty() {
            indent + 4
        } else {
            indent
        };
        text.push_str(&format!("{start}{key}{}\n", value.print(column, inside, 0)));
    }
    text
}

fn block(lines: &str, indent: usize) -> String {
    let start = spaces(indent);
    let mut text = "\"\"\"\n".to_owned();
    let mut lines: Vec<&str> = lines.split('\n').collect();
    let last = lines.pop().unwrap_or_default();
    for line in lines {
        if !line.is_empty() {
            text.push_str(&start);
            text.push_str(line);
        }
        text.push('\n');
    }
    format!("{text}{start}{last}\"\"\"")
}

pub(super) fn spaces(count: usize) -> String {
    " ".repeat(count)
}
