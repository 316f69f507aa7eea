//! The table of traits: which changes of a trait matter, and to whom.
//!
//! The specification defines them with each trait (`breakingChanges`). A trait of the model brings its own.

use super::change::Level::{self, Danger, Error, Note, Warning};
use super::rules::Sides;
use crate::ast::Node;

/// A kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something was added.
    Add,
    /// Something was removed.
    Remove,
    /// A value changed.
    Update,
}

impl Kind {
    /// The kind, if there is a change.
    pub fn of(old: Option<&Node>, new: Option<&Node>) -> Option<Kind> {
        let present = |node: Option<&Node>| node.is_some_and(|node| *node != Node::Null);
        match (present(old), present(new)) {
            (false, true) => Some(Kind::Add),
            (true, false) => Some(Kind::Remove),
            (true, true) if old != new => Some(Kind::Update),
            _ => None,
        }
    }

    /// The name, as ids have it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Add => "Add",
            Kind::Remove => "Remove",
            Kind::Update => "Update",
        }
    }
}

/// A rule about a trait.
#[derive(Clone, Debug)]
pub struct Row {
    /// The path within the value: keys with slashes before them. Empty for the whole.
    pub path: String,
    /// The changes that it is about.
    pub kinds: Vec<Kind>,
    /// The severity, as in Smithy's diff tool.
    pub severity: Level,
    /// What it means to a client.
    pub client: Sides,
    /// What it means to a server.
    pub server: Sides,
}

const ANY: &[Kind] = &[Kind::Add, Kind::Remove, Kind::Update];
const PRESENCE: &[Kind] = &[Kind::Add, Kind::Remove];
const ADD: &[Kind] = &[Kind::Add];
const REMOVE: &[Kind] = &[Kind::Remove];
const UPDATE: &[Kind] = &[Kind::Update];

const NONE: Sides = (Note, Note);
const WARN: Sides = (Warning, Warning);
const WIRE: Sides = (Error, Error);

/// Trait, path, kinds, severity, what it means to a client and to a server.
type Line = (
    &'static str,
    &'static str,
    &'static [Kind],
    Level,
    Sides,
    Sides,
);

