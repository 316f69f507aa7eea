//! Checks HTTP operations: the URI must match the members bound to it, and no two members may be bound to the same
//! place (Smithy specification, "HTTP binding traits").

use std::collections::{BTreeMap, BTreeSet};

use super::super::traits::id;
use super::super::{Kind, Member, Model, Shape, ShapeId};
use super::uri::Uri;
use super::{Subject, headers};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, quoted};

const HTTP: &str = id::HTTP;
const LABEL: &str = id::HTTP_LABEL;

/// The maximum number of members reported per operation.
const ENOUGH: usize = 20;

/// Where a member can be bound in a message; a member with none of these traits is in the body.
const BINDINGS: [&str; 7] = [
    LABEL,
    id::HTTP_QUERY,
    id::HTTP_QUERY_PARAMS,
    id::HTTP_HEADER,
    id::HTTP_PREFIX_HEADERS,
    id::HTTP_PAYLOAD,
    id::HTTP_RESPONSE_CODE,
];

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    // Many operations may share an input, which is read once.
    let mut inputs: BTreeMap<&ShapeId, Input<'_>> = BTreeMap::new();
    for shape in model.shapes() {
        match &shape.kind {
            Kind::Operation(operation) => {
                let (Some(http), Some(input)) = (shape.traits.http(), model.get(&operation.input))
                else {
                    continue;
                };
                method(shape, http.method, found);
                response_code(shape, input, found);
                let input = inputs.entry(&input.id).or_insert_with(|| Input::new(input));
                labels(model, shape, http.uri, input, found);
            }
            Kind::Structure(members) => names(model, shape, members, found),
            _ => {}
        }
    }
}

/// Methods are case-sensitive, and the standard ones are uppercase (RFC 9110, section 9.1).
fn method(shape: &Shape, method: &str, found: &mut Diagnostics) {
    let upper = method.to_ascii_uppercase();
    if method != upper {
        let message = format!("the method {} is not uppercase", quoted(method));
        let diagnostic = Diagnostic::warning("UnusualMethod", message);
        let diagnostic = diagnostic.help(format!("write `{upper}`"));
        found.push(Subject::shape(shape).at_trait(diagnostic, HTTP));
    }
}

/// A request has no status. An input without the trait `input` may also be an output, where the binding is valid.
fn response_code(operation: &Shape, input: &Shape, found: &mut Diagnostics) {
    let is_bound = |member: &&Member| member.traits.http_response_code() && !input.traits.input();
    for member in input.members().filter(is_bound).take(ENOUGH) {
        let message = format!(
            "the member {} of the input of {} is bound to a status, which only a response has: it is sent in the body",
            quoted(&member.name),
            quoted(operation.id.as_str()),
        );
        found.push(
            Diagnostic::warning("IgnoredBinding", message)
                .at(member.traits.place(id::HTTP_RESPONSE_CODE, &member.place))
                .about(format!("{}${}", input.id, member.name)),
        );
    }
}

/// The members of an operation's input that are bound to the URI.
struct Input<'m> {
    shape: &'m Shape,
    /// A label and its names: the member's own and the resource identifier it is bound to, if any.
    labels: Vec<(&'m Member, [Option<&'m str>; 2])>,
    by_label: BTreeMap<&'m str, &'m Member>,
    by_query: BTreeMap<&'m str, &'m Member>,
}

impl<'m> Input<'m> {
    fn new(shape: &'m Shape) -> Self {
        let mut input = Input {
            shape,
            labels: Vec::new(),
            by_label: BTreeMap::new(),
            by_query: BTreeMap::new(),
        };
        for member in shape.members() {
            if member.traits.http_label() {
                let identifier = member
                    .traits
                    .get(id::RESOURCE_IDENTIFIER)
                    .and_then(|name| name.as_str());
                let names = [Some(member.name.as_str()), identifier];
                input.labels.push((member, names));
                input
                    .by_label
                    .extend(names.into_iter().flatten().map(|name| (name, member)));
            }
            if let Some(name) = member.traits.http_query() {
                input.by_query.insert(name, member);
            }
        }
        input
    }

