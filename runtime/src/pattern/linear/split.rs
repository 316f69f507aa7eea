//! Splits an expression into smaller ones that determine whether it matches: conditions on the
//! whole text need no look-arounds.

use crate::pattern::node::Node;

/// Expressions of which one must match: alternatives that begin with a look-around are separate,
/// the others stay together.
pub(super) fn cases(node: Node) -> Vec<Node> {
    let branches = match node {
        Node::Alt(branches) => branches,
        node => return vec![node],
    };
    let (mut cases, plain): (Vec<_>, Vec<_>) = branches.into_iter().partition(looks_first);
    if !plain.is_empty() {
        cases.insert(0, Node::Alt(plain));
    }
    cases
}

fn looks_first(node: &Node) -> bool {
    match node {
        Node::Seq(items) => matches!(
            items.as_slice(),
            [Node::Start, Node::Look { behind: false, .. }, ..]
        ),
        _ => false,
    }
}

/// Expressions, each with whether it must match: `^(?!a)(?=b)c` matches if `^c` and `^b` do and
/// `^a` does not.
pub(super) fn conditions(node: Node) -> Vec<(Node, bool)> {
    let items = match node {
        Node::Seq(items) if matches!(items.first(), Some(Node::Start)) => items,
        node => return vec![(node, true)],
    };
    let mut conditions = Vec::new();
    let mut rest = vec![Node::Start];
    for item in items.into_iter().skip(1) {
        match item {
            Node::Look {
                behind: false,
                negated,
                body,
            } if rest.len() == 1 => {
                conditions.push((Node::Seq(vec![Node::Start, *body]), !negated));
            }
            item => rest.push(item),
        }
    }
    conditions.push((Node::Seq(rest), true));
    conditions
}
