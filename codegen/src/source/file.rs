//! Resolves paths to files, or reports why they cannot be read and where they were looked for.

use std::fmt;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The maximum number of sibling files to search for a suggestion.
const ENOUGH: usize = 1_000;

/// Why a model could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    name: String,
    why: String,
    pub(crate) missing: Option<Box<Missing>>,
}

/// Where a missing file was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Missing {
    /// The absolute path, if a relative one was given.
    pub(crate) looked_for: Option<PathBuf>,
    /// The first folder on the path that does not exist either.
    pub(crate) no_folder: Option<PathBuf>,
    /// The last component of the path.
    pub(crate) name: String,
    /// The paths of files in the same folder, in the same notation, each with its name.
    pub(crate) beside: Vec<(String, PathBuf)>,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read the model `{}`: {}", self.name, self.why)
    }
}

impl std::error::Error for Unreadable {}

impl Unreadable {
    /// The kind of the operating system's error.
    pub(super) fn new(path: &Path, error: &io::Error) -> Self {
        let (why, missing) = match error.kind() {
            ErrorKind::NotFound => (
                "no such file".to_owned(),
                Some(Box::new(Missing::find(path))),
            ),
            ErrorKind::PermissionDenied => ("permission denied".to_owned(), None),
            _ => (error.to_string(), None),
        };
        Unreadable {
            name: path.display().to_string(),
            why,
            missing,
        }
    }

    fn empty(folder: &Path) -> Self {
        Unreadable {
            name: folder.display().to_string(),
            why: "the folder has no `.smithy` or `.json` files".to_owned(),
            missing: None,
        }
    }
}

impl Missing {
    fn find(path: &Path) -> Self {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let missing_folders = whole.ancestors().skip(1).take_while(|path| !path.is_dir());
        let no_folder = missing_folders.last().map(Path::to_owned);
        let folder = whole.parent().filter(|_| no_folder.is_none());
        let entries = folder.and_then(|folder| fs::read_dir(folder).ok());
        let names = entries.into_iter().flatten().flatten().take(ENOUGH);
        let mut beside: Vec<(String, PathBuf)> = names
            .filter_map(|entry| entry.file_name().into_string().ok())
            .map(|name| (name.clone(), path.with_file_name(name)))
            .collect();
        beside.sort();
        let name = path.file_name().unwrap_or_default();
        Missing {
            name: name.to_string_lossy().into_owned(),
            looked_for: (whole != path).then_some(whole),
            no_folder,
            beside,
        }
    }
}

/// The files that a path refers to: itself, or every model in a folder and its subfolders, ordered by path. The models
/// in a folder are its `.smithy` and `.json` files.
/// Hidden files are skipped, and links to folders are not followed.
pub(super) fn files(path: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let (mut files, mut folders) = (Vec::new(), vec![path.to_owned()]);
    while let Some(folder) = folders.pop() {
        let unreadable = |error: io::Error| Unreadable::new(&folder, &error);
        for entry in fs::read_dir(&folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let path = entry.path();
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            if entry.file_type().map_err(unreadable)?.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "smithy" || extension == "json")
                && path.is_file()
            {
                files.push(path);
            }
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(Unreadable::empty(path));
    }
    Ok(files)
}
