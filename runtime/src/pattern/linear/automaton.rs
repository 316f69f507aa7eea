//! A deterministic automaton that is made of an [`Nfa`] while a text is scanned, as far as the text
//! needs it, in bounded memory.

use std::collections::HashMap;
use std::sync::Arc;

use super::alphabet::{Alphabet, Symbol};
use super::nfa::{Neighbour, Nfa, Rank, State, StateId};

/// When a cache holds more bytes than this it is emptied.
const MAX_CACHE_BYTES: usize = 1 << 20;

/// Tables with more columns than this are kept as maps.
const MAX_COLUMNS: usize = 1 << 12;

/// A state of the deterministic automaton.
type SetId = u32;

/// The state from which nothing can match.
pub(super) const DEAD: SetId = 0;

/// The first state of a scan.
pub(super) const FIRST: SetId = 1;

/// A transition that has not been made yet.
const UNKNOWN: u32 = u32::MAX;

/// The bit of a transition that says that a match ends before the coming character.
const ACCEPT: u32 = 1 << 31;

/// What is known of a regular expression before it is run; [`Cache`] is what is learned.
#[derive(Debug)]
pub(super) struct Automaton {
    nfa: Nfa,
    /// The looks it asks about, by their numbers in the whole expression.
    pub(super) looks: Vec<usize>,
    anchored: bool,
    /// Where the ranks of each state begin in `nfa.ranks`, which are sorted by state.
    ranks_from: Vec<usize>,
    /// The first symbol that means the same as each, to states that ask what was passed; the last
    /// is the edge of the text.
    passed: Vec<Symbol>,
    /// The number after the last symbol, which stands for the edge of the text.
    edge: Symbol,
}

/// What an automaton has learned from the texts so far.
#[derive(Debug)]
pub(super) struct Cache {
    /// For each state what was passed before it and the states of the [`Nfa`], ascending.
    sets: Vec<Arc<[u32]>>,
    ids: HashMap<Arc<[u32]>, SetId>,
    table: Vec<u32>,
    wide_table: HashMap<(SetId, u64), u32>,
    bytes: usize,
    scratch: Scratch,
}

#[derive(Debug, Default)]
struct Scratch {
    stack: Vec<StateId>,
    /// The round in which a state was seen last.
    seen: Vec<u32>,
    taken: Vec<u32>,
    round: u32,
    next: Vec<u32>,
    /// The round in which the lowest rank of a chain was set, and that rank.
    best: Vec<(u32, u32)>,
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
        }
    }

    /// Learns the symbols, once all sets of the expression are known.
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
    }

    /// Columns of the table: a symbol or the edge, for each answer of the looks.
    fn columns(&self) -> usize {
        let answers = 1usize.checked_shl(u32::try_from(self.looks.len()).unwrap_or(u32::MAX));
        answers.map_or(usize::MAX, |answers| {
            answers.saturating_mul(self.edge as usize + 1)
        })
    }

    /// A cache that knows the states to begin with.
    pub(super) fn new_cache(&self) -> Cache {
        let mut cache = Cache {
            sets: Vec::new(),
            ids: HashMap::new(),
            table: Vec::new(),
            wide_table: HashMap::new(),
            bytes: 0,
            scratch: Scratch::default(),
        };
        cache.scratch.seen.resize(self.nfa.states.len(), 0);
        cache.scratch.taken.resize(self.nfa.states.len(), 0);
        cache.scratch.best.resize(self.nfa.chains as usize, (0, 0));
        self.empty(&mut cache);
        cache
    }

    fn empty(&self, cache: &mut Cache) {
        cache.sets.clear();
        cache.ids.clear();
        cache.table.clear();
        cache.wide_table.clear();
        cache.bytes = 0;
        self.intern(cache, &[UNKNOWN]);
        let passed = self
            .passed
            .get(self.edge as usize)
            .copied()
            .unwrap_or(self.edge);
        self.intern(cache, &[passed, self.nfa.start]);
    }

    fn intern(&self, cache: &mut Cache, set: &[u32]) -> SetId {
        if let Some(&id) = cache.ids.get(set) {
            return id;
        }
        let id = SetId::try_from(cache.sets.len()).unwrap_or(DEAD);
        let set: Arc<[u32]> = Arc::from(set);
        let columns = self.columns();
        let row = if columns <= MAX_COLUMNS { columns } else { 0 };
        cache.bytes += set.len() * size_of::<u32>() + row * size_of::<u32>() + 96;
        cache.sets.push(Arc::clone(&set));
        cache.ids.insert(set, id);
        cache.table.resize(cache.table.len() + row, UNKNOWN);
        id
    }

    /// Goes from a state over the coming symbol (the edge, if there is none) to the next, given the
    /// answers of the looks at this place: bit `n` is that of the look `n` of `looks`. Also says
    /// whether a match ends before the symbol.
    #[inline]
    pub(super) fn step(
        &self,
        alphabet: &Alphabet,
        cache: &mut Cache,
        from: SetId,
        coming: Option<Symbol>,
        answers: u64,
    ) -> (SetId, bool) {
        let columns = self.columns();
        let symbol = coming.unwrap_or(self.edge);
        let known = if columns <= MAX_COLUMNS {
            let column = answers as usize * (self.edge as usize + 1) + symbol as usize;
            cache.table.get(from as usize * columns + column).copied()
        } else {
            cache
                .wide_table
                .get(&(from, answers << 32 | u64::from(symbol)))
                .copied()
        };
        let transition = match known {
            Some(transition) if transition != UNKNOWN => transition,
            _ => self.learn(alphabet, cache, from, coming, answers),
        };
        (transition & !ACCEPT, transition & ACCEPT != 0)
    }

    #[cold]
    #[inline(never)]
    fn learn(
        &self,
        alphabet: &Alphabet,
        cache: &mut Cache,
        from: SetId,
        coming: Option<Symbol>,
        answers: u64,
    ) -> u32 {
        let Some(set) = cache.sets.get(from as usize).cloned() else {
            return DEAD;
        };
        let accepts = self.follow(alphabet, &mut cache.scratch, &set, coming, answers);
        let is_dead = cache.scratch.next.len() <= 1;
        let emptied = cache.bytes > MAX_CACHE_BYTES;
        if emptied {
            self.empty(cache);
        }
        let next = std::mem::take(&mut cache.scratch.next);
        let to = if is_dead {
            DEAD
        } else {
            self.intern(cache, &next)
        };
        cache.scratch.next = next;
        let transition = if accepts { to | ACCEPT } else { to };
        if !emptied {
            let columns = self.columns();
            let symbol = coming.unwrap_or(self.edge);
            if columns <= MAX_COLUMNS {
                let column = answers as usize * (self.edge as usize + 1) + symbol as usize;
                if let Some(slot) = cache.table.get_mut(from as usize * columns + column) {
                    *slot = transition;
                }
            } else {
                cache.bytes += 48;
                cache
                    .wide_table
                    .insert((from, answers << 32 | u64::from(symbol)), transition);
            }
        }
        transition
    }

    /// Finds the set after `coming` and leaves it in `scratch.next`.
    fn follow(
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

    /// Of states that can do all that others in the set can, keeps those and not the others.
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
            // The first is what was passed, not a state.
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

impl Scratch {
    fn new_round(&mut self) {
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.seen.fill(0);
            self.taken.fill(0);
            self.best.fill((0, 0));
            self.round = 1;
        }
    }

    /// Whether this is the first time in the round.
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
