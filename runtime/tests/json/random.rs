//! Pseudo-random JSON and changes of it, the same in every run.

/// Numbers from a seed (SplitMix64).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn one_of<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    /// A value with so many levels at most.
    pub fn json(&mut self, levels: usize, to: &mut String) {
        self.space(to);
        match self.below(if levels == 0 { 5 } else { 9 }) {
            0 => to.push_str(self.one_of(&["null", "true", "false"])),
            1 | 2 => self.number(to),
            3 | 4 => self.string(to),
            5 | 6 => {
                to.push('[');
                for index in 0..self.below(5) {
                    to.push_str(if index > 0 { "," } else { "" });
                    self.json(levels - 1, to);
                }
                to.push(']');
            }
            _ => {
                to.push('{');
                for index in 0..self.below(5) {
                    to.push_str(if index > 0 { "," } else { "" });
                    self.space(to);
                    self.string(to);
                    self.space(to);
                    to.push(':');
                    self.json(levels - 1, to);
                }
                self.space(to);
                to.push('}');
            }
        }
        self.space(to);
    }

    fn space(&mut self, to: &mut String) {
        if self.below(4) == 0 {
            to.push_str(self.one_of(&[" ", "\n", "\t", "\r\n", "    "]));
        }
    }

    fn number(&mut self, to: &mut String) {
        to.push_str(self.one_of(&["", "-"]));
        match self.below(4) {
            0 => to.push('0'),
            1 => to.push_str(&self.next().to_string()),
            _ => to.push_str(&self.below(10_000).to_string()),
        }
        if self.below(3) == 0 {
            to.push_str(&format!(".{:03}", self.below(1_000)));
        }
        if self.below(4) == 0 {
            to.push_str(self.one_of(&["e", "E", "e+", "E-"]));
            to.push_str(&self.below(400).to_string());
        }
    }

    fn string(&mut self, to: &mut String) {
        to.push('"');
        for _ in 0..self.below(6) {
            match self.below(5) {
                0 => to.push_str(self.one_of(&["\\n", "\\\"", "\\\\", "\\/", "\\u0000", "\\b"])),
                1 => to.push_str(self.one_of(&["\\ud83d\\ude00", "\\u00e9", "\\uFFFF", "é", "😀"])),
                2 if self.below(20) == 0 => to.push_str(self.one_of(&["\\ud800", "\\udc00"])),
                _ => to.push_str(self.one_of(&["a", "b", "longer than eight", "\u{7f}", " "])),
            }
        }
        to.push('"');
    }

    /// Changes a few bytes: other bits, left out, put in, copied or cut off.
    pub fn change(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(3) {
            let at = self.below(bytes.len().max(1));
            if at >= bytes.len() {
                return;
            }
            match self.below(6) {
                0 => bytes[at] ^= 1 << self.below(8),
                1 => bytes[at] = self.next() as u8,
                2 => drop(bytes.remove(at)),
                3 => {
                    let tokens = b"{}[]:,\"\\0-.eEtn \x00\x1f\xff\xc3";
                    bytes.insert(at, tokens[self.below(tokens.len())]);
                }
                4 => {
                    let end = (at + self.below(12)).min(bytes.len());
                    let part = bytes[at..end].to_vec();
                    let to = self.below(bytes.len());
                    bytes.splice(to..to, part);
                }
                _ => bytes.truncate(at),
            }
        }
    }
}

/// How often to try: some by default, many where `SMITHY_THOROUGH` is set.
pub fn rounds(few: u64) -> u64 {
    match std::env::var_os("SMITHY_THOROUGH") {
        Some(_) => few * 20,
        None => few,
    }
}
