//! Random bytes of CBOR, the same in every run.

/// Random numbers (splitmix64).
pub struct Random(u64);

/// How often to try: so often, and twenty times that with `SMITHY_THOROUGH=1`.
pub fn iterations(often: usize) -> usize {
    match std::env::var_os("SMITHY_THOROUGH") {
        Some(_) => often * 20,
        None => often,
    }
}

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

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub fn byte(&mut self) -> u8 {
        self.next() as u8
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// An item that is well-formed, of any kind, up to some levels deep.
    pub fn item(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        self.put(&mut out, 5);
        out
    }

    /// A map of members that a parcel has, each with any value or one of its kind.
    pub fn parcel(&mut self) -> Vec<u8> {
        let names = [
            "boolean",
            "byte",
            "short",
            "integer",
            "long",
            "float",
            "double",
            "bigInteger",
            "bigDecimal",
            "text",
            "blob",
            "at",
            "document",
            "list",
            "sparse",
            "map",
            "hidden",
            "choice",
            "other",
        ];
        let mut out = vec![0xbf];
        for name in names {
            if self.one_in(3) {
                self.head(&mut out, 3, name.len() as u64);
                out.extend_from_slice(name.as_bytes());
                match (name, self.below(8)) {
                    (_, 0) if self.one_in(4) => self.put(&mut out, 3),
                    (_, 1) => out.push(0xf6),
                    ("boolean", _) => out.push(0xf4),
                    ("byte" | "short" | "integer", _) => self.head(&mut out, 0, 100),
                    ("long" | "bigInteger", _) => self.integer(&mut out),
                    ("float" | "double" | "bigDecimal", _) => self.number(&mut out),
                    ("text", _) => self.text(&mut out),
                    ("blob", _) => self.bytes(&mut out),
                    ("at", _) => {
                        out.push(0xc1);
                        self.integer(&mut out);
                    }
                    ("list", _) => {
                        out.push(0x9f);
                        (0..self.below(4)).for_each(|_| self.text(&mut out));
                        out.push(0xff);
                    }
                    ("sparse", _) => out.extend_from_slice(&[0x83, 0x01, 0xf6, 0x20]),
                    ("map" | "hidden", _) => {
                        out.push(0xa1);
                        self.text(&mut out);
                        self.head(&mut out, 1, 100);
                    }
                    ("choice", _) => {
                        out.extend_from_slice(&[0xa1, 0x63]);
                        out.extend_from_slice(b"any");
                        self.array(&mut out, 2);
                    }
                    // A document, and what nobody knows.
                    _ => self.map(&mut out, 2),
                }
            }
        }
        out.push(0xff);
        out
    }

    /// Changes, takes out or puts in some bytes.
    pub fn mutate(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(3) {
            if bytes.is_empty() {
                return;
            }
            let at = self.below(bytes.len());
            match self.below(5) {
                0 => {
                    bytes.remove(at);
                }
                1 => bytes.insert(at, self.byte()),
                2 => bytes.truncate(at),
                3 => bytes[at] ^= 1 << self.below(8),
                _ => bytes[at] = self.byte(),
            }
        }
    }

    fn put(&mut self, out: &mut Vec<u8>, levels: usize) {
        match self.below(if levels == 0 { 8 } else { 12 }) {
            0 | 1 => self.integer(out),
            2 | 3 => self.number(out),
            4 | 5 => self.text(out),
            6 => self.bytes(out),
            7 => out.push(0xf4 + self.below(4) as u8),
            8 | 9 => self.array(out, levels),
            10 => self.map(out, levels),
            _ => {
                let tag = [0, 1, 2, 4, 5, 24, 32, 55799][self.below(8)];
                self.head(out, 6, tag);
                self.put(out, levels - 1);
            }
        }
    }

    /// A head of any length that holds the argument.
    fn head(&mut self, out: &mut Vec<u8>, major: u8, argument: u64) {
        let shortest = match argument {
            0..24 => 0,
            24..0x100 => 1,
            0x100..0x1_0000 => 2,
            0x1_0000..0x1_0000_0000 => 3,
            _ => 4,
        };
        let size = match self.one_in(8) {
            true => shortest + self.below(5 - shortest),
            false => shortest,
        };
        let bytes = argument.to_be_bytes();
        match size {
            0 => out.push(major << 5 | argument as u8),
            _ => {
                out.push(major << 5 | (23 + size) as u8);
                out.extend_from_slice(&bytes[8 - (1 << (size - 1))..]);
            }
        }
    }

    fn integer(&mut self, out: &mut Vec<u8>) {
        let argument = self.next() >> self.below(64);
        match self.below(6) {
            0..3 => self.head(out, 0, argument),
            3..5 => self.head(out, 1, argument),
            _ => {
                out.push(0xc2 + self.below(2) as u8);
                self.bytes(out);
            }
        }
    }

    fn number(&mut self, out: &mut Vec<u8>) {
        match self.below(5) {
            0 => {
                out.push(0xf9);
                out.extend_from_slice(&self.next().to_be_bytes()[..2]);
            }
            1 => {
                out.push(0xfa);
                out.extend_from_slice(&self.next().to_be_bytes()[..4]);
            }
            2 => {
                out.push(0xfb);
                out.extend_from_slice(&self.next().to_be_bytes());
            }
            3 => {
                out.extend_from_slice(&[0xc4, 0x82]);
                let (sign, exponent) = (self.below(2) as u8, self.below(500) as u64);
                self.head(out, sign, exponent);
                self.integer(out);
            }
            _ => {
                // A float of few digits.
                let value = self.below(2_000_000) as f64 / 1000.0 - 1000.0;
                out.push(0xfb);
                out.extend_from_slice(&value.to_be_bytes());
            }
        }
    }

    fn text(&mut self, out: &mut Vec<u8>) {
        match self.one_in(6) {
            true => {
                out.push(0x7f);
                for _ in 0..self.below(3) {
                    self.run(out, 3);
                }
                out.push(0xff);
            }
            false => self.run(out, 3),
        }
    }

    fn bytes(&mut self, out: &mut Vec<u8>) {
        match self.one_in(6) {
            true => {
                out.push(0x5f);
                for _ in 0..self.below(3) {
                    self.run(out, 2);
                }
                out.push(0xff);
            }
            false => self.run(out, 2),
        }
    }

    /// Text or bytes of a definite length.
    fn run(&mut self, out: &mut Vec<u8>, major: u8) {
        let letters = ["a", "b", "c", "ü", "€", "😀", "\0", "__type", "text"];
        let mut run = Vec::new();
        for _ in 0..self.below(4) {
            match major {
                3 => run.extend_from_slice(letters[self.below(letters.len())].as_bytes()),
                _ => run.extend_from_slice(&self.next().to_be_bytes()[self.below(8)..]),
            }
        }
        self.head(out, major, run.len() as u64);
        out.extend_from_slice(&run);
    }

    fn array(&mut self, out: &mut Vec<u8>, levels: usize) {
        let count = self.below(4);
        let is_indefinite = self.one_in(3);
        match is_indefinite {
            true => out.push(0x9f),
            false => self.head(out, 4, count as u64),
        }
        for _ in 0..count {
            self.put(out, levels.saturating_sub(1));
        }
        if is_indefinite {
            out.push(0xff);
        }
    }

    fn map(&mut self, out: &mut Vec<u8>, levels: usize) {
        let count = self.below(4);
        let is_indefinite = self.one_in(3);
        match is_indefinite {
            true => out.push(0xbf),
            false => self.head(out, 5, count as u64),
        }
        for _ in 0..count {
            match self.one_in(20) {
                true => self.integer(out),
                false => self.text(out),
            }
            self.put(out, levels.saturating_sub(1));
        }
        if is_indefinite {
            out.push(0xff);
        }
    }
}
