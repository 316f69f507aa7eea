//! A bit for each position in a text: whether a look-around matches there.

/// The answers of one look-around.
#[derive(Debug)]
pub(super) struct Answers(Vec<u64>);

impl Answers {
    /// All `false`, for this number of positions.
    pub(super) fn new(places: usize) -> Answers {
        Answers(vec![0; places.div_ceil(64)])
    }

    #[inline]
    pub(super) fn at(&self, place: usize) -> bool {
        let word = self.0.get(place / 64).copied().unwrap_or(0);
        word >> (place % 64) & 1 == 1
    }

    #[inline]
    pub(super) fn set(&mut self, place: usize, answer: bool) {
        if let Some(word) = self.0.get_mut(place / 64) {
            *word |= u64::from(answer) << (place % 64);
        }
    }
}

/// The answers of several look-arounds at one position, the first in the lowest bit.
#[inline]
pub(super) fn gather(answers: &[Answers], looks: &[usize], place: usize) -> u64 {
    looks.iter().rev().fold(0, |bits, &look| {
        let answer = answers.get(look).is_some_and(|answers| answers.at(place));
        bits << 1 | u64::from(answer)
    })
}
