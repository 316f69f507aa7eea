//! Texts to try a pattern on: drawn from it, mutated, and random.

use super::part::{ODD, Part, read};

/// A small generator of random numbers (SplitMix64), the same on every run.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % bound.max(1) as u64) as usize
    }
}

/// Draws texts from one pattern, which is clean.
pub struct Sampler {
    pub part: Part,
    pub alphabet: Vec<char>,
    pub random: Random,
}

impl Sampler {
    pub fn new(clean: &str) -> Sampler {
        let mut alphabet: Vec<char> = clean.chars().collect();
        alphabet.extend(ODD);
        let part = read(clean);
        let seed = clean.bytes().fold(7u64, |seed, byte| {
            seed.wrapping_mul(31).wrapping_add(byte.into())
        });
        Sampler {
            part,
            alphabet,
            random: Random(seed),
        }
    }

    /// The next text; every third is drawn, every third mutated, every third random.
    pub fn next(&mut self, turn: usize) -> String {
        match turn % 3 {
            0 => self.draw(),
            1 => {
                let mut text = self.draw();
                for _ in 0..=self.random.below(3) {
                    text = self.mutate(text);
                }
                text
            }
            _ => {
                let length = self.random.below(12);
                (0..length).map(|_| self.any()).collect()
            }
        }
    }

    pub fn draw(&mut self) -> String {
        let mut text = String::new();
        draw(&self.part, &mut self.random, &mut text, 8);
        text
    }

    pub fn any(&mut self) -> char {
        self.alphabet[self.random.below(self.alphabet.len())]
    }

    pub fn mutate(&mut self, text: String) -> String {
        let mut chars: Vec<char> = text.chars().collect();
        let at = self.random.below(chars.len() + 1);
        match self.random.below(5) {
            0 if at < chars.len() => drop(chars.remove(at)),
            1 if at < chars.len() => chars[at] = self.any(),
            2 => {
                let again: Vec<char> = chars[at..].to_vec();
                chars.extend(again);
            }
            3 => chars.truncate(at),
            _ => chars.insert(at, self.any()),
        }
        chars.into_iter().collect()
    }
}

pub fn one(ranges: &[(char, char)], random: &mut Random) -> char {
    let (from, to) = ranges[random.below(ranges.len())];
    let span = u32::from(to) - u32::from(from) + 1;
    // Mostly near the ends, where mistakes are.
    let offset = match random.below(4) {
        0 => 0,
        1 => span - 1,
        _ => random.below(span.min(1 << 16) as usize) as u32,
    };
    char::from_u32(u32::from(from) + offset).unwrap_or('x')
}

pub fn draw(part: &Part, random: &mut Random, text: &mut String, extra: usize) {
    match part {
        Part::Nothing => {}
        Part::Chars(ranges) if ranges.is_empty() => {}
        Part::Chars(ranges) => text.push(one(ranges, random)),
        Part::Seq(parts) => parts
            .iter()
            .for_each(|part| draw(part, random, text, extra)),
        Part::Alt(parts) => {
            let i = random.below(parts.len());
            draw(&parts[i], random, text, extra);
        }
        Part::Repeat(part, min, max) => {
            let most = match random.below(20) {
                0 => (*max).min(*min + 600 / extra.max(1) * extra / 8),
                _ => (*max).min(min + extra),
            };
            let count = match random.below(6) {
                0 => *min,
                1 => most,
                _ => min + random.below(most - min + 1),
            };
            for _ in 0..count {
                draw(part, random, text, (extra / 2).max(1));
            }
        }
    }
}
