//! How large a pattern becomes where its repetitions are unrolled.

use super::syntax::{Look, Node, Repeat};

/// The largest size the linear engine takes; its own limit is a little above.
pub(super) const MAX_UNROLLED: u64 = 60_000;

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
