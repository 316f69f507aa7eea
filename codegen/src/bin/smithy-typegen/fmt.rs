//! `fmt`: writes files in Smithy IDL in normal layout, or says which are not.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use smithy_typegen::diagnostic::Diagnostics;
use smithy_typegen::internal::model::formatted;

use crate::arguments::FmtArguments;
use crate::failure::Failure;
use crate::input::{self, STANDARD_INPUT};

pub fn run(arguments: &FmtArguments) -> Result<ExitCode, Failure> {
    let sources = input::read(&arguments.files)?;
    let mut found = Diagnostics::new();
    let mut texts = Vec::new();
    for source in sources.ids() {
        let name = sources.name(source);
        // A folder may hold models in JSON too.
        if name.ends_with(".json") && !arguments.files.contains(&PathBuf::from(name)) {
            continue;
        }
        match formatted(&sources, source) {
            Ok(text) => texts.push((name, sources.text(source), text)),
            Err(diagnostics) => found.extend(diagnostics),
        }
    }
    if found.has_errors() {
        return Err(Failure::Model(found, sources));
    }
    let mut is_formatted = true;
    for (name, before, after) in texts {
        let is_changed = before != after;
        is_formatted &= !is_changed;
        match (arguments.check, name == STANDARD_INPUT) {
            (true, _) if is_changed => anstream::eprintln!("not formatted: {name}"),
            (true, _) => {}
            (false, true) => std::io::stdout().write_all(after.as_bytes())?,
            (false, false) if is_changed => {
                let written = std::fs::write(name, after);
                written
                    .map_err(|error| Failure::Other(format!("cannot write `{name}`: {error}")))?;
            }
            (false, false) => {}
        }
    }
    Ok(match arguments.check && !is_formatted {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    })
}
