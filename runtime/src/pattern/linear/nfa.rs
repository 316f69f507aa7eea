//! A regular expression to states: Thompson's construction, with counted repetitions unrolled.

use super::alphabet::{Alphabet, Symbol};

/// The number of a state.
pub(super) type StateId = u32;

/// How many states an automaton may have; more are refused.
pub const MAX_STATES: usize = 200_000;

/// What a state does. Texts are scanned in one of two directions: the character that comes next in
/// that direction is coming, the one before is passed.
#[derive(Clone, Copy, Debug)]
pub(super) enum State {
    /// Takes a character of a set.
    Take { set: usize, next: StateId },
    /// Goes on in both ways.
    Split(StateId, StateId),
    /// Goes on if the neighbouring character fits.
    Neighbour { neighbour: Neighbour, next: StateId },
    /// Goes on if a look that has been decided for every place beforehand holds (or not) here.
    Look {
        look: usize,
        holds: bool,
        next: StateId,
    },
    /// The end of a match.
    Accept,
    /// Leads nowhere.
    Fail,
}

/// A condition on the character before or after a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Neighbour {
    /// The character that is coming, or else the one passed.
    pub(super) coming: bool,
    /// The set it is in; no set is empty.
    pub(super) set: Option<usize>,
    /// Whether it must be in the set or must not.
    pub(super) is_in: bool,
    /// Whether the condition holds where there is no character.
    pub(super) at_edge: bool,
}

impl Neighbour {
    /// Whether it holds of a symbol; of the edge of the text, if there is none.
    pub(super) fn holds(&self, alphabet: &Alphabet, symbol: Option<Symbol>) -> bool {
        match symbol {
            None => self.at_edge,
            Some(symbol) => self.set.is_some_and(|set| alphabet.holds(set, symbol)) == self.is_in,
        }
    }
}

/// That one state can do all that another can: the same place in a repetition that has more
/// repetitions before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rank {
    pub(super) state: StateId,
    /// States of the same chain are comparable.
    pub(super) chain: u32,
    /// The lowest can do all that the others can.
    pub(super) rank: u32,
}

/// States, and where to begin.
#[derive(Debug, Default)]
pub(super) struct Nfa {
    pub(super) states: Vec<State>,
    pub(super) start: StateId,
    pub(super) ranks: Vec<Rank>,
    pub(super) chains: u32,
}

impl Nfa {
    /// Adds a state, unless there are too many.
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

    /// Ranks the states of the copies of a repetition, given as where each begins and ends and its
    /// rank. Copies have the same states in the same order.
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
