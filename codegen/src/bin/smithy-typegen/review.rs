//! `review`: the verdict, the public API, the generated code, and what to do next.

use std::process::ExitCode;

use similar::TextDiff;
use smithy_typegen::Config;
use smithy_typegen::internal::diff::{Report, Version};
use smithy_typegen::source::Sources;

use crate::arguments::ReviewArguments;
use crate::diff::{Compared, compare, incomparable, readers};
use crate::failure::Failure;
use crate::output;
use crate::progress::Progress;

pub fn run(arguments: &ReviewArguments) -> ExitCode {
    let readers = readers(&arguments.compared.reader);
    let config = arguments.options.config();
    let progress = Progress::of("comparing", 2);
    let compared = compare(
        (&arguments.old, &arguments.new),
        &config,
        &arguments.options.roots(),
        arguments.compared.accept.as_deref(),
    );
    let compared = match compared {
        Ok(compared) => compared,
        Err(status) => {
            progress.finish();
            return status;
        }
    };
    let Compared {
        old,
        new,
        versions: (before, after),
        changes,
    } = &compared;
    let report = Report {
        changes,
        old,
        new,
        readers: &readers,
    };
    let both = code(before, &config, old).and_then(|one| Ok((one, code(after, &config, new)?)));
    progress.finish();
    let (old_code, new_code) = match both {
        Ok(both) => both,
        Err(failure) => return incomparable(failure),
    };
    let api = lines(&before.api.to_string(), &after.api.to_string(), 0);
    let code = lines(&old_code, &new_code, 3);
    let text = format!(
        "== Verdict\n\n{}\n== Public API\n\n{}\n== Generated code\n\n{}\n== Next\n\n{}",
        report.text(),
        or_none(&api),
        or_none(&code),
        next(&report, !code.is_empty()),
    );
    let text = text.replace("\\\n", "\n");
    match output::write(None, &text) {
        Ok(_) if report.is_breaking() => ExitCode::from(1),
        Ok(_) => ExitCode::SUCCESS,
        Err(failure) => incomparable(failure),
    }
}

/// The code for a version; none if it has none of the roots.
fn code(version: &Version, config: &Config, sources: &Sources) -> Result<String, Failure> {
    let Some(config) = version.config(config) else {
        return Ok(String::new());
    };
    let generated = config.generate_from(sources);
    let generated = generated.map_err(|error| Failure::of(error, sources.clone()))?;
    Ok(generated.code)
}

/// The lines that differ, with some lines around them.
fn lines(old: &str, new: &str, around: usize) -> String {
    let diff = TextDiff::from_lines(old, new);
    let mut unified = diff.unified_diff();
    unified.context_radius(around).missing_newline_hint(false);
    let hunks = unified.iter_hunks().map(|hunk| hunk.to_string());
    let text: String = hunks.collect();
    match around {
        // Each line of a list stands for itself.
        0 => text
            .lines()
            .filter(|line| !line.starts_with("@@"))
            .map(|line| format!("{line}\n"))
            .collect(),
        _ => text,
    }
}

fn or_none(text: &str) -> String {
    match text {
        "" => "No difference.\n".to_owned(),
        text => text.to_owned(),
    }
}

/// What to do next, by the verdict.
fn next(report: &Report<'_>, is_other_code: bool) -> String {
    let steps: &[&str] = match (report.is_breaking(), is_other_code) {
        (_, false) => &["Commit the model. Nothing else changes."],
        (false, true) => &[
            "Run `cargo build`.",
            "Accept the snapshots (`cargo insta review`), and commit them with the model.",
        ],
        (true, true) => &[
            "Change the code that the compiler reports (`cargo build`, `cargo test --no-run`).",
            "Tell callers what breaks, or keep the old model.",
            "List what is accepted in a file, `ID SHAPE: REASON` on each line, and pass it with `--accept`.",
            "Accept the snapshots (`cargo insta review`), and commit them with the model.",
        ],
    };
    let steps = steps.iter().enumerate();
    steps
        .map(|(index, step)| format!("{}. {step}\n", index + 1))
        .collect()
}
