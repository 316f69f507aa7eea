//! The traits that this package acts on: that they are on what they can be on, have values of the form they must have,
//! and do not contradict one another (Smithy specification, the sections on each trait).

use std::collections::BTreeMap;

use super::super::{Kind, Model, Shape};
use super::Subject;
use super::forms::{self, Form};
use crate::ast::Node;
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    let rules: BTreeMap<&str, &Rule> = RULES.iter().map(|rule| (rule.id, rule)).collect();
    for shape in model.shapes() {
        subject(&rules, Subject::shape(shape), found);
        for member in shape.members() {
            if let Some(of_member) = Subject::member(model, shape, member) {
                subject(&rules, of_member, found);
            }
        }
        exclusive(model, shape, found);
        unique_items(model, shape, found);
    }
}

/// What holds for a trait.
struct Rule {
    id: &'static str,
    on: fn(Subject<'_>) -> bool,
    /// What it can be on, in words.
    on_what: &'static str,
    form: fn(&Node, Subject<'_>) -> Form,
}

const fn rule(
    id: &'static str,
    on: fn(Subject<'_>) -> bool,
    on_what: &'static str,
    form: fn(&Node, Subject<'_>) -> Form,
) -> Rule {
    Rule {
        id,
        on,
        on_what,
        form,
    }
}

const RULES: &[Rule] = &[
    rule(
        "smithy.api#clientOptional",
        in_structure,
        "members of structures",
        forms::annotation,
    ),
    rule(
        "smithy.api#default",
        defaultable,
        "members of structures, simple shapes, lists and maps",
        forms::default,
    ),
    rule(
        "smithy.api#deprecated",
        anything,
        "anything",
        forms::deprecated,
    ),
    rule(
        "smithy.api#documentation",
        anything,
        "anything",
        forms::text,
    ),
    rule(
        "smithy.api#enum",
        plain_string,
        "strings",
        forms::enumeration,
    ),
    rule(
        "smithy.api#enumValue",
        in_enum,
        "members of enums and intEnums",
        forms::enum_value,
    ),
    rule("smithy.api#error", structure, "structures", forms::fault),
    rule(
        "smithy.api#eventHeader",
        in_structure,
        "members of structures",
        forms::annotation,
    ),
    rule(
        "smithy.api#eventPayload",
        in_structure,
        "members of structures",
        forms::annotation,
    ),
    rule(
        "smithy.api#externalDocumentation",
        anything,
        "anything",
        forms::named_texts,
    ),
    rule(
        "smithy.api#hostLabel",
        host_label,
        "required members of structures that target a string",
        forms::annotation,
    ),
    rule("smithy.api#http", operation, "operations", forms::http),
    rule(
        "smithy.api#httpError",
        error,
        "structures with the trait `smithy.api#error`",
        forms::status,
    ),
    rule(
        "smithy.api#httpHeader",
        scalar_or_list,
        "members of structures that target a scalar or a list of scalars",
        forms::non_empty_text,
    ),
    rule(
        "smithy.api#httpLabel",
        http_label,
        "required members of structures that target a scalar",
        forms::annotation,
    ),
    rule(
        "smithy.api#httpPayload",
        http_payload,
        "members of structures that target no number, boolean or timestamp",
        forms::annotation,
    ),
    rule(
        "smithy.api#httpPrefixHeaders",
        in_structure_map,
        "members of structures that target a map",
        forms::text,
    ),
    rule(
        "smithy.api#httpQuery",
        scalar_or_list,
        "members of structures that target a scalar or a list of scalars",
        forms::non_empty_text,
    ),
    rule(
        "smithy.api#httpQueryParams",
        in_structure_map,
        "members of structures that target a map",
        forms::annotation,
    ),
    rule(
        "smithy.api#httpResponseCode",
        in_structure_integer,
        "members of structures that target an integer",
        forms::annotation,
    ),
    rule(
        "smithy.api#idempotencyToken",
        in_structure_string,
        "members of structures that target a string",
        forms::annotation,
    ),
    rule(
        "smithy.api#idempotent",
        operation,
        "operations",
        forms::annotation,
    ),
    rule(
        "smithy.api#input",
        structure,
        "structures",
        forms::annotation,
    ),
    rule(
        "smithy.api#internal",
        anything,
        "anything",
        forms::annotation,
    ),
    rule(
        "smithy.api#jsonName",
        in_structure_or_union,
        "members of structures and unions",
        forms::text,
    ),
    rule(
        "smithy.api#length",
        sized,
        "strings, blobs, lists, maps and members that target one",
        forms::length,
    ),
    rule(
        "smithy.api#mediaType",
        media,
        "strings and blobs",
        forms::text,
    ),
    rule("smithy.api#mixin", not_member, "shapes", forms::mixin),
    rule(
        "smithy.api#output",
        structure,
        "structures",
        forms::annotation,
    ),
    rule(
        "smithy.api#pattern",
        string,
        "strings and members that target one",
        forms::text,
    ),
    rule(
        "smithy.api#private",
        anything,
        "anything",
        forms::annotation,
    ),
    rule(
        "smithy.api#range",
        number,
        "numbers and members that target one",
        forms::range,
    ),
    rule(
        "smithy.api#readonly",
        operation,
        "operations",
        forms::annotation,
    ),
    rule(
        "smithy.api#recommended",
        in_structure,
        "members of structures",
        forms::recommended,
    ),
    rule(
        "smithy.api#required",
        in_structure,
        "members of structures",
        forms::annotation,
    ),
    rule(
        "smithy.api#requiresLength",
        streaming_blob,
        "blobs with the trait `smithy.api#streaming`",
        forms::annotation,
    ),
    rule(
        "smithy.api#retryable",
        error,
        "structures with the trait `smithy.api#error`",
        forms::retryable,
    ),
    rule(
        "smithy.api#sensitive",
        data,
        "shapes that hold data",
        forms::annotation,
    ),
    rule("smithy.api#since", anything, "anything", forms::text),
    rule(
        "smithy.api#sparse",
        list_or_map,
        "lists and maps",
        forms::annotation,
    ),
    rule(
        "smithy.api#streaming",
        streamable,
        "blobs and unions",
        forms::annotation,
    ),
    rule("smithy.api#tags", anything, "anything", forms::texts),
    rule(
        "smithy.api#timestampFormat",
        timestamp,
        "timestamps and members that target one",
        forms::timestamp_format,
    ),
    rule(
        "smithy.api#title",
        titled,
        "services and resources",
        forms::text,
    ),
    rule("smithy.api#uniqueItems", list, "lists", forms::annotation),
    rule(
        "smithy.api#unstable",
        anything,
        "anything",
        forms::annotation,
    ),
];

/// Traits that cannot be on the same thing.
const CONFLICTS: &[(&str, &str)] = &[
    ("smithy.api#error", "smithy.api#input"),
    ("smithy.api#error", "smithy.api#output"),
    ("smithy.api#eventHeader", "smithy.api#eventPayload"),
    ("smithy.api#idempotent", "smithy.api#readonly"),
    ("smithy.api#input", "smithy.api#output"),
    ("smithy.api#recommended", "smithy.api#required"),
];

/// Traits that only one member of a structure can have.
const EXCLUSIVE: &[&str] = &[
    "smithy.api#eventPayload",
    "smithy.api#httpPayload",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpQueryParams",
    "smithy.api#httpResponseCode",
    "smithy.api#idempotencyToken",
];

fn subject(rules: &BTreeMap<&str, &Rule>, subject: Subject<'_>, found: &mut Diagnostics) {
    for (id, value) in subject.traits().iter() {
        let Some(rule) = rules.get(id.as_str()) else {
            continue;
        };
        if !(rule.on)(subject) {
            let message = format!(
                "the trait `{id}` cannot be on {}: it is for {}",
                quoted(&subject.name()),
                rule.on_what
            );
            found.push(subject.at_trait(Diagnostic::error("TraitNotAllowed", message), rule.id));
        } else if let Err(wrong) = (rule.form)(value, subject) {
            let part = match wrong.under.is_empty() {
                true => String::new(),
                false => format!(", at {}", quoted(&wrong.under.join("/"))),
            };
            let message = format!("the value of the trait `{id}`{part} {}", wrong.message);
            let mut diagnostic =
                subject.at_trait(Diagnostic::error("InvalidTraitValue", message), rule.id);
            diagnostic.place = diagnostic
                .place
                .map(|place| wrong.under.iter().fold(place, |place, key| place.key(key)));
            found.push(diagnostic);
        }
    }
    for (one, two) in CONFLICTS {
        if subject.traits().has(one) && subject.traits().has(two) {
            let message = format!(
                "the traits `{one}` and `{two}` cannot both be on {}",
                quoted(&subject.name())
            );
            found.push(subject.at_trait(Diagnostic::error("ConflictingTrait", message), two));
        }
    }
    default_of_target(subject, found);
}

/// A structure member repeats the default of what it targets, or takes it away with `null`.
fn default_of_target(subject: Subject<'_>, found: &mut Diagnostics) {
    let (Kind::Structure(_), Some(member)) = (&subject.shape.kind, subject.member) else {
        return;
    };
    let Some(of_target) = subject.target.traits.default() else {
        return;
    };
    let id = subject.target.id.as_str();
    match member.traits.default() {
        Some(Node::Null) => {}
        Some(default) if default == of_target => {}
        Some(_) => {
            let message = format!(
                "the default of this member is not the default of its target {}",
                quoted(id)
            );
            found.push(subject.at_trait(
                Diagnostic::error("ConflictingDefault", message),
                "smithy.api#default",
            ));
        }
        None => {
            let message = format!(
                "this member must repeat the default of its target {}, or set it to null",
                quoted(id)
            );
            found.push(
                Diagnostic::error("ConflictingDefault", message)
                    .at(member.place.clone())
                    .about(subject.name()),
            );
        }
    }
}

fn exclusive(model: &Model, shape: &Shape, found: &mut Diagnostics) {
    let Kind::Structure(members) = &shape.kind else {
        return;
    };
    for id in EXCLUSIVE {
        let mut with = members.iter().filter(|member| member.traits.has(id));
        let (Some(first), second) = (with.next(), with.next()) else {
            continue;
        };
        for member in second.into_iter().chain(with) {
            let Some(subject) = Subject::member(model, shape, member) else {
                continue;
            };
            let message = format!(
                "only one member of {} can have the trait `{id}`",
                quoted(shape.id.as_str())
            );
            let diagnostic = subject.at_trait(Diagnostic::error("ConflictingTrait", message), id);
            found.push(diagnostic.related(first.place.clone(), "the other member"));
        }
    }
    let is_stream = |member: &&super::Member| {
        model
            .get(&member.target)
            .is_some_and(|target| target.traits.streaming())
    };
    let mut streams = members.iter().filter(is_stream);
    if let (Some(first), Some(second)) = (streams.next(), streams.next()) {
        let message = format!(
            "only one member of {} can target a shape that is streamed",
            quoted(shape.id.as_str())
        );
        found.push(
            Diagnostic::error("ConflictingTrait", message)
                .at(second.place.clone())
                .about(format!("{}${}", shape.id, second.name))
                .related(first.place.clone(), "the other member"),
        );
    }
}

/// Items whose equality is not the same everywhere cannot be told apart.
fn unique_items(model: &Model, shape: &Shape, found: &mut Diagnostics) {
    let Kind::List(member) = &shape.kind else {
        return;
    };
    if !shape.traits.unique_items() {
        return;
    }
    let Some(target) = model.get(&member.target) else {
        return;
    };
    if matches!(target.kind, Kind::Float | Kind::Double | Kind::Document)
        || target.traits.streaming()
    {
        let message = format!(
            "the items of {} must be unique, but those of the kind {} cannot be compared",
            quoted(shape.id.as_str()),
            target.kind.name(),
        );
        found.push(
            Diagnostic::error("WrongTarget", message)
                .at(member.place.key("target"))
                .about(&shape.id),
        );
    }
}

fn anything(_: Subject<'_>) -> bool {
    true
}

fn not_member(subject: Subject<'_>) -> bool {
    subject.member.is_none()
}

fn data(subject: Subject<'_>) -> bool {
    !matches!(
        subject.target.kind,
        Kind::Service(_) | Kind::Resource(_) | Kind::Operation(_)
    )
}

fn titled(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::Service(_) | Kind::Resource(_)) && not_member(subject)
}

fn operation(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::Operation(_)) && not_member(subject)
}

fn structure(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::Structure(_)) && not_member(subject)
}

fn error(subject: Subject<'_>) -> bool {
    structure(subject) && subject.traits().has("smithy.api#error")
}

fn list(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::List(_)) && not_member(subject)
}

