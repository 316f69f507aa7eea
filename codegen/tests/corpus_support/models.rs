//! A folder in, the model files below it out.

use std::fs;
use std::path::{Path, PathBuf};

/// The JSON files below a folder, sorted; where `only` names any, those whose name holds one of them.
pub fn find(folder: &Path, only: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder that can be read") {
            let path = entry.expect("an entry that can be read").path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let is_wanted = only.is_empty() || only.iter().any(|part| name.contains(part));
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "json") && is_wanted {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
