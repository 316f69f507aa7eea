//! Which operation a request is for, by method, path and query, as
//! [`@http`](https://smithy.io/2.0/spec/http-bindings.html#http-trait) binds them.
//!
//! The routes of a service are a tree of path segments. A literal segment goes before a label, a label
//! before a greedy one, and of routes with one path the one with the most query literals that match.

use crate::http::{query, uri};
use crate::schema::Service;
use crate::wire;

/// The routes of a service.
#[derive(Debug)]
pub struct Routes {
    root: Node,
}

/// A place in the tree: what follows one segment of a path.
#[derive(Debug, Default)]
struct Node {
    /// By the key of their text, sorted.
    literals: Vec<(u64, &'static str, Node)>,
    label: Option<Box<(&'static str, Node)>>,
    greedy: Option<Box<(&'static str, Node)>>,
    /// What ends here, those with the most query literals first.
    ends: Vec<End>,
}

#[derive(Debug)]
struct End {
    method: &'static str,
    query: Vec<(&'static str, Option<&'static str>)>,
    /// The operation's index in the service.
    operation: usize,
}

/// The operation that a request is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route<'p> {
    /// Its index in [`Service::operations`].
    pub operation: usize,
    /// The labels of its URI by the names of their members, as they came.
    labels: Vec<(&'static str, &'p str)>,
}

impl Route<'_> {
    /// The labels of the URI by the names of their members, percent-encoding undone.
    ///
    /// # Errors
    ///
    /// Encoding that cannot be undone.
    pub fn labels(&self) -> wire::Result<Vec<(&'static str, String)>> {
        let labels = self.labels.iter();
        labels
            .map(|(name, text)| Ok((*name, uri::decode(text, false)?)))
            .collect()
    }
}

/// Why a request is for no operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoRoute {
    /// No operation has this path.
    NotFound,
    /// Operations have this path with other methods.
    MethodNotAllowed {
        /// Those methods, for the header `Allow`.
        allow: Vec<&'static str>,
    },
}

impl Routes {
    /// The routes of the operations that have an HTTP binding.
    pub fn new(service: &'static Service) -> Self {
        let mut root = Node::default();
        for (operation, schema) in service.operations().iter().enumerate() {
            let Some(http) = schema.http() else { continue };
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
            let node = segments(path).fold(&mut root, Node::child);
            node.ends.push(end);
            // Equal numbers keep the order of the service.
            node.ends
                .sort_by_key(|end| std::cmp::Reverse(end.query.len()));
        }
        Routes { root }
    }

    /// The operation for a method, a path and a query without its `?`.
    ///
    /// # Errors
    ///
    /// [`NoRoute::NotFound`], or [`NoRoute::MethodNotAllowed`] if only the method is wrong.
    pub fn find<'p>(&self, method: &str, path: &'p str, query: &str) -> Result<Route<'p>, NoRoute> {
        let mut search = Search {
            method,
            query,
            labels: Vec::new(),
            allow: Vec::new(),
        };
        let path = path.strip_prefix('/').unwrap_or(path);
        match search.below(&self.root, Some(path)) {
            Some(operation) => Ok(Route {
                operation,
                labels: search.labels,
            }),
            None if search.allow.is_empty() => Err(NoRoute::NotFound),
            None => Err(NoRoute::MethodNotAllowed {
                allow: search.allow,
            }),
        }
    }
}

fn segments(path: &'static str) -> impl Iterator<Item = &'static str> {
    let path = path.strip_prefix('/').unwrap_or(path);
    path.split('/')
}

/// The length and the first bytes of a segment, which tell nearly all apart.
fn key(segment: &str) -> u64 {
    let mut first = [0; 8];
    for (to, from) in first.iter_mut().zip(segment.bytes()) {
        *to = from;
    }
    u64::from_be_bytes(first) ^ (segment.len() as u64).rotate_right(8)
}

impl Node {
    /// The node behind a segment of a pattern, made where there is none.
    fn child(&mut self, segment: &'static str) -> &mut Node {
        let label = segment
            .strip_prefix('{')
            .and_then(|label| label.strip_suffix('}'));
        match label.map(|label| label.strip_suffix('+').ok_or(label)) {
            Some(Ok(greedy)) => &mut self.greedy.get_or_insert_with(|| named(greedy)).1,
            Some(Err(label)) => &mut self.label.get_or_insert_with(|| named(label)).1,
            None => {
                let key = key(segment);
                let place = (key, segment);
                let at = self
                    .literals
                    .binary_search_by(|(key, text, _)| (*key, *text).cmp(&place));
                let at = at.unwrap_or_else(|at| {
                    self.literals.insert(at, (key, segment, Node::default()));
                    at
                });
                &mut self.literals[at].2
            }
        }
    }

    fn literal(&self, segment: &str) -> Option<&Node> {
        let key = key(segment);
        let at = self.literals.partition_point(|(other, ..)| *other < key);
        let same = self.literals.get(at..)?.iter();
        same.take_while(|(other, ..)| *other == key)
            .find(|(_, text, _)| *text == segment)
            .map(|(.., node)| node)
    }
}

fn named(name: &'static str) -> Box<(&'static str, Node)> {
    Box::new((name, Node::default()))
}

struct Search<'p, 's> {
    method: &'s str,
    query: &'s str,
    labels: Vec<(&'static str, &'p str)>,
    allow: Vec<&'static str>,
}

impl<'p> Search<'p, '_> {
    /// Looks for the rest of a path; `None` at its end.
    fn below(&mut self, node: &Node, rest: Option<&'p str>) -> Option<usize> {
        let Some(rest) = rest else {
            return self.end(node);
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
        if let Some(label) = &node.label {
            self.labels.push((label.0, segment));
            if let Some(operation) = self.below(&label.1, tail) {
                return Some(operation);
            }
            self.labels.truncate(depth);
        }
        if let Some(greedy) = &node.greedy {
            return self.greedy(greedy, rest);
        }
        None
    }

    /// A greedy label takes as much as leaves a match for what follows it.
    fn greedy(&mut self, greedy: &(&'static str, Node), rest: &'p str) -> Option<usize> {
        let depth = self.labels.len();
        self.labels.push((greedy.0, rest));
        if let Some(operation) = self.end(&greedy.1) {
            return Some(operation);
        }
        self.labels.truncate(depth);
        // Only patterns with segments after the greedy one get here.
        if greedy.1.literals.is_empty() && greedy.1.label.is_none() {
            return None;
        }
        let ends = rest.match_indices('/').map(|(at, _)| at);
        for at in ends.collect::<Vec<_>>().into_iter().rev() {
            let (taken, tail) = rest.split_at(at);
            self.labels.push((greedy.0, taken));
            if let Some(operation) = self.below(&greedy.1, tail.get(1..)) {
                return Some(operation);
            }
            self.labels.truncate(depth);
        }
        None
    }

    fn end(&mut self, node: &Node) -> Option<usize> {
        for end in &node.ends {
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
    fn has_all(&self, literals: &[(&str, Option<&str>)]) -> bool {
        let Ok(parameters) = query::parse(self.query) else {
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
