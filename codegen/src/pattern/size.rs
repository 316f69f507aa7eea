//! How large an automaton of a pattern is, whose repetitions are unrolled.

use smithy_typegen_runtime::pattern::{MAX_LOOKS, MAX_STATES};

use super::syntax::{Look, Node, Repeat};

/// The largest size that the linear engine is asked for.
const MAX_UNROLLED: u64 = 60_000;

const _: () = assert!(
    MAX_UNROLLED < MAX_STATES as u64,
    "the engine takes what it is asked for"
);

/// Whether the linear engine takes a pattern.
pub(super) fn is_small(node: &Node) -> bool {
    unrolled(node) <= MAX_UNROLLED && looks(node) <= MAX_LOOKS
}

/// The number of looks; those at a single character do not count.
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

/// The number of states an automaton of the pattern has, roughly and from above.
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
