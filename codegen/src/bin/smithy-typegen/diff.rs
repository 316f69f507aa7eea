//! `diff`: compares two versions of a model.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::thread;

use smithy_typegen::Config;
use smithy_typegen::internal::diff::{self, Accepted, Change, Reader, Report, Version};
use smithy_typegen::internal::select::Root;
use smithy_typegen::source::Sources;

use crate::arguments::{DiffArguments, DiffFormat, ReaderArgument};
use crate::failure::Failure;
use crate::git;
use crate::output;
use crate::progress::Progress;

/// The exit status if the versions could not be compared.
pub const INCOMPARABLE: u8 = 2;

/// Two versions, and what changed between them.
pub struct Compared {
    pub old: Sources,
    pub new: Sources,
    pub versions: (Version, Version),
    pub changes: Vec<Change>,
}

pub fn run(arguments: &DiffArguments) -> ExitCode {
    let readers = readers(&arguments.compared.reader);
    let progress = Progress::of("comparing", 2);
    let compared = compare(
        (&arguments.old, &arguments.new),
        &arguments.options.config(),
        &arguments.options.roots(),
        arguments.compared.accept.as_deref(),
    );
    progress.finish();
    let compared = match compared {
        Ok(compared) => compared,
        Err(status) => return status,
    };
    let report = Report {
        changes: &compared.changes,
        old: &compared.old,
        new: &compared.new,
        readers: &readers,
    };
    let text = match arguments.format {
        DiffFormat::Text => report.text(),
        DiffFormat::Markdown => report.markdown(),
        DiffFormat::Json => report.json(),
        DiffFormat::Sarif => report.sarif(),
    };
    match output::write(arguments.out.as_deref(), &text) {
        Ok(_) if report.is_breaking() => ExitCode::from(1),
        Ok(_) => ExitCode::SUCCESS,
        Err(failure) => incomparable(failure),
    }
}

/// The readers that are asked for: all, unless some are named.
pub fn readers(named: &[ReaderArgument]) -> Vec<Reader> {
    let reader = |named: &ReaderArgument| match named {
        ReaderArgument::Rust => Reader::Rust,
        ReaderArgument::Client => Reader::Client,
        ReaderArgument::Server => Reader::Server,
    };
    match named {
        [] => Reader::ALL.to_vec(),
        named => named.iter().map(reader).collect(),
    }
}

/// Loads and compares two versions. Everything that is wrong with either is reported.
pub fn compare(
    (old, new): (&str, &str),
    config: &Config,
    roots: &BTreeSet<Root>,
    accept: Option<&Path>,
) -> Result<Compared, ExitCode> {
    let (before, after) = thread::scope(|scope| {
        let before = scope.spawn(|| load(old, config));
        let after = load(new, config);
        (before.join(), after)
    });
    let before =
        before.unwrap_or_else(|_| Err(Failure::Other("cannot read the old version".to_owned())));
    let ((old, before), (new, after)) = match (before, after) {
        (Ok(before), Ok(after)) => (before, after),
        (before, after) => {
            for failure in [before.err(), after.err()].into_iter().flatten() {
                let _ = failure.report();
            }
            return Err(ExitCode::from(INCOMPARABLE));
        }
    };
    let accepted = accepted(accept).map_err(incomparable)?;
    let mut changes = diff::compare(&before, &after, roots)
        .map_err(|problem| incomparable(Failure::Other(problem)))?;
    for unused in accepted.mark(&mut changes) {
        anstream::eprintln!("warning: nothing to accept: {unused}");
    }
    Ok(Compared {
        old,
        new,
        versions: (before, after),
        changes,
    })
}

fn load(version: &str, config: &Config) -> Result<(Sources, Version), Failure> {
    let sources = git::read(version)?;
    match Version::load(&sources, config) {
        Ok(version) => Ok((sources, version)),
        Err(found) => Err(Failure::Model(found, sources)),
    }
}

fn accepted(path: Option<&Path>) -> Result<Accepted, Failure> {
    let Some(path) = path else {
        return Ok(Accepted::default());
    };
    let shown = path.display();
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::Other(format!("cannot read `{shown}`: {error}")))?;
    Accepted::parse(&text).map_err(|line| {
        Failure::Other(format!(
            "{shown}:{}: expected `ID SHAPE: REASON`",
            line.number
        ))
    })
}

/// Reports why the versions could not be compared.
pub fn incomparable(failure: Failure) -> ExitCode {
    let _ = failure.report();
    ExitCode::from(INCOMPARABLE)
}
