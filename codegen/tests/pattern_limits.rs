//! What the generator hands to an engine of the runtime, that engine takes.

mod patterns;

use patterns::assemble;
use smithy_typegen::internal::pattern::{Engine, lower};
use smithy_typegen_runtime::pattern::{MAX_LOOKS, Outcome};

/// The engine of a pattern, and what comes of a text.
fn engine(source: &str, text: &str) -> (Engine, Outcome) {
    let lowered = lower(source).unwrap();
    let outcome = assemble(source, &lowered.matcher).test(text);
    (lowered.matcher.engine(), outcome)
}

#[test]
fn as_many_looks_as_the_linear_engine_takes() {
    let looks = |count: usize| {
        let looks: String = (0..count).map(|n| format!("(?!.*a{{{n}}}bc.)")).collect();
        format!("^{looks}[a-z]*$")
    };
    let most = looks(MAX_LOOKS);
    assert_eq!(engine(&most, "ab"), (Engine::Linear, Outcome::Match));
    assert_eq!(engine(&most, "aabcd"), (Engine::Linear, Outcome::NoMatch));
    let more = looks(MAX_LOOKS + 1);
    assert_eq!(engine(&more, "ab"), (Engine::Backtracking, Outcome::Match));
}

#[test]
fn as_large_as_the_linear_engine_is_asked_for() {
    let sized = |count: usize| format!("(a|ab){{{count}}}c");
    let is_linear = |count: usize| lower(&sized(count)).unwrap().matcher.engine() == Engine::Linear;
    let (mut most, mut too_many) = (1, 60_000);
    assert!(is_linear(most) && !is_linear(too_many));
    while too_many - most > 1 {
        let middle = (most + too_many) / 2;
        *(if is_linear(middle) {
            &mut most
        } else {
            &mut too_many
        }) = middle;
    }
    assert_eq!(engine(&sized(most), "abc").1, Outcome::NoMatch);
}

#[test]
fn as_deep_as_is_read() {
    for (open, close) in [("(?=", ")"), ("(?:a|", ")*"), ("(?:b?", "c){1,2}")] {
        let nested = open.repeat(100) + "a" + &close.repeat(100);
        assert_ne!(engine(&nested, "a").1, Outcome::GaveUp, "{open}");
    }
}
