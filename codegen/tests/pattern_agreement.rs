//! Each pattern's matcher against an independent engine of ECMA-262, on texts drawn from the pattern,
//! mutations of those, and random ones.

#[path = "patterns/oracle.rs"]
mod oracle;
mod patterns;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use oracle::oracle;
use patterns::{Sampler, build, clean, real_patterns};
use smithy_typegen::internal::pattern::{Warning, WarningKind, lower};

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

/// What came of trying some patterns.
#[derive(Default)]
struct Tried {
    matches: usize,
    /// Patterns on whose texts the engines disagree, with the first of them.
    wrong: Vec<String>,
    /// Patterns that the other engine cannot read.
    unread: Vec<String>,
}

impl Tried {
    fn try_pattern(&mut self, source: &str) {
        let pattern = build(source);
        let Some(answers) = answers(source) else {
            return self.unread.push(source.to_owned());
        };
        self.matches += answers.iter().filter(|(_, found)| *found).count();
        let disagrees = answers
            .iter()
            .find(|(text, found)| pattern.is_match(text) != *found);
        if let Some((text, found)) = disagrees {
            self.wrong
                .push(format!("{source}\n    {text:?} should give {found}"));
        }
    }
}

/// All patterns tried, on all cores.
fn try_all(patterns: &[String]) -> Tried {
    let next = AtomicUsize::new(0);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        let mut tried = Tried::default();
        while let Some(source) = patterns.get(next.fetch_add(1, Ordering::Relaxed)) {
            tried.try_pattern(source);
        }
        tried
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let mut all = Tried::default();
        for worker in workers {
            let tried = worker.join().expect("no panic");
            all.matches += tried.matches;
            all.wrong.extend(tried.wrong);
            all.unread.extend(tried.unread);
        }
        all
    })
}

#[test]
#[ignore = "needs the environment variable SMITHY_SHARED, a folder of models and suites"]
fn agrees_with_an_independent_engine() {
    let patterns = real_patterns();
    let Tried {
        matches,
        wrong,
        unread,
    } = try_all(&patterns);
    println!(
        "{} patterns, {} texts each, {matches} matches; {} that the other engine cannot read",
        patterns.len(),
        texts(),
        unread.len()
    );
    assert!(
        wrong.is_empty(),
        "{} patterns disagree:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    // What the other engine refuses in its `u` mode is Java's, or only Annex B has it.
    for source in unread {
        let is_java = |warning: &Warning| warning.kind == WarningKind::JavaSyntax;
        let warnings = lower(&source).expect("a pattern").warnings;
        let is_annex_b = regress::Regex::new(&source).is_ok();
        assert!(
            is_annex_b || warnings.iter().any(is_java),
            "the other engine refuses {source}"
        );
    }
}
