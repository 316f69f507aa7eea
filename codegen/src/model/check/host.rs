//! Prefixes of hosts: that each label in one has a member that fills it (Smithy specification, "endpoint trait").

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Kind, Model, ShapeId};
use super::Subject;
use super::uri::is_label;
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    // Many operations may share an input, which is then looked through once.
    let mut inputs: BTreeMap<&ShapeId, BTreeSet<&str>> = BTreeMap::new();
    for shape in model.shapes() {
        let (Kind::Operation(operation), Some(text)) = (&shape.kind, shape.traits.host_prefix())
        else {
            continue;
        };
        let mut report = |id, message: String| {
            let diagnostic = Diagnostic::error(id, message);
            let mut diagnostic = Subject::shape(shape).at_trait(diagnostic, "smithy.api#endpoint");
            diagnostic.place = diagnostic.place.map(|place| place.key("hostPrefix"));
            found.push(diagnostic);
        };
        let Some(prefix) = Prefix::parse(text) else {
            let message = format!(
                "the host prefix {} must have labels made of letters, digits and `_`, in braces",
                quoted(text)
            );
            report("InvalidHostPrefix", message);
            continue;
        };
        let bound = inputs.entry(&operation.input).or_insert_with(|| {
            let members = model.get(&operation.input).into_iter();
            members
                .flat_map(|input| input.members())
                .filter(|member| member.traits.host_label())
                .map(|member| member.name.as_str())
                .collect()
        });
        for label in prefix.labels.iter().filter(|label| !bound.contains(*label)) {
            let message = format!(
                "the host prefix has the label {}, but no member of the input {} is bound to it",
                quoted(label),
                quoted(operation.input.as_str()),
            );
            report("UnboundLabel", message);
        }
    }
}

/// The prefix of a host, its labels in braces.
pub(super) struct Prefix<'p> {
    labels: Vec<&'p str>,
    /// The prefix with its labels left unnamed: two that are the same cannot be told apart.
    pub(super) unnamed: String,
}

impl<'p> Prefix<'p> {
    /// `None` if braces are not in pairs around names.
    pub(super) fn parse(text: &'p str) -> Option<Self> {
        let mut prefix = Prefix {
            labels: Vec::new(),
            unnamed: String::new(),
        };
        let mut rest = text;
        while let Some((literal, from_label)) = rest.split_once('{') {
            let (label, after) = from_label.split_once('}')?;
            if literal.contains('}') || !is_label(label) {
                return None;
            }
            prefix.labels.push(label);
            prefix.unnamed.push_str(literal);
            prefix.unnamed.push_str("{}");
            rest = after;
        }
        if rest.contains('}') {
            return None;
        }
        prefix.unnamed.push_str(rest);
        Some(prefix)
    }
}
