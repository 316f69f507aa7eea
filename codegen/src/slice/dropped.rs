//! The traits that a slice leaves out, as a list that can be changed.

use crate::model::traits::id;

/// Traits that only matter to other tools: an id, or `namespace#*`.
const OTHERS: &[&str] = &[
    "aws.api#controlPlane",
    "aws.api#data",
    "aws.api#dataPlane",
    "aws.api#tagEnabled",
    "aws.api#taggable",
    "aws.apigateway#*",
    "aws.cloudformation#*",
    "aws.endpoints#*",
    "aws.iam#*",
    id::CORS,
    id::EXAMPLES,
    id::SUPPRESS,
    "smithy.openapi#*",
    "smithy.rules#*",
    "smithy.test#*",
    "smithy.waiters#*",
];

/// Traits that refer to resources, left out where the resources are.
pub(super) const OF_RESOURCES: &[&str] = &[
    id::NESTED_PROPERTIES,
    id::NO_REPLACE,
    id::NOT_PROPERTY,
    id::PROPERTY,
    id::REFERENCES,
    id::RESOURCE_IDENTIFIER,
];

/// Which traits a slice leaves out. The default: those that only matter to other tools.
#[derive(Clone, Debug, Default)]
pub struct Dropped {
    /// Further traits to leave out: an id, or `namespace#*`.
    pub more: Vec<String>,
    /// Traits to keep, in the same notation, whatever else says that they are left out.
    pub but: Vec<String>,
    /// Whether documentation is left out.
    pub docs: bool,
}

impl Dropped {
    /// Whether the trait with this id is left out.
    pub fn has(&self, id: &str) -> bool {
        if self.but.iter().any(|pattern| matches(pattern, id)) {
            return false;
        }
        let is_doc = [id::DOCUMENTATION, id::EXTERNAL_DOCUMENTATION].contains(&id);
        (self.docs && is_doc)
            || OTHERS.iter().any(|pattern| matches(pattern, id))
            || self.more.iter().any(|pattern| matches(pattern, id))
    }
}

fn matches(pattern: &str, id: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) if start.ends_with('#') => id.starts_with(start),
        _ => pattern == id,
    }
}
