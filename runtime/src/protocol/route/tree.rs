//! The tree of path segments.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::literals::Literals;
use crate::effort::Effort;
use crate::schema::Http;

/// A node of the tree, reached by one segment of a path.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// Sorted by key and text.
    literals: Vec<(u64, &'static str, Node)>,
    pub(super) label: Option<Box<Node>>,
    /// The operations with a greedy label here, by the segments after it. The longest tails come first.
    pub(super) greedy: BTreeMap<Tail, Vec<End>>,
    /// The operations whose path ends here. Those with the most query literals come first.
    pub(super) ends: Vec<End>,
}

/// The segments after a greedy label, preceded by their number. A label is `None`.
pub(super) type Tail = (Reverse<usize>, Vec<Option<&'static str>>);

/// A segment of a pattern.
enum Segment {
    Literal(&'static str),
    Label(&'static str),
    Greedy(&'static str),
}

/// An operation at the end of its path.
#[derive(Debug)]
pub(super) struct End {
    /// The names of the labels. Other operations with this path may use different names.
    pub(super) labels: Vec<&'static str>,
    pub(super) method: &'static str,
    /// The literals of the query, by their numbers.
    pub(super) query: Vec<usize>,
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
    pub(super) fn add(&mut self, http: Http, operation: usize, known: &mut Literals) {
        let (path, query) = http.uri.split_once('?').unwrap_or((http.uri, ""));
        let literals = query.split('&').filter(|literal| !literal.is_empty());
        let mut end = End {
            labels: Vec::new(),
            method: http.method,
            query: literals.map(|literal| known.number(literal)).collect(),
            operation,
        };
        let path = path.strip_prefix('/').unwrap_or(path);
        let mut segments = path.split('/').map(Segment::new);
        let mut node = self;
        let ends = loop {
            match segments.next() {
                None => break &mut node.ends,
                Some(Segment::Literal(text)) => {
                    let Some(below) = node.literal_or_new(text) else {
                        return;
                    };
                    node = below;
                }
                Some(Segment::Label(name)) => {
                    end.labels.push(name);
                    node = node.label.get_or_insert_default();
                }
                Some(Segment::Greedy(name)) => {
                    end.labels.push(name);
                    let tail = segments.map(|segment| match segment {
                        Segment::Literal(text) => Some(text),
                        Segment::Label(name) | Segment::Greedy(name) => {
                            end.labels.push(name);
                            None
                        }
                    });
                    let tail: Vec<_> = tail.collect();
                    break node.greedy.entry((Reverse(tail.len()), tail)).or_default();
                }
            }
        };
        ends.push(end);
        // The sort is stable: otherwise the order of the service applies.
        ends.sort_by_key(|end| Reverse(end.query.len()));
    }

    /// Returns the node of a literal segment, which is created if needed. Never `None`.
    fn literal_or_new(&mut self, text: &'static str) -> Option<&mut Node> {
        let place = (key(text), text);
        let found = self
            .literals
            .binary_search_by(|(key, text, _)| (*key, *text).cmp(&place));
        let at = found.unwrap_or_else(|at| {
            let (key, text) = place;
            self.literals.insert(at, (key, text, Node::default()));
            at
        });
        self.literals.get_mut(at).map(|(.., node)| node)
    }

    /// Returns the node of a literal segment.
    pub(super) fn literal(&self, segment: &str, effort: &Effort) -> Option<&Node> {
        let place = (key(segment), segment);
        let found = self.literals.binary_search_by(|(key, text, _)| {
            effort.step();
            (*key, *text).cmp(&place)
        });
        let (.., node) = self.literals.get(found.ok()?)?;
        Some(node)
    }
}

/// A key made of the length and the first bytes of a segment, by which nearly all segments differ.
fn key(segment: &str) -> u64 {
    let bytes = segment.as_bytes();
    let first = bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut first = [0; 8];
        for (to, from) in first.iter_mut().zip(bytes) {
            *to = *from;
        }
        first
    });
    u64::from_be_bytes(first) ^ (bytes.len() as u64).rotate_right(8)
}
