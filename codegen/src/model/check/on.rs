//! Which subjects a trait can be applied to: one predicate per kind of subject, on a shape or the target of a member.

use super::super::Kind;
use super::super::traits::id;
use super::Subject;

pub(super) fn anything(_: Subject<'_>) -> bool {
    true
}

pub(super) fn not_member(subject: Subject<'_>) -> bool {
    subject.member.is_none()
}

pub(super) fn data_shape(subject: Subject<'_>) -> bool {
    !matches!(
        subject.target.kind,
        Kind::Service(_) | Kind::Resource(_) | Kind::Operation(_)
    ) && not_member(subject)
}

pub(super) fn unit(subject: Subject<'_>) -> bool {
    subject.shape.id.is_unit() && not_member(subject)
}

pub(super) fn service(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::Service(_)) && not_member(subject)
}

pub(super) fn service_or_operation(subject: Subject<'_>) -> bool {
    service(subject) || operation(subject)
}

pub(super) fn with_put(subject: Subject<'_>) -> bool {
    let has_put =
        matches!(&subject.target.kind, Kind::Resource(resource) if resource.put.is_some());
    has_put && not_member(subject)
}

pub(super) fn operation(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::Operation(_)) && not_member(subject)
}

pub(super) fn structure(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::Structure(_)) && not_member(subject)
}

pub(super) fn structure_or_string(subject: Subject<'_>) -> bool {
    structure(subject) || (string(subject) && not_member(subject))
}

pub(super) fn of_trait(subject: Subject<'_>) -> bool {
    subject.traits().is_trait() && not_member(subject)
}

pub(super) fn structure_of_trait(subject: Subject<'_>) -> bool {
    structure(subject) && of_trait(subject)
}

pub(super) fn error(subject: Subject<'_>) -> bool {
    structure(subject) && subject.traits().has(id::ERROR)
}

pub(super) fn list(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::List(_)) && not_member(subject)
}

pub(super) fn list_or_map(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::List(_) | Kind::Map { .. }) && not_member(subject)
}

pub(super) fn plain_string(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::String) && not_member(subject)
}

pub(super) fn string(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::String | Kind::Enum(_))
}

pub(super) fn sized(subject: Subject<'_>) -> bool {
    string(subject)
        || matches!(
            subject.target.kind,
            Kind::Blob | Kind::List(_) | Kind::Map { .. }
        )
}

pub(super) fn media(subject: Subject<'_>) -> bool {
    (string(subject) || matches!(subject.target.kind, Kind::Blob)) && not_member(subject)
}

pub(super) fn streamable(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::Blob | Kind::Union(_)) && not_member(subject)
}

pub(super) fn streaming_blob(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::Blob)
        && subject.target.traits.streaming()
        && not_member(subject)
}

pub(super) fn number(subject: Subject<'_>) -> bool {
    is_number(&subject.target.kind)
}

/// Shapes that version 1.0 could box.
pub(super) fn boxable(subject: Subject<'_>) -> bool {
    matches!(
        subject.target.kind,
        Kind::Boolean
            | Kind::Byte
            | Kind::Short
            | Kind::Integer
            | Kind::Long
            | Kind::Float
            | Kind::Double
    )
}

pub(super) fn timestamp(subject: Subject<'_>) -> bool {
    matches!(subject.target.kind, Kind::Timestamp)
}

pub(super) fn in_enum(subject: Subject<'_>) -> bool {
    matches!(subject.shape.kind, Kind::Enum(_) | Kind::IntEnum(_)) && subject.member.is_some()
}

pub(super) fn in_structure(subject: Subject<'_>) -> bool {
    matches!(subject.shape.kind, Kind::Structure(_)) && subject.member.is_some()
}

pub(super) fn in_structure_or_union(subject: Subject<'_>) -> bool {
    matches!(subject.shape.kind, Kind::Structure(_) | Kind::Union(_)) && subject.member.is_some()
}

pub(super) fn with_default(subject: Subject<'_>) -> bool {
    in_structure(subject) && subject.traits().default().is_some()
}

pub(super) fn in_structure_or_trait(subject: Subject<'_>) -> bool {
    in_structure(subject) || of_trait(subject)
}

pub(super) fn in_structure_scalar(subject: Subject<'_>) -> bool {
    in_structure(subject) && scalar(subject)
}

pub(super) fn in_structure_structure(subject: Subject<'_>) -> bool {
    in_structure(subject) && matches!(subject.target.kind, Kind::Structure(_))
}

pub(super) fn in_structure_or_union_collection(subject: Subject<'_>) -> bool {
    in_structure_or_union(subject)
        && matches!(subject.target.kind, Kind::List(_) | Kind::Map { .. })
}

pub(super) fn xml_named(subject: Subject<'_>) -> bool {
    let is_named = matches!(subject.shape.kind, Kind::Structure(_) | Kind::Union(_));
    is_named || subject.member.is_some()
}

pub(super) fn service_data_or_member(subject: Subject<'_>) -> bool {
    service(subject) || data_shape(subject) || subject.member.is_some()
}

pub(super) fn in_structure_string(subject: Subject<'_>) -> bool {
    in_structure(subject) && string(subject)
}

pub(super) fn http_response_code(subject: Subject<'_>) -> bool {
    in_structure(subject)
        && !subject.shape.traits.input()
        && matches!(subject.target.kind, Kind::Integer | Kind::IntEnum(_))
}

pub(super) fn in_structure_map(subject: Subject<'_>) -> bool {
    in_structure(subject) && matches!(subject.target.kind, Kind::Map { .. })
}

pub(super) fn defaultable(subject: Subject<'_>) -> bool {
    (in_structure(subject) || data_shape(subject))
        && !matches!(subject.target.kind, Kind::Structure(_) | Kind::Union(_))
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

pub(super) fn scalar(subject: Subject<'_>) -> bool {
    string(subject)
        || number(subject)
        || matches!(subject.target.kind, Kind::Boolean | Kind::Timestamp)
}

pub(super) fn event_header(subject: Subject<'_>) -> bool {
    let can_be_in_header = matches!(
        subject.target.kind,
        Kind::Boolean
            | Kind::Byte
            | Kind::Short
            | Kind::Integer
            | Kind::IntEnum(_)
            | Kind::Long
            | Kind::Blob
            | Kind::Timestamp
    );
    in_structure(subject) && (can_be_in_header || string(subject))
}

pub(super) fn event_payload(subject: Subject<'_>) -> bool {
    let can_be_payload = matches!(
        subject.target.kind,
        Kind::Blob | Kind::Structure(_) | Kind::Union(_)
    );
    in_structure(subject) && (can_be_payload || string(subject))
}

/// The items of lists are not checked here.
pub(super) fn scalar_or_list(subject: Subject<'_>) -> bool {
    in_structure(subject) && (scalar(subject) || matches!(subject.target.kind, Kind::List(_)))
}

pub(super) fn http_label(subject: Subject<'_>) -> bool {
    in_structure(subject) && scalar(subject) && subject.traits().required()
}

pub(super) fn required_string(subject: Subject<'_>) -> bool {
    in_structure_string(subject) && subject.traits().required()
}
