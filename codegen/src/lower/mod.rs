//! Turns the selected shapes into items to write. Every decision is made here.
//!
//! There is a file for each kind of decision: names ([`names`], `plan`), types and boxes (`types`,
//! `recursion`, `extent`), documentation ([`docs`], `describe`), checks (`constraints`), and one
//! for each kind of item.

mod constraints;
mod derives;
mod describe;
mod enumeration;
mod extent;
mod members;
pub mod names;
mod operation;
mod pages;
mod plan;
mod range;
mod recursion;
mod service;
mod structure;
mod types;
mod union;
mod unique;
mod unused;
mod wire;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostics;
use crate::ir::{Feature, Head, Item, Module};
use crate::model::{Kind, Model, Shape, ShapeId, Traits};
use crate::options::Options;
use crate::pattern::Engine;
use crate::select::Selection;
use constraints::Constrained;
pub(crate) use describe::describe_service;
use describe::{Budget, Texts};
use names::Scope;
use plan::Plan;
use recursion::Boxes;

/// The items for a selection, and warnings.
///
/// # Errors
///
/// All renames that do not work and all invalid patterns.
pub fn lower(
    model: &Model,
    selection: &Selection,
    config: &Options,
) -> Result<(Module, Diagnostics), Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let plan = Plan::new(model, selection, config, &mut diagnostics)?;
    let boxes = Boxes::new(model, &selection.shapes);
    extent::check(model, &selection.shapes, &boxes, &mut diagnostics);
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let constrained = Constrained::new(model, &selection.shapes, config);
    let hashable = unique::hashable(model, &selection.shapes);
    let mut lowering = Lowering {
        model,
        texts: match config.undocumented {
            true => Texts::default(),
            false => Texts::new(model, selection),
        },
        budget: Budget::default(),
        config,
        schemas: wire::Statics::new(model, selection, &plan),
        obeys_json_name: wire::obeys_json_name(model, selection),
        inputs: inputs(model, selection),
        plan,
        boxes,
        constrained,
        hashable,
        statics: Scope::new(),
        pattern_names: BTreeMap::new(),
        module: Module::default(),
        diagnostics,
    };
    lowering.run(selection);
    lowering.complete_schemas(selection);
    lowering.diagnostics.extend(lowering.budget.problem());
    pages::complete(
        &mut lowering.module,
        model,
        selection,
        &mut lowering.diagnostics,
    );
    derives::complete(&mut lowering.module, &mut lowering.diagnostics);
    unused::leave_out(&mut lowering.module);
    let patterns = lowering.module.patterns.iter();
    let features = patterns.filter_map(|pattern| match pattern.matcher.engine() {
        Engine::None => None,
        Engine::Linear => Some(Feature::Patterns),
        Engine::Backtracking => Some(Feature::BackReferences),
    });
    lowering.module.features = features.collect();
    let mut shapes = selection.shapes.iter();
    if shapes.any(|id| needs_types(model, config, id)) {
        lowering.module.features.insert(Feature::Types);
    }
    let mut externs = selection.externs.iter();
    if externs.any(|id| needs_serde(model, config, id)) {
        lowering.module.features.insert(Feature::Serde);
    }
    if lowering.diagnostics.has_errors() {
        Err(lowering.diagnostics)
    } else {
        Ok((lowering.module, lowering.diagnostics))
    }
}

/// How many of the selected operations have which input.
fn inputs(model: &Model, selection: &Selection) -> BTreeMap<ShapeId, usize> {
    let mut inputs = BTreeMap::new();
    for id in selection.operations.keys() {
        if let Some(Kind::Operation(operation)) = model.get(id).map(|shape| &shape.kind) {
            *inputs.entry(operation.input.clone()).or_default() += 1;
        }
    }
    inputs
}

