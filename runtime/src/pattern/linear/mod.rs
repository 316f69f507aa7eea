//! The linear engine: regular expressions with look-arounds, in time linear in the text.
//!
//! A regular expression becomes automata over character classes, made while texts are scanned, in
//! bounded memory. Looks at the start of the text are checked one by one; any other look is decided
//! for every place of the text beforehand, by a scan of its own, and is a question with a known
//! answer from then on.

mod alphabet;
mod automaton;
mod compile;
mod nfa;

use std::sync::Mutex;

use self::alphabet::{Alphabet, Symbol};
use self::automaton::{Automaton, Cache, DEAD, FIRST};
use self::compile::{Compiler, Look};
use super::node::{Expression, Node};
use super::notation;

/// Caches kept for the next text; more threads than this at once make their own and drop them.
const MAX_IDLE: usize = 8;

/// A regular expression, built.
#[derive(Debug)]
pub(super) struct Linear {
    alphabet: Alphabet,
    looks: Vec<Look>,
    /// All of these must hold.
    conditions: Vec<Condition>,
    idle: Mutex<Vec<Caches>>,
}

/// That an automaton finds a match in the text, or that it does not.
#[derive(Debug)]
struct Condition {
    automaton: Automaton,
    holds: bool,
}

/// A cache for each automaton.
#[derive(Debug)]
struct Caches {
    looks: Vec<Cache>,
    conditions: Vec<Cache>,
}

impl Linear {
    /// Builds the engine for a text in the generator's notation, unless it is none.
    pub(super) fn new(notation: &str) -> Option<Linear> {
        let Expression { node, sets } = notation::parse(notation)?;
        let parts = conjunction(node);
        let mut compiler = Compiler::default();
        let mut conditions = Vec::new();
        for (node, holds) in &parts {
            let automaton = compiler.automaton(node, true, node.is_anchored())?;
            conditions.push(Condition {
                automaton,
                holds: *holds,
            });
        }
        // What needs no answers of looks may save finding them.
        conditions.sort_by_key(|condition| !condition.automaton.looks.is_empty());
        let Compiler { mut looks, .. } = compiler;
        let alphabet = Alphabet::new(&sets);
        let automata = conditions
            .iter_mut()
            .map(|condition| &mut condition.automaton);
        for automaton in automata.chain(looks.iter_mut().map(|look| &mut look.automaton)) {
            automaton.set_alphabet(&alphabet);
        }
        Some(Linear {
            alphabet,
            looks,
            conditions,
            idle: Mutex::new(Vec::new()),
        })
    }

    /// Whether a match is anywhere in the text.
    pub(super) fn is_match(&self, text: &str) -> bool {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let mut caches = idle.unwrap_or_else(|| self.new_caches());
        let matches = self.all_hold(text, &mut caches);
        if let Ok(mut idle) = self.idle.lock()
            && idle.len() < MAX_IDLE
        {
            idle.push(caches);
        }
        matches
    }

    fn new_caches(&self) -> Caches {
        Caches {
            looks: self
                .looks
                .iter()
                .map(|look| look.automaton.new_cache())
                .collect(),
            conditions: self
                .conditions
                .iter()
                .map(|condition| condition.automaton.new_cache())
                .collect(),
        }
    }

    fn all_hold(&self, text: &str, caches: &mut Caches) -> bool {
        let mut known: Option<(Vec<Symbol>, Vec<Vec<bool>>)> = None;
        self.conditions
            .iter()
            .zip(&mut caches.conditions)
            .all(|(condition, cache)| {
                let automaton = &condition.automaton;
                let found = if automaton.looks.is_empty() {
                    let symbols = text.chars().map(|c| (self.alphabet.symbol(c), 0));
                    self.find(automaton, cache, symbols, 0)
                } else {
                    let (symbols, answers) = known.get_or_insert_with(|| {
                        let symbols: Vec<_> =
                            text.chars().map(|c| self.alphabet.symbol(c)).collect();
                        let answers = self.decide_looks(&symbols, &mut caches.looks);
                        (symbols, answers)
                    });
                    let gather = |place| gather(answers, &automaton.looks, place);
                    let at_end = gather(symbols.len());
                    let symbols = symbols
                        .iter()
                        .enumerate()
                        .map(|(place, &symbol)| (symbol, gather(place)));
                    self.find(automaton, cache, symbols, at_end)
                };
                found == condition.holds
            })
    }

    /// Whether a match ends anywhere; each symbol comes with the answers of the looks before it.
    fn find(
        &self,
        automaton: &Automaton,
        cache: &mut Cache,
        symbols: impl Iterator<Item = (Symbol, u64)>,
        answers_at_end: u64,
    ) -> bool {
        let mut state = FIRST;
        for (symbol, answers) in symbols {
            let (next, accepts) =
                automaton.step(&self.alphabet, cache, state, Some(symbol), answers);
            if accepts || next == DEAD {
                return accepts;
            }
            state = next;
        }
        automaton
            .step(&self.alphabet, cache, state, None, answers_at_end)
            .1
    }

    /// For each look and each place, from the start of the text to its end, whether it holds there.
    fn decide_looks(&self, symbols: &[Symbol], caches: &mut [Cache]) -> Vec<Vec<bool>> {
        let mut answers: Vec<Vec<bool>> = Vec::with_capacity(self.looks.len());
        for (look, cache) in self.looks.iter().zip(caches) {
            let automaton = &look.automaton;
            let mut found = Vec::with_capacity(symbols.len() + 1);
            let mut state = FIRST;
            let mut step = |coming, place| {
                let given = gather(&answers, &automaton.looks, place);
                let (next, accepts) = automaton.step(&self.alphabet, cache, state, coming, given);
                state = next;
                found.push(accepts);
            };
            if look.behind {
                symbols
                    .iter()
                    .enumerate()
                    .for_each(|(place, &symbol)| step(Some(symbol), place));
                step(None, symbols.len());
            } else {
                symbols
                    .iter()
                    .enumerate()
                    .rev()
                    .for_each(|(place, &symbol)| step(Some(symbol), place + 1));
                step(None, 0);
                found.reverse();
            }
            answers.push(found);
        }
        answers
    }
}

/// The answers of some looks at one place, the first in the lowest bit.
fn gather(answers: &[Vec<bool>], looks: &[usize], place: usize) -> u64 {
    looks.iter().rev().fold(0, |bits, &look| {
        let answer = answers
            .get(look)
            .and_then(|answers| answers.get(place))
            .copied()
            .unwrap_or(false);
        bits << 1 | u64::from(answer)
    })
}

/// `^(?!a)(?=b)c` holds if `^c` and `^b` match and `^a` does not.
fn conjunction(node: Node) -> Vec<(Node, bool)> {
    let items = match node {
        Node::Seq(items) if matches!(items.first(), Some(Node::Start)) => items,
        node => return vec![(node, true)],
    };
    let mut parts = Vec::new();
    let mut rest = vec![Node::Start];
    for item in items.into_iter().skip(1) {
        match item {
            Node::Look {
                behind: false,
                negated,
                body,
            } if rest.len() == 1 => {
                parts.push((Node::Seq(vec![Node::Start, *body]), !negated));
            }
            item => rest.push(item),
        }
    }
    parts.push((Node::Seq(rest), true));
    parts
}
