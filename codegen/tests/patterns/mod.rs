//! What tests and benches of patterns share: matchers as generated code would hold them, and texts to
//! try them on.

#![allow(dead_code, unused_imports)]

mod clean;
pub mod part;
pub mod sample;

use smithy_typegen::internal::pattern as plain;
use smithy_typegen_runtime::pattern::{Class, Matcher, Pattern, Step};

pub use clean::clean;
pub use sample::Sampler;

/// All patterns of the shared folder.
pub fn real_patterns() -> Vec<String> {
    let folder = std::env::var_os("SMITHY_SHARED").expect("SMITHY_SHARED is set");
    let text =
        std::fs::read_to_string(std::path::Path::new(&folder).join("patterns.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The matcher of a pattern, as the code generated for it would hold it.
pub fn build(source: &str) -> Pattern {
    let lowered = plain::lower(source).unwrap_or_else(|error| panic!("{source}: {error}"));
    assemble(source, &lowered.matcher)
}

/// The same of what a pattern has been lowered to.
pub fn assemble(source: &str, lowered: &plain::Matcher) -> Pattern {
    Pattern::new(leak(source.to_owned()), matcher(lowered))
}

/// A matcher as generated code would hold it.
pub fn matcher(matcher: &plain::Matcher) -> Matcher {
    match matcher {
        plain::Matcher::Always => Matcher::Always,
        plain::Matcher::Never => Matcher::Never,
        plain::Matcher::Steps(all) => Matcher::Steps(steps(all)),
        plain::Matcher::Contains(set) => Matcher::Contains(class(set)),
        plain::Matcher::Linear(notation) => Matcher::Linear(leak(notation.clone())),
        plain::Matcher::Backtracking(notation) => Matcher::Backtracking(leak(notation.clone())),
        other => panic!("unknown matcher {other:?}"),
    }
}

fn steps(steps: &[plain::Step]) -> &'static [Step] {
    Vec::leak(steps.iter().map(step).collect())
}

fn step(step: &plain::Step) -> Step {
    let most = |max: &Option<u32>| max.unwrap_or(Step::MANY);
    match step {
        plain::Step::Literal(text) => Step::Literal(leak(text.clone())),
        plain::Step::Chars {
            class: set,
            min,
            max,
        } => Step::Chars(*min, most(max), class(set)),
        plain::Step::Repeat {
            steps: all,
            min,
            max,
        } => Step::Repeat(*min, most(max), steps(all)),
        plain::Step::Choice(choices) => {
            Step::Choice(Vec::leak(choices.iter().map(|all| steps(all)).collect()))
        }
        plain::Step::After(set) => Step::After(class(set)),
        plain::Step::NotAfter(set) => Step::NotAfter(class(set)),
        plain::Step::Ahead(all) => Step::Ahead(steps(all)),
        plain::Step::NotAhead(all) => Step::NotAhead(steps(all)),
        plain::Step::End => Step::End,
        other => panic!("unknown step {other:?}"),
    }
}

fn class(class: &plain::Class) -> Class {
    let list: String = class
        .ascii
        .iter()
        .map(|(from, to)| format!("\\u{{{:x}}}-\\u{{{:x}}}", u32::from(*from), u32::from(*to)))
        .collect();
    let made = if class.negated {
        Class::except(&list)
    } else {
        Class::of(&list)
    };
    made.with(&class.categories.join(" "))
        .flipped(Vec::leak(class.exceptions.clone()))
}

fn leak(text: String) -> &'static str {
    String::leak(text)
}