/// Whether a shape's type needs the runtime feature `types`.
fn needs_types(model: &Model, config: &Options, id: &ShapeId) -> bool {
    match model.get(id).map(|shape| &shape.kind) {
        Some(Kind::Blob) => config.blob_of(id).is_none(),
        Some(Kind::Timestamp | Kind::BigInteger | Kind::BigDecimal) => true,
        _ => false,
    }
}

/// Whether the user's type for a shape is read and written by serde.
fn needs_serde(model: &Model, config: &Options, id: &ShapeId) -> bool {
    let own = config.externs.get(id.as_str());
    let is_stream = model.get(id).is_some_and(|shape| shape.traits.streaming());
    own.is_some_and(|own| own.codec.is_none()) && !is_stream
}

struct Lowering<'a> {
    model: &'a Model,
    texts: Texts<'a>,
    budget: Budget,
    config: &'a Options,
    plan: Plan,
    /// The names of the statics of schemas.
    schemas: wire::Statics,
    obeys_json_name: bool,
    /// How many operations have an input.
    inputs: BTreeMap<ShapeId, usize>,
    boxes: Boxes,
    constrained: Constrained,
    /// Shapes that must be comparable and hashable.
    hashable: BTreeSet<ShapeId>,
    /// The names of matchers, and the matcher of each shape or member.
    statics: Scope,
    pattern_names: BTreeMap<String, Option<String>>,
    module: Module,
    diagnostics: Diagnostics,
}

impl Lowering<'_> {
    fn run(&mut self, selection: &Selection) {
        let model = self.model;
        let mut ids: Vec<_> = selection
            .shapes
            .iter()
            .chain(selection.operations.keys())
            .chain(&selection.services)
            .collect();
        ids.sort();
        for shape in ids.into_iter().filter_map(|id| model.get(id)) {
            if shape.is_prelude() {
                continue;
            }
            let item = match &shape.kind {
                Kind::Structure(members) => Item::Structure(self.structure(shape, members)),
                Kind::Union(members) => Item::Union(self.union(shape, members)),
                Kind::Enum(members) => Item::Enumeration(self.strings(shape, members)),
                Kind::IntEnum(members) => Item::IntEnumeration(self.integers(shape, members)),
                Kind::Operation(operation) => {
                    let errors = selection.operations.get(&shape.id);
                    let errors = errors.map(Vec::as_slice).unwrap_or_default();
                    Item::Operation(Box::new(self.operation(shape, operation, errors)))
                }
                Kind::Service(service) => {
                    Item::Service(Box::new(self.service(shape, service, selection)))
                }
                Kind::List(_) | Kind::Map { .. } => {
                    if matches!(shape.kind, Kind::Map { .. }) {
                        self.warn_of_left_out(shape);
                    }
                    let collection = self.collection(shape);
                    self.module.collections.extend(collection);
                    continue;
                }
                _ => continue,
            };
            self.module.items.push(item);
        }
    }

    fn head(&self, shape: &Shape) -> Head {
        let is_choice = matches!(shape.kind, Kind::Structure(_) | Kind::Union(_));
        let is_hashable = is_choice && self.hashable.contains(&shape.id);
        Head {
            name: self.plan.type_name(&shape.id),
            shape: shape.id.to_string(),
            schema: self.schemas.path(&shape.id),
            traits: self.wire_traits(&shape.traits),
            docs: self.describe(shape),
            deprecated: self.deprecated(&shape.traits),
            sensitive: shape.traits.sensitive(),
            hashable: is_hashable,
            derives: self.config.derives_of(&shape.id),
            attributes: self.config.attributes_of(&shape.id),
        }
    }

    /// The note of `@deprecated`, including its `since`, which is often a date. Rust's `since` must
    /// be a version.
    fn deprecated(&self, traits: &Traits) -> Option<String> {
        let deprecated = traits.deprecated()?;
        let message = deprecated.message.unwrap_or_default();
        Some(match deprecated.since {
            None => message.to_owned(),
            Some(since) if message.is_empty() => format!("since {since}"),
            Some(since) => format!("since {since}: {message}"),
        })
    }
}
