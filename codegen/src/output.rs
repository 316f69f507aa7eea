//! Writes files atomically, and only if their text changed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The files that this process has been asked to generate.
static CLAIMED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Writes a file for one call of `generate`. Returns `false` if an earlier call wrote the same file, which would
/// otherwise be overwritten silently.
///
/// # Errors
///
/// Returns the error of the file system. The write can be retried.
pub(crate) fn write_once(path: &Path, text: &str) -> io::Result<bool> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // One file can be spelled in many ways.
    let folder = path.parent().map(fs::canonicalize).transpose()?;
    let file = folder
        .unwrap_or_default()
        .join(path.file_name().unwrap_or_default());
    let claimed = || CLAIMED.lock().unwrap_or_else(PoisonError::into_inner);
    if !claimed().insert(file.clone()) {
        return Ok(false);
    }
    write_if_changed(path, text).inspect_err(|_| {
        claimed().remove(&file);
    })?;
    Ok(true)
}

/// Writes a file if its text differs. Concurrent readers see either the old or the new text.
///
/// # Errors
///
/// Returns the error of the file system. The old file is left untouched.
pub(crate) fn write_if_changed(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let draft = path.with_file_name(name);
    fs::write(&draft, text)
        .and_then(|()| fs::rename(&draft, path))
        .inspect_err(|_| {
            let _ = fs::remove_file(&draft);
        })
}
