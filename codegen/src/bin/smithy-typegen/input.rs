//! The models of the command line in, their texts out.

use std::io::Read;
use std::path::{Path, PathBuf};

use smithy_typegen::diagnostic::{Diagnostic, Diagnostics};
use smithy_typegen::source::Sources;

use crate::failure::Failure;

/// What diagnostics call standard input.
const STANDARD_INPUT: &str = "<stdin>";

/// Reads all of them, or says which cannot be read.
pub fn read(models: &[PathBuf]) -> Result<Sources, Failure> {
    let mut sources = Sources::new();
    let mut unread = Diagnostics::new();
    for model in models.iter().flat_map(|model| files(model)) {
        let model = &model;
        let read = if model == Path::new("-") {
            standard_input(&mut sources)
        } else {
            sources.read(model).map(drop)
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

/// A file, or those in a folder and in the folders below it whose names end in `.json`, in the order of their names.
fn files(path: &Path) -> Vec<PathBuf> {
    let Some(entries) = path.is_dir().then(|| path.read_dir().ok()).flatten() else {
        return vec![path.to_owned()];
    };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let is_wanted = |path: &PathBuf| {
        path.is_dir() && !path.is_symlink() || path.extension().is_some_and(|end| end == "json")
    };
    paths
        .into_iter()
        .filter(is_wanted)
        .flat_map(|path| files(&path))
        .collect()
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
