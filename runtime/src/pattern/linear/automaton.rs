//! An [`Nfa`] prepared for stepping from a set of states over a symbol to the next set.
//!
//! [`super::cache`] builds a deterministic automaton from the sets.

use super::alphabet::{Alphabet, Symbol};
use super::nfa::{Neighbour, Nfa, Rank, State, StateId};

/// The static part of a regular expression; [`Cache`](super::cache::Cache) is the lazily built
/// part.
#[derive(Debug)]
pub(super) struct Automaton {
    pub(super) nfa: Nfa,
    /// The look-arounds it uses, by their numbers in the whole expression.
    pub(super) looks: Vec<usize>,
    anchored: bool,
    /// The start of each state's ranks in `nfa.ranks`, which are sorted by state.
    ranks_from: Vec<usize>,
    /// For each symbol, the first equivalent one for states that test the previous character; the
    /// last entry is the edge of the text.
    passed: Vec<Symbol>,
    /// The number after the last symbol, which represents the edge of the text.
    pub(super) edge: Symbol,
    /// The number of columns in a transition table: each symbol or the edge, for each combination
    /// of look-around answers.
    pub(super) columns: usize,
}

impl Automaton {
    pub(super) fn new(mut nfa: Nfa, looks: Vec<usize>, anchored: bool) -> Automaton {
        nfa.ranks.sort_by_key(|rank| rank.state);
        let mut ranks_from = Vec::with_capacity(nfa.states.len() + 1);
        let mut at = 0;
        for state in 0..=nfa.len() {
            while nfa.ranks.get(at).is_some_and(|rank| rank.state < state) {
                at += 1;
            }
            ranks_from.push(at);
        }
        Automaton {
            nfa,
            looks,
            anchored,
            ranks_from,
            passed: Vec::new(),
            edge: 0,
            columns: 0,
        }
    }

    /// Sets the symbols, once all sets of the expression are known.
    pub(super) fn set_alphabet(&mut self, alphabet: &Alphabet) {
        let mut questions: Vec<Neighbour> = Vec::new();
        for state in &self.nfa.states {
            if let State::Neighbour { neighbour, .. } = state
                && !neighbour.coming
                && !questions.contains(neighbour)
            {
                questions.push(*neighbour);
            }
        }
        let edge = alphabet.count();
        let mut meanings: Vec<(Vec<bool>, Symbol)> = Vec::new();
        self.passed = (0..=edge)
            .map(|symbol| {
                let given = (symbol != edge).then_some(symbol);
                let meaning: Vec<bool> =
                    questions.iter().map(|q| q.holds(alphabet, given)).collect();
                match meanings.iter().find(|(other, _)| *other == meaning) {
                    Some((_, first)) => *first,
                    None => {
                        meanings.push((meaning, symbol));
                        symbol
                    }
                }
            })
            .collect();
        self.edge = edge;
        self.columns = (edge as usize + 1).saturating_mul(1 << self.looks.len());
    }

    /// The previous symbol at the start of a scan: the edge of the text.
    pub(super) fn passed_at_first(&self) -> Symbol {
        let passed = self.passed.get(self.edge as usize);
        passed.copied().unwrap_or(self.edge)
    }

    /// The column of a symbol (or of the edge, if `None`) and of the look-around answers.
    #[inline]
    pub(super) fn column(&self, coming: Option<Symbol>, answers: u64) -> u64 {
        answers * (u64::from(self.edge) + 1) + u64::from(coming.unwrap_or(self.edge))
    }

