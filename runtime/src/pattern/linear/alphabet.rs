//! Maps characters to symbols. Two characters have the same symbol if no set of the regular
//! expression distinguishes them, so an automaton has a column per symbol instead of per character.

use std::collections::HashMap;

use crate::pattern::class::{CATEGORIES, category};
use crate::pattern::node::Set;

/// The number of a symbol.
pub(super) type Symbol = u32;

/// The symbols of a regular expression.
#[derive(Debug)]
pub(super) struct Alphabet {
    ascii: Vec<Symbol>,
    /// The first characters of ranges beyond ASCII in which only the general category distinguishes
    /// characters.
    stretches: Vec<char>,
    /// The symbol of each range and category; of each range, if no set uses categories.
    beyond: Vec<Symbol>,
    by_category: bool,
    /// For each set, whether it contains each symbol.
    members: Vec<Vec<bool>>,
    count: u32,
}

impl Alphabet {
    /// The symbols that distinguish these sets.
    pub(super) fn new(sets: &[Set]) -> Alphabet {
        let mut stretches = vec!['\u{80}'];
        for set in sets {
            for &(from, to) in set.class.exceptions().iter().chain(&set.exceptions) {
                stretches.push(from);
                stretches.extend(
                    char::from_u32(u32::from(to) + 1).or(('\u{D7FF}' == to).then_some('\u{E000}')),
                );
            }
        }
        stretches.retain(|c| !c.is_ascii());
        stretches.sort_unstable();
        stretches.dedup();
        let by_category = sets.iter().any(|set| set.class.has_categories());
        let mut signatures = Signatures::default();
        let of_char = |c: char| -> Vec<bool> { sets.iter().map(|set| set.contains(c)).collect() };
        let ascii = (0..128u8)
            .map(|code| signatures.symbol(of_char(char::from(code))))
            .collect();
        let mut beyond = Vec::new();
        for &stretch in &stretches {
            if by_category {
                for category in 0..CATEGORIES {
                    let signature = sets
                        .iter()
                        .map(|set| set.contains_at(stretch, category))
                        .collect();
                    beyond.push(signatures.symbol(signature));
                }
            } else {
                beyond.push(signatures.symbol(of_char(stretch)));
            }
        }
        let by_symbol = signatures.in_order();
        let members = (0..sets.len())
            .map(|i| {
                by_symbol
                    .iter()
                    .map(|signature| signature.get(i) == Some(&true))
                    .collect()
            })
            .collect();
        let count = u32::try_from(by_symbol.len()).unwrap_or(u32::MAX);
        Alphabet {
            ascii,
            stretches,
            beyond,
            by_category,
            members,
            count,
        }
    }

    /// The number of symbols.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// Whether the set with this number contains a symbol.
    pub(super) fn holds(&self, set: usize, symbol: Symbol) -> bool {
        self.members
            .get(set)
            .and_then(|members| members.get(symbol as usize))
            .copied()
            .unwrap_or(false)
    }

    /// The symbol of a character.
    #[inline]
    pub(super) fn symbol(&self, c: char) -> Symbol {
        match self.ascii.get(u32::from(c) as usize) {
            Some(&symbol) => symbol,
            None => self.symbol_beyond(c),
        }
    }

    fn symbol_beyond(&self, c: char) -> Symbol {
        let stretch = self
            .stretches
            .partition_point(|&from| from <= c)
            .saturating_sub(1);
        let column = if self.by_category {
            stretch * CATEGORIES as usize + category(c) as usize
        } else {
            stretch
        };
        self.beyond.get(column).copied().unwrap_or(0)
    }
}

/// The sets that contain a character, numbered by first appearance.
#[derive(Default)]
struct Signatures(HashMap<Vec<bool>, Symbol>);

impl Signatures {
    fn symbol(&mut self, signature: Vec<bool>) -> Symbol {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(signature).or_insert(next)
    }

    fn in_order(self) -> Vec<Vec<bool>> {
        let mut signatures: Vec<_> = self.0.into_iter().collect();
        signatures.sort_unstable_by_key(|(_, symbol)| *symbol);
        signatures
            .into_iter()
            .map(|(signature, _)| signature)
            .collect()
    }
}
