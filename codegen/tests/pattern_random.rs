//! Random patterns against an independent engine of ECMA-262, on short texts: the same on every run.

#[allow(dead_code)]
#[path = "patterns/oracle.rs"]
mod oracle;
mod patterns;

use oracle::strict;
use patterns::sample::Random;
use patterns::{Sampler, build};
use smithy_typegen::internal::pattern::{Engine, lower};

/// A few patterns, or as many as the environment asks for.
fn count() -> usize {
    let asked = std::env::var("SMITHY_RANDOM_PATTERNS").ok();
    asked.and_then(|count| count.parse().ok()).unwrap_or(300)
}

/// Texts for each pattern: of random characters, and drawn from the pattern.
const TEXTS: usize = 24;

/// Longer texts are cut: the other engine backtracks.
const MAX_CHARS: usize = 14;

const CHARS: &[&str] = &[
    "a", "a", "a", "b", "b", "1", "-", "_", " ", "é", "\n", "\u{2028}", "👍", "A",
];

const SETS: &[&str] = &[
    ".",
    "[ab]",
    "[^a]",
    "[a-c1]",
    "[^b\\-]",
    "\\d",
    "\\D",
    "\\w",
    "\\W",
    "\\s",
    "\\S",
    "\\p{L}",
    "\\P{Lu}",
    "[\\p{N}a]",
    "[^\\s-]",
    "[]",
    "[^]",
    "\\uD83D\\uDC4D",
    "[é-ü]",
    "\\x61",
];

/// With these what is before them may be left out.
const OPTIONAL: &[&str] = &["*", "?", "{0,2}", "{0}"];

/// With these it is there.
const REQUIRED: &[&str] = &["+", "{1,3}", "{2}", "{3}", "{2,4}", "{2,}", "{3,7}"];

/// How deep groups are nested.
const DEPTH: usize = 3;

/// Writes patterns.
struct Writer {
    random: Random,
    text: String,
}

impl Writer {
    fn one_of(&mut self, all: &[&str]) {
        let chosen = self.random.below(all.len());
        self.text.push_str(all[chosen]);
    }

    fn chance(&mut self, of: usize) -> bool {
        self.random.below(of) == 0
    }

    /// Gives whether what was written may be empty; so do the others.
    fn alternatives(&mut self, depth: usize) -> bool {
        let mut empty = self.sequence(depth);
        while self.chance(4) {
            self.text.push('|');
            empty |= self.sequence(depth);
        }
        empty
    }

    fn sequence(&mut self, depth: usize) -> bool {
        (0..self.random.below(4)).fold(true, |empty, _| self.term(depth) & empty)
    }

    fn term(&mut self, depth: usize) -> bool {
        let start = self.text.len();
        let empty = match self.random.below(if depth == 0 { 8 } else { 14 }) {
            0 => {
                self.one_of(&["^", "$", "\\b", "\\B"]);
                return true;
            }
            1..=4 => {
                self.one_of(CHARS);
                false
            }
            5..=7 => {
                self.one_of(SETS);
                false
            }
            8..=11 => self.group(&["(", "(?:"], depth),
            _ => {
                self.group(&["(?=", "(?!", "(?<=", "(?<!"], depth);
                return true;
            }
        };
        // Lazy repetitions of groups and in groups the other engine does not always leave.
        let lazy = depth == DEPTH && !self.text[start..].starts_with('(');
        self.quantifier(empty, lazy) | empty
    }

    fn group(&mut self, starts: &[&str], depth: usize) -> bool {
        self.one_of(starts);
        let empty = self.alternatives(depth - 1);
        self.text.push(')');
        empty
    }

    fn quantifier(&mut self, empty: bool, lazy: bool) -> bool {
        // The other engine does not always end where what may be empty is repeated.
        if empty || !self.chance(3) {
            return false;
        }
        let optional = self.chance(2);
        self.one_of(if optional { OPTIONAL } else { REQUIRED });
        if lazy && self.chance(4) {
            self.text.push('?');
        }
        optional
    }
}

fn pattern(seed: usize) -> String {
    let mut writer = Writer {
        random: Random(seed as u64 * 0x1_0000),
        text: String::new(),
    };
    let (start, end) = (writer.chance(2), writer.chance(2));
    if start {
        writer.text.push('^');
    }
    writer.alternatives(DEPTH);
    if end {
        writer.text.push('$');
    }
    writer.text
}

fn texts(pattern: &str) -> Vec<String> {
    let mut sampler = Sampler::new(pattern);
    let mut texts = vec![String::new()];
    for turn in 1..TEXTS {
        let text: String = if turn % 2 == 0 {
            sampler.next(turn / 2 % 2)
        } else {
            let length = sampler.random.below(7);
            (0..length)
                .map(|_| CHARS[sampler.random.below(CHARS.len())])
                .collect()
        };
        texts.push(text.chars().take(MAX_CHARS).collect());
    }
    texts
}

#[test]
fn random_patterns_agree_with_an_independent_engine() {
    let mut engines = [0, 0];
    let mut matches = 0;
    let mut wrong = Vec::new();
    for source in (0..count()).map(pattern) {
        let engine = lower(&source).map(|lowered| lowered.matcher.engine());
        match engine {
            Ok(Engine::None) => engines[0] += 1,
            Ok(Engine::Linear) => engines[1] += 1,
            other => panic!("{source}: {other:?}"),
        }
        let other = strict(&source).unwrap_or_else(|| panic!("the other engine refuses {source}"));
        let ours = build(&source);
        for text in texts(&source) {
            let found = other.find(&text).is_some();
            matches += usize::from(found);
            if ours.is_match(&text) != found {
                wrong.push(format!("{source:?} on {text:?} should give {found}"));
                break;
            }
        }
    }
    println!("{engines:?} without and with an engine, {matches} matches");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(engines.iter().all(|&count| count > 50), "{engines:?}");
}