    /// Finds the set after `coming` and stores it in `scratch.next`.
    pub(super) fn follow(
        &self,
        alphabet: &Alphabet,
        scratch: &mut Scratch,
        set: &[u32],
        coming: Option<Symbol>,
        answers: u64,
    ) -> bool {
        let Some((&passed, states)) = set.split_first() else {
            return false;
        };
        let passed = (passed < self.edge).then_some(passed);
        let mut accepts = false;
        scratch.new_round();
        scratch.next.clear();
        scratch.next.push(match coming {
            Some(symbol) => self
                .passed
                .get(symbol as usize)
                .copied()
                .unwrap_or(self.edge),
            None => self.edge,
        });
        scratch.stack.clear();
        scratch.stack.extend(states.iter().rev());
        while let Some(id) = scratch.stack.pop() {
            if !Scratch::mark(&mut scratch.seen, id, scratch.round) {
                continue;
            }
            match self.nfa.states.get(id as usize) {
                Some(&State::Take { set, next }) => {
                    if coming.is_some_and(|symbol| alphabet.holds(set, symbol)) {
                        scratch.take(next);
                    }
                }
                Some(&State::Split(one, other)) => {
                    scratch.stack.push(other);
                    scratch.stack.push(one);
                }
                Some(State::Neighbour { neighbour, next }) => {
                    let symbol = if neighbour.coming { coming } else { passed };
                    if neighbour.holds(alphabet, symbol) {
                        scratch.stack.push(*next);
                    }
                }
                Some(&State::Look { look, holds, next }) => {
                    if (answers >> look & 1 == 1) == holds {
                        scratch.stack.push(next);
                    }
                }
                Some(State::Accept) => accepts = true,
                Some(State::Fail) | None => {}
            }
        }
        if !self.anchored && coming.is_some() {
            scratch.take(self.nfa.start);
        }
        self.drop_outranked(scratch);
        if let Some((_, states)) = scratch.next.split_first_mut() {
            states.sort_unstable();
        }
        accepts
    }

    /// Removes states that are covered by other states in the set.
    fn drop_outranked(&self, scratch: &mut Scratch) {
        if self.nfa.chains == 0 {
            return;
        }
        let round = scratch.round;
        for &state in scratch.next.iter().skip(1) {
            for rank in self.ranks(state) {
                if let Some(best) = scratch.best.get_mut(rank.chain as usize) {
                    *best = if best.0 == round {
                        (round, best.1.min(rank.rank))
                    } else {
                        (round, rank.rank)
                    };
                }
            }
        }
        let mut first = true;
        let best = &scratch.best;
        scratch.next.retain(|&state| {
            // The first is the previous symbol, not a state.
            std::mem::take(&mut first)
                || self.ranks(state).iter().all(|rank| {
                    best.get(rank.chain as usize)
                        .is_none_or(|best| best.1 >= rank.rank)
                })
        });
    }

    fn ranks(&self, state: StateId) -> &[Rank] {
        let from = self.ranks_from.get(state as usize).copied().unwrap_or(0);
        let to = self
            .ranks_from
            .get(state as usize + 1)
            .copied()
            .unwrap_or(from);
        self.nfa.ranks.get(from..to).unwrap_or(&[])
    }
}

/// The working memory of [`Automaton::follow`].
#[derive(Debug, Default)]
pub(super) struct Scratch {
    stack: Vec<StateId>,
    /// The last round in which each state was seen.
    seen: Vec<u32>,
    taken: Vec<u32>,
    round: u32,
    /// The previous symbol, and the states of the next set.
    pub(super) next: Vec<u32>,
    /// For each chain, the round in which its lowest rank was set, and that rank.
    best: Vec<(u32, u32)>,
}

impl Scratch {
    pub(super) fn new(nfa: &Nfa) -> Scratch {
        let states = nfa.states.len();
        Scratch {
            seen: vec![0; states],
            taken: vec![0; states],
            best: vec![(0, 0); nfa.chains as usize],
            ..Scratch::default()
        }
    }

    fn new_round(&mut self) {
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.seen.fill(0);
            self.taken.fill(0);
            self.best.fill((0, 0));
            self.round = 1;
        }
    }

    /// Whether this is the first visit in the round.
    fn mark(seen: &mut [u32], state: StateId, round: u32) -> bool {
        seen.get_mut(state as usize)
            .is_some_and(|last| std::mem::replace(last, round) != round)
    }

    fn take(&mut self, next: StateId) {
        if Scratch::mark(&mut self.taken, next, self.round) {
            self.next.push(next);
        }
    }
}
