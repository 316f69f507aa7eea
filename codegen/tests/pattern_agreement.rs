//! Each pattern's matcher against an independent engine of ECMA-262, on texts drawn from the pattern,
//! mutations of those, and random ones.

#[path = "patterns/oracle.rs"]
mod oracle;
mod patterns;

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use oracle::oracle;
use patterns::{Sampler, build, clean, real_patterns};

/// Texts for each pattern: a few, or as many as the environment asks for. A thousand for each take
/// a release build and some minutes.
fn texts() -> usize {
    let asked = std::env::var("SMITHY_PATTERN_TEXTS").ok();
    asked.and_then(|texts| texts.parse().ok()).unwrap_or(12)
}

/// The other engine backtracks: on some texts it would not end. It gets so long for one; after that
/// the texts for the pattern are shorter.
const PATIENCE: Duration = Duration::from_millis(500);

/// Texts with the other engine's answers.
fn answers(source: &str) -> Option<Vec<(String, bool)>> {
    oracle(source)?;
    let mut known: Vec<(String, bool)> = Vec::new();
    let mut longest = usize::MAX;
    while known.len() < texts() {
        let (asked, asks) = mpsc::channel();
        let (answered, answers) = mpsc::channel();
        let owned = source.to_owned();
        thread::spawn(move || {
            let Some(other) = oracle(&owned) else { return };
            for text in asks {
                let text: String = text;
                let found = other.find(&text).is_some();
                if answered.send((text, found)).is_err() {
                    return;
                }
            }
        });
        let mut sampler = Sampler::new(&clean(source));
        for turn in known.len().. {
            let text: String = sampler.next(turn).chars().take(longest).collect();
            let length = text.chars().count();
            asked.send(text).unwrap();
            match answers.recv_timeout(PATIENCE) {
                Ok(answer) => known.push(answer),
                Err(_) => {
                    longest = length / 2;
                    break;
                }
            }
            if known.len() == texts() {
                break;
            }
        }
    }
    Some(known)
}

#[test]
fn agrees_with_an_independent_engine() {
    let Some(patterns) = real_patterns() else {
        return;
    };
    let mut wrong = Vec::new();
    let mut matches = 0;
    let mut unread = Vec::new();
    for source in &patterns {
        let pattern = build(source);
        let Some(answers) = answers(source) else {
            unread.push(source.as_str());
            continue;
        };
        matches += answers.iter().filter(|(_, found)| *found).count();
        let disagrees = answers
            .iter()
            .find(|(text, found)| pattern.is_match(text) != *found);
        if let Some((text, found)) = disagrees {
            wrong.push(format!("{source}\n    {text:?} should give {found}"));
        }
    }
    println!(
        "{} patterns, {matches} matches",
        patterns.len() - unread.len()
    );
    assert!(
        wrong.is_empty(),
        "{} patterns disagree:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    // `(?i)` is Java's: the other engine cannot read it.
    let expected = [
        "^(?![^:\\\\]*/action/|(?i).*<script>.*</script>.*)[^:\\\\]+$",
        "^(?i)all|[0-9]{12}$",
    ];
    assert_eq!(unread, expected);
}
