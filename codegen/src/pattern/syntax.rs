//! The syntax tree of a pattern: ECMA-262 section 22.2.1 without the notation.

use super::set::CharSet;

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// One character of a set.
    Set(CharSet),
    /// `^`: the start of the text (there is no `m` flag in a model).
    Start,
    /// `$`: the end of the text.
    End,
    /// `\b`, or `\B` when negated.
    WordBoundary { negated: bool },
    /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`.
    Look(Look),
    /// A sequence; an empty one matches the empty string.
    Seq(Vec<Node>),
    /// Alternatives; an empty list matches nothing.
    Alt(Vec<Node>),
    /// A repetition. Laziness is not recorded: it changes where a match ends, never whether there
    /// is one.
    Repeat(Repeat),
    /// A capture group that a back-reference refers to.
    Capture(u32, Box<Node>),
    /// A back-reference.
    Reference(u32),
}

/// The fields of [`Node::Look`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) behind: bool,
    pub(super) negated: bool,
    pub(super) body: Box<Node>,
}

/// The fields of [`Node::Repeat`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Repeat {
    pub(super) body: Box<Node>,
    pub(super) min: u32,
    /// `None` for no bound.
    pub(super) max: Option<u32>,
}

impl Node {
    pub(super) const EMPTY: Node = Node::Seq(Vec::new());
    pub(super) const NEVER: Node = Node::Alt(Vec::new());

    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Node::Seq(items) if items.is_empty())
    }

    pub(super) fn is_never(&self) -> bool {
        matches!(self, Node::Alt(branches) if branches.is_empty())
    }

    pub(super) fn repeat(body: Node, min: u32, max: Option<u32>) -> Node {
        Node::Repeat(Repeat {
            body: Box::new(body),
            min,
            max,
        })
    }

    /// The set, the minimum and the maximum of a node that is one set, repeated or not.
    pub(super) fn as_run(&self) -> Option<(&CharSet, u32, Option<u32>)> {
        match self {
            Node::Set(set) => Some((set, 1, Some(1))),
            Node::Repeat(Repeat { body, min, max }) => match body.as_ref() {
                Node::Set(set) => Some((set, *min, *max)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The fewest characters it consumes.
    pub(super) fn min_len(&self) -> u32 {
        match self {
            Node::Set(_) => 1,
            Node::Seq(items) => items
                .iter()
                .fold(0, |sum, item| sum.saturating_add(item.min_len())),
            Node::Alt(branches) => branches.iter().map(Node::min_len).min().unwrap_or(0),
            Node::Repeat(Repeat { body, min, .. }) => body.min_len().saturating_mul(*min),
            Node::Capture(_, body) => body.min_len(),
            Node::Start
            | Node::End
            | Node::WordBoundary { .. }
            | Node::Look(_)
            | Node::Reference(_) => 0,
        }
    }

    /// Whether it never consumes a character.
    pub(super) fn is_assertion(&self) -> bool {
        match self {
            Node::Start | Node::End | Node::WordBoundary { .. } | Node::Look(_) => true,
            Node::Set(_) | Node::Reference(_) => false,
            Node::Seq(nodes) | Node::Alt(nodes) => nodes.iter().all(Node::is_assertion),
            Node::Repeat(Repeat { body, .. }) | Node::Capture(_, body) => body.is_assertion(),
        }
    }

    /// Whether it contains a back-reference.
    pub(super) fn has_reference(&self) -> bool {
        match self {
            Node::Reference(_) => true,
            Node::Seq(nodes) | Node::Alt(nodes) => nodes.iter().any(Node::has_reference),
            Node::Repeat(Repeat { body, .. }) | Node::Capture(_, body) => body.has_reference(),
            Node::Look(look) => look.body.has_reference(),
            Node::Set(_) | Node::Start | Node::End | Node::WordBoundary { .. } => false,
        }
    }
}
