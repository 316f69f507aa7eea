//! Reads the models named on the command line.

use std::io::Read;
use std::path::{Path, PathBuf};

use smithy_typegen::diagnostic::{Diagnostic, Diagnostics};
use smithy_typegen::source::Sources;

use crate::failure::Failure;

/// The name of standard input in diagnostics.
pub const STANDARD_INPUT: &str = "<stdin>";

/// Reads all models, or reports which cannot be read.
pub fn read(models: &[PathBuf]) -> Result<Sources, Failure> {
    let mut sources = Sources::new();
    let mut unread = Diagnostics::new();
    for model in models {
        let read = if model == Path::new("-") {
            standard_input(&mut sources)
        } else {
            sources.read(model).map(drop).map_err(Diagnostic::from)
        };
        if let Err(diagnostic) = read {
            unread.push(diagnostic);
        }
    }
    if unread.is_empty() {
        Ok(sources)
    } else {
        Err(Failure::Model(unread, sources))
    }
}

#[expect(clippy::result_large_err, reason = "as `Sources::read` has it")]
fn standard_input(sources: &mut Sources) -> Result<(), Diagnostic> {
    let mut text = Vec::new();
    match std::io::stdin().read_to_end(&mut text) {
        Ok(_) => {
            sources.add(STANDARD_INPUT, text);
            Ok(())
        }
        Err(error) => Err(Diagnostic::error(
            "UnreadableFile",
            format!("cannot read standard input: {error}"),
        )),
    }
}
