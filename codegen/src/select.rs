//! Selects the shapes that the roots refer to, as an ordered set.
//!
//! Operations are selected with their inputs, outputs and errors, and data shapes with everything they contain. Shapes
//! that only the identifiers and properties of a resource refer to are not part of any message, so they are not
//! selected.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, nearest_ids};
use crate::model::{Kind, Model, Operation, Shape, ShapeId};

/// A root for generation, as the user names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Root {
    /// A service: all its operations.
    Service(String),
    /// An operation.
    Operation(String),
    /// Any data shape.
    Shape(String),
}

impl Root {
    /// The id that the user wrote.
    pub fn id(&self) -> &str {
        match self {
            Root::Service(id) | Root::Operation(id) | Root::Shape(id) => id,
        }
    }

    fn what(&self) -> &'static str {
        match self {
            Root::Service(_) => "service",
            Root::Operation(_) => "operation",
            Root::Shape(_) => "shape",
        }
    }

    fn is(&self, shape: &Shape) -> bool {
        match self {
            Root::Service(_) => matches!(shape.kind, Kind::Service(_)),
            Root::Operation(_) => matches!(shape.kind, Kind::Operation(_)),
            Root::Shape(_) => !matches!(
                shape.kind,
                Kind::Service(_) | Kind::Operation(_) | Kind::Resource(_)
            ),
        }
    }
}

/// The selected shapes.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Data shapes, by id.
    pub shapes: BTreeSet<ShapeId>,
    /// Operations, each with all its errors.
    pub operations: BTreeMap<ShapeId, Vec<ShapeId>>,
    /// The services that bind the operations.
    pub services: BTreeSet<ShapeId>,
    /// Selected shapes that the user's own types replace.
    pub externs: BTreeSet<ShapeId>,
}

/// The closure of the roots, without shapes that the user's own types replace.
///
/// # Errors
///
/// A diagnostic for each root that is missing or of the wrong kind.
pub fn select(
    model: &Model,
    roots: &BTreeSet<Root>,
    is_extern: impl Fn(&ShapeId) -> bool,
) -> Result<Selection, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut found = Vec::new();
    for root in roots {
        match resolve(model, root) {
            Ok(shape) => found.push(shape),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let services = services(model);
    let mut selection = Selection::default();
    let mut data: BTreeSet<&ShapeId> = BTreeSet::new();
    for shape in found {
        let (operations, binding): (Vec<_>, Vec<_>) = match &shape.kind {
            Kind::Service(_) => (model.operations_of(&shape.id), vec![shape]),
            Kind::Operation(_) => {
                let binding = services
                    .iter()
                    .filter(|(_, operations)| operations.contains(&shape.id));
                let binding = binding.map(|(service, _)| *service);
                (vec![shape], binding.collect())
            }
            _ => {
                data.insert(&shape.id);
                continue;
            }
        };
        let common: Vec<_> = binding
            .iter()
            .flat_map(|service| common_errors(service))
            .collect();
        let ids = binding.iter().map(|service| service.id.clone());
        selection.services.extend(ids);
        for (id, operation) in operations.into_iter().filter_map(operation) {
            let errors = errors(operation, &common);
            data.extend([&operation.input, &operation.output]);
            data.extend(&errors);
            let errors = errors.into_iter().cloned().collect();
            selection.operations.insert(id.clone(), errors);
        }
    }
    let reached = model.closure(data, |shape| {
        let is_extern = is_extern(&shape.id);
        if is_extern {
            selection.externs.insert(shape.id.clone());
        }
        !is_extern
    });
    selection.shapes = reached.into_keys().cloned().collect();
    Ok(selection)
}

/// The existing roots that generate nothing.
pub fn unwritten(model: &Model, roots: &BTreeSet<Root>) -> Diagnostics {
    let found = roots.iter().filter_map(|root| resolve(model, root).ok());
    found
        .filter_map(|shape| generates(model, shape).err())
        .collect()
}

#[expect(clippy::result_large_err, reason = "once for each root")]
fn resolve<'m>(model: &'m Model, root: &Root) -> Result<&'m Shape, Diagnostic> {
    let (id, what) = (root.id(), root.what());
    let article = if what == "operation" { "an" } else { "a" };
    let candidates = || {
        let shapes = model.shapes().filter(|shape| !shape.is_prelude());
        shapes.filter(|shape| root.is(shape) && !shape.traits.is_trait())
    };
    let near = || nearest_ids(id, candidates().map(|shape| shape.id.as_str()));
    let parsed = ShapeId::parse(id).map_err(|error| {
        let diagnostic = Diagnostic::error(
            "InvalidRoot",
            format!("the {what} `{id}` is not a shape id: {error}"),
        )
        .about(id);
        match near().as_slice() {
            [] => list(
                diagnostic.help("write the namespace too, as in `com.example#Name`"),
                what,
                candidates(),
            ),
            near => diagnostic.suggest(near.iter().copied()),
        }
    })?;
    match model.get(&parsed) {
        Some(shape) if root.is(shape) => Ok(shape),
        Some(shape) => Err(Diagnostic::error(
            "WrongRoot",
            format!(
                "`{id}` was requested as {article} {what}, but has type {}",
                shape.kind.name()
            ),
        )
        .about(id)
        .at(shape.place.clone())),
        None => {
            let diagnostic =
                Diagnostic::error("UnknownRoot", format!("the model has no {what} `{id}`"))
                    .about(id);
            Err(match near().as_slice() {
                [] => list(diagnostic, what, candidates()),
                near => diagnostic.suggest(near.iter().copied()),
            })
        }
    }
}

