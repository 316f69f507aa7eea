//! Estimates the size of a pattern's automaton with unrolled repetitions.

use smithy_typegen_runtime::pattern::{MAX_LOOKS, MAX_STATES};

use super::syntax::{Look, Node, Repeat};

/// The size limit for the linear engine.
const MAX_UNROLLED: u64 = 60_000;

const _: () = assert!(
    MAX_UNROLLED < MAX_STATES as u64,
    "the engine takes what it is asked for"
);

/// Whether the linear engine supports a pattern.
pub(super) fn is_small(node: &Node) -> bool {
    unrolled(node) <= MAX_UNROLLED && looks(node) <= MAX_LOOKS
}

/// The number of look-arounds, not counting those at a single character.
fn looks(node: &Node) -> usize {
    match node {
        Node::Look(Look { body, .. }) if matches!(**body, Node::Set(_)) => 0,
        Node::Look(Look { body, .. }) => looks(body) + 1,
        Node::Seq(nodes) | Node::Alt(nodes) => nodes.iter().map(looks).sum(),
        Node::Repeat(Repeat { body, .. }) | Node::Capture(_, body) => looks(body),
        Node::Set(_) | Node::Start | Node::End | Node::WordBoundary { .. } | Node::Reference(_) => {
            0
        }
    }
}

/// A rough upper bound on the number of states of the pattern's automaton.
pub(super) fn unrolled(node: &Node) -> u64 {
    let sum = |nodes: &[Node]| {
        nodes
            .iter()
            .fold(1u64, |sum, node| sum.saturating_add(unrolled(node)))
    };
    match node {
        Node::Seq(nodes) | Node::Alt(nodes) => sum(nodes),
        Node::Repeat(Repeat { body, min, max }) => {
            let copies = u64::from(max.unwrap_or(min.saturating_add(1)));
            unrolled(body).saturating_add(1).saturating_mul(copies)
        }
        Node::Look(Look { body, .. }) | Node::Capture(_, body) => unrolled(body).saturating_add(1),
        Node::WordBoundary { .. } => 6,
        Node::Set(_) | Node::Start | Node::End | Node::Reference(_) => 1,
    }
}
