//! `generate`: writes Rust to a file or standard output.

use std::io::Write;
use std::process::ExitCode;

use crate::arguments::GenerateArguments;
use crate::failure::Failure;
use crate::input;
use crate::output;
use crate::progress::Progress;

pub fn run(arguments: &GenerateArguments) -> Result<ExitCode, Failure> {
    let progress = Progress::of("generating from", arguments.models.models.len());
    let sources = input::read(&arguments.models.models)?;
    let mut config = arguments.options.config();
    if let Some(path) = &arguments.api {
        config = config.api_file(path.to_string_lossy());
    }
    let generated = config.generate_from(&sources);
    progress.finish();
    let generated = generated.map_err(|error| Failure::of(error, sources))?;
    for warning in &generated.warnings {
        anstream::eprintln!("warning: {warning}");
    }
    if let (Some(path), Some(list)) = (&arguments.api, &generated.api) {
        output::write(Some(path), list)?;
    }
    match &arguments.out {
        Some(path) => {
            output::folder_of(path)?;
            generated
                .write(path)
                .map_err(|error| Failure::Other(error.to_string()))?;
        }
        None => std::io::stdout().write_all(generated.code.as_bytes())?,
    }
    Ok(ExitCode::SUCCESS)
}
