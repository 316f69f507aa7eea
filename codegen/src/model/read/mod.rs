//! Reads a JSON value into drafts of shapes, with every diagnostic about the form of the JSON AST (Smithy
//! specification, "JSON AST").
//!
//! The tree of a text in Smithy IDL has three things that the JSON AST has not: members without targets, the resource
//! that a structure is `for`, and an array of `apply` statements.
//!
//! This file reads everything but the shapes; each of the others reads one part of a shape.

mod entity;
mod form;
mod member;
mod properties;
mod reference;
mod severity;
mod shape;
mod traits;
mod version;

use super::draft::{Draft, Version};
use super::{ShapeId, Traits};
use crate::ast::{Node, Pointer};
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};
use crate::source::{Notation, Place, SourceId};

/// The contents of one text.
pub(super) struct Document {
    pub(super) metadata: Vec<(String, Node, Place)>,
    pub(super) drafts: Vec<Draft>,
    pub(super) applies: Vec<Apply>,
    /// Shapes that exist, but could not be read.
    pub(super) malformed: Vec<ShapeId>,
    pub(super) bad_ids: Vec<BadId>,
}

/// An invalid id and its diagnostic. A suggestion can be added once all shapes are known.
pub(super) struct BadId {
    pub(super) text: String,
    pub(super) of: IdOf,
    pub(super) diagnostic: Diagnostic,
}

/// What an id refers to.
#[derive(Copy, Clone)]
pub(super) enum IdOf {
    Shape,
    Trait,
}

/// Traits to put on a shape or a member that is defined elsewhere.
pub(super) struct Apply {
    pub(super) shape: ShapeId,
    pub(super) member: Option<String>,
    pub(super) traits: Traits,
    pub(super) place: Place,
}

/// Reads the root of a text. `None` if the rest cannot be interpreted.
pub(super) fn read(
    source: SourceId,
    notation: Notation,
    root: Node,
    found: &mut Diagnostics,
) -> Option<Document> {
    let mut reader = Reader {
        source,
        notation,
        found,
        version: Version::Two,
        shape: None,
        member: None,
        elided: Vec::new(),
        is_whole: true,
        namespace: None,
        bad_ids: Vec::new(),
    };
    let at = Pointer::ROOT;
    let root = reader.object(root, &at, "a model")?;
    reader.version = reader.read_version(&root)?;
    let mut document = Document {
        metadata: Vec::new(),
        drafts: Vec::new(),
        applies: Vec::new(),
        malformed: Vec::new(),
        bad_ids: Vec::new(),
    };
    for (key, value) in root {
        let below = at.key(&key);
        match key.as_str() {
            "smithy" => {}
            "metadata" => {
                let metadata = reader.object(value, &below, "metadata").unwrap_or_default();
                for (key, value) in metadata {
                    let at = below.key(&key);
                    let is_list = matches!(key.as_str(), "suppressions" | "validators");
                    if is_list && value.as_array().is_none() {
                        let what = format!("the metadata {}", quoted(&key));
                        reader.wrong_kind(&value, &at, &what, "an array");
                    }
                    if key == "severityOverrides" {
                        reader.severity_overrides(&value, &at);
                    }
                    let place = reader.place(&at);
                    document.metadata.push((key, value, place));
                }
            }
            "shapes" => {
                let shapes = reader.object(value, &below, "`shapes`").unwrap_or_default();
                let namespace = shapes.iter().find_map(|(id, _)| ShapeId::parse(id).ok());
                reader.namespace = namespace.map(|id| id.namespace().to_owned());
                for (id, value) in shapes {
                    reader.shape(&id, value, &below.key(&id), &mut document);
                    reader.shape = None;
                }
            }
            "apply" if notation == Notation::Idl => {
                let applies = reader.array(value, &below, "`apply`").unwrap_or_default();
                for (index, value) in applies.into_iter().enumerate() {
                    reader.apply(value, &below.index(index), &mut document);
                    reader.shape = None;
                }
            }
            _ => reader.unknown(&key, &below, &["smithy", "metadata", "shapes"]),
        }
    }
    document.bad_ids = reader.bad_ids;
    Some(document)
}

struct Reader<'f> {
    source: SourceId,
    notation: Notation,
    found: &'f mut Diagnostics,
    version: Version,
    /// The shape and the member being read, for diagnostics.
    shape: Option<ShapeId>,
    member: Option<String>,
    /// The members of the shape that do not say their targets.
    elided: Vec<String>,
    /// Whether everything in the shape could be read so far.
    is_whole: bool,
    /// The namespace of the first shape that has one.
    namespace: Option<String>,
    bad_ids: Vec<BadId>,
}
