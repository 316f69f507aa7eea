//! The traits that this package acts on: that they are on what they can be on, have values of the form they must have,
//! and do not contradict one another (Smithy specification, the sections on each trait).

use std::collections::BTreeMap;

use super::super::{Kind, Model, Shape};
use super::Subject;
use super::defaults;
use super::forms::{self, Form};
use super::on;
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
        on::in_structure,
        "members of structures",
        forms::annotation,
    ),
    rule(
        "smithy.api#default",
        on::defaultable,
        "simple shapes, lists, maps and members of structures that target one",
        defaults::form,
    ),
    rule(
        "smithy.api#deprecated",
        on::anything,
        "anything",
        forms::deprecated,
    ),
    rule(
        "smithy.api#documentation",
        on::anything,
        "anything",
        forms::text,
    ),
    rule(
        "smithy.api#endpoint",
        on::operation,
        "operations",
        forms::endpoint,
    ),
    rule(
        "smithy.api#enum",
        on::plain_string,
        "strings",
        forms::enumeration,
    ),
    rule(
        "smithy.api#enumValue",
        on::in_enum,
        "members of enums and intEnums",
        forms::enum_value,
    ),
    rule(
        "smithy.api#error",
        on::structure,
        "structures",
        forms::fault,
    ),
    rule(
        "smithy.api#eventHeader",
        on::event_header,
        "members of structures that target a boolean, byte, short, integer, long, blob, string or timestamp",
        forms::annotation,
    ),
    rule(
        "smithy.api#eventPayload",
        on::event_payload,
        "members of structures that target a blob, string, structure or union",
        forms::annotation,
    ),
    rule(
        "smithy.api#externalDocumentation",
        on::anything,
        "anything",
        forms::links,
    ),
    rule(
        "smithy.api#hostLabel",
        on::required_string,
        "required members of structures that target a string",
        forms::annotation,
    ),
    rule("smithy.api#http", on::operation, "operations", forms::http),
    rule(
        "smithy.api#httpError",
        on::error,
        "structures with the trait `smithy.api#error`",
        forms::status,
    ),
    rule(
        "smithy.api#httpHeader",
        on::scalar_or_list,
        "members of structures that target a scalar or a list of scalars",
        forms::non_empty_text,
    ),
    rule(
        "smithy.api#httpLabel",
        on::http_label,
        "required members of structures that target a scalar",
        forms::annotation,
    ),
    rule(
        "smithy.api#httpPayload",
        on::http_payload,
        "members of structures that target no number, boolean or timestamp",
        forms::annotation,
    ),
    rule(
        "smithy.api#httpPrefixHeaders",
        on::in_structure_map,
        "members of structures that target a map",
        forms::text,
    ),
    rule(
        "smithy.api#httpQuery",
        on::scalar_or_list,
        "members of structures that target a scalar or a list of scalars",
        forms::non_empty_text,
    ),
    rule(
        "smithy.api#httpQueryParams",
        on::in_structure_map,
        "members of structures that target a map",
        forms::annotation,
    ),
    rule(
        "smithy.api#httpResponseCode",
        on::in_structure_integer,
        "members of structures that target an integer",
        forms::annotation,
    ),
    rule(
        "smithy.api#idempotencyToken",
        on::in_structure_string,
        "members of structures that target a string",
        forms::annotation,
    ),
    rule(
        "smithy.api#idempotent",
        on::operation,
        "operations",
        forms::annotation,
    ),
    rule(
        "smithy.api#input",
        on::structure,
        "structures",
        forms::annotation,
    ),
    rule(
        "smithy.api#internal",
        on::anything,
        "anything",
        forms::annotation,
    ),
    rule(
        "smithy.api#jsonName",
        on::in_structure_or_union,
        "members of structures and unions",
        forms::text,
    ),
    rule(
        "smithy.api#length",
        on::sized,
        "strings, blobs, lists, maps and members that target one",
        forms::length,
    ),
    rule(
        "smithy.api#mediaType",
        on::media,
        "strings and blobs",
        forms::media_type,
    ),
    rule("smithy.api#mixin", on::not_member, "shapes", forms::mixin),
    rule(
        "smithy.api#output",
        on::structure,
        "structures",
        forms::annotation,
    ),
    rule(
        "smithy.api#pattern",
        on::string,
        "strings and members that target one",
        forms::text,
    ),
    rule(
        "smithy.api#private",
        on::anything,
        "anything",
        forms::annotation,
    ),
    rule(
        "smithy.api#range",
        on::number,
        "numbers and members that target one",
        forms::range,
    ),
    rule(
        "smithy.api#readonly",
        on::operation,
        "operations",
        forms::annotation,
    ),
    rule(
        "smithy.api#recommended",
        on::in_structure,
        "members of structures",
        forms::recommended,
    ),
    rule(
        "smithy.api#required",
        on::in_structure,
        "members of structures",
        forms::annotation,
    ),
    rule(
        "smithy.api#requiresLength",
        on::streaming_blob,
        "blobs with the trait `smithy.api#streaming`",
        forms::annotation,
    ),
    rule(
        "smithy.api#retryable",
        on::error,
        "structures with the trait `smithy.api#error`",
        forms::retryable,
    ),
    rule(
        "smithy.api#sensitive",
        on::data_shape,
        "shapes that hold data",
        forms::annotation,
    ),
    rule(
        "smithy.api#resourceIdentifier",
        on::required_string,
        "required members of structures that target a string",
        forms::non_empty_text,
    ),
    rule("smithy.api#since", on::anything, "anything", forms::text),
    rule(
        "smithy.api#sparse",
        on::list_or_map,
        "lists and maps",
        forms::annotation,
    ),
    rule(
        "smithy.api#streaming",
        on::streamable,
        "blobs and unions",
        forms::annotation,
    ),
    rule("smithy.api#tags", on::anything, "anything", forms::texts),
    rule(
        "smithy.api#timestampFormat",
        on::timestamp,
        "timestamps and members that target one",
        forms::timestamp_format,
    ),
    rule(
        "smithy.api#title",
        on::titled,
        "services and resources",
        forms::text,
    ),
    rule(
        "smithy.api#uniqueItems",
        on::list,
        "lists",
        forms::annotation,
    ),
    rule(
        "smithy.api#unitType",
        on::unit,
        "`smithy.api#Unit`",
        forms::annotation,
    ),
    rule(
        "smithy.api#unstable",
        on::anything,
        "anything",
        forms::annotation,
    ),
];

/// Traits that cannot be on the same thing.
const CONFLICTS: &[(&str, &str)] = &[
    ("smithy.api#error", "smithy.api#input"),
    ("smithy.api#error", "smithy.api#output"),
    ("smithy.api#error", "smithy.api#trait"),
    ("smithy.api#eventHeader", "smithy.api#eventPayload"),
    ("smithy.api#idempotent", "smithy.api#readonly"),
    ("smithy.api#input", "smithy.api#output"),
    ("smithy.api#recommended", "smithy.api#required"),
    ("smithy.api#sparse", "smithy.api#uniqueItems"),
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
    defaults::check(subject, found);
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
}
