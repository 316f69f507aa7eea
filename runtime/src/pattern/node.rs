//! The syntax tree of a regular expression, parsed by [`super::notation`].

use super::class::{Class, in_ranges};

/// A whole regular expression.
#[derive(Clone, Debug)]
pub(super) struct Expression {
    pub(super) node: Node,
    /// The sets that the parts refer to by number.
    pub(super) sets: Vec<Set>,
}

/// A part of a regular expression.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// A character of the set with this number.
    Set(usize),
    Start,
    End,
    /// `word` is the number of the set `\w`.
    WordBoundary {
        negated: bool,
        word: usize,
    },
    Look {
        behind: bool,
        negated: bool,
        body: Box<Node>,
    },
    Seq(Vec<Node>),
    Alt(Vec<Node>),
    /// No upper bound: `u32::MAX`.
    Repeat {
        min: u32,
        max: u32,
        body: Box<Node>,
    },
    /// The linear engine does not use the number of the group.
    Capture(
        #[cfg_attr(not(feature = "back-references"), expect(dead_code))] usize,
        Box<Node>,
    ),
    Reference(#[cfg_attr(not(feature = "back-references"), expect(dead_code))] usize),
}

impl Node {
    /// Whether every match begins at the start of the text.
    pub(super) fn is_anchored(&self) -> bool {
        match self {
            Node::Start => true,
            Node::Seq(items) => items.first().is_some_and(Node::is_anchored),
            Node::Alt(branches) => branches.iter().all(Node::is_anchored),
            Node::Capture(_, body) => body.is_anchored(),
            _ => false,
        }
    }
}

/// A [`Class`] with owned exceptions.
#[derive(Clone, Debug)]
pub(super) struct Set {
    pub(super) class: Class,
    pub(super) exceptions: Vec<(char, char)>,
}

impl Set {
    pub(super) fn contains(&self, c: char) -> bool {
        self.class.contains(c) ^ (!c.is_ascii() && in_ranges(&self.exceptions, c))
    }

    /// [`contains`](Set::contains) for a character beyond ASCII, assuming this category.
    #[cfg(feature = "patterns")]
    pub(super) fn contains_at(&self, c: char, category: u32) -> bool {
        self.class.contains_at(c, category) ^ in_ranges(&self.exceptions, c)
    }
}
