//! The states of a regular expression: Thompson's construction, with unrolled counted repetitions.

use super::alphabet::{Alphabet, Symbol};

/// The number of a state.
pub(super) type StateId = u32;

/// The maximum number of states of an automaton.
pub const MAX_STATES: usize = 200_000;

/// The action of a state. Texts are scanned in either direction: `coming` is the next character in
/// that direction, `passed` the previous one.
#[derive(Clone, Copy, Debug)]
pub(super) enum State {
    /// Consumes a character of a set.
    Take { set: usize, next: StateId },
    /// Continues at both states.
    Split(StateId, StateId),
    /// Continues if the adjacent character matches.
    Neighbour { neighbour: Neighbour, next: StateId },
    /// Continues if a look-around, decided beforehand, matches (or does not match) here.
    Look {
        look: usize,
        holds: bool,
        next: StateId,
    },
    /// Accepts.
    Accept,
    /// Rejects.
    Fail,
}

/// A condition on the character before or after a position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Neighbour {
    /// Whether it tests the next character rather than the previous one.
    pub(super) coming: bool,
    /// The number of the set; sets are never empty.
    pub(super) set: Option<usize>,
    /// Whether the character must be in the set or must not.
    pub(super) is_in: bool,
    /// Whether the condition holds at the edge of the text.
    pub(super) at_edge: bool,
}

impl Neighbour {
    /// Whether it holds for a symbol; for the edge of the text, if `None`.
    pub(super) fn holds(&self, alphabet: &Alphabet, symbol: Option<Symbol>) -> bool {
        match symbol {
            None => self.at_edge,
            Some(symbol) => self.set.is_some_and(|set| alphabet.holds(set, symbol)) == self.is_in,
        }
    }
}

/// States that cover others: the same position in a different copy of a repetition.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rank {
    pub(super) state: StateId,
    /// States of the same chain are comparable.
    pub(super) chain: u32,
    /// The lowest rank covers the others.
    pub(super) rank: u32,
}

/// The states, and the start state.
#[derive(Debug, Default)]
pub(super) struct Nfa {
    pub(super) states: Vec<State>,
    pub(super) start: StateId,
    pub(super) ranks: Vec<Rank>,
    pub(super) chains: u32,
}

impl Nfa {
    /// Adds a state; `None` if there are too many.
    pub(super) fn add(&mut self, state: State) -> Option<StateId> {
        if self.states.len() >= MAX_STATES {
            return None;
        }
        let id = StateId::try_from(self.states.len()).ok()?;
        self.states.push(state);
        Some(id)
    }

    pub(super) fn len(&self) -> StateId {
        StateId::try_from(self.states.len()).unwrap_or(StateId::MAX)
    }

    pub(super) fn set(&mut self, id: StateId, state: State) {
        if let Some(slot) = self.states.get_mut(id as usize) {
            *slot = state;
        }
    }

    /// Ranks the states of a repetition's copies, each given by its start, end and rank. Copies
    /// have the same states in the same order.
    pub(super) fn rank(&mut self, copies: &[(StateId, StateId, u32)]) {
        let longest = copies
            .iter()
            .map(|(from, to, _)| to - from)
            .max()
            .unwrap_or(0);
        for &(from, to, rank) in copies {
            for state in from..to {
                self.ranks.push(Rank {
                    state,
                    chain: self.chains + (state - from),
                    rank,
                });
            }
        }
        self.chains += longest;
    }
}
