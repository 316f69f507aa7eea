//! Checks the semantics of a model whose shapes are complete.
//!
//! Each file checks one aspect, and visits each shape once or a bounded number of times. Broken references have been
//! reported before and are skipped.

mod closure;
mod conform;
mod defaults;
mod forms;
mod grammar;
mod headers;
mod host;
mod http;
mod json_names;
mod names;
mod on;
mod paginated;
mod payload;
mod recursion;
mod resource;
mod roles;
mod routes;
mod rules;
mod status;
mod streaming;
mod traits;
mod unique;
mod uri;
mod values;

use super::{Member, Model, Shape};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// The ids of the prelude's traits.
pub(super) fn known_traits<'a>() -> impl Iterator<Item = &'a str> {
    let shapes = super::prelude::definitions().shapes();
    let traits = shapes.filter(|shape| shape.traits.is_trait());
    traits.map(|shape| shape.id.as_str())
}

/// Runs all checks.
pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    names::check(model, found);
    json_names::check(model, found);
    values::check(model, found);
    traits::check(model, found);
    recursion::check(model, found);
    resource::check(model, found);
    roles::check(model, found);
    unique::check(model, found);
    streaming::check(model, found);
    http::check(model, found);
    host::check(model, found);
    payload::check(model, found);
    status::check(model, found);
    routes::check(model, found);
    paginated::check(model, found);
    closure::check(model, found);
}

/// The subject of a trait: a shape or a member.
#[derive(Copy, Clone)]
struct Subject<'m> {
    shape: &'m Shape,
    member: Option<&'m Member>,
    /// The shape a member targets, or the shape itself.
    target: &'m Shape,
}

impl<'m> Subject<'m> {
    fn shape(shape: &'m Shape) -> Self {
        Subject {
            shape,
            member: None,
            target: shape,
        }
    }

    /// `None` if the member's target does not exist.
    fn member(model: &'m Model, shape: &'m Shape, member: &'m Member) -> Option<Self> {
        Some(Subject {
            shape,
            member: Some(member),
            target: model.get(&member.target)?,
        })
    }

    /// Whether its values are scalars.
    fn is_scalar(self) -> bool {
        on::scalar(self)
    }

    fn traits(&self) -> &'m super::Traits {
        self.member
            .map_or(&self.shape.traits, |member| &member.traits)
    }

    fn place(&self) -> &'m crate::source::Place {
        self.member
            .map_or(&self.shape.place, |member| &member.place)
    }

    fn name(&self) -> String {
        match self.member {
            Some(member) => format!("{}${}", self.shape.id, member.name),
            None => self.shape.id.to_string(),
        }
    }

    /// A diagnostic at the value of one of its traits.
    fn at_trait(&self, diagnostic: Diagnostic, id: &str) -> Diagnostic {
        diagnostic
            .at(self.traits().place(id, self.place()))
            .about(self.name())
    }
}
