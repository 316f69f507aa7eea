//! Generates long adversarial texts for a pattern.

use crate::patterns::part::{ODD, Part};
use crate::patterns::sample::{Random, draw, one};
use crate::patterns::{Sampler, clean};

/// The length in bytes after which random texts repeat.
const CHUNK: usize = 1 << 16;

/// A text and how it was made.
pub struct Text {
    pub kind: &'static str,
    pub text: String,
}

/// The maximum number of repetitions in a pattern to stretch, each in a separate text.
const MAX_STRETCHED: usize = 6;

/// Texts of about this many bytes. They may or may not match; most do not.
pub fn hostile(source: &str, bytes: usize) -> Vec<Text> {
    let mut sampler = Sampler::new(&clean(source));
    let mut texts = Vec::new();
    let mut add = |kind, text| texts.push(Text { kind, text });

    let wide = repetitions(&sampler.part);
    for place in 0..wide.min(MAX_STRETCHED) {
        for (kind, fail) in [("stretched", false), ("stretched, failing", true)] {
            let mut text = stretched(&mut sampler, place, bytes);
            if fail {
                text.push('\0');
            }
            add(kind, text);
        }
    }
    let drawn = longest_of(&mut sampler, 5);
    add("one draw again and again", again(&drawn, bytes));
    let mut short = drawn.clone();
    short.pop();
    add("near-match again and again", again(&short, bytes));
    add("draws", filled(bytes, || sampler.draw()));
    add(
        "near-matches",
        filled(bytes, || {
            let text = sampler.draw();
            sampler.mutate(text)
        }),
    );
    add("draws and odd characters in turn", {
        let mut odd = false;
        filled(bytes, || {
            odd = !odd;
            if odd {
                sampler.draw()
            } else {
                sampler.any().to_string()
            }
        })
    });
    add(
        "its characters at random",
        filled(bytes, || sampler.any().to_string()),
    );
    add("not ASCII", {
        let beyond: Vec<char> = ODD.iter().copied().filter(|c| !c.is_ascii()).collect();
        let random = &mut sampler.random;
        filled(bytes, || beyond[random.below(beyond.len())].to_string())
    });
    for set in sets(&sampler.part) {
        let random = &mut sampler.random;
        let (some, other) = (one(&set, random), one(&set, random));
        add("one character", again(&some.to_string(), bytes));
        add("two characters at random", {
            filled(bytes, || [some, other][random.below(2)].to_string())
        });
        add("one class", filled(bytes, || one(&set, random).to_string()));
    }
    texts
}

fn longest_of(sampler: &mut Sampler, draws: usize) -> String {
    let drawn = (0..draws).map(|_| sampler.draw());
    drawn.max_by_key(String::len).unwrap_or_default()
}

fn again(piece: &str, bytes: usize) -> String {
    filled(bytes, || piece.to_owned())
}

/// Concatenates pieces until there are enough bytes; uses letters if there are no pieces.
fn filled(bytes: usize, mut piece: impl FnMut() -> String) -> String {
    let mut text = String::with_capacity(bytes + 1024);
    while text.len() < bytes.min(CHUNK) {
        let before = text.len();
        text.push_str(&piece());
        if text.len() == before {
            text.push('a');
        }
    }
    repeat_from(&mut text, 0, bytes);
    text
}

/// Repeats the text after a position until there are enough bytes.
fn repeat_from(text: &mut String, start: usize, bytes: usize) {
    let length = text.len() - start;
    while length > 0 && text.len() < bytes {
        text.extend_from_within(start..start + length);
    }
}

/// Up to three classes, the largest first.
fn sets(part: &Part) -> Vec<Vec<(char, char)>> {
    fn collect(part: &Part, found: &mut Vec<Vec<(char, char)>>) {
        match part {
            Part::Chars(ranges) if !ranges.is_empty() && !found.contains(ranges) => {
                found.push(ranges.clone());
            }
            Part::Seq(parts) | Part::Alt(parts) => {
                parts.iter().for_each(|part| collect(part, found));
            }
            Part::Repeat(part, ..) => collect(part, found),
            Part::Chars(_) | Part::Nothing => {}
        }
    }
    let mut found = Vec::new();
    collect(part, &mut found);
    found.sort_by_key(|ranges| std::cmp::Reverse(ranges.len()));
    found.truncate(3);
    found
}

/// The number of repetitions that can fill a text.
fn repetitions(part: &Part) -> usize {
    match part {
        Part::Seq(parts) | Part::Alt(parts) => parts.iter().map(repetitions).sum(),
        Part::Repeat(part, _, max) => repetitions(part) + usize::from(*max > 50),
        Part::Chars(_) | Part::Nothing => 0,
    }
}

/// A sample with this repetition repeated as often as fits.
fn stretched(sampler: &mut Sampler, mut place: usize, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 1024);
    stretch(
        &sampler.part,
        &mut sampler.random,
        &mut place,
        &mut text,
        bytes,
    );
    text
}

fn stretch(part: &Part, random: &mut Random, place: &mut usize, text: &mut String, bytes: usize) {
    match part {
        Part::Seq(parts) => {
            for part in parts {
                stretch_within(part, random, place, text, bytes);
            }
        }
        Part::Alt(parts) => {
            let mut before = 0;
            let chosen = parts.iter().find(|part| {
                before += repetitions(part);
                before > *place
            });
            if let Some(part) = chosen {
                let skipped = before - repetitions(part);
                *place -= skipped;
                stretch(part, random, place, text, bytes);
            }
        }
        Part::Repeat(inner, min, max) if *place == repetitions(inner) => {
            let start = text.len();
            let mut count = 0;
            let wanted = bytes.min(start + CHUNK);
            while count < *max && (text.len() < wanted || count < *min) && count < wanted {
                draw(inner, random, text, 3);
                count += 1;
            }
            if *max == usize::MAX {
                repeat_from(text, start, bytes);
            }
        }
        // The repetition is inside this one: stretch it in the last iteration.
        Part::Repeat(inner, min, _) => {
            (1..*min).for_each(|_| draw(inner, random, text, 2));
            stretch(inner, random, place, text, bytes);
        }
        part => draw(part, random, text, 2),
    }
}

/// Stretches a part of a sequence if it contains the repetition, and samples it otherwise.
fn stretch_within(
    part: &Part,
    random: &mut Random,
    place: &mut usize,
    text: &mut String,
    bytes: usize,
) {
    let inside = repetitions(part);
    if *place < inside {
        stretch(part, random, place, text, bytes);
        *place = usize::MAX;
    } else {
        draw(part, random, text, 2);
        *place = place.saturating_sub(if *place == usize::MAX { 0 } else { inside });
    }
}
