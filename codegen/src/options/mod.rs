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
    /// Types for maps, by their paths without parameters, each with its target.
    pub maps: Vec<(String, String)>,
    /// Types for strings, each with its target.
    pub strings: Vec<(String, String)>,
    /// Types for blobs, each with its target.
    pub blobs: Vec<(String, String)>,
    /// The path of the type for streaming blobs.
    pub streaming_blob: Option<String>,
    /// The path of the type for event streams, whose parameter is the union of events.
    pub event_stream: Option<String>,
    /// Derives, each with its target.
    pub derives: Vec<(String, String)>,
    /// Attributes, each with its target.
    pub attributes: Vec<(String, String)>,
    /// Whether to leave out documentation, which takes most of the time of lowering.
    pub undocumented: bool,
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

    /// The user's type for a map, without its parameters, and the target that it was chosen by.
    pub(crate) fn map_of(&self, shape: &ShapeId) -> Option<(Target<'_>, &str)> {
        closest(&self.maps, shape, &["std::collections::BTreeMap"])
    }

    /// The user's type for a string.
    pub(crate) fn string_of(&self, shape: &ShapeId) -> Option<String> {
        let (_, path) = closest(&self.strings, shape, &["String", "std::string::String"])?;
        Some(path.to_owned())
    }

    /// The user's type for a blob.
    pub(crate) fn blob_of(&self, shape: &ShapeId) -> Option<String> {
        let (_, path) = closest(&self.blobs, shape, &[])?;
        Some(path.to_owned())
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

/// The value of the narrowest target that includes a shape, the last of several; `None` if it is one of the defaults,
/// which a narrow target may restore.
fn closest<'a>(
    all: &'a [(String, String)],
    shape: &ShapeId,
    defaults: &[&str],
) -> Option<(Target<'a>, &'a str)> {
    all.iter()
        .map(|(target, value)| (Target::parse(target), value.as_str()))
        .filter(|(target, _)| target.is_of_shape(shape))
        .max_by_key(|(target, _)| target.narrowness())
        .filter(|(_, value)| !defaults.contains(&value.trim_start_matches("::")))
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
