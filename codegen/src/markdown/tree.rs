//! What documentation says, without the marks it was written with.

/// What stands by itself.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    Paragraph(Vec<Inline>),
    /// A level from 1 to 6.
    Heading(usize, Vec<Inline>),
    /// `start` is the first number of a list that has numbers.
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    Code(String),
    /// Rows of cells; the first row is the head.
    Table(Vec<Vec<Vec<Inline>>>),
    Rule,
}

/// What stands in a line. White space in text is as it came.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Inline {
    Text(String),
    Code(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    /// `to` is an [`address`](super::address::address).
    Link {
        to: String,
        text: Vec<Inline>,
    },
    Break,
}
