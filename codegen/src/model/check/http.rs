//! Operations over HTTP: that the URI and the members bound to it agree, that no two members are bound to the same thing
//! (Smithy specification, "HTTP binding traits").

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Kind, Member, Model, Operation, Shape};
use super::Subject;
use super::uri::Uri;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, quoted};

const HTTP: &str = "smithy.api#http";
const LABEL: &str = "smithy.api#httpLabel";

/// Where in a message a member can stand; a member that has none of these stands in the body.
const BINDINGS: [&str; 7] = [
    LABEL,
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
    "smithy.api#httpHeader",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpPayload",
    "smithy.api#httpResponseCode",
];

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    for shape in model.shapes() {
        match &shape.kind {
            Kind::Operation(operation) => labels(model, shape, operation, found),
            Kind::Structure(members) => names(model, shape, members, found),
            _ => {}
        }
    }
}

/// The labels of the URI and the members with `httpLabel` must be the same.
fn labels(model: &Model, shape: &Shape, operation: &Operation, found: &mut Diagnostics) {
    let Some(http) = shape.traits.http() else {
        return;
    };
    let subject = Subject::shape(shape);
    let at_uri = |diagnostic: Diagnostic| {
        diagnostic
            .at(shape.traits.place(HTTP, &shape.place).key("uri"))
            .about(&shape.id)
    };
    let uri = match Uri::parse(http.uri) {
        Ok(uri) => uri,
        Err(why) => {
            let message = format!("the URI {} {why}", quoted(http.uri));
            return found.push(at_uri(Diagnostic::error("InvalidUri", message)));
        }
    };
    let Some(input) = model.get(&operation.input) else {
        return;
    };
    // A member is bound under its own name; one that names a resource's identifier, under that name too.
    let names_of = |member: &'_ Member| -> Vec<String> {
        let identifier = member
            .traits
            .get("smithy.api#resourceIdentifier")
            .and_then(|name| name.as_str());
        std::iter::once(member.name.as_str())
            .chain(identifier)
            .map(str::to_owned)
            .collect()
    };
    let labelled = || input.members().filter(|member| member.traits.http_label());
    let bound: BTreeMap<String, &Member> = labelled()
        .flat_map(|member| names_of(member).into_iter().map(move |name| (name, member)))
        .collect();
    for label in &uri.labels {
        let Some(member) = bound.get(label.name) else {
            let message = format!(
                "the URI has the label {}, but no member of the input {} is bound to it",
                quoted(label.name),
                quoted(input.id.as_str()),
            );
            let mut diagnostic = at_uri(Diagnostic::error("UnboundLabel", message));
            if input.member(label.name).is_some() {
                diagnostic = diagnostic.help(format!(
                    "give the member `{}` the trait `{LABEL}`",
                    label.name
                ));
            } else if let Some(near) = nearest(label.name, bound.keys().map(String::as_str)) {
                diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
            }
            found.push(diagnostic);
            continue;
        };
        let target = model.get(&member.target);
        if label.greedy
            && !target.is_none_or(|target| matches!(target.kind, Kind::String | Kind::Enum(_)))
        {
            let message = format!(
                "the greedy label {} must be bound to a string",
                quoted(label.name)
            );
            found.push(
                Diagnostic::error("WrongTarget", message)
                    .at(member.place.key("target"))
                    .about(format!("{}${}", input.id, member.name)),
            );
        }
    }
    let known: BTreeSet<&str> = uri.labels.iter().map(|label| label.name).collect();
    for member in labelled() {
        if !names_of(member)
            .iter()
            .any(|name| known.contains(name.as_str()))
        {
            let message = format!(
                "the member {} is bound to a label that the URI {} of {} does not have",
                quoted(&member.name),
                quoted(http.uri),
                quoted(shape.id.as_str()),
            );
            let subject = Subject {
                member: Some(member),
                shape: input,
                ..subject
            };
            found.push(subject.at_trait(Diagnostic::error("UnboundLabel", message), LABEL));
        }
    }
    for member in input.members() {
        if let Some(name) = member
            .traits
            .http_query()
            .filter(|name| uri.query.contains(name))
        {
            let message = format!("the query parameter {} is in the URI already", quoted(name));
            let subject = Subject {
                member: Some(member),
                shape: input,
                ..subject
            };
            found.push(subject.at_trait(
                Diagnostic::warning("ConflictingBinding", message),
                "smithy.api#httpQuery",
            ));
        }
    }
}

/// Each member stands in one place, and each place holds one member.
fn names(model: &Model, shape: &Shape, members: &[Member], found: &mut Diagnostics) {
    let mut queries: BTreeMap<&str, &Member> = BTreeMap::new();
    let mut headers: BTreeMap<String, &Member> = BTreeMap::new();
    for member in members {
        let Some(subject) = Subject::member(model, shape, member) else {
            continue;
        };
        let mut places = BINDINGS.into_iter().filter(|id| member.traits.has(id));
        if let (Some(one), Some(two)) = (places.next(), places.next()) {
            let message = format!(
                "the member {} is bound by both `{one}` and `{two}`",
                quoted(&member.name)
            );
            found.push(subject.at_trait(Diagnostic::error("ConflictingBinding", message), two));
        }
        let mut twice = |other: Option<&Member>, what: &str, name: &str, id: &str| {
            if let Some(other) = other {
                let message = format!(
                    "the members {} and {} are both bound to the {what} {}",
                    quoted(&other.name),
                    quoted(&member.name),
                    quoted(name),
                );
                let diagnostic =
                    subject.at_trait(Diagnostic::error("ConflictingBinding", message), id);
                found.push(diagnostic.related(other.place.clone(), "the other member"));
            }
        };
        if let Some(name) = member.traits.http_query() {
            twice(
                queries.insert(name, member),
                "query parameter",
                name,
                "smithy.api#httpQuery",
            );
        }
        if let Some(name) = member.traits.http_header() {
            twice(
                headers.insert(name.to_ascii_lowercase(), member),
                "header",
                name,
                "smithy.api#httpHeader",
            );
        }
    }
}
