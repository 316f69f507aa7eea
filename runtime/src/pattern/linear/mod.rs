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
mod split;

use std::sync::Mutex;

use self::alphabet::{Alphabet, Symbol};
use self::automaton::{Automaton, Cache, DEAD, FIRST};
use self::compile::{Compiler, Look};
use super::node::Expression;
use super::notation;

/// Caches kept for the next text; more threads than this at once make their own and drop them.
const MAX_IDLE: usize = 8;

/// A regular expression, built.
#[derive(Debug)]
pub(super) struct Linear {
    alphabet: Alphabet,
    looks: Vec<Look>,
    /// One of these must hold.
    cases: Vec<Case>,
    idle: Mutex<Vec<Caches>>,
}

/// Conditions that must all hold.
#[derive(Debug)]
struct Case(Vec<Condition>);

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
    /// For each condition of each case.
    cases: Vec<Vec<Cache>>,
}

/// The symbols of a text and the answers of all looks, found when first asked for.
type Known = Option<(Vec<Symbol>, Vec<Vec<bool>>)>;

impl Linear {
    /// Builds the engine for a text in the generator's notation, unless it is none.
    pub(super) fn new(notation: &str) -> Option<Linear> {
        let Expression { node, sets } = notation::parse(notation)?;
        let mut compiler = Compiler::default();
        let mut cases = Vec::new();
        let parts: Vec<_> = split::cases(node)
            .into_iter()
            .map(split::conditions)
            .collect();
        for conditions in &parts {
            let mut case = Vec::new();
            for (node, holds) in conditions {
                let automaton = compiler.automaton(node, true, node.is_anchored())?;
                case.push(Condition {
                    automaton,
                    holds: *holds,
                });
            }
            // What needs no answers of looks may save finding them.
            case.sort_by_key(|condition| !condition.automaton.looks.is_empty());
            cases.push(Case(case));
        }
        let mut looks = compiler.looks;
        let alphabet = Alphabet::new(&sets);
        let conditions = cases.iter_mut().flat_map(|Case(conditions)| conditions);
        let automata = conditions.map(|condition| &mut condition.automaton);
        for automaton in automata.chain(looks.iter_mut().map(|look| &mut look.automaton)) {
            automaton.set_alphabet(&alphabet);
        }
        Some(Linear {
            alphabet,
            looks,
            cases,
            idle: Mutex::new(Vec::new()),
        })
    }

    /// Whether a match is anywhere in the text.
    pub(super) fn is_match(&self, text: &str) -> bool {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let mut caches = idle.unwrap_or_else(|| self.new_caches());
        let Caches { looks, cases } = &mut caches;
        let mut known = None;
        let matches = self
            .cases
            .iter()
            .zip(cases)
            .any(|(Case(conditions), caches)| {
                let mut conditions = conditions.iter().zip(caches);
                conditions
                    .all(|(condition, cache)| self.holds(condition, cache, text, &mut known, looks))
            });
        if let Ok(mut idle) = self.idle.lock()
            && idle.len() < MAX_IDLE
        {
            idle.push(caches);
        }
        matches
    }

    fn new_caches(&self) -> Caches {
        let of_case = |Case(conditions): &Case| {
            conditions
                .iter()
                .map(|condition| condition.automaton.new_cache())
                .collect()
        };
        Caches {
            looks: self
                .looks
                .iter()
                .map(|look| look.automaton.new_cache())
                .collect(),
            cases: self.cases.iter().map(of_case).collect(),
        }
    }

    fn holds(
        &self,
        condition: &Condition,
        cache: &mut Cache,
        text: &str,
        known: &mut Known,
        looks: &mut [Cache],
    ) -> bool {
        let automaton = &condition.automaton;
        let found = if automaton.looks.is_empty() {
            let symbols = text.chars().map(|c| (self.alphabet.symbol(c), 0));
            self.find(automaton, cache, symbols, 0)
        } else {
            let (symbols, answers) = known.get_or_insert_with(|| {
                let symbols: Vec<_> = text.chars().map(|c| self.alphabet.symbol(c)).collect();
                let answers = self.decide_looks(&symbols, looks);
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