/// Whether a root generates anything: a service has the types of its operations, and only some shapes have their own
/// types.
#[expect(clippy::result_large_err, reason = "once for each root")]
fn generates(model: &Model, shape: &Shape) -> Result<(), Diagnostic> {
    let (message, help) = match &shape.kind {
        Kind::Service(_) if model.operations_of(&shape.id).is_empty() => (
            format!(
                "the service `{}` has no operations, so there is nothing to generate",
                shape.id
            ),
            "name shapes, with `Config::shapes`".to_owned(),
        ),
        Kind::Service(_) | Kind::Operation(_) => return Ok(()),
        _ => {
            let mut has_type = false;
            model.closure([&shape.id], |shape| {
                has_type |= shape.has_type();
                !has_type
            });
            if has_type {
                return Ok(());
            }
            let (id, kind) = (&shape.id, shape.kind.name());
            (
                format!("`{id}` is a {kind} and contains no shape with a Rust type"),
                "name a structure, union or enum".to_owned(),
            )
        }
    };
    Err(Diagnostic::error("NothingToGenerate", message)
        .about(&shape.id)
        .at(shape.place.clone())
        .help(help))
}

/// The available ids, if there are few.
fn list<'m>(
    diagnostic: Diagnostic,
    what: &str,
    candidates: impl Iterator<Item = &'m Shape>,
) -> Diagnostic {
    const FEW: usize = 12;
    let ids: Vec<_> = candidates
        .take(FEW + 1)
        .map(|shape| format!("`{}`", shape.id))
        .collect();
    match ids.len() {
        0 => diagnostic.help(format!("the model contains no {what}")),
        1..=FEW => diagnostic.help(format!("available: {}", ids.join(", "))),
        _ => diagnostic,
    }
}

/// Each service with the operations it binds.
fn services(model: &Model) -> Vec<(&Shape, BTreeSet<&ShapeId>)> {
    let is_service = |shape: &&Shape| matches!(shape.kind, Kind::Service(_));
    let services = model.shapes().filter(is_service);
    services
        .map(|shape| {
            let operations = model.operations_of(&shape.id).into_iter();
            (shape, operations.map(|operation| &operation.id).collect())
        })
        .collect()
}

/// The errors that every operation of a service may return.
fn common_errors(service: &Shape) -> &[ShapeId] {
    match &service.kind {
        Kind::Service(service) => &service.errors,
        _ => &[],
    }
}

fn operation(shape: &Shape) -> Option<(&ShapeId, &Operation)> {
    match &shape.kind {
        Kind::Operation(operation) => Some((&shape.id, operation)),
        _ => None,
    }
}

/// All distinct errors of an operation, its own first.
fn errors<'m>(operation: &'m Operation, common: &[&'m ShapeId]) -> Vec<&'m ShapeId> {
    let mut seen = BTreeSet::new();
    let all = operation.errors.iter().chain(common.iter().copied());
    all.filter(|error| seen.insert(*error)).collect()
}
