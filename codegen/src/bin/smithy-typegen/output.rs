//! Writes a text to a file or to standard output.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use crate::failure::Failure;

/// Writes to a file, or to standard output if none is named. A file that has the text already is not touched.
pub fn write(path: Option<&Path>, text: &str) -> Result<ExitCode, Failure> {
    let Some(path) = path else {
        std::io::stdout().write_all(text.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    };
    folder_of(path)?;
    if !fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        let cannot = |error| Failure::Other(format!("cannot write `{}`: {error}", path.display()));
        fs::write(path, text).map_err(cannot)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Fails if the folder of an output file does not exist.
pub fn folder_of(path: &Path) -> Result<(), Failure> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    match folder.filter(|folder| !folder.is_dir()) {
        Some(folder) => Err(Failure::Other(format!(
            "the output folder `{}` does not exist",
            folder.display()
        ))),
        None => Ok(()),
    }
}
