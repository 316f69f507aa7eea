//! Draws the shapes of some roots: as Mermaid, or as SVG without any other program.

mod layout;
mod mermaid;
mod svg;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostics;
use crate::diff::{Change, Level, Reader};
use crate::model::traits::id;
use crate::model::{Constraint, Kind, Member, Model, Role, Shape, ShapeId};
use crate::select::Root;
use crate::slice;

/// A picture of shapes, as plain data.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// The shapes, by id.
    nodes: Vec<Node>,
    /// The references between them, by their positions in `nodes`.
    edges: Vec<Edge>,
}

#[derive(Clone, Debug)]
struct Node {
    name: String,
    kind: &'static str,
    /// What it contains that is no shape of the picture: simple members, values.
    lines: Vec<String>,
    state: State,
}

#[derive(Clone, Debug)]
struct Edge {
    from: usize,
    to: usize,
    label: String,
    state: State,
}

/// What changed, if there are two versions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    #[default]
    Same,
    Added,
    Changed,
    Breaking,
    Removed,
}

/// The most members or values of a shape that are shown.
const MOST_LINES: usize = 30;

impl Graph {
    /// The shapes that the roots refer to.
    ///
    /// # Errors
    ///
    /// A diagnostic for each root that is missing or of the wrong kind.
    pub fn new(model: &Model, roots: &BTreeSet<Root>) -> Result<Graph, Diagnostics> {
        let ids = slice::closure(model, roots)?;
        Ok(of(model, &ids, &BTreeMap::new()))
    }

    /// The shapes that the roots refer to in a new version, with what changed. What was removed is part of the picture.
    ///
    /// # Errors
    ///
    /// The diagnostics of the new version, if neither version has the roots.
    pub fn compared(
        (old, new): (&Model, &Model),
        roots: &BTreeSet<Root>,
        changes: &[Change],
    ) -> Result<Graph, Diagnostics> {
        let mut states: BTreeMap<String, State> = BTreeMap::new();
        for change in changes.iter().filter(|change| !change.is_documentation()) {
            let state = match change.worst(&Reader::ALL) {
                _ if change.id == "AddedShape" => State::Added,
                _ if change.id.starts_with("RemovedShape") => State::Removed,
                Level::Error if change.accepted.is_none() => State::Breaking,
                _ => State::Changed,
            };
            let known = states.entry(change.shape.clone()).or_default();
            *known = state.max(*known);
        }
        let after = slice::closure(new, roots);
        let before = slice::closure(old, roots).unwrap_or_default();
        let after = match after {
            Ok(after) => after,
            Err(found) if before.is_empty() => return Err(found),
            Err(_) => BTreeSet::new(),
        };
        let mut graph = of(new, &after, &states);
        let removed: BTreeSet<_> = before
            .into_iter()
            .filter(|id| new.get(id).is_none())
            .collect();
        let gone = of(old, &removed, &states);
        graph.nodes.extend(gone.nodes);
        Ok(graph)
    }
}

/// Whether a shape is a node of its own. Simple shapes are shown with the members that target them.
fn is_node(shape: &Shape) -> bool {
    shape.has_type()
        || matches!(
            shape.kind,
            Kind::Operation(_) | Kind::Service(_) | Kind::Resource(_)
        )
}

