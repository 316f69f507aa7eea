//! Checks that an HTTP request identifies one operation of a service (Smithy specification, "http trait", "Pattern
//! Validation and Conflict Avoidance").

use std::collections::BTreeMap;

use super::super::traits::id;
use super::super::{Kind, Model, Shape};
use super::conform::Conform;
use super::host::{Part, Prefix};
use super::uri::Uri;
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};

/// The maximum number of operations with other hosts to compare with. No real route is on so many.
const ENOUGH: usize = 100;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut values = Conform::new(model);
    for service in model
        .shapes()
        .filter(|shape| matches!(shape.kind, Kind::Service(_)))
    {
        let mut routes: BTreeMap<Route<'_>, Vec<Host<'_>>> = BTreeMap::new();
        for operation in model.operations_of(&service.id) {
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
            let host = Host::of(operation);
            let same = routes.entry(route).or_default();
            let mut others = same.iter().take(ENOUGH);
            let other = others.find(|other| host.may_be(other, model, &mut values));
            let other = other.map(|other| other.operation);
            same.push(host);
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
            diagnostics.push(diagnostic);
        }
    }
}

/// What distinguishes requests to one host, without the names of labels. Neither the values of labels nor their
/// patterns count.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Route<'m> {
    method: &'m str,
    path: String,
    query: BTreeMap<&'m str, &'m str>,
}

/// The host of an operation.
struct Host<'m> {
    operation: &'m Shape,
    prefix: Option<HostPrefix<'m>>,
}

/// A prefix, without the names of its labels, and its parts if it is valid.
struct HostPrefix<'m> {
    unnamed: String,
    parts: Vec<Part<'m>>,
}

impl<'m> Host<'m> {
    /// An invalid prefix has been reported, and is compared as text.
    fn of(operation: &'m Shape) -> Self {
        let prefix = |text| match Prefix::parse(text) {
            Ok(prefix) => HostPrefix {
                parts: prefix.parts().collect(),
                unnamed: prefix.unnamed,
            },
            Err(_) => HostPrefix {
                parts: Vec::new(),
                unnamed: text.to_owned(),
            },
        };
        Host {
            operation,
            prefix: operation.traits.host_prefix().map(prefix),
        }
    }

    /// Whether a request could be meant for either of two operations: each part of their hosts is equal, or one is a
    /// label whose pattern does not reject the other.
    fn may_be(&self, other: &Host<'m>, model: &'m Model, values: &mut Conform<'m>) -> bool {
        let (one, two) = match (&self.prefix, &other.prefix) {
            (None, None) => return true,
            (Some(one), Some(two)) => (one, two),
            _ => return false,
        };
        if one.unnamed == two.unnamed {
            return true;
        }
        let mut allows = |operation: &'m Shape, label: &str, text: &str| {
            // A label has at least one character. Text that contains labels can match anything.
            let pattern = pattern(model, operation, label).filter(|_| !text.contains('{'));
            !text.is_empty() && !pattern.is_some_and(|pattern| values.refuses(pattern, text))
        };
        !one.parts.is_empty()
            && one.parts.len() == two.parts.len()
            && one.parts.iter().zip(&two.parts).all(|parts| match parts {
                (Part::Label(_), Part::Label(_)) => true,
                (Part::Text(one), Part::Text(two)) => one.eq_ignore_ascii_case(two),
                (Part::Label(label), Part::Text(text)) => allows(self.operation, label, text),
                (Part::Text(text), Part::Label(label)) => allows(other.operation, label, text),
            })
    }
}

/// The pattern of the member bound to a host label.
fn pattern<'m>(model: &'m Model, operation: &'m Shape, label: &str) -> Option<&'m str> {
    let Kind::Operation(operation) = &operation.kind else {
        return None;
    };
    let member = model.get(&operation.input)?.member(label)?;
    let target = model.get(&member.target)?;
    member.traits.pattern().or(target.traits.pattern())
}
