//! Numbers from a seed, the same in every run.

pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    pub fn one_of<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    /// So many digits, the first of which is not 0.
    pub fn digits(&mut self, count: usize) -> String {
        let first = 1 + self.below(9);
        let rest = (1..count).map(|_| self.below(10).to_string());
        format!("{first}{}", rest.collect::<String>())
    }

    /// A finite double of random bits.
    pub fn double(&mut self) -> f64 {
        loop {
            let double = f64::from_bits(self.next());
            if double.is_finite() {
                return double;
            }
        }
    }
}

/// How often to try: some by default, many where `SMITHY_THOROUGH` is set.
pub fn rounds(few: u64) -> u64 {
    match std::env::var_os("SMITHY_THOROUGH") {
        Some(_) => few * 10,
        None => few,
    }
}
