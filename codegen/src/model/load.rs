//! Loads texts into a [`Model`], or reports everything that is wrong with them.

use super::draft::{Draft, DraftKind};
use super::read::Document;
use super::{
    Kind, Member, Model, Operation, Shape, ShapeId, check, merge, mixin, read, targets, upgrade,
};
use crate::ast::{self, Node, Pointer};
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};
use crate::source::{Flaw, Place, SourceId, Sources};

/// A model and its warnings.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The model.
    pub model: Model,
    /// Warnings, never errors.
    pub warnings: Diagnostics,
}

impl Model {
    /// Reads texts in the JSON AST, versions 1.0 and 2.x, as one model.
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
        let documents = sources
            .ids()
            .filter_map(|source| document(sources, source, &mut found))
            .collect();
        let mut merged = merge::merge(documents, &mut found);
        mixin::flatten_traits(&mut merged.drafts, &mut found);
        targets::check(&merged.drafts, &merged.malformed, &mut found);
        targets::suggest(merged.bad_ids, &merged.drafts, &mut found);
        mixin::flatten(&mut merged.drafts, &mut found);
        upgrade::upgrade(&mut merged.drafts);
        let model = Model {
            metadata: merged.metadata,
            ..model(merged.drafts.into_values())
        };
        check::check(&model, &mut found);
        found.sort();
        if found.has_errors() {
            Err(found)
        } else {
            Ok(Loaded {
                model,
                warnings: found,
            })
        }
    }
}

fn document(sources: &Sources, source: SourceId, found: &mut Diagnostics) -> Option<Document> {
    let whole = Place::whole(source);
    match sources.flaw(source) {
        Some(Flaw::NotUtf8(offset)) => {
            let message = format!("the file is not UTF-8: invalid byte at offset {offset}");
            found.push(Diagnostic::error("NotUtf8", message).at(whole));
            return None;
        }
        Some(Flaw::ByteOrderMark) => {
            let message = "the file starts with a byte order mark, which JSON does not allow";
            found.push(Diagnostic::warning("ByteOrderMark", message).at(whole.clone()));
        }
        None => {}
    }
    match ast::parse(sources.text(source)) {
        Ok(root) if !sources.is_named(source) && !is_model(&root) => {
            let message = "this file is skipped: it is not a Smithy model, because it has no `smithy` property";
            found.push(Diagnostic::warning("NotAModel", message).at(whole));
            None
        }
        Ok(mut root) => {
            // A place repeats the keys on its path, so only the first of very many are reported.
            const ENOUGH: usize = 100;
            let mut reported = 0;
            ast::leave_last_of_keys(&mut root, &Pointer::ROOT, &mut |at, key, times| {
                reported += 1;
                if reported <= ENOUGH {
                    found.push(repeated(&Place::new(source, at.to_string()), key, times));
                }
            });
            read::read(source, root, found)
        }
        Err(error) => {
            let why = error.to_string();
            let why = why
                .rsplit_once(" at line ")
                .map_or(why.as_str(), |(why, _)| why);
            found.push(
                Diagnostic::error("InvalidJson", format!("this is not JSON: {why}")).at(whole),
            );
            None
        }
    }
}

/// Turns the drafts into a model. Incomplete drafts have been reported and are left out.
pub(super) fn model(drafts: impl Iterator<Item = Draft>) -> Model {
    let shapes = drafts.filter_map(shape);
    Model {
        shapes: shapes.map(|shape| (shape.id.clone(), shape)).collect(),
        ..Model::default()
    }
}

fn is_model(root: &Node) -> bool {
    let object = root.as_object();
    object.is_some_and(|object| object.get("smithy").is_some())
}

/// The diagnostic for a duplicate key.
fn repeated(place: &Place, key: &str, times: usize) -> Diagnostic {
    let way: Vec<String> = Pointer::tokens(&place.pointer).collect();
    let way: Vec<&str> = way.iter().map(String::as_str).collect();
    let (what, verb, shape) = match way.as_slice() {
        ["shapes", shape] => ("shape", "defined", Some((*shape).to_owned())),
        ["shapes", shape, "members", member] => {
            ("member", "defined", Some(format!("{shape}${member}")))
        }
        ["shapes", shape, .., "traits", _] => ("trait", "applied", Some((*shape).to_owned())),
        _ => ("key", "written", None),
    };
    let often = match times {
        2 => "twice".to_owned(),
        _ => format!("{times} times"),
    };
    let message = format!("the {what} {} is {verb} {often}", quoted(key));
    let diagnostic = Diagnostic::error("DuplicateKey", message)
        .at(place.own_key())
        .related(place.first_key(), format!("first {verb} here"));
    match shape {
        Some(shape) => diagnostic.about(shape),
        None => diagnostic,
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
