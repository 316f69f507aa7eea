//! Reads a version of a model: files, folders, or `git:REV:PATH`.

use std::path::{Path, PathBuf};
use std::process::Command;

use smithy_typegen::source::Sources;

use crate::failure::Failure;
use crate::input;

/// Reads a version. Several paths may be given with commas between them.
pub fn read(version: &str) -> Result<Sources, Failure> {
    match version.strip_prefix("git:") {
        Some(rest) => revision(rest),
        None => input::read(&version.split(',').map(PathBuf::from).collect::<Vec<_>>()),
    }
}

/// Reads `REV:PATH` out of the repository of the current folder: a file, or all `.json` files of a folder.
fn revision(rest: &str) -> Result<Sources, Failure> {
    let Some((revision, paths)) = rest.split_once(':') else {
        return Err(Failure::Other(format!(
            "`git:{rest}` is not `git:REV:PATH`"
        )));
    };
    let commit = git(&[
        "rev-parse",
        "--verify",
        "--end-of-options",
        &format!("{revision}^{{commit}}"),
    ])
    .map_err(|_| Failure::Other(format!("git does not know the revision `{revision}`")))?;
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    let mut sources = Sources::new();
    for path in paths.split(',') {
        // Paths with a dot are relative to the current folder.
        let relative = if Path::new(path).is_absolute() {
            path.to_owned()
        } else {
            format!("./{path}")
        };
        let names = git(&[
            "ls-tree",
            "-r",
            "-z",
            "--name-only",
            &commit,
            "--",
            &relative,
        ]);
        let names = names.map_err(Failure::Other)?;
        let names = String::from_utf8_lossy(&names).into_owned();
        let names: Vec<&str> = names.split('\0').filter(|name| !name.is_empty()).collect();
        let is_file = names.as_slice() == [path.trim_start_matches("./")];
        let models = names.into_iter().filter(|name| is_file || is_model(name));
        let mut is_empty = true;
        for name in models {
            let text = git(&["show", &format!("{commit}:./{name}")]).map_err(Failure::Other)?;
            sources.add(format!("git:{revision}:{name}"), text);
            is_empty = false;
        }
        if is_empty {
            return Err(Failure::Other(format!(
                "`{revision}` has no model at `{path}`"
            )));
        }
    }
    Ok(sources)
}

/// Whether a file of a folder counts as a model, as in a folder of the file system.
fn is_model(name: &str) -> bool {
    let is_hidden = name
        .split('/')
        .any(|part| part.starts_with('.') && part != "." && part != "..");
    name.ends_with(".json") && !is_hidden
}

/// What git writes, or why it fails.
fn git(arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git").args(arguments).output();
    let output = output.map_err(|error| format!("cannot run git: {error}"))?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
    }
}