    fn subject(&self, member: &'m Member) -> Subject<'m> {
        Subject {
            shape: self.shape,
            member: Some(member),
            target: self.shape,
        }
    }
}

/// The labels of the URI and the members with `httpLabel` must match.
fn labels(
    model: &Model,
    shape: &Shape,
    uri_text: &str,
    input: &Input<'_>,
    found: &mut Diagnostics,
) {
    let at_uri = |diagnostic: Diagnostic| {
        diagnostic
            .at(shape.traits.place(HTTP, &shape.place).key("uri"))
            .about(&shape.id)
    };
    let uri = match Uri::parse(uri_text) {
        Ok(uri) => uri,
        Err(why) => {
            let message = format!("the URI {} {why}", quoted(uri_text));
            return found.push(at_uri(Diagnostic::error("InvalidUri", message)));
        }
    };
    for label in &uri.labels {
        let Some(member) = input.by_label.get(label.name) else {
            let message = format!(
                "the URI has the label {}, but no member of the input {} is bound to it",
                quoted(label.name),
                quoted(input.shape.id.as_str()),
            );
            let mut diagnostic = at_uri(Diagnostic::error("UnboundLabel", message));
            if input.shape.member(label.name).is_some() {
                diagnostic = diagnostic.help(format!(
                    "give the member `{}` the trait `{LABEL}`",
                    label.name
                ));
            } else if let Some(near) =
                nearest(label.name, input.by_label.keys().copied().take(ENOUGH))
            {
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
                    .about(input.subject(member).name()),
            );
        }
    }
    let known: BTreeSet<&str> = uri.labels.iter().map(|label| label.name).collect();
    let is_known =
        |names: &[Option<&str>; 2]| names.iter().flatten().any(|name| known.contains(name));
    // An input may be used for very many URIs, so only the first members are reported for each.
    for (member, _) in input
        .labels
        .iter()
        .filter(|(_, names)| !is_known(names))
        .take(ENOUGH)
    {
        let message = format!(
            "the member {} is bound to a label that the URI {} of {} does not have",
            quoted(&member.name),
            quoted(uri_text),
            quoted(shape.id.as_str()),
        );
        found.push(
            input
                .subject(member)
                .at_trait(Diagnostic::error("UnboundLabel", message), LABEL),
        );
    }
    for (name, member) in uri
        .query
        .keys()
        .filter_map(|name| Some((name, input.by_query.get(name)?)))
    {
        let message = format!("the query parameter {} is already in the URI", quoted(name));
        let diagnostic = Diagnostic::error("ConflictingBinding", message);
        found.push(input.subject(member).at_trait(diagnostic, id::HTTP_QUERY));
    }
}

/// Each member is bound to one place, and each place to one member.
fn names(model: &Model, shape: &Shape, members: &[Member], found: &mut Diagnostics) {
    let mut queries: BTreeMap<&str, &Member> = BTreeMap::new();
    let mut by_header: BTreeMap<String, &Member> = BTreeMap::new();
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
        let items = match &subject.target.kind {
            Kind::List(items) => Subject::member(model, subject.target, items),
            _ => None,
        };
        for id in [id::HTTP_HEADER, id::HTTP_QUERY] {
            if items.is_some_and(|items| !items.is_scalar()) && member.traits.has(id) {
                let message = format!("a list with the trait `{id}` must contain scalars");
                found.push(subject.at_trait(Diagnostic::error("TraitNotAllowed", message), id));
            }
        }
        maps(model, subject, found);
        headers::name(subject, found);
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
                id::HTTP_QUERY,
            );
        }
        if let Some(name) = member.traits.http_header() {
            twice(
                by_header.insert(name.to_ascii_lowercase(), member),
                "header",
                name,
                id::HTTP_HEADER,
            );
        }
    }
    headers::prefixed(shape, members, &by_header, found);
}

/// A map can be bound to headers or the query if its values can.
fn maps(model: &Model, subject: Subject<'_>, found: &mut Diagnostics) {
    const PREFIX: &str = id::HTTP_PREFIX_HEADERS;
    const PARAMS: &str = id::HTTP_QUERY_PARAMS;
    let Kind::Map { value, .. } = &subject.target.kind else {
        return;
    };
    let Some(value) = model.get(&value.target) else {
        return;
    };
    let is_text = |shape: &Shape| matches!(shape.kind, Kind::String | Kind::Enum(_));
    let are_texts = || match &value.kind {
        Kind::List(item) => model.get(&item.target).is_none_or(is_text),
        _ => is_text(value),
    };
    let (id, must) = if subject.traits().has(PREFIX) && !is_text(value) {
        (PREFIX, "must contain strings")
    } else if subject.traits().has(PREFIX) && subject.target.traits.sparse() {
        (PREFIX, "must not be sparse")
    } else if subject.traits().has(PARAMS) && !are_texts() {
        (PARAMS, "must contain strings or lists of strings")
    } else {
        return;
    };
    let message = format!("a map with the trait `{id}` {must}");
    found.push(subject.at_trait(Diagnostic::error("TraitNotAllowed", message), id));
}
