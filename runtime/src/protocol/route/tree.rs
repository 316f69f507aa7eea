//! The tree of path segments.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::schema::Http;

/// A place in the tree: what follows one segment of a path.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// By their keys and texts.
    literals: BTreeMap<(u64, &'static str), Node>,
    pub(super) label: Option<Box<(&'static str, Node)>>,
    /// What starts with a greedy label here: its name, and what ends there, by the segments after it. Those
    /// with the most come first.
    pub(super) greedy: BTreeMap<Tail, (&'static str, Vec<End>)>,
    /// What ends here, those with the most query literals first.
    pub(super) ends: Vec<End>,
}

/// The segments after a greedy label, which are looked at from the end of the path, and how many there are.
pub(super) type Tail = (Reverse<usize>, Vec<Segment>);

/// A segment of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Segment {
    Literal(&'static str),
    Label(&'static str),
    Greedy(&'static str),
}

/// An operation at the end of its path.
#[derive(Debug)]
pub(super) struct End {
    pub(super) method: &'static str,
    pub(super) query: Vec<(&'static str, Option<&'static str>)>,
    pub(super) operation: usize,
}

impl Segment {
    fn new(text: &'static str) -> Self {
        let label = text
            .strip_prefix('{')
            .and_then(|text| text.strip_suffix('}'));
        match label {
            None => Segment::Literal(text),
            Some(label) => match label.strip_suffix('+') {
                Some(name) => Segment::Greedy(name),
                None => Segment::Label(label),
            },
        }
    }
}

impl Node {
    /// Adds an operation by its binding.
    pub(super) fn add(&mut self, http: Http, operation: usize) {
        let (path, query) = http.uri.split_once('?').unwrap_or((http.uri, ""));
        let literals = query.split('&').filter(|literal| !literal.is_empty());
        let literals = literals.map(|literal| match literal.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (literal, None),
        });
        let end = End {
            method: http.method,
            query: literals.collect(),
            operation,
        };
        let path = path.strip_prefix('/').unwrap_or(path);
        let mut segments = path.split('/').map(Segment::new);
        let mut node = self;
        let ends = loop {
            match segments.next() {
                None => break &mut node.ends,
                Some(Segment::Literal(text)) => {
                    node = node.literals.entry((key(text), text)).or_default();
                }
                Some(Segment::Label(name)) => {
                    node = &mut node.label.get_or_insert_with(|| named(name)).1;
                }
                Some(Segment::Greedy(name)) => {
                    let tail: Vec<_> = segments.collect();
                    let place = (Reverse(tail.len()), tail);
                    break &mut node.greedy.entry(place).or_insert((name, Vec::new())).1;
                }
            }
        };
        ends.push(end);
        // Equal numbers keep the order of the service.
        ends.sort_by_key(|end| Reverse(end.query.len()));
    }

    /// What follows a literal segment.
    pub(super) fn literal<'a>(&'a self, segment: &'a str) -> Option<&'a Node> {
        let literals: &'a BTreeMap<(u64, &'a str), Node> = &self.literals;
        literals.get(&(key(segment), segment))
    }
}

fn named(name: &'static str) -> Box<(&'static str, Node)> {
    Box::new((name, Node::default()))
}

/// The length and the first bytes of a segment, which tell nearly all apart.
fn key(segment: &str) -> u64 {
    let mut first = [0; 8];
    for (to, from) in first.iter_mut().zip(segment.bytes()) {
        *to = from;
    }
    u64::from_be_bytes(first) ^ (segment.len() as u64).rotate_right(8)
}
