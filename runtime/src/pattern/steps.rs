//! Patterns where the next character determines the next step: no engine, no backtracking.

use super::class::Class;

/// One step through a text.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Step {
    /// Exactly this text.
    Literal(&'static str),
    /// As many characters of the class as possible, from the first number to the second.
    Chars(u32, u32, Class),
    /// The steps as often as they succeed, from the first number to the second.
    Repeat(u32, u32, &'static [Step]),
    /// The first of these that succeeds.
    Choice(&'static [&'static [Step]]),
    /// There is a previous character, and it is in the class.
    After(Class),
    /// The previous character, if any, is not in the class.
    NotAfter(Class),
    /// The steps would succeed here; nothing is consumed.
    Ahead(&'static [Step]),
    /// The steps would fail here; nothing is consumed.
    NotAhead(&'static [Step]),
    /// The end of the text.
    End,
}

impl Step {
    /// No upper bound for [`Step::Chars`] and [`Step::Repeat`]: no text is long enough to reach it.
    pub const MANY: u32 = u32::MAX;

    /// One character of the class.
    pub const fn one(class: Class) -> Step {
        Step::Chars(1, 1, class)
    }

    /// Exactly this many characters of the class.
    pub const fn exactly(count: u32, class: Class) -> Step {
        Step::Chars(count, count, class)
    }

    /// At least this many characters of the class.
    pub const fn at_least(min: u32, class: Class) -> Step {
        Step::Chars(min, Step::MANY, class)
    }

    /// The steps, optionally.
    pub const fn optional(steps: &'static [Step]) -> Step {
        Step::Repeat(0, 1, steps)
    }
}

/// Runs the steps from a byte offset in the text. Returns the offset after them if all succeed.
pub(super) fn run(steps: &[Step], text: &str, mut at: usize) -> Option<usize> {
    for step in steps {
        at = take(step, text, at)?;
    }
    Some(at)
}

#[inline]
fn take(step: &Step, text: &str, at: usize) -> Option<usize> {
    let rest = || text.get(at..);
    let before = || text.get(..at).and_then(|text| text.chars().next_back());
    let here = |holds: bool| holds.then_some(at);
    match step {
        Step::Literal(literal) => {
            // Most texts already differ in the first byte, which needs no call to compare.
            let differs = text.as_bytes().get(at) != literal.as_bytes().first();
            let matches = literal.is_empty() || !differs && rest()?.starts_with(literal);
            matches.then_some(at + literal.len())
        }
        Step::Chars(min, max, class) => chars(rest()?, *min, *max, class).map(|taken| at + taken),
        Step::Repeat(min, max, steps) => repeat(steps, *min, *max, text, at),
        Step::Choice(choices) => choices.iter().find_map(|steps| run(steps, text, at)),
        Step::After(class) => here(before().is_some_and(|c| class.contains(c))),
        Step::NotAfter(class) => here(!before().is_some_and(|c| class.contains(c))),
        Step::Ahead(steps) => here(run(steps, text, at).is_some()),
        Step::NotAhead(steps) => here(run(steps, text, at).is_none()),
        Step::End => here(at == text.len()),
    }
}

/// The length in bytes of the leading characters of a class in a text.
#[inline]
fn chars(text: &str, min: u32, max: u32, class: &Class) -> Option<usize> {
    let most = match max {
        Step::MANY => usize::MAX,
        max => max as usize,
    };
    // Most texts are ASCII, where a byte is a character.
    let ascii = class.ascii();
    let bytes = text.as_bytes();
    // If the first character decides, as often in repetitions of steps, nothing is counted.
    if let Some(&first) = bytes.first()
        && first.is_ascii()
    {
        let taken = ascii.contains(first);
        if !taken || max == 1 {
            return (usize::from(taken) >= min as usize).then_some(usize::from(taken));
        }
    }
    let mut taken = ascii.span(bytes.get(..most).unwrap_or(bytes));
    let mut count = taken;
    if bytes.get(taken).is_some_and(|byte| !byte.is_ascii()) {
        for c in text.get(taken..)?.chars() {
            if count >= most || !class.contains(c) {
                break;
            }
            count += 1;
            taken += c.len_utf8();
        }
    }
    (count >= min as usize).then_some(taken)
}

fn repeat(steps: &[Step], min: u32, max: u32, text: &str, start: usize) -> Option<usize> {
    let mut at = start;
    let mut count = 0u32;
    while count < max || max == Step::MANY {
        match run(steps, text, at) {
            // The steps of a repetition always consume something. If they do not, this still ends.
            Some(next) if next > at => at = next,
            _ => break,
        }
        count = count.saturating_add(1);
    }
    (count >= min).then_some(at)
}
