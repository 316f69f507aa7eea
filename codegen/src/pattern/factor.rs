//! Factors common prefixes out of alternatives: `aws|aws-cn` becomes `aws(?:|-cn)`.

use super::simplify::{alternatives, sequence};
use super::syntax::Node;

/// The flat alternatives, without common prefixes.
pub(super) fn factor(branches: &[Node]) -> Node {
    let mut groups: Vec<(Option<Node>, Vec<Node>)> = Vec::new();
    for branch in branches {
        let (head, tail) = split(branch);
        match groups
            .iter_mut()
            .find(|(other, _)| head.is_some() && *other == head)
        {
            Some((_, tails)) => tails.push(tail),
            None => groups.push((head, vec![tail])),
        }
    }
    let joined = groups.into_iter().map(|(head, tails)| {
        let tail = if tails.len() == 1 {
            sequence(tails)
        } else {
            factor(&tails)
        };
        sequence(head.into_iter().chain([tail]).collect())
    });
    alternatives(joined.collect())
}

/// The first item of a sequence and the rest.
fn split(node: &Node) -> (Option<Node>, Node) {
    match node {
        Node::Seq(items) => match items.split_first() {
            Some((head, tail)) => (Some(head.clone()), sequence(tail.to_vec())),
            None => (None, Node::EMPTY),
        },
        other => (Some(other.clone()), Node::EMPTY),
    }
}
