//! Rewrites a [`Node`] into a simpler one that matches the same texts.
//!
//! Only whether a text matches is of interest, so matches may begin and end elsewhere.

use super::set::CharSet;
use super::syntax::{Look, Node, Repeat};

/// Simplifies a whole pattern, which may match anywhere in the text.
pub(super) fn simplify(node: Node) -> Node {
    let node = flatten(node);
    if node.has_reference() {
        return node;
    }
    let node = drop_anchors(node, Place::Edge, Side::Start);
    let node = drop_anchors(node, Place::Edge, Side::End);
    let node = flatten(hoist_anchors(flatten(node)));
    trim(trim(node, Side::Start), Side::End)
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Start,
    End,
}

/// What is known of the text on one side of a node.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// The text ends here (after an anchor) or may continue.
    Edge,
    /// An anchor has been passed and no character since.
    Anchored,
    /// At least one character has been passed.
    Inside,
    Unknown,
}

/// Flattens nested nodes and merges adjacent ones.
pub(super) fn flatten(node: Node) -> Node {
    match node {
        Node::Seq(items) => sequence(items.into_iter().map(flatten).collect()),
        Node::Alt(branches) => alternatives(branches.into_iter().map(flatten).collect()),
        Node::Repeat(Repeat { body, min, max }) => repeat(flatten(*body), min, max),
        Node::Capture(number, body) => Node::Capture(number, Box::new(flatten(*body))),
        Node::Look(Look {
            behind,
            negated,
            body,
        }) => look(behind, negated, flatten(*body)),
        Node::Set(set) if set.is_empty() => Node::NEVER,
        other => other,
    }
}

/// A flat sequence of flat items.
pub(super) fn sequence(items: Vec<Node>) -> Node {
    let mut flat: Vec<Node> = Vec::new();
    for item in items {
        match item {
            item if item.is_never() => return Node::NEVER,
            Node::Seq(inner) => inner
                .into_iter()
                .for_each(|item| push_item(&mut flat, item)),
            item => push_item(&mut flat, item),
        }
    }
    match flat.len() {
        1 => flat.pop().unwrap_or(Node::EMPTY),
        _ => Node::Seq(flat),
    }
}

/// Adds an item to a sequence: `a` to `a*` gives `a+`, an anchor to the same anchor gives one.
fn push_item(items: &mut Vec<Node>, item: Node) {
    if item == Node::Start {
        // All assertions at one position must hold. The anchor comes first, because it is the strongest.
        let taking = items.iter().rposition(|item| !item.is_assertion());
        let place = taking.map_or(0, |taking| taking + 1);
        if items.get(place) != Some(&item) {
            items.insert(place, item);
        }
        return;
    }
    let Some(last) = items.last_mut() else {
        return items.push(item);
    };
    if *last == item && item == Node::End {
        return;
    }
    let merged = match (last.as_run(), item.as_run()) {
        // Two literal characters stay as they are: `ss` reads better than `s{2}`.
        (Some((_, 1, Some(1))), Some((_, 1, Some(1)))) => None,
        (Some((a, min_a, max_a)), Some((b, min_b, max_b))) if a == b => {
            let max = max_a.zip(max_b).map(|(a, b)| a.saturating_add(b));
            Some(Node::repeat(
                Node::Set(a.clone()),
                min_a.saturating_add(min_b),
                max,
            ))
        }
        _ => None,
    };
    match merged {
        Some(merged) => *last = merged,
        None => items.push(item),
    }
}

