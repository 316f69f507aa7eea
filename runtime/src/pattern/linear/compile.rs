//! Compiles a [`Node`] into an [`Nfa`], in either direction.

use std::collections::HashMap;

use super::automaton::Automaton;
use super::nfa::{Neighbour, Nfa, State, StateId};
use crate::pattern::node::Node;

/// A look-around that is more than a test of an adjacent character. It is decided for every
/// position of a text before the expression that contains it.
#[derive(Debug)]
pub(super) struct Look {
    /// Scans backwards for `(?=…)`, forwards for `(?<=…)`.
    pub(super) behind: bool,
    pub(super) automaton: Automaton,
}

/// The maximum number of look-arounds in one automaton.
pub const MAX_LOOKS: usize = 24;

/// What the automata of one regular expression share during compilation.
#[derive(Default)]
pub(super) struct Compiler {
    /// Inner look-arounds come before outer ones.
    pub(super) looks: Vec<Look>,
    look_of: HashMap<*const Node, usize>,
}

impl Compiler {
    /// The automaton of a node. It finds the end of the node when scanning forwards, and its start
    /// when scanning backwards. If `anchored`, the match must start where the scan does.
    pub(super) fn automaton(
        &mut self,
        node: &Node,
        forward: bool,
        anchored: bool,
    ) -> Option<Automaton> {
        let mut unit = Unit {
            compiler: self,
            nfa: Nfa::default(),
            forward,
            looks: Vec::new(),
        };
        let accept = unit.nfa.add(State::Accept)?;
        unit.nfa.start = unit.node(node, accept)?;
        Some(Automaton::new(unit.nfa, unit.looks, anchored))
    }

    fn look(&mut self, node: &Node, behind: bool, body: &Node) -> Option<usize> {
        if let Some(&index) = self.look_of.get(&std::ptr::from_ref(node)) {
            return Some(index);
        }
        let automaton = self.automaton(body, behind, false)?;
        let index = self.looks.len();
        self.looks.push(Look { behind, automaton });
        self.look_of.insert(std::ptr::from_ref(node), index);
        Some(index)
    }
}

/// An automaton under construction. States are created from the end of the scan to its start: each
/// function takes the state to continue with and returns the state to begin with.
struct Unit<'a> {
    compiler: &'a mut Compiler,
    nfa: Nfa,
    forward: bool,
    /// The look-arounds it uses, by their numbers in [`Compiler::looks`].
    looks: Vec<usize>,
}

impl Unit<'_> {
    fn node(&mut self, node: &Node, next: StateId) -> Option<StateId> {
        match node {
            &Node::Set(set) => self.nfa.add(State::Take { set, next }),
            Node::Start => self.neighbour(!self.forward, None, true, true, next),
            Node::End => self.neighbour(self.forward, None, true, true, next),
            &Node::WordBoundary { negated, word } => self.word_boundary(negated, word, next),
            Node::Look {
                behind,
                negated,
                body,
            } => match body.as_ref() {
                &Node::Set(set) => {
                    self.neighbour(*behind != self.forward, Some(set), !negated, *negated, next)
                }
                _ => {
                    let global = self.compiler.look(node, *behind, body)?;
                    let local = self.looks.iter().position(|&look| look == global);
                    let look = local.unwrap_or(self.looks.len());
                    if local.is_none() {
                        if self.looks.len() == MAX_LOOKS {
                            return None;
                        }
                        self.looks.push(global);
                    }
                    self.nfa.add(State::Look {
                        look,
                        holds: !negated,
                        next,
                    })
                }
            },
            Node::Seq(items) if self.forward => items
                .iter()
                .rev()
                .try_fold(next, |next, item| self.node(item, next)),
            Node::Seq(items) => items
                .iter()
                .try_fold(next, |next, item| self.node(item, next)),
            Node::Alt(branches) => {
                let mut start = None;
                for branch in branches.iter().rev() {
                    let branch = self.node(branch, next)?;
                    start = Some(match start {
                        Some(other) => self.nfa.add(State::Split(branch, other))?,
                        None => branch,
                    });
                }
                start.or_else(|| self.nfa.add(State::Fail))
            }
            Node::Repeat {
                min,
                max: u32::MAX,
                body,
            } => self.at_least(body, *min, next),
            Node::Repeat { min, max, body } => self.between(body, *min, *max, next),
            Node::Capture(_, body) => self.node(body, next),
            Node::Reference(_) => None,
        }
    }

    fn neighbour(
        &mut self,
        coming: bool,
        set: Option<usize>,
        is_in: bool,
        at_edge: bool,
        next: StateId,
    ) -> Option<StateId> {
        self.nfa.add(State::Neighbour {
            neighbour: Neighbour {
                coming,
                set,
                is_in,
                at_edge,
            },
            next,
        })
    }

    fn word_boundary(&mut self, negated: bool, word: usize, next: StateId) -> Option<StateId> {
        let word = Some(word);
        let mut ways = [next; 2];
        for (way, passed) in ways.iter_mut().zip([false, true]) {
            let coming = passed == negated;
            let state = self.neighbour(true, word, coming, !coming, next)?;
            *way = self.neighbour(false, word, passed, !passed, state)?;
        }
        let [one, other] = ways;
        self.nfa.add(State::Split(one, other))
    }

    /// `a{3,}` is `aaa+`: later copies cover earlier ones.
    fn at_least(&mut self, body: &Node, min: u32, next: StateId) -> Option<StateId> {
        let again = self.nfa.add(State::Fail)?;
        let mut copies = Vec::new();
        let from = self.nfa.len();
        let mut start = self.node(body, again)?;
        copies.push((from, self.nfa.len(), 0));
        self.nfa.set(again, State::Split(start, next));
        if min == 0 {
            return Some(again);
        }
        for rank in 1..min {
            let from = self.nfa.len();
            start = self.node(body, start)?;
            copies.push((from, self.nfa.len(), rank));
        }
        if copies.len() > 1 {
            self.nfa.rank(&copies);
        }
        Some(start)
    }

    /// `a{2,4}` is `aa(?:a(?:a)?)?`: from the last mandatory copy on, earlier copies cover later
    /// ones.
    fn between(&mut self, body: &Node, min: u32, max: u32, next: StateId) -> Option<StateId> {
        let mut copies = Vec::new();
        let mut start = next;
        for copy in (0..max).rev() {
            let from = self.nfa.len();
            start = self.node(body, start)?;
            if copy >= min {
                start = self.nfa.add(State::Split(start, next))?;
            }
            if copy + 1 >= min {
                copies.push((from, self.nfa.len(), copy));
            }
        }
        if copies.len() > 1 {
            self.nfa.rank(&copies);
        }
        Some(start)
    }
}
