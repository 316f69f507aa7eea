//! Recognizes patterns that can be checked step by step without backtracking.
//!
//! This works if the next character determines the next step: alternatives start with different
//! characters, and a repeated part starts differently from what may follow it. Such expressions are
//! called deterministic or one-unambiguous.

use super::describe;
use super::factor::factor;
use super::matcher::{Matcher, Step};
use super::set::CharSet;
use super::simplify::sequence;
use super::syntax::{Look, Node, Repeat};

/// The matcher of a simplified pattern, if steps suffice.
pub(super) fn recognise(node: &Node) -> Option<Matcher> {
    match node {
        node if node.is_empty() => return Some(Matcher::Always),
        node if node.is_never() => return Some(Matcher::Never),
        Node::Set(set) => return Some(Matcher::Contains(describe::class(set))),
        _ => {}
    }
    let items = items(node);
    let Some((Node::Start, rest)) = items.split_first() else {
        return None;
    };
    let (rest, follow) = match rest.split_last() {
        Some((Node::End, rest)) => (rest, Follow::end()),
        _ => (rest, Follow::anything()),
    };
    let closed = follow.end_only();
    if let (true, [run]) = (closed, rest)
        && run
            .as_run()
            .is_some_and(|(set, min, max)| set.is_all() && min == 0 && max.is_none())
    {
        return Some(Matcher::Always);
    }
    let mut steps = sequence_steps(rest, &follow, Within::Whole)?;
    if closed {
        steps.push(Step::End);
    }
    Some(Matcher::Steps(steps))
}

fn items(node: &Node) -> &[Node] {
    match node {
        Node::Seq(items) => items,
        other => std::slice::from_ref(other),
    }
}

/// What may come after a node.
#[derive(Clone)]
struct Follow {
    first: CharSet,
    /// Whether the text may end here.
    end: bool,
}

impl Follow {
    fn end() -> Follow {
        Follow {
            first: CharSet::empty(),
            end: true,
        }
    }

    fn anything() -> Follow {
        Follow {
            first: CharSet::all(),
            end: true,
        }
    }

    fn end_only(&self) -> bool {
        self.first.is_empty()
    }
}

/// Whether the steps are inside a repetition, where look-aheads could make the time nonlinear.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    Whole,
    Repetition,
}

fn sequence_steps(items: &[Node], follow: &Follow, within: Within) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let mut rest = items;
    while let Some((item, after)) = rest.split_first() {
        if let Some((run, used)) = run_and_last(rest, follow) {
            steps.extend(run);
            rest = rest.get(used..)?;
            continue;
        }
        rest = after;
        let next = first_of(rest, follow);
        push_node(&mut steps, item, &next, within)?;
    }
    Some(steps)
}

/// `[a-z-]*[a-z]`: a run whose last character is in a smaller class.
fn run_and_last(items: &[Node], follow: &Follow) -> Option<(Vec<Step>, usize)> {
    let (run, rest) = items.split_first()?;
    let (last, rest) = rest.split_first()?;
    let (set, min, max) = run.as_run()?;
    let (last_set, last_min, last_max) = last.as_run()?;
    let after = first_of(rest, follow);
    let fits = last_min == 1
        && last_max == if max.is_none() { last_max } else { Some(1) }
        && max != Some(min)
        && set.contains_all(last_set)
        && set != last_set
        && !set.overlaps(&after.first);
    fits.then(|| {
        let more = |count: u32| count.saturating_add(1);
        let run = Step::Chars {
            class: describe::class(set),
            min: more(min),
            max: max.map(more),
        };
        (vec![run, Step::After(describe::class(last_set))], 2)
    })
}

fn push_node(steps: &mut Vec<Step>, node: &Node, follow: &Follow, within: Within) -> Option<()> {
    match node {
        Node::Set(set) => push_set(steps, set),
        Node::Repeat(Repeat { body, min, max }) => {
            if Some(*min) != *max
                && first_of(std::slice::from_ref(body), &Follow::end())
                    .first
                    .overlaps(&follow.first)
            {
                return None;
            }
            if let Node::Set(set) = body.as_ref() {
                steps.push(Step::Chars {
                    class: describe::class(set),
                    min: *min,
                    max: *max,
                });
                return Some(());
            }
            if body.min_len() == 0 {
                return None;
            }
            let body = items(body);
            let mut again = first_of(body, &Follow::end());
            again.first.add(&follow.first);
            again.end = follow.end;
            let within = if *max == Some(1) {
                within
            } else {
                Within::Repetition
            };
            let steps_of_body =
                sequence_steps(body, if *max == Some(1) { follow } else { &again }, within)?;
            steps.push(Step::Repeat {
                steps: steps_of_body,
                min: *min,
                max: *max,
            });
        }
        Node::Alt(branches) => {
            let factored = factor(branches);
            if let Node::Alt(branches) = &factored {
                steps.push(choice(branches, follow, within)?);
            } else {
                for (i, item) in items(&factored).iter().enumerate() {
                    let next = first_of(items(&factored).get(i + 1..)?, follow);
                    push_node(steps, item, &next, within)?;
                }
            }
        }
        Node::Seq(items) => steps.extend(sequence_steps(items, follow, within)?),
        Node::Look(look) => push_look(steps, look, within)?,
        Node::Start
        | Node::End
        | Node::WordBoundary { .. }
        | Node::Capture(..)
        | Node::Reference(_) => {
            return None;
        }
    }
    Some(())
}

