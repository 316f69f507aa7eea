//! Options for the types: which shapes an option applies to, and whether it fits the generated
//! items.

mod check;
mod target;

use std::collections::BTreeMap;

pub(crate) use check::{check_rust, check_serde, check_targets};
pub(crate) use target::Target;

use crate::model::ShapeId;

/// Options for the types.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Rust names by the id of a shape or member.
    pub renames: BTreeMap<String, String>,
    /// Whether to read the model as the service does.
    pub authoritative: bool,
    /// The user's own types, by shape id.
    pub externs: BTreeMap<String, Extern>,
    /// The path of the type for streaming blobs.
    pub streaming_blob: Option<String>,
    /// The path of the type for event streams, whose parameter is the union of events.
    pub event_stream: Option<String>,
    /// Derives, each with its target.
    pub derives: Vec<(String, String)>,
    /// Attributes, each with its target.
    pub attributes: Vec<(String, String)>,
}

/// A type that the user has already.
#[derive(Clone, Debug, Default)]
pub struct Extern {
    /// Its path.
    pub path: String,
    /// The path of the type that reads and writes it, if not serde does.
    pub codec: Option<String>,
}

impl Options {
    /// The user's name for a shape.
    pub(crate) fn name_of(&self, shape: &ShapeId) -> Option<&str> {
        self.renames.get(shape.as_str()).map(String::as_str)
    }

    /// The user's name for a member.
    pub(crate) fn name_of_member(&self, shape: &ShapeId, member: &str) -> Option<&str> {
        let name = self.renames.get(&format!("{shape}${member}"));
        name.map(String::as_str)
    }

    /// The derives for the type of a shape.
    pub(crate) fn derives_of(&self, shape: &ShapeId) -> Vec<String> {
        values(&self.derives, |target| target.is_of_shape(shape))
    }

    /// The attributes for the type of a shape.
    pub(crate) fn attributes_of(&self, shape: &ShapeId) -> Vec<String> {
        values(&self.attributes, |target| target.is_of_shape(shape))
    }

    /// The attributes for the field or variant of a member.
    pub(crate) fn attributes_of_member(&self, shape: &ShapeId, member: &str) -> Vec<String> {
        values(&self.attributes, |target| {
            target.is_of_member(shape, member)
        })
    }
}

/// The values for a target, without duplicates.
fn values(all: &[(String, String)], is_meant: impl Fn(Target<'_>) -> bool) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for (target, what) in all {
        if is_meant(Target::parse(target)) && !values.contains(what) {
            values.push(what.clone());
        }
    }
    values
}
