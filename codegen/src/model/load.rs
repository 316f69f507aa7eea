//! Loads texts into a [`Model`], or reports everything that is wrong with them.

use super::draft::{Draft, DraftKind};
use super::merge::Merged;
use super::{
    Kind, Member, Model, Operation, Shape, ShapeId, check, elide, merge, mixin, targets, texts,
    upgrade,
};
use crate::diagnostic::Diagnostics;
use crate::source::Sources;

/// A model and its warnings.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The model.
    pub model: Model,
    /// Warnings, never errors.
    pub warnings: Diagnostics,
}

impl Model {
    /// Reads texts in Smithy IDL or the JSON AST, versions 1.0 and 2.x, as one model.
    ///
    /// ```
    /// use smithy_typegen::{internal::model::{Model, ShapeId}, source::Sources};
    ///
    /// let mut sources = Sources::new();
    /// sources.add("city.json", r#"{ "smithy": "2.0", "shapes": { "example#City": { "type": "string" } } }"#);
    /// let loaded = Model::load(&sources).expect("a model with nothing wrong");
    /// assert!(loaded.model.get(&ShapeId::parse("example#City")?).is_some());
    /// # Ok::<(), smithy_typegen::internal::model::InvalidShapeId>(())
    /// ```
    ///
    /// # Errors
    ///
    /// All diagnostics, including warnings, if any is an error.
    pub fn load(sources: &Sources) -> Result<Loaded, Diagnostics> {
        let mut found = Diagnostics::new();
        let model = assemble(sources, Extent::Checked, &mut found, |_| {});
        if let Some(model) = &model {
            check::check(model, &mut found);
        }
        found.sort();
        match model.filter(|_| !found.has_errors()) {
            Some(model) => Ok(Loaded {
                model,
                warnings: found,
            }),
            None => Err(found),
        }
    }
}

/// What is checked while a model is assembled.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// What the texts say, and whether it can be merged.
    Read,
    /// Every reference too.
    Checked,
}

/// Reads texts as one model, and shows it once they are merged. `None` if a text cannot be parsed.
pub(super) fn assemble(
    sources: &Sources,
    extent: Extent,
    found: &mut Diagnostics,
    mut show: impl FnMut(&Merged),
) -> Option<Model> {
    let documents = texts::documents(sources, found)?;
    let mut merged = merge::merge(documents, found);
    elide::from_resources(&mut merged.drafts);
    show(&merged);
    mixin::flatten_traits(&mut merged.drafts, found);
    if extent == Extent::Checked {
        targets::check(&merged.drafts, &merged.malformed, sources, found);
    }
    targets::suggest(merged.bad_ids, &merged.drafts, found);
    mixin::flatten(&mut merged.drafts, found);
    elide::report(&mut merged.drafts, found);
    upgrade::upgrade(&mut merged.drafts);
    Some(Model {
        metadata: merged.metadata,
        ..model(merged.drafts.into_values())
    })
}

/// Turns the drafts into a model. Incomplete drafts have been reported and are left out.
pub(super) fn model(drafts: impl Iterator<Item = Draft>) -> Model {
    let shapes = drafts.filter_map(shape);
    Model {
        shapes: shapes.map(|shape| (shape.id.clone(), shape)).collect(),
        ..Model::default()
    }
}

fn shape(draft: Draft) -> Option<Shape> {
    let Draft {
        id,
        kind,
        mixins,
        mut members,
        traits,
        place,
        is_whole,
        ..
    } = draft;
    let mut take = |name: &str| -> Option<Member> {
        let index = members.iter().position(|member| member.name == name)?;
        Some(members.swap_remove(index))
    };
    let kind = match kind {
        DraftKind::Blob => Kind::Blob,
        DraftKind::Boolean => Kind::Boolean,
        DraftKind::String => Kind::String,
        DraftKind::Byte => Kind::Byte,
        DraftKind::Short => Kind::Short,
        DraftKind::Integer => Kind::Integer,
        DraftKind::Long => Kind::Long,
        DraftKind::Float => Kind::Float,
        DraftKind::Double => Kind::Double,
        DraftKind::BigInteger => Kind::BigInteger,
        DraftKind::BigDecimal => Kind::BigDecimal,
        DraftKind::Timestamp => Kind::Timestamp,
        DraftKind::Document => Kind::Document,
        DraftKind::List => Kind::List(take("member")?),
        DraftKind::Map => Kind::Map {
            key: take("key")?,
            value: take("value")?,
        },
        // The reason it has no members has been reported, for its mixins or for its own list.
        DraftKind::Enum | DraftKind::IntEnum | DraftKind::Union
            if members.is_empty() && !(mixins.is_empty() && is_whole) =>
        {
            return None;
        }
        DraftKind::Enum => Kind::Enum(members),
        DraftKind::IntEnum => Kind::IntEnum(members),
        DraftKind::Structure => Kind::Structure(members),
        DraftKind::Union => Kind::Union(members),
        DraftKind::Service(service) => Kind::Service(service),
        DraftKind::Resource(resource) => Kind::Resource(resource),
        DraftKind::Operation(operation) => {
            let unit = || ShapeId::prelude("Unit");
            Kind::Operation(Operation {
                input: operation.input.unwrap_or_else(unit),
                output: operation.output.unwrap_or_else(unit),
                errors: operation.errors,
            })
        }
    };
    Some(Shape {
        id,
        kind,
        traits,
        place,
    })
}