fn list_or_map(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::List(_) | Kind::Map { .. }) && not_member(subject)
}

fn plain_string(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::String) && not_member(subject)
}

fn string(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::String | Kind::Enum(_))
}

fn sized(subject: Subject<'_>) -> bool {
    string(subject)
        || matches!(
            subject.target.kind,
            Kind::Blob | Kind::List(_) | Kind::Map { .. }
        )
}

fn media(subject: Subject<'_>) -> bool {
    string(subject) || matches!(subject.target.kind, Kind::Blob)
}

fn streamable(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::Blob | Kind::Union(_)) && not_member(subject)
}

fn streaming_blob(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::Blob) && subject.target.traits.streaming()
}

fn number(subject: Subject<'_>) -> bool {
    is_number(&subject.target.kind)
}

fn timestamp(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::Timestamp)
}

fn in_enum(subject: Subject<'_>) -> bool {
    matches!(subject.shape.kind, Kind::Enum(_) | Kind::IntEnum(_)) && subject.member.is_some()
}

fn in_structure(subject: Subject<'_>) -> bool {
    matches!(subject.shape.kind, Kind::Structure(_)) && subject.member.is_some()
}

fn in_structure_or_union(subject: Subject<'_>) -> bool {
    matches!(subject.shape.kind, Kind::Structure(_) | Kind::Union(_)) && subject.member.is_some()
}

