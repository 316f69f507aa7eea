//! The walk through the tree.
//!
//! Each node is looked at at most once for a request: a node's depth says which segment it is for, and what
//! follows a greedy label is looked at from the end of the path. So a search takes no more steps than there
//! are nodes that fit, however long the path is.

use super::tree::{End, Node, Segment};
use crate::http::query;

pub(super) struct Search<'p, 's> {
    method: &'s str,
    query: &'s str,
    /// The query taken apart, once a route asks for a literal of it. `None` if it cannot be.
    parameters: Option<Option<Vec<(String, String)>>>,
    pub(super) labels: Vec<(&'static str, &'p str)>,
    pub(super) allow: Vec<&'static str>,
}

impl<'p, 's> Search<'p, 's> {
    pub(super) fn new(method: &'s str, query: &'s str) -> Self {
        Search {
            method,
            query,
            parameters: None,
            labels: Vec::new(),
            allow: Vec::new(),
        }
    }

    /// The operation of a path, whose labels are then in `labels`.
    pub(super) fn find(&mut self, root: &Node, path: &'p str) -> Option<usize> {
        self.below(root, Some(path.strip_prefix('/').unwrap_or(path)))
    }

    /// Looks for the rest of a path; `None` at its end.
    fn below(&mut self, node: &Node, rest: Option<&'p str>) -> Option<usize> {
        let Some(rest) = rest else {
            return self.end(&node.ends);
        };
        let (segment, tail) = match rest.split_once('/') {
            Some((segment, tail)) => (segment, Some(tail)),
            None => (rest, None),
        };
        if let Some(node) = node.literal(segment)
            && let Some(operation) = self.below(node, tail)
        {
            return Some(operation);
        }
        let depth = self.labels.len();
        if let Some(label) = &node.label
            && !segment.is_empty()
        {
            self.labels.push((label.0, segment));
            if let Some(operation) = self.below(&label.1, tail) {
                return Some(operation);
            }
            self.labels.truncate(depth);
        }
        for ((_, tail), (name, ends)) in &node.greedy {
            if let Some(taken) = self.before_tail(rest, tail) {
                self.labels.push((name, taken));
                if let Some(operation) = self.end(ends) {
                    return Some(operation);
                }
            }
            self.labels.truncate(depth);
        }
        None
    }

    /// What is left for a greedy label when the segments after it are taken off the end.
    fn before_tail(&mut self, mut rest: &'p str, tail: &[Segment]) -> Option<&'p str> {
        for wanted in tail.iter().rev() {
            let (before, segment) = rest.rsplit_once('/')?;
            match wanted {
                Segment::Literal(text) if *text == segment => {}
                Segment::Label(name) | Segment::Greedy(name) if !segment.is_empty() => {
                    self.labels.push((name, segment));
                }
                _ => return None,
            }
            rest = before;
        }
        (!rest.is_empty()).then_some(rest)
    }

    fn end(&mut self, ends: &[End]) -> Option<usize> {
        for end in ends {
            if end.query.is_empty() || self.has_all(&end.query) {
                if end.method == self.method {
                    return Some(end.operation);
                }
                if !self.allow.contains(&end.method) {
                    self.allow.push(end.method);
                }
            }
        }
        None
    }

    /// Whether the query has all these literals.
    fn has_all(&mut self, literals: &[(&str, Option<&str>)]) -> bool {
        let query = self.query;
        let parameters = self
            .parameters
            .get_or_insert_with(|| query::parse(query).ok());
        let Some(parameters) = parameters else {
            return false;
        };
        literals.iter().all(|(name, value)| {
            let mut found = parameters.iter().filter(|(known, _)| known == name);
            match value {
                Some(value) => found.any(|(_, found)| found == value),
                None => found.next().is_some(),
            }
        })
    }
}
