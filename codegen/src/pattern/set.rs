//! Sets of characters, including the named sets of ECMA-262 and Java.
//!
//! The algebra and the Unicode tables come from `regex-syntax`. Surrogates are not characters here,
//! because Rust strings cannot contain them.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};

/// A set of Unicode scalar values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CharSet(ClassUnicode);

impl CharSet {
    pub(super) fn empty() -> CharSet {
        CharSet(ClassUnicode::empty())
    }

    /// Joins ranges that meet at the surrogates. `ClassUnicode` treats them as disjoint and negates
    /// them incorrectly.
    fn of(mut class: ClassUnicode) -> CharSet {
        let ranges = class.ranges();
        let before = ranges.iter().find(|range| range.end() == '\u{D7FF}');
        let after = ranges.iter().find(|range| range.start() == '\u{E000}');
        if let (Some(before), Some(after)) = (before, after) {
            let joined = ClassUnicodeRange::new(before.start(), after.end());
            class.push(joined);
        }
        CharSet(class)
    }

    pub(super) fn all() -> CharSet {
        CharSet::ranges(&[('\0', char::MAX)])
    }

    pub(super) fn one(c: char) -> CharSet {
        CharSet::ranges(&[(c, c)])
    }

    pub(super) fn ranges(ranges: &[(char, char)]) -> CharSet {
        CharSet::of(ClassUnicode::new(
            ranges
                .iter()
                .map(|&(from, to)| ClassUnicodeRange::new(from, to)),
        ))
    }

    /// All scalar values between two code points, without surrogates.
    pub(super) fn code_points(from: u32, to: u32) -> CharSet {
        let mut set = CharSet::empty();
        for (low, high) in [(from, to.min(0xD7FF)), (from.max(0xE000), to)] {
            if let (Some(low), Some(high)) = (char::from_u32(low), char::from_u32(high))
                && low <= high
            {
                set.add(&CharSet::ranges(&[(low, high)]));
            }
        }
        set
    }

    /// `\d`: ECMA-262 section 22.2.2.9 CharacterClassEscape.
    pub(super) fn digit() -> CharSet {
        CharSet::ranges(&[('0', '9')])
    }

    /// `\w` without the `i` flag: ECMA-262 section 22.2.2.9.3 WordCharacters.
    pub(super) fn word() -> CharSet {
        CharSet::ranges(&[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')])
    }

    /// `\s`: WhiteSpace and LineTerminator, ECMA-262 sections 12.2 and 12.3.
    pub(super) fn space() -> CharSet {
        CharSet::ranges(&[
            ('\t', '\r'),
            (' ', ' '),
            ('\u{A0}', '\u{A0}'),
            ('\u{1680}', '\u{1680}'),
            ('\u{2000}', '\u{200A}'),
            ('\u{2028}', '\u{2029}'),
            ('\u{202F}', '\u{202F}'),
            ('\u{205F}', '\u{205F}'),
            ('\u{3000}', '\u{3000}'),
            ('\u{FEFF}', '\u{FEFF}'),
        ])
    }

    /// `.` without the `s` flag: everything except LineTerminator.
    pub(super) fn dot() -> CharSet {
        CharSet::ranges(&[('\n', '\n'), ('\r', '\r'), ('\u{2028}', '\u{2029}')]).complement()
    }

    /// `\p{…}`, given the text between the braces; `None` if Unicode has no such property.
    pub(super) fn property(text: &str) -> Option<CharSet> {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '=';
        if text.is_empty() || !text.chars().all(plain) {
            return None;
        }
        let hir = regex_syntax::Parser::new()
            .parse(&format!(r"\p{{{text}}}"))
            .ok()?;
        match hir.into_kind() {
            HirKind::Class(Class::Unicode(class)) => Some(CharSet::of(class)),
            // A property of a single character is returned as that character.
            HirKind::Literal(literal) => {
                let c = std::str::from_utf8(&literal.0).ok()?.chars().next()?;
                Some(CharSet::one(c))
            }
            _ => None,
        }
    }

    /// The POSIX classes and the like that `java.util.regex.Pattern` writes as `\p{…}` and ECMA-262
    /// does not know. The names are case-sensitive: `punct` is ECMA's, `Punct` is Java's.
    pub(super) fn java_property(name: &str) -> Option<CharSet> {
        let ranges: &[(char, char)] = match name {
            "Alnum" => &[('0', '9'), ('A', 'Z'), ('a', 'z')],
            "Digit" => &[('0', '9')],
            "XDigit" => &[('0', '9'), ('A', 'F'), ('a', 'f')],
            "Punct" => &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
            "Graph" => &[('!', '~')],
            "Print" => &[(' ', '~')],
            "Blank" => &[('\t', '\t'), (' ', ' ')],
            "Space" => &[('\t', '\r'), (' ', ' ')],
            "Cntrl" => &[('\0', '\u{1F}'), ('\u{7F}', '\u{7F}')],
            "all" | "ALL" => return Some(CharSet::all()),
            "L1" => &[('\0', '\u{FF}')],
            "LD" => {
                let mut set = CharSet::property("L")?;
                set.add(&CharSet::property("Nd")?);
                return Some(set);
            }
            _ => return CharSet::property(name.strip_prefix("Is")?),
        };
        Some(CharSet::ranges(ranges))
    }

    pub(super) fn add(&mut self, other: &CharSet) {
        self.0.union(&other.0);
        *self = CharSet::of(std::mem::replace(&mut self.0, ClassUnicode::empty()));
    }

    pub(super) fn intersection(&self, other: &CharSet) -> CharSet {
        let mut set = self.0.clone();
        set.intersect(&other.0);
        CharSet::of(set)
    }

    pub(super) fn difference(&self, other: &CharSet) -> CharSet {
        let mut set = self.0.clone();
        set.difference(&other.0);
        CharSet::of(set)
    }

    pub(super) fn complement(&self) -> CharSet {
        let mut set = self.0.clone();
        set.negate();
        CharSet::of(set)
    }

    /// Adds every character that differs from a member only in case (simple case folding).
    pub(super) fn fold_case(&self) -> CharSet {
        let mut set = self.0.clone();
        match set.try_case_fold_simple() {
            Ok(()) => CharSet::of(set),
            Err(_) => self.fold_ascii_case(),
        }
    }

    /// Adds every ASCII letter that differs from a member only in case.
    pub(super) fn fold_ascii_case(&self) -> CharSet {
        let mut set = self.clone();
        for (low, high) in self
            .intersection(&CharSet::ranges(&[('A', 'Z'), ('a', 'z')]))
            .iter()
        {
            let flip = |c: char| char::from_u32(u32::from(c) ^ 0x20).unwrap_or(c);
            set.add(&CharSet::ranges(&[(flip(low), flip(high))]));
        }
        set
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.ranges().is_empty()
    }

    pub(super) fn is_all(&self) -> bool {
        *self == CharSet::all()
    }

    pub(super) fn contains_all(&self, other: &CharSet) -> bool {
        other.difference(self).is_empty()
    }

    pub(super) fn overlaps(&self, other: &CharSet) -> bool {
        !self.intersection(other).is_empty()
    }

    /// The only member, if there is exactly one.
    pub(super) fn single(&self) -> Option<char> {
        match self.0.ranges() {
            [range] if range.start() == range.end() => Some(range.start()),
            _ => None,
        }
    }

    /// The members as inclusive ranges in ascending order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (char, char)> + '_ {
        self.0
            .ranges()
            .iter()
            .map(|range| (range.start(), range.end()))
    }
}
