//! Parses classes: ECMA-262 section 22.2.1 CharacterClass with Annex B.1.2, and Java's `&&`.

use super::error::{PatternError, WarningKind};
use super::escape::Escape;
use super::parse::Parser;
use super::set::CharSet;

/// The maximum nesting of Java's nested classes.
const MAX_NESTING: u32 = 10;

/// One item of a class.
enum Item {
    Char(u32),
    Set(CharSet),
}

/// The members so far, combined into a set at the end: a union per member would make long classes
/// slow.
#[derive(Default)]
struct Members {
    ranges: Vec<(char, char)>,
    /// Single surrogates, relative to 0xD800 and 0xDC00.
    high_halves: Vec<(char, char)>,
    low_halves: Vec<(char, char)>,
}

impl Members {
    fn add_set(&mut self, set: &CharSet) {
        self.ranges.extend(set.iter());
    }

    fn add_item(&mut self, item: Item) {
        match item {
            Item::Set(set) => self.add_set(&set),
            Item::Char(code) => self.add_codes(code, code),
        }
    }

    fn add_codes(&mut self, from: u32, to: u32) {
        let is_half = |code| (0xD800..0xE000).contains(&code);
        if !(is_half(from) && is_half(to)) {
            self.add_set(&CharSet::code_points(from, to));
            return;
        }
        if from < 0xDC00 {
            self.high_halves
                .extend(CharSet::code_points(from - 0xD800, to.min(0xDBFF) - 0xD800).iter());
        }
        if to >= 0xDC00 {
            self.low_halves
                .extend(CharSet::code_points(from.max(0xDC00) - 0xDC00, to - 0xDC00).iter());
        }
    }

    /// Adds the characters that the surrogates form together.
    fn add_pairs(&mut self) {
        let low_halves = CharSet::ranges(&self.low_halves);
        for (from, to) in CharSet::ranges(&self.high_halves).iter() {
            for high in u32::from(from)..=u32::from(to) {
                let base = 0x1_0000 + (high << 10);
                for (low_from, low_to) in low_halves.iter() {
                    let (low, high) = (base + u32::from(low_from), base + u32::from(low_to));
                    self.ranges.extend(CharSet::code_points(low, high).iter());
                }
            }
        }
    }
}

impl Parser<'_> {
    /// Parses what follows a `[` at `start`.
    pub(super) fn class(&mut self, start: usize, nesting: u32) -> Result<CharSet, PatternError> {
        if nesting > MAX_NESTING {
            return Err(self.error(
                start,
                "classes are nested too deeply",
                "write them as one class",
            ));
        }
        let negated = self.eat("^");
        let mut members = Members::default();
        // The intersection of the `&&` operands so far.
        let mut left: Option<CharSet> = None;
        loop {
            let at = self.at;
            if self.eat("]") {
                break;
            }
            if self.rest().starts_with("&&[") {
                self.eat("&&");
                self.java("&&", "means the intersection of both classes");
                left = Some(self.finish(std::mem::take(&mut members), left));
                let nested_at = self.at;
                self.next();
                members.add_set(&self.class(nested_at, nesting + 1)?);
                continue;
            }
            if self.is_nested_class() {
                self.next();
                members.add_set(&self.class(at, nesting + 1)?);
                continue;
            }
            let from = self.class_item(start)?;
            let after_from = self.at;
            if self.eat("-") && !self.rest().starts_with(']') {
                let to = self.class_item(start)?;
                self.add_range(&mut members, from, to, at)?;
            } else {
                self.at = after_from;
                members.add_item(from);
            }
        }
        let set = self.finish(members, left);
        Ok(if negated { set.complement() } else { set })
    }

    /// In ECMA-262, a `[` in a class is a character. It opens a class only if `&&` follows that
    /// class.
    fn is_nested_class(&self) -> bool {
        let Some(rest) = self.rest().strip_prefix('[') else {
            return false;
        };
        rest.split_once(']')
            .is_some_and(|(inside, after)| after.starts_with("&&[") && !inside.contains('\\'))
    }

    fn class_item(&mut self, class_start: usize) -> Result<Item, PatternError> {
        let at = self.at;
        match self.next() {
            None => {
                let help = "close it with `]`, or write `\\[` to match a bracket";
                Err(self.error(class_start, "an unclosed class", help))
            }
            Some('\\') if self.eat("b") => Ok(Item::Char(0x08)),
            Some('\\') => Ok(match self.escape(at)? {
                Escape::Char(code) => Item::Char(code),
                Escape::Set(set) => Item::Set(set),
            }),
            Some(c) => Ok(Item::Char(u32::from(c))),
        }
    }

    fn add_range(
        &self,
        members: &mut Members,
        from: Item,
        to: Item,
        at: usize,
    ) -> Result<(), PatternError> {
        match (from, to) {
            (Item::Char(from), Item::Char(to)) if from > to => {
                let help = "write the smaller character first, or `\\-` to match a dash";
                return Err(self.error(at, "a range with its ends out of order", help));
            }
            (Item::Char(from), Item::Char(to)) => members.add_codes(from, to),
            // Annex B: with a class on either side the dash is a dash.
            (from, to) => {
                members.add_item(from);
                members.add_item(Item::Char(u32::from('-')));
                members.add_item(to);
            }
        }
        Ok(())
    }

    /// The set of the members, intersected with the operands of a preceding `&&`.
    fn finish(&mut self, mut members: Members, left: Option<CharSet>) -> CharSet {
        match (
            members.high_halves.is_empty(),
            members.low_halves.is_empty(),
        ) {
            (true, true) => {}
            (false, false) => {
                let message = "surrogates in a class mean the characters that they form together";
                self.warn(WarningKind::JavaSyntax, message.to_owned());
                members.add_pairs();
            }
            _ => self.lone_surrogate(),
        }
        let set = self.fold(CharSet::ranges(&members.ranges));
        match left {
            Some(left) => left.intersection(&set),
            None => set,
        }
    }
}
