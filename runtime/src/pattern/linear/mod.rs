//! The linear engine: regular expressions with look-arounds, in time linear in the text.
//!
//! A regular expression becomes automata over character classes, built lazily while texts are
//! scanned, in bounded memory. Look-arounds at the start of the text are checked one by one. Any
//! other look-around is decided for every position of the text beforehand, in a separate scan.

mod alphabet;
mod answers;
mod automaton;
mod cache;
mod compile;
mod nfa;
mod split;

use std::sync::Mutex;

use self::alphabet::Alphabet;
use self::answers::{Answers, gather};
use self::automaton::Automaton;
use self::cache::{Cache, DEAD};
pub use self::compile::MAX_LOOKS;
use self::compile::{Compiler, Look};
pub use self::nfa::MAX_STATES;
use super::node::Expression;
use super::notation;

/// The number of caches kept for the next text. Additional concurrent threads create and drop their
/// own.
const MAX_IDLE: usize = 8;

/// A compiled regular expression.
#[derive(Debug)]
pub(super) struct Linear {
    alphabet: Alphabet,
    looks: Vec<Look>,
    /// At least one of these must hold.
    cases: Vec<Case>,
    idle: Mutex<Vec<Caches>>,
}

/// Conditions that must all hold.
#[derive(Debug)]
struct Case(Vec<Condition>);

/// An automaton, and whether it must find a match in the text.
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

/// The answers of all look-arounds, computed on first use.
type Known = Option<Vec<Answers>>;

impl Linear {
    /// Builds the engine for a text in the generator's notation; `None` if it is invalid.
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
            // Conditions without look-arounds come first, because they may make the answers
            // unnecessary.
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

    /// Whether there is a match anywhere in the text.
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
                .map(|condition| Cache::new(&condition.automaton))
                .collect()
        };
        Caches {
            looks: self
                .looks
                .iter()
                .map(|look| Cache::new(&look.automaton))
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
            cache.find(automaton, &self.alphabet, text)
        } else {
            let answers = known.get_or_insert_with(|| self.decide_looks(text, looks));
            self.find(automaton, cache, text, answers)
        };
        found == condition.holds
    }

    /// Whether a match ends anywhere, given the look-around answers.
    fn find(
        &self,
        automaton: &Automaton,
        cache: &mut Cache,
        text: &str,
        known: &[Answers],
    ) -> bool {
        let mut state = cache.first();
        let symbols = text.chars().map(|c| Some(self.alphabet.symbol(c)));
        for (place, coming) in symbols.chain([None]).enumerate() {
            let answers = gather(known, &automaton.looks, place);
            let (next, accepts) = cache.step(automaton, &self.alphabet, state, coming, answers);
            if accepts || next == DEAD {
                return accepts;
            }
            state = next;
        }
        false
    }

    /// For each look-around and each position in the text, whether it matches there.
    fn decide_looks(&self, text: &str, caches: &mut [Cache]) -> Vec<Answers> {
        let last = text.chars().count();
        let mut known = Vec::with_capacity(self.looks.len());
        for (look, cache) in self.looks.iter().zip(caches) {
            let automaton = &look.automaton;
            let mut found = Answers::new(last + 1);
            let mut state = cache.first();
            let mut step = |coming: Option<char>, place| {
                let coming = coming.map(|c| self.alphabet.symbol(c));
                let answers = gather(&known, &automaton.looks, place);
                let (next, accepts) = cache.step(automaton, &self.alphabet, state, coming, answers);
                state = next;
                found.set(place, accepts);
            };
            // The last symbol is the edge, where there is no character.
            if look.behind {
                let mut chars = text.chars();
                (0..=last).for_each(|place| step(chars.next(), place));
            } else {
                let mut chars = text.chars().rev();
                (0..=last).rev().for_each(|place| step(chars.next(), place));
            }
            known.push(found);
        }
        known
    }
}
