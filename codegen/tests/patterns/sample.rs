//! Texts to try a pattern on: drawn from it, mutated, and random.

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

enum Part {
    Chars(Vec<(char, char)>),
    Seq(Vec<Part>),
    Alt(Vec<Part>),
    Repeat(Box<Part>, usize, usize),
    Nothing,
}

/// Draws texts from one pattern, which is clean.
pub struct Sampler {
    part: Part,
    alphabet: Vec<char>,
    pub random: Random,
}

const ODD: &[char] = &[
    'a',
    'Z',
    '0',
    '9',
    '-',
    '_',
    ' ',
    '\n',
    '\t',
    '.',
    ':',
    '/',
    '\0',
    '\u{7f}',
    '\u{85}',
    '\u{a0}',
    'é',
    'ß',
    '\u{2028}',
    '\u{feff}',
    '中',
    '\u{fffd}',
    '\u{d7ff}',
    '\u{e000}',
    '👍',
    '\u{10ffff}',
    'ſ',
    'K',
    '²',
    '٣',
    '\u{301}',
    '€',
    '\u{200b}',
    '\u{378}',
];

impl Sampler {
    pub fn new(clean: &str) -> Sampler {
        let mut alphabet: Vec<char> = clean.chars().collect();
        alphabet.extend(ODD);
        let mut reader = Reader {
            chars: clean.chars().collect(),
            at: 0,
        };
        let part = reader.alternatives();
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

    fn any(&mut self) -> char {
        self.alphabet[self.random.below(self.alphabet.len())]
    }

    fn mutate(&mut self, text: String) -> String {
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

    /// A text of about so many bytes that keeps a matcher busy: what the pattern repeats, repeated.
    pub fn long(&mut self, bytes: usize) -> String {
        let mut text = String::with_capacity(bytes + 100);
        stretch(&self.part, &mut self.random, &mut text, bytes);
        while text.len() < bytes {
            let before = text.len();
            draw(&self.part, &mut self.random, &mut text, 8);
            if text.len() == before {
                text.push('a');
            }
        }
        text
    }
}

fn one(ranges: &[(char, char)], random: &mut Random) -> char {
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

fn draw(part: &Part, random: &mut Random, text: &mut String, extra: usize) {
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

/// Takes the last unbounded or largest repetition as far as there is room.
fn stretch(part: &Part, random: &mut Random, text: &mut String, bytes: usize) {
    match part {
        Part::Seq(parts) => {
            let widest = (0..parts.len())
                .max_by_key(|i| width(&parts[*i]))
                .unwrap_or(0);
            for (i, part) in parts.iter().enumerate() {
                if i == widest {
                    stretch(part, random, text, bytes);
                } else {
                    draw(part, random, text, 2);
                }
            }
        }
        Part::Alt(parts) => {
            let widest = (0..parts.len())
                .max_by_key(|i| width(&parts[*i]))
                .unwrap_or(0);
            stretch(&parts[widest], random, text, bytes);
        }
        Part::Repeat(part, _, max) => {
            let mut count = 0;
            while text.len() < bytes && count < *max {
                draw(part, random, text, 3);
                count += 1;
                if count > bytes {
                    break;
                }
            }
        }
        part => draw(part, random, text, 2),
    }
}

fn width(part: &Part) -> usize {
    match part {
        Part::Nothing => 0,
        Part::Chars(_) => 1,
        Part::Seq(parts) => parts.iter().map(width).fold(0, usize::saturating_add),
        Part::Alt(parts) => parts.iter().map(width).max().unwrap_or(0),
        Part::Repeat(part, _, max) => width(part).saturating_mul(*max),
    }
}

struct Reader {
    chars: Vec<char>,
    at: usize,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> char {
        self.at += 1;
        self.chars.get(self.at - 1).copied().unwrap_or('\0')
    }

    fn alternatives(&mut self) -> Part {
        let mut branches = vec![self.sequence()];
        while self.peek() == Some('|') {
            self.at += 1;
            branches.push(self.sequence());
        }
        Part::Alt(branches)
    }

    fn sequence(&mut self) -> Part {
        let mut parts = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')')) {
            let atom = self.atom();
            parts.push(self.repeated(atom));
        }
        Part::Seq(parts)
    }

    fn repeated(&mut self, atom: Part) -> Part {
        let (min, max) = match self.peek() {
            Some('*') => (0, usize::MAX),
            Some('+') => (1, usize::MAX),
            Some('?') => (0, 1),
            Some('{') => {
                let from = self.at + 1;
                while self.peek() != Some('}') {
                    self.at += 1;
                }
                let inside: String = self.chars[from..self.at].iter().collect();
                let (min, max) = inside.split_once(',').unwrap_or((&inside, &inside));
                (min.parse().unwrap_or(0), max.parse().unwrap_or(usize::MAX))
            }
            _ => return atom,
        };
        self.at += 1;
        if self.peek() == Some('?') {
            self.at += 1;
        }
        Part::Repeat(Box::new(atom), min, max)
    }

    fn atom(&mut self) -> Part {
        match self.next() {
            '^' | '$' => Part::Nothing,
            '.' => Part::Chars(vec![(' ', '~'), ('é', 'ü'), ('😀', '😎')]),
            '(' => {
                let mut look = false;
                if self.peek() == Some('?') {
                    look = matches!(self.chars.get(self.at + 1), Some('=' | '!' | '<'));
                    while !matches!(self.next(), ':' | '=' | '!' | '>' | ')' | '\0') {}
                }
                let inside = self.alternatives();
                self.at += 1;
                if look { Part::Nothing } else { inside }
            }
            '[' => self.class(),
            '\\' => Part::Chars(self.escape()),
            c => Part::Chars(vec![(c, c)]),
        }
    }

    fn escape(&mut self) -> Vec<(char, char)> {
        match self.next() {
            'd' => vec![('0', '9')],
            'D' => vec![('a', 'z')],
            'w' => vec![('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')],
            'W' => vec![(' ', '/')],
            's' => vec![
                (' ', ' '),
                ('\t', '\r'),
                ('\u{a0}', '\u{a0}'),
                ('\u{feff}', '\u{feff}'),
            ],
            'S' => vec![('!', '~'), ('é', 'é')],
            'b' | 'B' => vec![],
            'p' | 'P' => {
                while self.next() != '}' {}
                vec![
                    ('a', 'z'),
                    ('À', 'ö'),
                    ('0', '9'),
                    ('²', '³'),
                    ('!', '/'),
                    ('一', '三'),
                    ('\u{300}', '\u{310}'),
                ]
            }
            'n' => vec![('\n', '\n')],
            't' => vec![('\t', '\t')],
            'r' => vec![('\r', '\r')],
            'u' => self.hex(4),
            'x' => self.hex(2),
            '1'..='9' => vec![('-', '-')],
            c => vec![(c, c)],
        }
    }

    fn hex(&mut self, digits: usize) -> Vec<(char, char)> {
        let text: String = self.chars[self.at..self.at + digits].iter().collect();
        self.at += digits;
        match u32::from_str_radix(&text, 16).ok().and_then(char::from_u32) {
            Some(c) => vec![(c, c)],
            None => vec![('😀', '😎')],
        }
    }

    fn class(&mut self) -> Part {
        let negated = self.peek() == Some('^');
        let mut ranges: Vec<(char, char)> = Vec::new();
        while self.peek().is_some_and(|c| c != ']') {
            match self.next() {
                '\\' => ranges.extend(self.escape()),
                '-' if !ranges.is_empty() => {
                    let to = match self.next() {
                        '\\' => self.escape().first().map_or('-', |range| range.1),
                        c => c,
                    };
                    if let Some(range) = ranges.last_mut()
                        && range.0 <= to
                    {
                        range.1 = to;
                    }
                }
                c => ranges.push((c, c)),
            }
        }
        self.at += 1;
        if negated {
            let members = |c: char| ranges.iter().any(|(from, to)| *from <= c && c <= *to);
            let free = (' '..='~')
                .chain(ODD.iter().copied())
                .filter(|c| !members(*c) && *c != '^');
            return Part::Chars(free.map(|c| (c, c)).collect());
        }
        Part::Chars(ranges)
    }
}
