//! Rules about traits: those that are added, removed or changed, and constraints that become stricter.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::Level;
use super::breaking::{self, Kind, Row};
use super::context::{Context, Subject};
use super::rules::{self, Rule, Sides};
use crate::ast::{self, Node};
use crate::model::traits::id;
use crate::model::{Decimal, Model, Traits};

/// A change of the traits of a shape or member.
pub(super) struct Found {
    pub(super) id: String,
    pub(super) path: String,
    pub(super) severity: Level,
    pub(super) sides: (Sides, Sides),
    pub(super) reason: String,
    /// The id of the trait.
    name: String,
}

/// Traits that have rules of their own.
const SKIPPED: &[&str] = &[id::BOX, id::REQUIRED];

const NOTES: (Sides, Sides) = ((Level::Note, Level::Note), (Level::Note, Level::Note));

/// Compares the traits of a shape or member.
pub(super) fn compare(
    context: &mut Context<'_>,
    subject: &Subject<'_>,
    old: &Traits,
    new: &Traits,
) {
    for found in changes(context.scope.new, old, new) {
        let place = |traits: &Traits, owner: &Option<_>| {
            let owner = owner.as_ref()?;
            Some(if traits.has(&found.name) {
                traits.place(&found.name, owner)
            } else {
                owner.clone()
            })
        };
        let subject = Subject {
            old: place(old, &subject.old),
            new: place(new, &subject.new),
            ..subject.clone()
        };
        let Found {
            id,
            path,
            severity,
            sides,
            reason,
            ..
        } = found;
        context.push_found(id, path, severity, sides, &subject, reason);
    }
}

/// The changes between the traits of a shape or member, by the rules of the new model.
pub(super) fn changes(model: &Model, old: &Traits, new: &Traits) -> Vec<Found> {
    if old.iter().eq(new.iter()) {
        return Vec::new();
    }
    let names: BTreeSet<&str> = old
        .iter()
        .chain(new.iter())
        .map(|(id, _)| id.as_str())
        .collect();
    let mut found = Vec::new();
    for name in names {
        let (before, after) = (old.get(name), new.get(name));
        if before == after {
            continue;
        }
        match rows(model, name) {
            rows if !rows.is_empty() => breaking(name, &rows, before, after, &mut found),
            _ if SKIPPED.contains(&name) => {}
            _ => found.extend(modified(name, before, after)),
        }
    }
    constraints(old, new, &mut found);
    found
}

fn rows(model: &Model, name: &str) -> Vec<Row> {
    let known = breaking::known(name);
    if !known.is_empty() {
        return known;
    }
    let definition = model.get_by_text(name).filter(|shape| !shape.is_prelude());
    definition
        .and_then(|shape| shape.traits.get(id::TRAIT))
        .map(breaking::defined)
        .unwrap_or_default()
}

/// What the rows of a trait say about it.
fn breaking(
    name: &str,
    rows: &[Row],
    old: Option<&Node>,
    new: Option<&Node>,
    found: &mut Vec<Found>,
) {
    for row in rows {
        // Within a value, only what changed of a value that is still there.
        if new.is_none() && !row.path.is_empty() {
            continue;
        }
        let keys: Vec<&str> = row
            .path
            .split('/')
            .skip(1)
            .filter(|key| !key.is_empty())
            .collect();
        let (before, after) = (at(old, &keys), at(new, &keys));
        let paths: BTreeSet<&String> = before.iter().chain(&after).map(|(path, _)| path).collect();
        for path in paths {
            let value = |values: &[(String, &Node)]| {
                values
                    .iter()
                    .find(|(found, _)| found == path)
                    .map(|(_, value)| (*value).clone())
            };
            let (before, after) = (value(&before), value(&after));
            let Some(kind) = Kind::of(before.as_ref(), after.as_ref()) else {
                continue;
            };
            if row.kinds.contains(&kind) {
                found.push(Found {
                    id: format!("TraitBreakingChange.{}.{name}", kind.name()),
                    path: path.clone(),
                    severity: row.severity,
                    sides: (row.client, row.server),
                    reason: sentence(name, path, before.as_ref(), after.as_ref()),
                    name: name.to_owned(),
                });
            }
        }
    }
}

