//! What routes ask for in the query.
//!
//! The literals of all routes are in one table. So a query is gone through once, and each of its parameters
//! is looked up in that table, however many routes there are.

use std::collections::BTreeMap;

use crate::effort::Effort;
use crate::http::query;

/// The literals that the routes of a service have in their queries, each with its number. One without a
/// value asks for a parameter of its name.
#[derive(Debug, Default)]
pub(super) struct Literals(BTreeMap<(&'static str, Option<&'static str>), usize>);

impl Literals {
    /// The number of a literal, `name` or `name=value`, which it gets if it has none.
    pub(super) fn number(&mut self, text: &'static str) -> usize {
        let literal = match text.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (text, None),
        };
        let next = self.0.len();
        *self.0.entry(literal).or_insert(next)
    }

    /// Whether a query has each of the literals, by their numbers; nothing if the query cannot be taken
    /// apart.
    pub(super) fn of(&self, query: &str, effort: &Effort) -> Vec<bool> {
        let mut found = vec![false; self.0.len()];
        for pair in query::pairs(query) {
            effort.step();
            let Ok((name, value)) = pair else {
                return Vec::new();
            };
            for value in [None, Some(value.as_str())] {
                let number = self.0.get(&(name.as_str(), value));
                if let Some(found) = number.and_then(|number| found.get_mut(*number)) {
                    *found = true;
                }
            }
        }
        found
    }
}
