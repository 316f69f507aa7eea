//! Which shapes the roots reach: a model and roots in, an ordered set of shapes out.
//!
//! The closure follows members, inputs, outputs and errors, and a service's resources; see
//! [service closure](https://smithy.io/2.0/spec/service-types.html#service-closure). Traits are
//! not followed.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, nearest_ids};
use crate::model::{Kind, Model, Service, Shape, ShapeId};

/// What to generate for, as a user names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Root {
    /// A service: all its operations.
    Service(String),
    /// An operation.
    Operation(String),
    /// Any shape that is data.
    Shape(String),
}

impl Root {
    fn id(&self) -> &str {
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

/// What the roots reach.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Shapes that are data, by their id.
    pub shapes: BTreeSet<ShapeId>,
    /// Operations, with all errors each may answer with.
    pub operations: BTreeMap<ShapeId, Vec<ShapeId>>,
    /// The services that bind the operations.
    pub services: BTreeSet<ShapeId>,
    /// Shapes that are reached and that the user has types for.
    pub externs: BTreeSet<ShapeId>,
}

/// The closure of the roots, without the shapes for which the user has a type already.
///
/// # Errors
///
/// A diagnostic for each root that the model does not have, or has as something else.
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
    let mut walk = Walk {
        model,
        selection: Selection::default(),
        pending: Vec::new(),
        is_extern,
    };
    for shape in found {
        match &shape.kind {
            Kind::Service(service) => {
                walk.selection.services.insert(shape.id.clone());
                for operation in operations_of(model, service) {
                    walk.operation(&operation, &service.errors);
                }
            }
            Kind::Operation(_) => {
                let binding: Vec<_> = services
                    .iter()
                    .filter(|(_, operations)| operations.contains(&shape.id))
                    .collect();
                let mut errors = Vec::new();
                for (service, _) in binding {
                    walk.selection.services.insert(service.id.clone());
                    if let Kind::Service(service) = &service.kind {
                        errors.extend(service.errors.iter().cloned());
                    }
                }
                walk.operation(&shape.id, &errors);
            }
            _ => walk.pending.push(shape.id.clone()),
        }
    }
    walk.run();
    Ok(walk.selection)
}

/// The roots for which nothing would be written. Those that are not there are not among them.
pub fn unwritten(model: &Model, roots: &BTreeSet<Root>) -> Diagnostics {
    let found = roots.iter().filter_map(|root| resolve(model, root).ok());
    found
        .filter_map(|shape| generates(model, shape).err())
        .collect()
}

#[expect(clippy::result_large_err, reason = "once for each root")]
fn resolve<'m>(model: &'m Model, root: &Root) -> Result<&'m Shape, Diagnostic> {
    let (id, what) = (root.id(), root.what());
    let candidates = || {
        let shapes = model.shapes().filter(|shape| !shape.is_prelude());
        shapes.filter(|shape| root.is(shape) && !shape.traits.is_trait())
    };
    let near = || nearest_ids(id, candidates().map(|shape| shape.id.as_str()));
    let parsed = ShapeId::parse(id).map_err(|error| {
        let diagnostic = Diagnostic::error(
            "InvalidRoot",
            format!("`{id}`, asked for as {what}, is not a shape id: {error}"),
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
                "`{id}`, asked for as {what}, is of the type {}",
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

/// Whether a root has anything to write: the types of a service are those of its operations, and only some shapes have
/// types of their own.
#[expect(clippy::result_large_err, reason = "once for each root")]
fn generates(model: &Model, shape: &Shape) -> Result<(), Diagnostic> {
    let (message, help) = match &shape.kind {
        Kind::Service(service) if operations_of(model, service).is_empty() => (
            format!(
                "the service `{}` has no operations, so there is nothing to generate",
                shape.id
            ),
            "name shapes, with `Config::shapes`".to_owned(),
        ),
        Kind::Service(_) | Kind::Operation(_) => return Ok(()),
        _ => {
            let mut seen = BTreeSet::new();
            let mut pending = vec![&shape.id];
            while let Some(shape) = pending.pop().and_then(|id| model.get(id)) {
                if shape.has_type() {
                    return Ok(());
                }
                if seen.insert(&shape.id) {
                    pending.extend(shape.members().map(|member| &member.target));
                }
            }
            let (id, kind) = (&shape.id, shape.kind.name());
            (
                format!(
                    "`{id}` is a {kind} and holds none of the shapes that have a type of their own"
                ),
                "name a structure, union or enum".to_owned(),
            )
        }
    };
    Err(Diagnostic::error("NothingToGenerate", message)
        .about(&shape.id)
        .at(shape.place.clone())
        .help(help))
}

/// The ids that there are, if they are few.
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
        0 => diagnostic.help(format!("the model has no {what} at all")),
        1..=FEW => diagnostic.help(format!("there is {}", ids.join(", "))),
        _ => diagnostic,
    }
}

/// Each service with the operations it binds.
fn services(model: &Model) -> Vec<(&Shape, BTreeSet<ShapeId>)> {
    model
        .shapes()
        .filter_map(|shape| match &shape.kind {
            Kind::Service(service) => Some((shape, operations_of(model, service))),
            _ => None,
        })
        .collect()
}

/// The operations of a service, those of its resources included.
fn operations_of(model: &Model, service: &Service) -> BTreeSet<ShapeId> {
    let mut operations: BTreeSet<_> = service.operations.iter().cloned().collect();
    let mut seen = BTreeSet::new();
    let mut pending = service.resources.clone();
    while let Some(id) = pending.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        if let Some(Shape {
            kind: Kind::Resource(resource),
            ..
        }) = model.get(&id)
        {
            operations.extend(resource.all_operations().cloned());
            pending.extend(resource.resources.iter().cloned());
        }
    }
    operations
}

struct Walk<'m, F> {
    model: &'m Model,
    selection: Selection,
    pending: Vec<ShapeId>,
    is_extern: F,
}

impl<F: Fn(&ShapeId) -> bool> Walk<'_, F> {
    fn operation(&mut self, id: &ShapeId, common_errors: &[ShapeId]) {
        let Some(Shape {
            kind: Kind::Operation(operation),
            ..
        }) = self.model.get(id)
        else {
            return;
        };
        let mut errors: Vec<ShapeId> = Vec::new();
        for error in operation.errors.iter().chain(common_errors) {
            if !errors.contains(error) {
                errors.push(error.clone());
            }
        }
        self.pending.push(operation.input.clone());
        self.pending.push(operation.output.clone());
        self.pending.extend(errors.iter().cloned());
        self.selection.operations.insert(id.clone(), errors);
    }

    /// A stack of its own, since a model may be deeper than the machine's.
    fn run(&mut self) {
        while let Some(id) = self.pending.pop() {
            let Some(shape) = self.model.get(&id) else {
                continue;
            };
            if (self.is_extern)(&id) {
                self.selection.externs.insert(id);
                continue;
            }
            if !self.selection.shapes.insert(id) {
                continue;
            }
            let targets = shape.members().map(|member| member.target.clone());
            self.pending.extend(targets);
        }
    }
}
