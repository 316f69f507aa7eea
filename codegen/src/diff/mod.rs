//! Compares two versions of a model, as Rust code, clients and servers see them.
//!
//! Each file holds a group of rules; [`rules`] and [`breaking`] are their tables. A rule of the specification has the id
//! and the severity that Smithy's own diff tool gives it. Rules about Rust follow from the public APIs of both versions.

mod accept;
mod breaking;
mod change;
mod context;
mod enums;
mod members;
mod metadata;
mod operations;
mod render;
mod rules;
mod rust;
mod same;
mod scope;
mod shapes;
mod traits;
mod version;

use std::collections::BTreeSet;

pub use accept::{Accepted, BadLine};
pub use change::{Change, Effects, Level, Reader};
pub use render::Report;
pub use rules::{RULES, Rule};
pub use rust::{RUST_RULES, RustRule};
pub use version::Version;

use crate::model::{Kind, Model};
use crate::select::Root;
use crate::source::Place;
use context::Context;
use scope::Scope;
use version::Generated;

/// The changes from one version to another: the worst first, then by shape and rule.
///
/// # Errors
///
/// Says why the versions cannot be compared.
pub fn compare(
    old: &Version,
    new: &Version,
    roots: &BTreeSet<Root>,
) -> Result<Vec<Change>, String> {
    comparable(old, new, roots)?;
    let scope = Scope::new(&old.model, &new.model, roots);
    let mut context = Context {
        scope,
        changes: Vec::new(),
    };
    shapes::compare(&mut context);
    let mut changes = context.changes;
    if roots.is_empty() {
        changes.extend(metadata::compare(&old.model, &new.model));
    }
    let (before, after) = (Generated::new(&old.api), Generated::new(&new.api));
    for change in &mut changes {
        change.item = after.of(&change.shape).or_else(|| before.of(&change.shape));
    }
    let of_rust = rust::compare(&old.api, &new.api, |shape| {
        old.model.get_by_text(shape).is_some()
    });
    changes.extend(of_rust.into_iter().map(|change| Change {
        old: place(&old.model, &change.shape),
        new: place(&new.model, &change.shape),
        ..change
    }));
    changes.sort_by_cached_key(|change| {
        let worst = std::cmp::Reverse(change.worst(&Reader::ALL));
        let (shape, id) = (change.shape.clone(), change.id.clone());
        (worst, shape, id, change.path.clone())
    });
    Ok(changes)
}

/// Fails if the models have nothing in common, or if neither has a root.
fn comparable(old: &Version, new: &Version, roots: &BTreeSet<Root>) -> Result<(), String> {
    for root in roots {
        let is_known = |version: &Version| version.model.get_by_text(root.id()).is_some();
        if !is_known(old) && !is_known(new) {
            return Err(format!("neither model has `{}`", root.id()));
        }
    }
    let services = |version: &Version| -> BTreeSet<String> {
        let services = version
            .model
            .shapes()
            .filter(|shape| matches!(shape.kind, Kind::Service(_)));
        services.map(|shape| shape.id.to_string()).collect()
    };
    let (before, after) = (services(old), services(new));
    if !before.is_empty() && !after.is_empty() && before.is_disjoint(&after) {
        let list = |ids: BTreeSet<String>| ids.into_iter().collect::<Vec<_>>().join(", ");
        return Err(format!(
            "the models are not of the same service: the old one has {}, the new one has {}",
            list(before),
            list(after)
        ));
    }
    Ok(())
}

/// The place of a shape or member in a model.
fn place(model: &Model, id: &str) -> Option<Place> {
    let (shape, member) = match id.split_once('$') {
        Some((shape, member)) => (shape, Some(member)),
        None => (id, None),
    };
    let shape = model.get_by_text(shape)?;
    Some(match member {
        Some(member) => shape.member(member)?.place.clone(),
        None => shape.place.clone(),
    })
}