fn push_set(steps: &mut Vec<Step>, set: &CharSet) {
    match (set.single(), steps.last_mut()) {
        (Some(c), Some(Step::Literal(text))) => text.push(c),
        (Some(c), _) => steps.push(Step::Literal(c.to_string())),
        (None, _) => steps.push(Step::Chars {
            class: describe::class(set),
            min: 1,
            max: Some(1),
        }),
    }
}

fn choice(branches: &[Node], follow: &Follow, within: Within) -> Option<Step> {
    let mut seen = CharSet::empty();
    let mut choices = Vec::new();
    for branch in branches {
        let branch = items(branch);
        // An empty branch would have to be tried last; the simplifier has turned it into `?`.
        if sequence(branch.to_vec()).min_len() == 0 {
            return None;
        }
        let first = first_of(branch, follow).first;
        if first.overlaps(&seen) {
            return None;
        }
        seen.add(&first);
        choices.push(sequence_steps(branch, follow, within)?);
    }
    Some(Step::Choice(choices))
}

fn push_look(steps: &mut Vec<Step>, look: &Look, within: Within) -> Option<()> {
    match (look.behind, look.body.as_ref()) {
        // `(?<!-)` after something that consumes at least one character.
        (true, Node::Set(set)) => {
            let taken = matches!(
                steps.last(),
                Some(Step::Literal(_) | Step::Chars { min: 1.., .. } | Step::After(_))
            );
            if look.negated && !taken {
                steps.push(Step::NotAfter(describe::class(set)));
                return Some(());
            }
            let set = if look.negated {
                set.complement()
            } else {
                set.clone()
            };
            steps.push(Step::After(describe::class(&set)));
        }
        (false, body) if within == Within::Whole || is_short(body) => {
            let (body, end) = match items(body).split_last() {
                Some((Node::End, rest)) => (rest, true),
                _ => (items(body), false),
            };
            let follow = if end {
                Follow::end()
            } else {
                Follow::anything()
            };
            let mut inner = sequence_steps(body, &follow, Within::Whole)?;
            if end {
                inner.push(Step::End);
            }
            steps.push(if look.negated {
                Step::NotAhead(inner)
            } else {
                Step::Ahead(inner)
            });
        }
        _ => return None,
    }
    Some(())
}

/// Whether a look-around covers only a few characters.
fn is_short(node: &Node) -> bool {
    match node {
        Node::Set(_) => true,
        Node::Seq(items) => {
            items.len() <= 16 && items.iter().all(|item| matches!(item, Node::Set(_)))
        }
        _ => false,
    }
}

/// The characters that a sequence, including what follows it, can start with.
fn first_of(items: &[Node], follow: &Follow) -> Follow {
    let mut first = CharSet::empty();
    for item in items {
        let next = first_of_node(item);
        first.add(&next.first);
        if !next.end {
            return Follow { first, end: false };
        }
    }
    first.add(&follow.first);
    Follow {
        first,
        end: follow.end,
    }
}

/// The characters that a node can start with; `end` if it may be empty.
fn first_of_node(node: &Node) -> Follow {
    match node {
        Node::Set(set) => Follow {
            first: set.clone(),
            end: false,
        },
        Node::Seq(items) => first_of(items, &Follow::end()),
        Node::Alt(branches) => {
            let mut all = Follow {
                first: CharSet::empty(),
                end: false,
            };
            for next in branches.iter().map(first_of_node) {
                all.first.add(&next.first);
                all.end |= next.end;
            }
            all
        }
        Node::Repeat(Repeat { body, min, .. }) => {
            let mut first = first_of_node(body);
            first.end |= *min == 0;
            first
        }
        Node::Capture(_, body) => first_of_node(body),
        Node::Start | Node::End | Node::WordBoundary { .. } | Node::Look(_) => Follow::end(),
        Node::Reference(_) => Follow::anything(),
    }
}
