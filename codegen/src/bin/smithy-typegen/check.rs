//! `check`: prints diagnostics, for people or programs.

use std::io::Write;
use std::process::ExitCode;

use serde_json::json;
use smithy_typegen::diagnostic::{Diagnostics, Extent, Record, Severity};
use smithy_typegen::source::Sources;

use crate::arguments::{CheckArguments, Format};
use crate::failure::Failure;
use crate::input;
use crate::progress::Progress;

pub fn run(arguments: &CheckArguments) -> Result<ExitCode, Failure> {
    let progress = Progress::of("checking", arguments.models.models.len());
    let (found, sources) = match input::read(&arguments.models.models) {
        Ok(sources) => (smithy_typegen::check(&sources), sources),
        Err(Failure::Model(unread, sources)) => (unread, sources),
        Err(other) => return Err(other),
    };
    progress.finish();
    match arguments.format {
        Format::Text => text(&found, &sources),
        Format::Json => json(&found, &sources)?,
    }
    Ok(if found.has_errors() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn text(found: &Diagnostics, sources: &Sources) {
    let count = |severity, one: &str| {
        let number = found.iter().filter(|d| d.severity == severity).count();
        match number {
            1 => format!("1 {one}"),
            _ => format!("{number} {one}s"),
        }
    };
    anstream::eprint!("{}", found.render_styled(sources, Extent::Digest));
    if !found.is_empty() {
        anstream::eprintln!();
    }
    let (errors, warnings) = (
        count(Severity::Error, "error"),
        count(Severity::Warning, "warning"),
    );
    anstream::eprintln!("{errors}, {warnings}");
}

/// One object per line.
fn json(found: &Diagnostics, sources: &Sources) -> Result<(), Failure> {
    let mut output = std::io::stdout().lock();
    for record in found.records(sources) {
        let Record {
            file,
            line,
            column,
            diagnostic,
        } = record;
        let severity = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let object = json!({
            "file": file,
            "line": line,
            "column": column,
            "severity": severity,
            "id": diagnostic.id,
            "shape": diagnostic.shape,
            "message": diagnostic.message,
            "help": diagnostic.help,
        });
        writeln!(output, "{object}")?;
    }
    Ok(())
}
