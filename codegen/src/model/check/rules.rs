//! Rules for prelude traits beyond their shapes: which subjects they can be applied to, and which values are valid
//! there (Smithy specification, the sections on each trait).

use super::super::traits::id;
use super::Subject;
use super::forms::{self, Form};
use super::{defaults, on};
use crate::ast::Node;

/// A rule for a trait.
pub(super) struct Rule {
    pub(super) id: &'static str,
    pub(super) on: fn(Subject<'_>) -> bool,
    /// The allowed subjects, in words.
    pub(super) on_what: &'static str,
    /// Checks its value.
    pub(super) form: fn(&Node, Subject<'_>) -> Form,
}

const fn rule(id: &'static str, on: fn(Subject<'_>) -> bool, on_what: &'static str) -> Rule {
    Rule {
        id,
        on,
        on_what,
        form: |_, _| Ok(()),
    }
}

impl Rule {
    const fn and(self, form: fn(&Node, Subject<'_>) -> Form) -> Rule {
        Rule { form, ..self }
    }
}

/// The rules, by id. Other traits can be applied to anything, with any value that their shape allows.
pub(super) const RULES: &[Rule] = &[
    rule(
        id::ADDED_DEFAULT,
        on::with_default,
        "members of structures with the trait `smithy.api#default`",
    ),
    rule(
        id::AUTH,
        on::service_or_operation,
        "services and operations",
    ),
    rule(
        id::AUTH_DEFINITION,
        on::structure_of_trait,
        "structures with the trait `smithy.api#trait`",
    ),
    rule(
        id::BOX,
        on::boxable,
        "booleans, bytes, shorts, integers, longs, floats, doubles and members that target one",
    ),
    rule(
        id::CLIENT_OPTIONAL,
        on::in_structure,
        "members of structures",
    ),
    rule(id::CORS, on::service, "services"),
    rule(
        id::DEFAULT,
        on::defaultable,
        "simple shapes, lists, maps and members of structures that target one",
    )
    .and(defaults::form),
    rule(id::ENDPOINT, on::operation, "operations"),
    rule(id::ENUM, on::plain_string, "strings").and(forms::enumeration),
    rule(id::ENUM_VALUE, on::in_enum, "members of enums and intEnums").and(forms::enum_value),
    rule(id::ERROR, on::structure, "structures"),
    rule(
        id::EVENT_HEADER,
        on::event_header,
        "members of structures that target a boolean, byte, short, integer, long, blob, string or timestamp",
    ),
    rule(
        id::EVENT_PAYLOAD,
        on::event_payload,
        "members of structures that target a blob, string, structure or union",
    ),
    rule(id::EXAMPLES, on::operation, "operations"),
    rule(id::EXTERNAL_DOCUMENTATION, on::anything, "anything").and(forms::links),
    rule(
        id::HOST_LABEL,
        on::required_string,
        "required members of structures that target a string",
    ),
    rule(id::HTTP, on::operation, "operations"),
    rule(id::HTTP_API_KEY_AUTH, on::service, "services"),
    rule(id::HTTP_BASIC_AUTH, on::service, "services"),
    rule(id::HTTP_BEARER_AUTH, on::service, "services"),
    rule(id::HTTP_CHECKSUM_REQUIRED, on::operation, "operations"),
    rule(id::HTTP_DIGEST_AUTH, on::service, "services"),
    rule(
        id::HTTP_ERROR,
        on::error,
        "structures with the trait `smithy.api#error`",
    ),
    rule(
        id::HTTP_HEADER,
        on::scalar_or_list,
        "members of structures that target a scalar or a list of scalars",
    ),
    rule(
        id::HTTP_LABEL,
        on::http_label,
        "required members of structures that target a scalar",
    ),
    rule(id::HTTP_PAYLOAD, on::in_structure, "members of structures"),
    rule(
        id::HTTP_PREFIX_HEADERS,
        on::in_structure_map,
        "members of structures that target a map",
    ),
    rule(
        id::HTTP_QUERY,
        on::scalar_or_list,
        "members of structures that target a scalar or a list of scalars",
    ),
    rule(
        id::HTTP_QUERY_PARAMS,
        on::in_structure_map,
        "members of structures that target a map",
    ),
    rule(
        id::HTTP_RESPONSE_CODE,
        on::http_response_code,
        "members of structures without `smithy.api#input` that target an integer",
    ),
    rule(
        id::ID_REF,
        on::string,
        "strings and members that target one",
    ),
    rule(
        id::IDEMPOTENCY_TOKEN,
        on::in_structure_string,
        "members of structures that target a string",
    ),
    rule(id::IDEMPOTENT, on::operation, "operations"),
    rule(id::INPUT, on::structure, "structures"),
    rule(
        id::JSON_NAME,
        on::in_structure_or_union,
        "members of structures and unions",
    ),
    rule(
        id::LENGTH,
        on::sized,
        "strings, blobs, lists, maps and members that target one",
    )
    .and(forms::length),
    rule(id::MEDIA_TYPE, on::media, "strings and blobs").and(forms::media_type),
    rule(id::MIXIN, on::not_member, "shapes"),
    rule(
        id::NESTED_PROPERTIES,
        on::in_structure_structure,
        "members of structures that target a structure",
    ),
    rule(
        id::NO_REPLACE,
        on::with_put,
        "resources with a `put` operation",
    ),
    rule(
        id::NOT_PROPERTY,
        on::in_structure_or_trait,
        "members of structures, and shapes with the trait `smithy.api#trait`",
    ),
    rule(id::OPTIONAL_AUTH, on::operation, "operations"),
    rule(id::OUTPUT, on::structure, "structures"),
    rule(
        id::PAGINATED,
        on::service_or_operation,
        "services and operations",
    ),
    rule(
        id::PATTERN,
        on::string,
        "strings and members that target one",
    ),
    rule(id::PROPERTY, on::in_structure, "members of structures"),
    rule(
        id::PROTOCOL_DEFINITION,
        on::structure_of_trait,
        "structures with the trait `smithy.api#trait`",
    ),
    rule(id::RANGE, on::number, "numbers and members that target one").and(forms::range),
    rule(id::READONLY, on::operation, "operations"),
    rule(id::RECOMMENDED, on::in_structure, "members of structures"),
    rule(
        id::REFERENCES,
        on::structure_or_string,
        "structures and strings",
    ),
    rule(id::REQUEST_COMPRESSION, on::operation, "operations"),
    rule(id::REQUIRED, on::in_structure, "members of structures"),
    rule(
        id::REQUIRES_LENGTH,
        on::streaming_blob,
        "blobs with the trait `smithy.api#streaming`",
    ),
    rule(
        id::RESOURCE_IDENTIFIER,
        on::required_string,
        "required members of structures that target a string",
    ),
    rule(
        id::RETRYABLE,
        on::error,
        "structures with the trait `smithy.api#error`",
    ),
    rule(id::SENSITIVE, on::data_shape, "data shapes"),
    rule(id::SPARSE, on::list_or_map, "lists and maps"),
    rule(id::STREAMING, on::streamable, "blobs and unions"),
    rule(
        id::TIMESTAMP_FORMAT,
        on::timestamp,
        "timestamps and members that target one",
    ),
    rule(id::TRAIT, on::data_shape, "data shapes"),
    rule(
        id::TRAIT_VALIDATORS,
        on::of_trait,
        "shapes with the trait `smithy.api#trait`",
    ),
    rule(id::UNIQUE_ITEMS, on::list, "lists"),
    rule(id::UNIT_TYPE, on::unit, "`smithy.api#Unit`"),
    rule(
        id::XML_ATTRIBUTE,
        on::in_structure_scalar,
        "members of structures that target a scalar",
    ),
    rule(
        id::XML_FLATTENED,
        on::in_structure_or_union_collection,
        "members of structures and unions that target a list or map",
    ),
    rule(
        id::XML_NAME,
        on::xml_named,
        "structures, unions and members",
    ),
    rule(
        id::XML_NAMESPACE,
        on::service_data_or_member,
        "services, members and data shapes",
    )
    .and(forms::xml_namespace),
];