/// Flat alternatives of flat branches.
pub(super) fn alternatives(branches: Vec<Node>) -> Node {
    let mut flat: Vec<Node> = Vec::new();
    for branch in branches {
        match branch {
            Node::Alt(inner) => flat.extend(inner),
            branch => flat.push(branch),
        }
    }
    // Single characters become one set, at the place of the first of them.
    let mut set: Option<CharSet> = None;
    let mut place = 0;
    let mut others: Vec<Node> = Vec::new();
    for branch in flat {
        match branch {
            Node::Set(other) => match &mut set {
                Some(set) => set.add(&other),
                None => {
                    place = others.len();
                    set = Some(other);
                }
            },
            branch if others.contains(&branch) => {}
            branch => others.push(branch),
        }
    }
    if let Some(set) = set {
        others.insert(place, Node::Set(set));
    }
    if others.len() > 1 && others.iter().any(Node::is_empty) {
        others.retain(|branch| !branch.is_empty());
        let rest = match others.len() {
            1 => others.pop().unwrap_or(Node::EMPTY),
            _ => Node::Alt(others),
        };
        return repeat(rest, 0, Some(1));
    }
    match others.len() {
        1 => others.pop().unwrap_or(Node::EMPTY),
        _ => Node::Alt(others),
    }
}

/// A flat repetition of a flat body.
pub(super) fn repeat(body: Node, min: u32, max: Option<u32>) -> Node {
    if max == Some(0) || body.is_empty() || (body.is_never() && min == 0) {
        return Node::EMPTY;
    }
    if body.is_never() || (min == 1 && max == Some(1)) {
        return body;
    }
    if body.is_assertion() {
        // Repeating an assertion is redundant; an optional one has no effect.
        return if min == 0 { Node::EMPTY } else { body };
    }
    match body {
        // Nested counts combine into one if it has no gaps.
        Node::Repeat(Repeat {
            body: inner,
            min: inner_min,
            max: inner_max,
        }) if inner_min <= 1 || max == Some(min) => {
            let max = match (max, inner_max) {
                (Some(max), Some(inner_max)) => Some(max.saturating_mul(inner_max)),
                _ => None,
            };
            repeat(*inner, min.saturating_mul(inner_min), max)
        }
        // `(a*b?)*` accepts any of its characters in any order.
        Node::Seq(items) if max.is_none() && min <= 1 && items.iter().all(is_optional_run) => {
            let mut set = CharSet::empty();
            for (other, _, _) in items.iter().filter_map(Node::as_run) {
                set.add(other);
            }
            Node::repeat(Node::Set(set), 0, None)
        }
        body => Node::repeat(body, min, max),
    }
}

fn is_optional_run(node: &Node) -> bool {
    matches!(node.as_run(), Some((_, 0, max)) if max != Some(0))
}

fn look(behind: bool, negated: bool, body: Node) -> Node {
    // The end of a look-around is irrelevant too.
    let body = if body.has_reference() {
        body
    } else {
        trim(body, if behind { Side::Start } else { Side::End })
    };
    match (body.is_empty(), body.is_never(), negated) {
        (true, _, false) | (_, true, true) => Node::EMPTY,
        (true, _, true) | (_, true, false) => Node::NEVER,
        _ => Node::Look(Look {
            behind,
            negated,
            body: Box::new(body),
        }),
    }
}

/// Removes redundant anchors (`^` after `^`) and impossible ones (`^` after a character).
fn drop_anchors(node: Node, place: Place, side: Side) -> Node {
    let (anchor, is_anchor) = match side {
        Side::Start => (Node::Start, node == Node::Start),
        Side::End => (Node::End, node == Node::End),
    };
    if is_anchor {
        return match place {
            Place::Anchored => Node::EMPTY,
            Place::Inside => Node::NEVER,
            Place::Edge | Place::Unknown => anchor,
        };
    }
    match node {
        Node::Seq(mut items) => {
            let mut place = place;
            if side == Side::End {
                items.reverse();
            }
            let mut items: Vec<Node> = items
                .into_iter()
                .map(|item| {
                    let next = place_after(&item, place, &anchor, side);
                    let item = drop_anchors(item, place, side);
                    place = next;
                    item
                })
                .collect();
            if side == Side::End {
                items.reverse();
            }
            Node::Seq(items)
        }
        Node::Alt(branches) => Node::Alt(
            branches
                .into_iter()
                .map(|branch| drop_anchors(branch, place, side))
                .collect(),
        ),
        Node::Repeat(Repeat { body, min, max }) => {
            let place = if max == Some(1) || place == Place::Inside {
                place
            } else {
                Place::Unknown
            };
            Node::repeat(drop_anchors(*body, place, side), min, max)
        }
        // A look-around facing away from this side begins here; one facing it ends here.
        Node::Look(Look {
            behind,
            negated,
            body,
        }) => {
            let place = if behind == (side == Side::End) {
                place
            } else {
                Place::Unknown
            };
            Node::Look(Look {
                behind,
                negated,
                body: Box::new(drop_anchors(*body, place, side)),
            })
        }
        other => other,
    }
}

