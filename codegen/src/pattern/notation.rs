//! Writes a [`Node`] as text for the runtime's engines.
//!
//! The notation is a small subset of ECMA-262's. Sets are spelled out, except `.`, `\d`, `\w`, `\s`
//! and `\S`. Groups are numbered only if a back-reference refers to them. In a class, `\p{…}`
//! covers only characters beyond ASCII, and a range of such characters inverts membership.

use super::describe;
use super::matcher::Class;
use super::set::CharSet;
use super::syntax::{Look, Node, Repeat};

/// The text of a pattern.
pub(super) fn write(node: &Node) -> String {
    let mut captures = Vec::new();
    number_captures(node, &mut captures);
    let mut writer = Writer {
        text: String::new(),
        captures,
    };
    writer.node(node, Around::Alternatives);
    writer.text
}

/// The numbers of the remaining captures, in order of appearance.
fn number_captures(node: &Node, found: &mut Vec<u32>) {
    match node {
        Node::Capture(number, body) => {
            found.push(*number);
            number_captures(body, found);
        }
        Node::Seq(nodes) | Node::Alt(nodes) => {
            nodes.iter().for_each(|node| number_captures(node, found))
        }
        Node::Repeat(Repeat { body, .. }) | Node::Look(Look { body, .. }) => {
            number_captures(body, found)
        }
        _ => {}
    }
}

/// The context of a node, which determines whether it needs parentheses.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Around {
    Alternatives,
    Sequence,
    Quantifier,
}

struct Writer {
    text: String,
    captures: Vec<u32>,
}

impl Writer {
    fn node(&mut self, node: &Node, around: Around) {
        match node {
            Node::Set(set) => self.set(set),
            Node::Start => self.text.push('^'),
            Node::End => self.text.push('$'),
            Node::WordBoundary { negated } => {
                self.text.push_str(if *negated { "\\B" } else { "\\b" })
            }
            Node::Look(Look {
                behind,
                negated,
                body,
            }) => {
                self.text.push_str(match (behind, negated) {
                    (false, false) => "(?=",
                    (false, true) => "(?!",
                    (true, false) => "(?<=",
                    (true, true) => "(?<!",
                });
                self.node(body, Around::Alternatives);
                self.text.push(')');
            }
            Node::Seq(items) => self.grouped(around > Around::Sequence, |writer| {
                for item in items {
                    writer.node(item, Around::Sequence);
                }
            }),
            Node::Alt(branches) if branches.is_empty() => self.text.push_str("[]"),
            Node::Alt(branches) => self.grouped(around > Around::Alternatives, |writer| {
                for (i, branch) in branches.iter().enumerate() {
                    if i > 0 {
                        writer.text.push('|');
                    }
                    writer.node(branch, Around::Alternatives);
                }
            }),
            Node::Repeat(Repeat { body, min, max }) => {
                self.grouped(around > Around::Sequence, |writer| {
                    writer.node(body, Around::Quantifier);
                    writer.text.push_str(&quantifier(*min, *max));
                })
            }
            Node::Capture(_, body) => {
                self.text.push('(');
                self.node(body, Around::Alternatives);
                self.text.push(')');
            }
            Node::Reference(number) => match self.captures.iter().position(|n| n == number) {
                Some(position) => self.grouped(true, |writer| {
                    writer.text.push_str(&format!("\\{}", position + 1));
                }),
                // A group that cannot take part in a match: the reference matches the empty string.
                None => self.text.push_str("(?:)"),
            },
        }
    }

    fn grouped(&mut self, group: bool, write: impl FnOnce(&mut Writer)) {
        if group {
            self.text.push_str("(?:");
        }
        write(self);
        if group {
            self.text.push(')');
        }
    }

    fn set(&mut self, set: &CharSet) {
        if let Some(c) = set.single() {
            push_char(&mut self.text, c, "^$\\.*+?()[]{}|/");
            return;
        }
        let named = [
            (CharSet::dot(), "."),
            (CharSet::digit(), "\\d"),
            (CharSet::word(), "\\w"),
            (CharSet::space(), "\\s"),
            (CharSet::space().complement(), "\\S"),
        ];
        match named.iter().find(|(known, _)| known == set) {
            Some((_, name)) => self.text.push_str(name),
            None => self.class(&describe::class(set)),
        }
    }

    fn class(&mut self, class: &Class) {
        self.text.push_str(if class.negated { "[^" } else { "[" });
        self.text.push_str(&ranges(&class.ascii));
        for category in &class.categories {
            self.text.push_str(&format!("\\p{{{category}}}"));
        }
        self.text.push_str(&ranges(&class.exceptions));
        self.text.push(']');
    }
}

/// Ranges as written in a class, here and in the runtime's `Class::of`.
pub(crate) fn ranges(ranges: &[(char, char)]) -> String {
    let mut text = String::new();
    for &(from, to) in ranges {
        push_char(&mut text, from, "^\\]-[");
        if from != to {
            if u32::from(to) > u32::from(from) + 1 {
                text.push('-');
            }
            push_char(&mut text, to, "^\\]-[");
        }
    }
    text
}

/// A character itself if it is visible and not in `special`.
fn push_char(text: &mut String, c: char, special: &str) {
    if special.contains(c) {
        text.push('\\');
        text.push(c);
    } else if c.is_ascii_graphic() || c == ' ' {
        text.push(c);
    } else {
        text.push_str(&format!("\\u{{{:X}}}", u32::from(c)));
    }
}

fn quantifier(min: u32, max: Option<u32>) -> String {
    match (min, max) {
        (0, None) => "*".to_owned(),
        (1, None) => "+".to_owned(),
        (0, Some(1)) => "?".to_owned(),
        (min, None) => format!("{{{min},}}"),
        (min, Some(max)) if min == max => format!("{{{min}}}"),
        (min, Some(max)) => format!("{{{min},{max}}}"),
    }
}
