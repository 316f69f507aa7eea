//! Searches the tree.
//!
//! A search visits each node at most once: the depth of a node determines its segment, and the segments after
//! a greedy label are compared from the end of the path. So the number of steps does not depend on the
//! length of the path. The query is read once; see [`Literals`].

use super::literals::Literals;
use super::tree::{End, Node};
use crate::effort::Effort;

pub(super) struct Search<'p, 's> {
    method: &'s str,
    query: &'s str,
    literals: &'p Literals,
    /// Which of the literals the query has. Determined when a route first needs it.
    found: Option<Vec<bool>>,
    /// The values of the labels so far.
    pub(super) labels: Vec<&'p str>,
    pub(super) allow: Vec<&'static str>,
    pub(super) effort: Effort,
}

impl<'p, 's> Search<'p, 's> {
    pub(super) fn new(literals: &'p Literals, method: &'s str, query: &'s str) -> Self {
        Search {
            method,
            query,
            literals,
            found: None,
            labels: Vec::new(),
            allow: Vec::new(),
            effort: Effort::default(),
        }
    }

    /// Finds the operation of a path and stores the values of its labels in `labels`.
    pub(super) fn find<'r>(&mut self, root: &'r Node, path: &'p str) -> Option<&'r End> {
        self.below(root, Some(path.strip_prefix('/').unwrap_or(path)))
    }

    /// Searches for the rest of a path, which is `None` at the end.
    fn below<'r>(&mut self, node: &'r Node, rest: Option<&'p str>) -> Option<&'r End> {
        self.effort.step();
        let Some(rest) = rest else {
            return self.end(&node.ends);
        };
        let (segment, tail) = match rest.split_once('/') {
            Some((segment, tail)) => (segment, Some(tail)),
            None => (rest, None),
        };
        if let Some(node) = node.literal(segment, &self.effort)
            && let Some(end) = self.below(node, tail)
        {
            return Some(end);
        }
        let depth = self.labels.len();
        if let Some(node) = &node.label
            && !segment.is_empty()
        {
            self.labels.push(segment);
            if let Some(end) = self.below(node, tail) {
                return Some(end);
            }
            self.labels.truncate(depth);
        }
        for ((_, tail), ends) in &node.greedy {
            self.effort.step();
            if self.takes(rest, tail)
                && let Some(end) = self.end(ends)
            {
                return Some(end);
            }
            self.labels.truncate(depth);
        }
        None
    }

    /// Whether a greedy label and the segments after it match the rest of a path. The segments are compared
    /// from the end, and the label gets the remainder.
    fn takes(&mut self, mut rest: &'p str, tail: &[Option<&str>]) -> bool {
        let depth = self.labels.len();
        for wanted in tail.iter().rev() {
            self.effort.step();
            let Some((before, segment)) = rest.rsplit_once('/') else {
                return false;
            };
            match wanted {
                Some(literal) if *literal != segment => return false,
                Some(_) => {}
                None if segment.is_empty() => return false,
                None => self.labels.push(segment),
            }
            rest = before;
        }
        self.labels.push(rest);
        // They were found from the end of the path to its start.
        if let Some(taken) = self.labels.get_mut(depth..) {
            taken.reverse();
        }
        !rest.is_empty()
    }

    fn end<'r>(&mut self, ends: &'r [End]) -> Option<&'r End> {
        for end in ends {
            if self.has_all(&end.query) {
                if end.method == self.method {
                    return Some(end);
                }
                if !self.allow.contains(&end.method) {
                    self.allow.push(end.method);
                }
            }
        }
        None
    }

    /// Whether the query contains all of these literals.
    fn has_all(&mut self, numbers: &[usize]) -> bool {
        self.effort.step();
        numbers.iter().all(|number| {
            self.effort.step();
            let found = self
                .found
                .get_or_insert_with(|| self.literals.of(self.query, &self.effort));
            found.get(*number) == Some(&true)
        })
    }
}
