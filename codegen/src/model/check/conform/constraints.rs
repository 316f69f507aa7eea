//! Checks well-formed values against constraint traits (Smithy specification, "Constraint traits").

use std::collections::HashSet;

use super::super::super::id::is_identifier;
use super::super::super::traits::id;
use super::super::super::{Decimal, Kind, Member, Shape, ShapeId, Traits};
use super::super::grammar::base64_size;
use super::Walk;
use crate::ast::Node;
use crate::diagnostic::quoted;

impl<'m> Walk<'_, 'm> {
    /// Checks a well-formed value against constraint traits. A trait on a member overrides the same trait on its
    /// target.
    pub(super) fn constraints(
        &mut self,
        node: &Node,
        shape: &'m Shape,
        member: Option<&'m Member>,
    ) {
        let of_member = member.map(|member| &member.traits);
        if shape.traits.is_empty() && of_member.is_none_or(Traits::is_empty) {
            return;
        }
        let with = |trait_id: &str| {
            of_member
                .into_iter()
                .chain([&shape.traits])
                .find(|traits| traits.has(trait_id))
        };
        if let (Some(traits), Some(size)) = (with(id::LENGTH), size(node, &shape.kind)) {
            self.length(traits, size);
        }
        if let (Some(traits), Node::Number(number)) = (with(id::RANGE), node) {
            self.range(traits, Decimal::from(number.clone()));
        }
        if let Node::String(text) = node {
            if let Some(pattern) = with(id::PATTERN).and_then(Traits::pattern)
                && self.conform.refuses(pattern, text)
            {
                self.wrong(format!("must match the pattern {}", quoted(pattern)));
            }
            if with(id::ID_REF).is_some() && !is_reference(text) {
                self.wrong("must be a shape id, such as `com.example#Name`");
            }
        }
        if let (Some(_), Node::Array(items)) = (with(id::UNIQUE_ITEMS), node) {
            self.unique(items);
        }
    }

    fn length(&mut self, traits: &Traits, size: usize) {
        let Some(length) = traits.length() else {
            return;
        };
        let size = u64::try_from(size).unwrap_or(u64::MAX);
        match (length.min, length.max) {
            (Some(1), _) if size == 0 => self.wrong("must not be empty"),
            (Some(min), _) if size < min => {
                self.wrong(format!("must have a length of at least {min}, not {size}"));
            }
            (_, Some(max)) if size > max => {
                self.wrong(format!("must have a length of at most {max}, not {size}"));
            }
            _ => {}
        }
    }

    fn range(&mut self, traits: &Traits, number: Decimal) {
        /// Bounds and values with more digits are not compared, because comparisons may be frequent.
        const LONGEST: usize = 1_000;
        let is_short = |number: &Decimal| number.as_number().as_str().len() <= LONGEST;
        let Some(range) = traits.range().filter(|_| is_short(&number)) else {
            return;
        };
        let (min, max) = (range.min.filter(is_short), range.max.filter(is_short));
        let is_below = min.as_ref().is_some_and(|min| number < *min);
        let is_above = max.as_ref().is_some_and(|max| number > *max);
        if is_below || is_above {
            let bounds = match (min, max) {
                (Some(min), Some(max)) => format!("from {min} to {max}"),
                (Some(min), None) => format!("at least {min}"),
                (_, max) => format!("at most {}", max.unwrap_or_else(|| number.clone())),
            };
            self.wrong(format!("must be {bounds}, not {number}"));
        }
    }

    fn unique(&mut self, items: &[Node]) {
        let mut seen = HashSet::new();
        if let Some(index) = items.iter().position(|item| !seen.insert(canonical(item))) {
            self.under.push(index.to_string());
            self.wrong("is a duplicate in a list of unique items");
            self.under.pop();
        }
    }
}

/// The length that the trait `length` constrains: characters of a string, bytes of a blob, items or entries.
fn size(node: &Node, kind: &Kind) -> Option<usize> {
    match (node, kind) {
        (Node::String(text), Kind::Blob) => base64_size(text),
        (Node::String(text), _) => Some(text.chars().count()),
        (Node::Array(items), _) => Some(items.len()),
        (Node::Object(entries), _) => Some(entries.len()),
        _ => None,
    }
}

/// Whether a string is a shape id, possibly of a member or relative to a namespace.
fn is_reference(text: &str) -> bool {
    let mut parts = text.splitn(2, '$');
    ShapeId::parse_with_member(text).is_ok() || parts.all(is_identifier)
}

/// A string that is the same for equal values, whatever the order of their keys.
fn canonical(node: &Node) -> String {
    match node {
        Node::Array(items) => {
            let items: Vec<String> = items.iter().map(canonical).collect();
            format!("[{}]", items.join(","))
        }
        Node::Object(object) => {
            let mut entries: Vec<String> = object
                .iter()
                .map(|(key, value)| format!("{key:?}:{}", canonical(value)))
                .collect();
            entries.sort_unstable();
            format!("{{{}}}", entries.join(","))
        }
        scalar => format!("{scalar:?}"),
    }
}