/// The values at a path: keys of objects, and `member` for every item of an array.
fn at<'n>(node: Option<&'n Node>, keys: &[&str]) -> Vec<(String, &'n Node)> {
    let mut values: Vec<(String, &Node)> =
        node.map(|node| (String::new(), node)).into_iter().collect();
    for key in keys {
        let next = values.into_iter().flat_map(|(path, node)| match node {
            Node::Object(object) => {
                let value = object
                    .get(key)
                    .map(|value| (format!("{path}/{key}"), value));
                value.into_iter().collect::<Vec<_>>()
            }
            Node::Array(items) if *key == "member" => {
                let items = items.iter().enumerate();
                items
                    .map(|(index, item)| (format!("{path}/{index}"), item))
                    .collect()
            }
            _ => Vec::new(),
        });
        values = next.collect();
    }
    values
}

/// A change of a trait that has no rules. That an enum's value changed is an error, as its tags say.
fn modified(name: &str, old: Option<&Node>, new: Option<&Node>) -> Option<Found> {
    let kind = Kind::of(old, new)?;
    let wire = (Level::Error, Level::Error);
    let (severity, sides) = match kind {
        _ if name == id::ENUM_VALUE => (Level::Error, (wire, wire)),
        Kind::Remove => (Level::Warning, NOTES),
        Kind::Add | Kind::Update => (Level::Note, NOTES),
    };
    Some(Found {
        id: format!("ModifiedTrait.{}.{name}", kind.name()),
        path: String::new(),
        severity,
        sides,
        reason: sentence(name, "", old, new),
        name: name.to_owned(),
    })
}

/// What changed of a trait. Long values are left out.
fn sentence(name: &str, path: &str, old: Option<&Node>, new: Option<&Node>) -> String {
    let what = match path {
        "" => format!("the trait `{name}`"),
        path => format!("`{path}` of the trait `{name}`"),
    };
    match (old.map(brief), new.map(brief)) {
        (None, Some(new)) if new.is_empty() => format!("{what} was added"),
        (None, Some(new)) => format!("{what} was added, {new}"),
        (Some(_), None) => format!("{what} was removed"),
        (Some(old), Some(new)) if !old.is_empty() && !new.is_empty() => {
            format!("{what} changed from {old} to {new}")
        }
        _ => format!("{what} changed"),
    }
}

/// A short value in JSON; empty for a long one and for an annotation.
fn brief(node: &Node) -> String {
    const LONGEST: usize = 60;
    let text = ast::compact(node);
    if text == "{}" || text.chars().count() > LONGEST {
        String::new()
    } else {
        format!("`{text}`")
    }
}

/// Lengths and ranges that refuse more.
fn constraints(old: &Traits, new: &Traits, found: &mut Vec<Found>) {
    let decimal = |number: u64| Decimal::from(serde_json::Number::from(number));
    if let (Some(old), Some(new)) = (old.length(), new.length()) {
        let bounds =
            |length: crate::model::Length| (length.min.map(decimal), length.max.map(decimal));
        stricter(&rules::LENGTH, id::LENGTH, bounds(old), bounds(new), found);
    }
    if let (Some(old), Some(new)) = (old.range(), new.range()) {
        stricter(
            &rules::RANGE,
            id::RANGE,
            (old.min, old.max),
            (new.min, new.max),
            found,
        );
    }
}

type Bounds = (Option<Decimal>, Option<Decimal>);

/// A missing minimum counts as 0, as in Smithy's diff tool.
fn stricter(rule: &Rule, name: &str, old: Bounds, new: Bounds, found: &mut Vec<Found>) {
    let zero = || Decimal::from(serde_json::Number::from(0));
    let (old_min, new_min) = (old.0.unwrap_or_else(zero), new.0.unwrap_or_else(zero));
    let mut push = |reason| {
        found.push(Found {
            id: rule.id.to_owned(),
            path: String::new(),
            severity: rule.severity,
            sides: (rule.client, rule.server),
            reason,
            name: name.to_owned(),
        });
    };
    if new_min.partial_cmp(&old_min) == Some(Ordering::Greater) {
        push(format!(
            "the minimum of the trait `{name}` rose from {old_min} to {new_min}"
        ));
    }
    match (old.1, new.1) {
        (None, Some(new)) => push(format!("the trait `{name}` has a maximum, {new}")),
        (Some(old), Some(new)) if new.partial_cmp(&old) == Some(Ordering::Less) => {
            push(format!(
                "the maximum of the trait `{name}` fell from {old} to {new}"
            ));
        }
        _ => {}
    }
}
