//! The operations of a service over HTTP: that a request tells which is meant
//! (Smithy specification, "http trait", "URI conflicts").

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Kind, Model, Shape, ShapeId};
use super::closure::bindings;
use super::uri::Uri;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, quoted};

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    for service in model
        .shapes()
        .filter(|shape| matches!(shape.kind, Kind::Service(_)))
    {
        let mut routes: BTreeMap<(&str, String, BTreeMap<&str, &str>), &Shape> = BTreeMap::new();
        for operation in operations(model, service) {
            let Some(http) = operation.traits.http() else {
                continue;
            };
            let Ok(uri) = Uri::parse(http.uri) else {
                continue;
            };
            let Some(other) = routes.insert((http.method, uri.route, uri.query), operation) else {
                continue;
            };
            let message = format!(
                "{} and {} have the same method and URI in the service {}",
                quoted(other.id.as_str()),
                quoted(operation.id.as_str()),
                quoted(service.id.as_str()),
            );
            let mut diagnostic = Diagnostic::error("ConflictingUri", message)
                .at(operation
                    .traits
                    .place("smithy.api#http", &operation.place)
                    .key("uri"))
                .about(&operation.id)
                .related(other.place.clone(), "the other operation");
            // Patterns on labels and prefixes of hosts may yet tell them apart.
            let has_host = |shape: &Shape| shape.traits.has("smithy.api#endpoint");
            if !uri.labels.is_empty() || has_host(operation) || has_host(other) {
                diagnostic.severity = Severity::Warning;
            }
            found.push(diagnostic);
        }
    }
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
