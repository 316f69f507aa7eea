//! The operations of a service over HTTP: that a request tells which is meant
//! (Smithy specification, "http trait", "Pattern Validation and Conflict Avoidance").

use std::collections::{BTreeMap, BTreeSet};

use super::super::traits::id;
use super::super::{Kind, Model, Shape, ShapeId};
use super::closure::bindings;
use super::host::Prefix;
use super::uri::Uri;
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    for service in model
        .shapes()
        .filter(|shape| matches!(shape.kind, Kind::Service(_)))
    {
        let mut routes: BTreeMap<Route<'_>, Vec<(Option<String>, &Shape)>> = BTreeMap::new();
        for operation in operations(model, service) {
            let Some(http) = operation.traits.http() else {
                continue;
            };
            let Ok(uri) = Uri::parse(http.uri) else {
                continue;
            };
            let route = Route {
                method: http.method,
                path: uri.route,
                query: uri.query,
            };
            let host = host(operation);
            let same = routes.entry(route).or_default();
            let other = same
                .iter()
                .take(ENOUGH)
                .find(|(other, _)| is_same_host(&host, other));
            let other = other.map(|(_, shape)| *shape);
            same.push((host, operation));
            let Some(other) = other else {
                continue;
            };
            let message = format!(
                "{} and {} have the same method and URI in the service {}",
                quoted(other.id.as_str()),
                quoted(operation.id.as_str()),
                quoted(service.id.as_str()),
            );
            let diagnostic = Diagnostic::error("ConflictingUri", message)
                .at(operation
                    .traits
                    .place(id::HTTP, &operation.place)
                    .key("uri"))
                .about(&operation.id)
                .related(other.place.clone(), "the other operation");
            found.push(diagnostic);
        }
    }
}

/// What tells requests apart, with all labels left unnamed: what stands in them, and what patterns it follows, does not.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Route<'m> {
    method: &'m str,
    path: String,
    query: BTreeMap<&'m str, &'m str>,
}

/// How many routes of one path are compared by their hosts.
const ENOUGH: usize = 100;

fn is_same_host(one: &Option<String>, other: &Option<String>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => Prefix::may_be(one, other),
        _ => false,
    }
}

/// The prefix of an operation's host with its labels unnamed; `None` for the host of the service. A prefix that cannot be read has been reported, and is taken as it is.
fn host(operation: &Shape) -> Option<String> {
    let text = operation.traits.host_prefix()?;
    Some(Prefix::parse(text).map_or_else(|_| text.to_owned(), |prefix| prefix.unnamed))
}

/// The operations bound to a service, and to resources within it.
fn operations<'m>(model: &'m Model, service: &'m Shape) -> Vec<&'m Shape> {
    let mut seen: BTreeSet<&ShapeId> = BTreeSet::new();
    let mut found = Vec::new();
    let mut next = vec![service];
    while let Some(shape) = next.pop() {
        for bound in bindings(shape).filter_map(|id| model.get(id)) {
            if seen.insert(&bound.id) {
                match bound.kind {
                    Kind::Operation(_) => found.push(bound),
                    Kind::Resource(_) => next.push(bound),
                    _ => {}
                }
            }
        }
    }
    found.sort_by_key(|shape| &shape.id);
    found
}