/// The traits of the prelude, and those of AWS that decide where a request goes.
const LINES: &[Line] = &[
    (
        "aws.endpoints#dualStackOnlyEndpoints",
        "",
        REMOVE,
        Error,
        WARN,
        NONE,
    ),
    (
        "aws.endpoints#standardPartitionalEndpoints",
        "",
        ANY,
        Error,
        WARN,
        NONE,
    ),
    (
        "aws.endpoints#standardRegionalEndpoints",
        "",
        REMOVE,
        Error,
        WARN,
        NONE,
    ),
    (
        "aws.protocols#awsQueryError",
        "",
        ANY,
        Error,
        (Note, Danger),
        NONE,
    ),
    ("aws.protocols#httpChecksum", "", REMOVE, Danger, NONE, NONE),
    (
        "aws.protocols#httpChecksum",
        "/requestAlgorithmMember",
        REMOVE,
        Danger,
        NONE,
        NONE,
    ),
    (
        "aws.protocols#httpChecksum",
        "/requestValidationModeMember",
        REMOVE,
        Danger,
        NONE,
        NONE,
    ),
    (
        "aws.protocols#httpChecksum",
        "/responseAlgorithms/member",
        REMOVE,
        Danger,
        NONE,
        NONE,
    ),
    ("smithy.api#addedDefault", "", REMOVE, Error, NONE, NONE),
    ("smithy.api#authDefinition", "", PRESENCE, Error, NONE, NONE),
    ("smithy.api#cors", "", REMOVE, Error, WARN, NONE),
    ("smithy.api#endpoint", "", ANY, Error, WIRE, WIRE),
    ("smithy.api#enum", "", PRESENCE, Error, NONE, NONE),
    ("smithy.api#error", "", ANY, Error, (Note, Warning), NONE),
    ("smithy.api#eventHeader", "", ANY, Error, WIRE, WIRE),
    ("smithy.api#eventPayload", "", ANY, Error, WIRE, WIRE),
    ("smithy.api#hostLabel", "", ANY, Error, WIRE, WIRE),
    ("smithy.api#http", "", REMOVE, Error, WIRE, WIRE),
    (
        "smithy.api#http",
        "/code",
        UPDATE,
        Error,
        (Danger, Danger),
        NONE,
    ),
    ("smithy.api#http", "/code", PRESENCE, Danger, NONE, NONE),
    ("smithy.api#http", "/method", UPDATE, Error, WIRE, WIRE),
    ("smithy.api#http", "/uri", UPDATE, Error, WIRE, WIRE),
    ("smithy.api#httpApiKeyAuth", "", REMOVE, Error, WIRE, WIRE),
    ("smithy.api#httpBasicAuth", "", REMOVE, Error, WIRE, WIRE),
    ("smithy.api#httpBearerAuth", "", REMOVE, Error, WIRE, WIRE),
    ("smithy.api#httpDigestAuth", "", REMOVE, Error, WIRE, WIRE),
    ("smithy.api#httpError", "", ANY, Error, (Note, Danger), NONE),
    ("smithy.api#httpHeader", "", ANY, Error, WIRE, WIRE),
    ("smithy.api#httpLabel", "", PRESENCE, Error, WIRE, WIRE),
    ("smithy.api#httpPayload", "", PRESENCE, Error, WIRE, WIRE),
    ("smithy.api#httpPrefixHeaders", "", ANY, Error, WIRE, WIRE),
    ("smithy.api#httpQuery", "", ANY, Error, WIRE, WIRE),
    ("smithy.api#httpQueryParams", "", ANY, Error, WIRE, WIRE),
    ("smithy.api#httpResponseCode", "", ANY, Error, WIRE, WIRE),
    ("smithy.api#idempotencyToken", "", REMOVE, Error, NONE, NONE),
    (
        "smithy.api#idempotent",
        "",
        REMOVE,
        Error,
        (Danger, Danger),
        NONE,
    ),
    ("smithy.api#input", "", PRESENCE, Error, NONE, NONE),
    ("smithy.api#internal", "", REMOVE, Warning, NONE, NONE),
    ("smithy.api#jsonName", "", ANY, Error, WIRE, WIRE),
    ("smithy.api#mediaType", "", REMOVE, Error, NONE, NONE),
    ("smithy.api#nestedProperties", "", ANY, Error, NONE, NONE),
    ("smithy.api#notProperty", "", ADD, Error, NONE, NONE),
    ("smithy.api#optionalAuth", "", REMOVE, Error, WIRE, NONE),
    ("smithy.api#output", "", PRESENCE, Error, NONE, NONE),
    ("smithy.api#paginated", "", REMOVE, Error, WARN, NONE),
    (
        "smithy.api#paginated",
        "/inputToken",
        UPDATE,
        Error,
        WARN,
        NONE,
    ),
    ("smithy.api#paginated", "/items", REMOVE, Error, WARN, NONE),
    ("smithy.api#paginated", "/items", ADD, Note, NONE, NONE),
    ("smithy.api#paginated", "/items", UPDATE, Note, NONE, NONE),
    (
        "smithy.api#paginated",
        "/outputToken",
        UPDATE,
        Error,
        WARN,
        NONE,
    ),
    (
        "smithy.api#paginated",
        "/pageSize",
        UPDATE,
        Error,
        WARN,
        NONE,
    ),
    (
        "smithy.api#paginated",
        "/pageSize",
        REMOVE,
        Error,
        WARN,
        NONE,
    ),
    (
        "smithy.api#pattern",
        "",
        ADD,
        Warning,
        (Warning, Note),
        NONE,
    ),
    ("smithy.api#pattern", "", UPDATE, Note, NONE, NONE),
    ("smithy.api#property", "", REMOVE, Error, NONE, NONE),
    ("smithy.api#property", "", UPDATE, Error, NONE, NONE),
    (
        "smithy.api#readonly",
        "",
        REMOVE,
        Error,
        (Danger, Danger),
        NONE,
    ),
    (
        "smithy.api#required",
        "",
        ADD,
        Warning,
        (Warning, Note),
        NONE,
    ),
    (
        "smithy.api#requiresLength",
        "",
        PRESENCE,
        Error,
        (Error, Note),
        NONE,
    ),
    (
        "smithy.api#resourceIdentifier",
        "",
        REMOVE,
        Error,
        NONE,
        NONE,
    ),
    ("smithy.api#retryable", "", REMOVE, Error, WARN, NONE),
    ("smithy.api#sparse", "", PRESENCE, Error, WIRE, WIRE),
    ("smithy.api#streaming", "", ANY, Error, WIRE, WIRE),
    ("smithy.api#timestampFormat", "", ANY, Error, WIRE, WIRE),
    (
        "smithy.api#uniqueItems",
        "",
        PRESENCE,
        Warning,
        (Warning, Note),
        NONE,
    ),
    ("smithy.api#xmlAttribute", "", ANY, Error, WIRE, WIRE),
    ("smithy.api#xmlFlattened", "", ANY, Error, WIRE, WIRE),
    ("smithy.api#xmlName", "", ANY, Error, WIRE, WIRE),
    ("smithy.api#xmlNamespace", "", ANY, Error, WIRE, WIRE),
];

/// The rules of a trait that the specification or AWS defines.
pub(super) fn known(id: &str) -> Vec<Row> {
    let start = LINES.partition_point(|line| line.0 < id);
    let lines = LINES.get(start..).unwrap_or_default().iter();
    lines.take_while(|line| line.0 == id).map(row).collect()
}

fn row((_, path, kinds, severity, client, server): &Line) -> Row {
    Row {
        path: (*path).to_owned(),
        kinds: kinds.to_vec(),
        severity: *severity,
        client: *client,
        server: *server,
    }
}

/// The rules in the definition of a trait by the model: the value of `smithy.api#trait`. What they mean on the wire is
/// not known, so they are what the definition says.
pub(super) fn defined(definition: &Node) -> Vec<Row> {
    let changes = definition
        .as_object()
        .and_then(|object| object.get("breakingChanges"));
    let changes = changes.and_then(Node::as_array).unwrap_or_default();
    changes.iter().filter_map(defined_row).collect()
}

fn defined_row(change: &Node) -> Option<Row> {
    let object = change.as_object()?;
    let text = |key| object.get(key).and_then(Node::as_str);
    let severity = match text("severity") {
        Some("NOTE") => Note,
        Some("WARNING") => Warning,
        Some("DANGER") => Danger,
        _ => Error,
    };
    let kinds = match text("change")? {
        "add" => ADD,
        "remove" => REMOVE,
        "update" => UPDATE,
        "presence" => PRESENCE,
        "any" => ANY,
        _ => return None,
    };
    Some(Row {
        path: text("path").unwrap_or_default().to_owned(),
        kinds: kinds.to_vec(),
        severity,
        client: (severity, severity),
        server: (severity, severity),
    })
}

#[cfg(test)]
mod tests {
    use super::{LINES, known};

    #[test]
    fn the_lines_are_sorted_and_found() {
        assert!(LINES.is_sorted_by_key(|line| line.0));
        assert_eq!(known("smithy.api#http").len(), 5);
        assert!(known("smithy.api#documentation").is_empty());
    }
}
