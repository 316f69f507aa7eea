//! Text to a file: only when it changed, and all of it or nothing.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The files that this process was asked to generate.
static CLAIMED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Writes a file for one call of `generate`; `false` if another has written it. What a second one wrote
/// would be all that is left, and nobody would be told.
///
/// # Errors
///
/// What the file system says; the file may be tried again.
pub(crate) fn write_once(path: &Path, text: &str) -> io::Result<bool> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // One file has many spellings.
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

/// Writes a file whose text differs from what is there. A reader sees the old text or the new one.
///
/// # Errors
///
/// What the file system says; the old file stays.
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
