//! Each pattern's matcher against an independent engine of ECMA-262, on texts drawn from the pattern,
//! mutations of those, and random ones.

mod patterns;

use patterns::{Sampler, build, clean, oracle, real_patterns};

/// Texts for each pattern.
const TEXTS: usize = 1_002;

#[test]
fn agrees_with_an_independent_engine() {
    let Some(patterns) = real_patterns() else {
        return;
    };
    let mut wrong = Vec::new();
    let mut compared = 0;
    let mut unread = Vec::new();
    let mut hits = 0;
    for source in &patterns {
        let pattern = build(source);
        let Some(other) = oracle(source) else {
            unread.push(source);
            continue;
        };
        compared += 1;
        let mut sampler = Sampler::new(&clean(source));
        for turn in 0..TEXTS {
            let text = sampler.next(turn);
            let expected = other.find(&text).is_some();
            hits += usize::from(expected);
            if pattern.is_match(&text) != expected {
                wrong.push(format!("{source}\n    {text:?} should give {expected}"));
                break;
            }
        }
    }
    println!("{compared} compared, {hits} matches; not read by the other engine: {unread:#?}");
    assert!(
        wrong.is_empty(),
        "{} patterns disagree:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
