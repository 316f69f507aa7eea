//! A deterministic automaton built lazily from an [`Automaton`] while texts are scanned, in bounded memory.

use std::collections::HashMap;
use std::sync::Arc;

use super::alphabet::{Alphabet, Symbol};
use super::automaton::{Automaton, Scratch};

/// A cache larger than this, in bytes, is cleared. The worst text of a real pattern needs three megabytes; with less,
/// sets are recomputed again and again, ten times slower.
const MAX_BYTES: usize = 1 << 22;

/// Tables with more columns than this are stored as maps.
const MAX_COLUMNS: usize = 1 << 12;

/// The approximate size of a set, excluding its members and its row.
const SET_BYTES: usize = 96;

/// The approximate size of a transition in a map.
const WIDE_ENTRY_BYTES: usize = 48;

/// A state of the deterministic automaton: the start of its row in the table.
pub(super) type Row = u32;

/// The state from which nothing can match.
pub(super) const DEAD: Row = 0;

/// A transition that has not been computed yet.
const UNKNOWN: u32 = u32::MAX;

/// The bit of a transition that marks a match ending before the next character.
const ACCEPT: u32 = 1 << 31;

/// The states and transitions computed so far.
#[derive(Debug)]
pub(super) struct Cache {
    /// For each state, the previous symbol and the states of the [`Nfa`](super::nfa::Nfa), ascending.
    sets: Vec<Arc<[u32]>>,
    rows: HashMap<Arc<[u32]>, Row>,
    table: Vec<u32>,
    /// The length of a row. It is one, and the table is empty, if transitions are stored as a map.
    stride: usize,
    wide_table: HashMap<(Row, u64), u32>,
    bytes: usize,
    scratch: Scratch,
}

impl Cache {
    /// A cache with only the start states.
    pub(super) fn new(automaton: &Automaton) -> Cache {
        let is_wide = automaton.columns > MAX_COLUMNS;
        let mut cache = Cache {
            sets: Vec::new(),
            rows: HashMap::new(),
            table: Vec::new(),
            stride: if is_wide { 1 } else { automaton.columns },
            wide_table: HashMap::new(),
            bytes: 0,
            scratch: Scratch::new(&automaton.nfa),
        };
        cache.empty(automaton);
        cache
    }

    /// The first state of a scan.
    pub(super) fn first(&self) -> Row {
        Row::try_from(self.stride).unwrap_or(DEAD)
    }

    fn empty(&mut self, automaton: &Automaton) {
        self.sets.clear();
        self.rows.clear();
        self.table.clear();
        self.wide_table.clear();
        self.bytes = 0;
        self.intern(&[UNKNOWN]);
        self.intern(&[automaton.passed_at_first(), automaton.nfa.start]);
    }

    fn is_wide(&self) -> bool {
        self.stride == 1
    }

    fn intern(&mut self, set: &[u32]) -> Row {
        if let Some(&row) = self.rows.get(set) {
            return row;
        }
        let row = Row::try_from(self.sets.len() * self.stride).unwrap_or(DEAD);
        let set: Arc<[u32]> = Arc::from(set);
        let columns = if self.is_wide() { 0 } else { self.stride };
        self.bytes += (set.len() + columns) * size_of::<u32>() + SET_BYTES;
        self.sets.push(Arc::clone(&set));
        self.rows.insert(set, row);
        self.table.resize(self.table.len() + columns, UNKNOWN);
        row
    }

    /// Whether a match ends anywhere in a text, for an automaton without look-arounds.
    pub(super) fn find(&mut self, automaton: &Automaton, alphabet: &Alphabet, text: &str) -> bool {
        let mut state = self.first();
        for c in text.chars() {
            let symbol = alphabet.symbol(c);
            let known = self.table.get(state as usize + symbol as usize).copied();
            state = match known {
                // Neither dead nor unknown, and no match ends here.
                Some(next @ 1..ACCEPT) => next,
                _ => {
                    let (next, accepts) = self.step(automaton, alphabet, state, Some(symbol), 0);
                    if accepts || next == DEAD {
                        return accepts;
                    }
                    next
                }
            };
        }
        self.step(automaton, alphabet, state, None, 0).1
    }

    /// Steps from a state over the next symbol (the edge, if `None`), given the look-around answers at this position:
    /// bit `n` is the answer of look-around `n` of `looks`. Also returns whether a match ends before the symbol.
    #[inline]
    pub(super) fn step(
        &mut self,
        automaton: &Automaton,
        alphabet: &Alphabet,
        from: Row,
        coming: Option<Symbol>,
        answers: u64,
    ) -> (Row, bool) {
        let column = automaton.column(coming, answers);
        let known = if self.is_wide() {
            self.wide_table.get(&(from, column)).copied()
        } else {
            self.table.get(from as usize + column as usize).copied()
        };
        let transition = match known {
            Some(transition) if transition != UNKNOWN => transition,
            _ => self.learn(automaton, alphabet, from, coming, answers),
        };
        (transition & !ACCEPT, transition & ACCEPT != 0)
    }

    #[cold]
    #[inline(never)]
    fn learn(
        &mut self,
        automaton: &Automaton,
        alphabet: &Alphabet,
        from: Row,
        coming: Option<Symbol>,
        answers: u64,
    ) -> u32 {
        let Some(set) = self.sets.get(from as usize / self.stride).cloned() else {
            return DEAD;
        };
        let accepts = automaton.follow(alphabet, &mut self.scratch, &set, coming, answers);
        let is_dead = self.scratch.next.len() <= 1;
        let emptied = self.bytes > MAX_BYTES;
        if emptied {
            self.empty(automaton);
        }
        let next = std::mem::take(&mut self.scratch.next);
        let to = if is_dead { DEAD } else { self.intern(&next) };
        self.scratch.next = next;
        let transition = if accepts { to | ACCEPT } else { to };
        if !emptied {
            let column = automaton.column(coming, answers);
            if self.is_wide() {
                self.bytes += WIDE_ENTRY_BYTES;
                self.wide_table.insert((from, column), transition);
            } else if let Some(slot) = self.table.get_mut(from as usize + column as usize) {
                *slot = transition;
            }
        }
        transition
    }
}
