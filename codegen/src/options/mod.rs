//! What a user decides about the types: which shapes an option speaks of, and whether it makes sense
//! for what is generated.

mod check;
mod target;

use std::collections::BTreeMap;

pub(crate) use check::{check_rust, check_serde, check_targets};
pub(crate) use target::Target;

use crate::model::ShapeId;

/// What a user decides about the types.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Rust names by the id of a shape or member.
    pub renames: BTreeMap<String, String>,
    /// Whether members are as optional as they are to the service itself.
    pub authoritative: bool,
    /// Types that the user has already, by shape id.
    pub externs: BTreeMap<String, Extern>,
    /// The type of streaming blobs, by its path.
    pub streaming_blob: Option<String>,
    /// The type of event streams, by its path, to which the union of the events is the parameter.
    pub event_stream: Option<String>,
    /// Derives, each with what it is for.
    pub derives: Vec<(String, String)>,
    /// Attributes, each with what it is for.
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
    /// The name that a user gave to a shape.
    pub(crate) fn name_of(&self, shape: &ShapeId) -> Option<&str> {
        self.renames.get(shape.as_str()).map(String::as_str)
    }

    /// The name that a user gave to a member.
    pub(crate) fn name_of_member(&self, shape: &ShapeId, member: &str) -> Option<&str> {
        let name = self.renames.get(&format!("{shape}${member}"));
        name.map(String::as_str)
    }

    /// The derives for the type of a shape.
    pub(crate) fn derives_of(&self, shape: &ShapeId) -> Vec<String> {
        said(&self.derives, |target| target.is_of_shape(shape))
    }

    /// The attributes for the type of a shape.
    pub(crate) fn attributes_of(&self, shape: &ShapeId) -> Vec<String> {
        said(&self.attributes, |target| target.is_of_shape(shape))
    }

    /// The attributes for the field or variant of a member.
    pub(crate) fn attributes_of_member(&self, shape: &ShapeId, member: &str) -> Vec<String> {
        said(&self.attributes, |target| {
            target.is_of_member(shape, member)
        })
    }
}

/// What was said of something, each thing once.
fn said(all: &[(String, String)], is_meant: impl Fn(Target<'_>) -> bool) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for (target, what) in all {
        if is_meant(Target::parse(target)) && !said.contains(what) {
            said.push(what.clone());
        }
    }
    said
}