fn in_structure_string(subject: Subject<'_>) -> bool {
    in_structure(subject) && string(subject)
}

fn in_structure_integer(subject: Subject<'_>) -> bool {
    in_structure(subject) && matches!(subject.target.kind, Kind::Integer | Kind::IntEnum(_))
}

fn in_structure_map(subject: Subject<'_>) -> bool {
    in_structure(subject) && matches!(subject.target.kind, Kind::Map { .. })
}

fn defaultable(subject: Subject<'_>) -> bool {
    in_structure(subject)
        || (not_member(subject)
            && data(subject)
            && !matches!(subject.shape.kind, Kind::Structure(_) | Kind::Union(_)))
}

fn is_number(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Byte
            | Kind::Short
            | Kind::Integer
            | Kind::IntEnum(_)
            | Kind::Long
            | Kind::Float
            | Kind::Double
            | Kind::BigInteger
            | Kind::BigDecimal
    )
}

fn scalar(subject: Subject<'_>) -> bool {
    string(subject)
        || number(subject)
        || matches!(subject.target.kind, Kind::Boolean | Kind::Timestamp)
}

/// Of lists, what they hold is not looked at here.
fn scalar_or_list(subject: Subject<'_>) -> bool {
    in_structure(subject) && (scalar(subject) || matches!(subject.target.kind, Kind::List(_)))
}

fn http_label(subject: Subject<'_>) -> bool {
    in_structure(subject) && scalar(subject) && subject.traits().required()
}

fn host_label(subject: Subject<'_>) -> bool {
    in_structure_string(subject) && subject.traits().required()
}

fn http_payload(subject: Subject<'_>) -> bool {
    in_structure(subject)
        && !number(subject)
        && !matches!(subject.target.kind, Kind::Boolean | Kind::Timestamp)
}
