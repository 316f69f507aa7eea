//! A clean pattern in, what texts are drawn from out: looks and anchors are left out.

/// What texts are drawn from.
pub enum Part {
    Chars(Vec<(char, char)>),
    Seq(Vec<Part>),
    Alt(Vec<Part>),
    Repeat(Box<Part>, usize, usize),
    Nothing,
}

/// Characters where mistakes are.
pub const ODD: &[char] = &[
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

/// Reads a pattern.
pub fn read(clean: &str) -> Part {
    let mut reader = Reader {
        chars: clean.chars().collect(),
        at: 0,
    };
    reader.alternatives()
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