fn place_after(node: &Node, before: Place, anchor: &Node, side: Side) -> Place {
    match node {
        _ if node.min_len() > 0 => Place::Inside,
        _ if node == anchor => match before {
            Place::Inside => Place::Inside,
            _ => Place::Anchored,
        },
        Node::Seq(items) => {
            let after = |place, item| place_after(item, place, anchor, side);
            match side {
                Side::Start => items.iter().fold(before, after),
                Side::End => items.iter().rfold(before, after),
            }
        }
        Node::Alt(branches) => {
            let mut places = branches
                .iter()
                .map(|branch| place_after(branch, before, anchor, side));
            let first = places.next().unwrap_or(before);
            if places.all(|place| place == first) {
                first
            } else {
                Place::Unknown
            }
        }
        _ if node.is_assertion() || before == Place::Inside => before,
        _ => Place::Unknown,
    }
}

/// Hoists an anchor that every alternative begins or ends with out of the alternatives.
fn hoist_anchors(node: Node) -> Node {
    let mut branches = match node {
        Node::Alt(branches) => branches,
        // Inner alternatives consisting only of anchors have already been hoisted.
        Node::Seq(items) => return Node::Seq(items.into_iter().map(hoist_anchors).collect()),
        other => return other,
    };
    branches = branches.into_iter().map(hoist_anchors).collect();
    let all = |branches: &[Node], found: fn(&Node) -> bool| {
        branches.iter().all(found) && branches.len() > 1
    };
    let starts = all(&branches, |branch| match branch {
        Node::Seq(items) => items.first() == Some(&Node::Start),
        other => *other == Node::Start,
    });
    if starts {
        branches = branches.into_iter().map(without_first).collect();
    }
    let ends = all(&branches, |branch| match branch {
        Node::Seq(items) => items.last() == Some(&Node::End),
        other => *other == Node::End,
    });
    if ends {
        branches = branches.into_iter().map(without_last).collect();
    }
    let start = if starts { Node::Start } else { Node::EMPTY };
    let end = if ends { Node::End } else { Node::EMPTY };
    flatten(Node::Seq(vec![start, Node::Alt(branches), end]))
}

fn without_first(node: Node) -> Node {
    match node {
        Node::Seq(items) => Node::Seq(items.into_iter().skip(1).collect()),
        _ => Node::EMPTY,
    }
}

fn without_last(node: Node) -> Node {
    match node {
        Node::Seq(mut items) => {
            items.pop();
            Node::Seq(items)
        }
        _ => Node::EMPTY,
    }
}

/// Removes optional parts at a side where the match may begin or end anywhere.
fn trim(node: Node, side: Side) -> Node {
    match node {
        Node::Seq(mut items) => {
            loop {
                let last = match side {
                    Side::End => items.pop(),
                    Side::Start if items.is_empty() => None,
                    Side::Start => Some(items.remove(0)),
                };
                let Some(last) = last else { break };
                let last = trim(last, side);
                if !last.is_empty() {
                    items.insert(if side == Side::End { items.len() } else { 0 }, last);
                    break;
                }
            }
            sequence(items)
        }
        Node::Alt(branches) => {
            let branches: Vec<Node> = branches
                .into_iter()
                .map(|branch| trim(branch, side))
                .collect();
            if branches.iter().any(Node::is_empty) {
                Node::EMPTY
            } else {
                alternatives(branches)
            }
        }
        Node::Repeat(Repeat { min: 0, .. }) => Node::EMPTY,
        Node::Repeat(Repeat { body, min: 1, .. }) => trim(*body, side),
        Node::Repeat(Repeat { body, min, .. }) => repeat(*body, min, Some(min)),
        other => other,
    }
}
