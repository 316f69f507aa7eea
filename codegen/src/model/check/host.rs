//! Checks host prefixes: they must be valid in a host name, and their labels must match the bound members (Smithy
//! specification, "endpoint trait" and "hostLabel trait").

use std::collections::{BTreeMap, BTreeSet};

use super::super::traits::id;
use super::super::{Kind, Member, Model, ShapeId};
use super::Subject;
use super::uri::is_label;
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};

const ENDPOINT: &str = id::ENDPOINT;
const LABEL: &str = id::HOST_LABEL;

/// The maximum number of members reported per operation: many operations may share an input with many members.
const ENOUGH: usize = 20;

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    // Many operations may share an input, which is read once.
    let mut inputs: BTreeMap<&ShapeId, BTreeMap<&str, &Member>> = BTreeMap::new();
    for shape in model.shapes() {
        let (Kind::Operation(operation), Some(text)) = (&shape.kind, shape.traits.host_prefix())
        else {
            continue;
        };
        let mut report = |id, message: String| {
            let diagnostic = Diagnostic::error(id, message);
            let mut diagnostic = Subject::shape(shape).at_trait(diagnostic, ENDPOINT);
            diagnostic.place = diagnostic.place.map(|place| place.key("hostPrefix"));
            found.push(diagnostic);
        };
        let prefix = match Prefix::parse(text) {
            Ok(prefix) => prefix,
            Err(why) => {
                let message = format!("the host prefix {} {why}", quoted(text));
                report("InvalidHostPrefix", message);
                continue;
            }
        };
        let bound = inputs.entry(&operation.input).or_insert_with(|| {
            let members = model.get(&operation.input).into_iter();
            members
                .flat_map(|input| input.members())
                .filter(|member| member.traits.host_label())
                .map(|member| (member.name.as_str(), member))
                .collect()
        });
        let is_unbound = |label: &&&str| !bound.contains_key(**label);
        for label in prefix.labels.iter().filter(is_unbound) {
            let message = format!(
                "the host prefix has the label {}, but no member of the input {} is bound to it",
                quoted(label),
                quoted(operation.input.as_str()),
            );
            report("UnboundLabel", message);
        }
        let is_missing = |member: &&&Member| !prefix.labels.contains(member.name.as_str());
        for member in bound.values().filter(is_missing).take(ENOUGH) {
            let message = format!(
                "the member {} is bound to a label that the host prefix {} of {} does not have",
                quoted(&member.name),
                quoted(text),
                quoted(shape.id.as_str()),
            );
            found.push(
                Diagnostic::error("UnboundLabel", message)
                    .at(member.traits.place(LABEL, &member.place))
                    .about(format!("{}${}", operation.input, member.name)),
            );
        }
    }
}

/// A part of a prefix between two dots: a label, or text that may contain labels.
#[derive(Copy, Clone, PartialEq, Eq)]
pub(super) enum Part<'p> {
    Label(&'p str),
    Text(&'p str),
}

/// A host prefix, with labels in braces.
pub(super) struct Prefix<'p> {
    text: &'p str,
    labels: BTreeSet<&'p str>,
    /// The prefix without the names of its labels: two equal ones cannot be distinguished.
    pub(super) unnamed: String,
}

impl<'p> Prefix<'p> {
    /// Parses a prefix. The error message follows "the host prefix".
    pub(super) fn parse(text: &'p str) -> Result<Self, String> {
        const BRACES: &str = "must have labels consisting of letters, digits and `_`, in braces";
        let mut prefix = Prefix {
            text,
            labels: BTreeSet::new(),
            unnamed: String::new(),
        };
        let mut rest = text;
        while let Some((literal, from_label)) = rest.split_once('{') {
            let (label, after) = from_label.split_once('}').ok_or(BRACES)?;
            if literal.contains('}') || !is_label(label) {
                return Err(BRACES.to_owned());
            }
            if literal.is_empty() && !prefix.labels.is_empty() {
                return Err("must not have adjacent labels".to_owned());
            }
            if !prefix.labels.insert(label) {
                return Err(format!("must not have the label `{label}` twice"));
            }
            prefix.literal(literal)?;
            prefix.unnamed.push_str("{}");
            rest = after;
        }
        if rest.contains('}') {
            return Err(BRACES.to_owned());
        }
        prefix.literal(rest)?;
        prefix.is_of_host()?;
        Ok(prefix)
    }

    /// A part between dots is a label of a host name; the last one may continue in the endpoint. The value bound to a
    /// label has at least one character, and is checked when a request is made.
    fn is_of_host(&self) -> Result<(), String> {
        const LONGEST: usize = 63;
        let with_values = self.unnamed.replace("{}", "x");
        if with_values.starts_with('-') {
            return Err("must not start with `-`".to_owned());
        }
        let mut parts = with_values.split('.').peekable();
        while let Some(part) = parts.next() {
            let is_last = parts.peek().is_none();
            if part.is_empty() && !is_last {
                return Err("must not start with a dot or contain two in a row".to_owned());
            }
            if part.len() > LONGEST {
                return Err(format!(
                    "must not have a part of more than {LONGEST} characters"
                ));
            }
        }
        Ok(())
    }

    /// The parts between its dots.
    pub(super) fn parts(&self) -> impl Iterator<Item = Part<'p>> + use<'p> {
        self.text.split('.').map(|part| {
            let label = part
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'));
            match label {
                Some(label) if is_label(label) => Part::Label(label),
                _ => Part::Text(part),
            }
        })
    }

    /// Text between labels must use the characters of host names (RFC 1123, section 2.1).
    fn literal(&mut self, text: &str) -> Result<(), String> {
        let is_of_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
        if !text.bytes().all(is_of_host) {
            return Err("must consist of letters, digits, `-`, `.` and labels".to_owned());
        }
        self.unnamed.push_str(text);
        Ok(())
    }
}