fn of(model: &Model, ids: &BTreeSet<&ShapeId>, states: &BTreeMap<String, State>) -> Graph {
    let shapes: Vec<&Shape> = ids
        .iter()
        .filter_map(|id| model.get(id))
        .filter(|shape| is_node(shape))
        .collect();
    let places: BTreeMap<&ShapeId, usize> = shapes
        .iter()
        .enumerate()
        .map(|(at, shape)| (&shape.id, at))
        .collect();
    let state = |id: &str| states.get(id).copied().unwrap_or_default();
    let mut graph = Graph::default();
    for (from, shape) in shapes.iter().enumerate() {
        let mut lines = Vec::new();
        for relation in shape.relations() {
            let (label, own) = match relation.role {
                Role::Operation | Role::Resource | Role::Identifier(_) | Role::Property(_) => {
                    (String::new(), State::Same)
                }
                Role::Input => ("input".to_owned(), State::Same),
                Role::Output => ("output".to_owned(), State::Same),
                Role::Error => ("error".to_owned(), State::Same),
                Role::Member(member) => (
                    label(model, member),
                    state(&format!("{}${}", shape.id, member.name)),
                ),
            };
            // Lists and maps are on the way to what they contain.
            let targets = nodes_behind(model, relation.target);
            let edges = targets.iter().filter_map(|id| places.get(id).copied());
            let edges: Vec<_> = edges
                .map(|to| Edge {
                    from,
                    to,
                    label: label.clone(),
                    state: own,
                })
                .collect();
            if edges.is_empty() && !label.is_empty() {
                lines.push(format!("{label}: {}", described(model, relation.target)));
            }
            graph.edges.extend(edges);
        }
        if let Kind::Enum(members) | Kind::IntEnum(members) = &shape.kind {
            lines.extend(members.iter().map(|member| member.name.clone()));
        }
        if lines.len() > MOST_LINES {
            let more = lines.len() - MOST_LINES;
            lines.truncate(MOST_LINES);
            lines.push(format!("and {more} more"));
        }
        let of_members = shape
            .members()
            .map(|member| state(&format!("{}${}", shape.id, member.name)));
        let inside = of_members.filter(|state| *state != State::Same).max();
        // A shape whose members changed has changed itself.
        let inside = inside.map(|inside| {
            if inside == State::Added {
                State::Changed
            } else {
                inside.min(State::Breaking)
            }
        });
        graph.nodes.push(Node {
            name: shape.id.name().to_owned(),
            kind: kind(shape),
            lines,
            state: state(shape.id.as_str()).max(inside.unwrap_or_default()),
        });
    }
    graph
}

fn kind(shape: &Shape) -> &'static str {
    match shape.kind {
        Kind::Structure(_) if shape.traits.has(id::ERROR) => "error",
        _ => shape.kind.name(),
    }
}

/// The nodes that a shape leads to: itself, or through lists and maps what they contain.
fn nodes_behind<'m>(model: &'m Model, id: &'m ShapeId) -> BTreeSet<&'m ShapeId> {
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut pending = vec![id];
    while let Some(shape) = pending.pop().and_then(|id| model.get(id)) {
        if is_node(shape) {
            found.insert(&shape.id);
        } else if seen.insert(&shape.id) {
            pending.extend(shape.members().map(|member| &member.target));
        }
    }
    found
}

/// The name of a member, with its constraints and those of its target.
fn label(model: &Model, member: &Member) -> String {
    let mut label = member.name.clone();
    if member.traits.required() {
        label.push_str(" *");
    }
    let Some(target) = model.get(&member.target) else {
        return label;
    };
    let constraints = member
        .constraints(target)
        .into_iter()
        .filter_map(|constraint| match constraint {
            Constraint::Length(length) => {
                let side =
                    |bound: Option<u64>| bound.map_or_else(String::new, |bound| bound.to_string());
                Some(format!("{}..{}", side(length.min), side(length.max)))
            }
            Constraint::Range(range) => {
                let side = |bound: Option<crate::model::Decimal>| {
                    bound.map_or_else(String::new, |bound| bound.to_string())
                };
                Some(format!("{}..{}", side(range.min), side(range.max)))
            }
            Constraint::Pattern { .. } => Some("pattern".to_owned()),
            Constraint::UniqueItems => Some("unique".to_owned()),
            Constraint::Arn => Some("ARN".to_owned()),
            Constraint::OneOf { .. } | Constraint::Enumeration => None,
        });
    let constraints: Vec<_> = constraints.collect();
    if !constraints.is_empty() {
        label.push_str(&format!(" [{}]", constraints.join(", ")));
    }
    label
}

/// A type that is no node: a simple shape, or a list or map of those.
fn described(model: &Model, id: &ShapeId) -> String {
    let name = |id: &ShapeId| {
        model
            .get(id)
            .map_or("?", |shape| shape.kind.name())
            .to_owned()
    };
    match model.get(id).map(|shape| &shape.kind) {
        Some(Kind::List(member)) => format!("list of {}", name(&member.target)),
        Some(Kind::Map { key, value }) => {
            format!("map of {} to {}", name(&key.target), name(&value.target))
        }
        _ => name(id),
    }
}
