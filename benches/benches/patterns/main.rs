//! Measures the worst case of every pattern in `patterns.json` in the folder named by `SMITHY_SHARED`: the time for a
//! megabyte of adversarial text, the time to build the matcher, and its memory.
//!
//! `SMITHY_PATTERN=text` selects patterns that contain that text. Fails if a limit is exceeded.

#[path = "../../../codegen/tests/patterns/mod.rs"]
mod patterns;
mod texts;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use patterns::{assemble, real_patterns};
use peak_alloc::PeakAlloc;
use smithy_typegen::internal::pattern::{Engine, lower};
use smithy_typegen_runtime::pattern::Outcome;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MEGABYTE: usize = 1 << 20;

/// The time limit for a megabyte of text.
const MAX_MATCHING: Duration = Duration::from_millis(50);

/// The time limit for building a matcher.
const MAX_BUILDING: Duration = Duration::from_millis(10);

/// The memory limit for a matcher, including its caches.
const MAX_BYTES: usize = 10_000_000;

/// Times above this fraction of the limit are measured again, because other programs may be running.
const SUSPECT: u32 = 2;

/// The number of repetitions.
const AGAIN: usize = 8;

/// The worst case of one pattern.
struct Worst {
    source: String,
    engine: Engine,
    lowering: Duration,
    building: Duration,
    matching: Duration,
    /// The kind of text that took longest.
    text: &'static str,
    bytes: usize,
    gave_up: bool,
}

fn main() -> ExitCode {
    // Under `cargo test --benches` there is nothing to measure.
    if std::env::var_os("SMITHY_SHARED").is_none() {
        return ExitCode::SUCCESS;
    }
    let sources = real_patterns();
    let wanted = std::env::var("SMITHY_PATTERN").unwrap_or_default();
    let started = Instant::now();
    let mut measured = Vec::new();
    for source in sources.iter().filter(|source| source.contains(&wanted)) {
        measured.push(measure(source));
    }
    print(&mut measured);
    println!("\nmeasured in {:.0} s", started.elapsed().as_secs_f64());
    let broken: Vec<_> = measured.iter().filter(|worst| worst.is_broken()).collect();
    for worst in &broken {
        println!("limit broken: {}", worst.line());
    }
    if broken.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let started = Instant::now();
    let done = work();
    (started.elapsed(), done)
}

/// The shortest of several times, of more if the first is suspiciously long.
fn shortest(limit: Duration, mut time: impl FnMut() -> Duration) -> Duration {
    let first = time();
    if first < limit / SUSPECT {
        return first;
    }
    (0..AGAIN).map(|_| time()).fold(first, Duration::min)
}

fn measure(source: &str) -> Worst {
    let (lowering, lowered) = timed(|| lower(source).expect("a pattern"));
    let built = || {
        let pattern = assemble(source, &lowered.matcher);
        let (time, _) = timed(|| pattern.test(""));
        (time, pattern)
    };
    let mut worst = Worst {
        source: source.to_owned(),
        engine: lowered.matcher.engine(),
        lowering,
        building: shortest(MAX_BUILDING, || built().0),
        matching: Duration::ZERO,
        text: "",
        bytes: 0,
        gave_up: false,
    };
    for text in texts::hostile(source, MEGABYTE) {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let matching = shortest(MAX_MATCHING, || {
            // A fresh matcher: its cache from one text helps with the next.
            let (_, pattern) = built();
            let (time, outcome) = timed(|| pattern.test(&text.text));
            worst.gave_up |= outcome == Outcome::GaveUp;
            time
        });
        worst.bytes = worst.bytes.max(MEMORY.peak_usage().saturating_sub(before));
        if matching > worst.matching {
            worst.matching = matching;
            worst.text = text.kind;
        }
    }
    worst
}

impl Worst {
    /// Backtracking gives up instead.
    fn is_broken(&self) -> bool {
        self.matching > MAX_MATCHING || self.building > MAX_BUILDING || self.bytes > MAX_BYTES
    }

    fn line(&self) -> String {
        let shown: String = self.source.chars().take(100).collect();
        format!(
            "{:>9.2} {:>9.3} {:>9.2} {:>8.2}  {:<12} {:<34} {shown}",
            ms(self.matching),
            ms(self.building),
            self.bytes as f64 / 1e6,
            ms(self.lowering),
            format!("{:?}", self.engine),
            self.text
        )
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

const HEAD: &str = " match/ms  build/ms        MB lower/ms  engine       text";

fn print(measured: &mut [Worst]) {
    for (title, key) in [
        (
            "slowest to match",
            (|w| w.matching.as_nanos()) as fn(&Worst) -> u128,
        ),
        ("slowest to build", |w| w.building.as_nanos()),
        ("largest", |w| w.bytes as u128),
        ("slowest to lower", |w| w.lowering.as_nanos()),
    ] {
        measured.sort_by_key(|worst| std::cmp::Reverse(key(worst)));
        println!("\n{title}\n{HEAD}");
        measured
            .iter()
            .take(12)
            .for_each(|worst| println!("{}", worst.line()));
    }
    println!("\nby engine, milliseconds and megabytes: median, 90th, 99th percentile, most");
    for engine in [Engine::None, Engine::Linear, Engine::Backtracking] {
        let of_kind = || measured.iter().filter(|worst| worst.engine == engine);
        let gave_up = of_kind().filter(|worst| worst.gave_up).count();
        println!(
            "{:<13} {:>4} patterns, {gave_up} gave up; match {}; build {}; memory {}",
            format!("{engine:?}"),
            of_kind().count(),
            percentiles(of_kind().map(|worst| ms(worst.matching)).collect()),
            percentiles(of_kind().map(|worst| ms(worst.building)).collect()),
            percentiles(of_kind().map(|worst| worst.bytes as f64 / 1e6).collect()),
        );
    }
}

fn percentiles(mut values: Vec<f64>) -> String {
    values.sort_by(f64::total_cmp);
    let at = |part: f64| {
        let last = values.len().saturating_sub(1);
        values
            .get((last as f64 * part) as usize)
            .copied()
            .unwrap_or(0.0)
    };
    let all = [0.5, 0.9, 0.99, 1.0].map(|part| format!("{:.3}", at(part)));
    all.join(" ")
}
