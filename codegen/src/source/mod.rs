//! Paths in, texts with display names out. Nothing else in this package reads models from the file system.

mod file;
mod place;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) use file::Missing;
pub use file::Unreadable;
pub use place::Place;
pub(crate) use place::Spot;

/// Every model text read, with the name it is shown under.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    texts: Vec<Source>,
    /// The files that were read, by the path that no link is on.
    files: BTreeSet<PathBuf>,
}

#[derive(Clone, Debug)]
struct Source {
    name: String,
    text: String,
    flaw: Option<Flaw>,
    /// Whether somebody named this text, and not only a folder that it is in.
    is_named: bool,
}

/// What was wrong with the bytes of a text, before anyone read it as JSON.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// The bytes are not UTF-8, from this offset on.
    NotUtf8(usize),
    /// A byte order mark stood before the text.
    ByteOrderMark,
}

/// Which of the [`Sources`] a text is.
#[derive(Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Debug)]
pub struct SourceId(usize);

impl SourceId {
    /// Where the prelude's shapes are: in no text.
    pub const PRELUDE: SourceId = SourceId(usize::MAX);
}

impl Sources {
    /// No texts yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a file, or every `.json` file in a folder and in the folders below it, each to be shown under its path as it
    /// is given. A file that has been read already is not read again.
    ///
    /// A file of a folder that turns out not to be a model is passed over with a warning, when the model is loaded.
    ///
    /// # Errors
    ///
    /// The file does not exist or cannot be read, or the folder has no `.json` file.
    pub fn read(&mut self, path: &Path) -> Result<(), Unreadable> {
        let is_named = !path.is_dir();
        for path in file::files(path)? {
            let unreadable = |error| Unreadable::new(&path, &error);
            let bytes = fs::read(&path).map_err(unreadable)?;
            // What a shell calls `<(…)` can be read, and has no such path.
            let known = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
            if self.files.insert(known) {
                self.push(path.display().to_string(), bytes, is_named);
            }
        }
        Ok(())
    }

    /// Takes a text that is already in memory. Bytes that are not UTF-8 are reported when the model is loaded.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Vec<u8>>) -> SourceId {
        self.push(name.into(), text.into(), true)
    }

    fn push(&mut self, name: String, text: Vec<u8>, is_named: bool) -> SourceId {
        let (text, flaw) = match String::from_utf8(text) {
            Ok(text) => match text.strip_prefix('\u{feff}') {
                Some(rest) => (rest.to_owned(), Some(Flaw::ByteOrderMark)),
                None => (text, None),
            },
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                (
                    String::from_utf8_lossy(error.as_bytes()).into_owned(),
                    Some(Flaw::NotUtf8(valid)),
                )
            }
        };
        self.texts.push(Source {
            name,
            text,
            flaw,
            is_named,
        });
        SourceId(self.texts.len() - 1)
    }

    /// The name a text is shown under; empty for the id of another collection.
    pub fn name(&self, id: SourceId) -> &str {
        if id == SourceId::PRELUDE {
            return "the prelude";
        }
        self.texts.get(id.0).map_or("", |source| &source.name)
    }

    /// A text, without its byte order mark; empty for the id of another collection.
    pub fn text(&self, id: SourceId) -> &str {
        self.texts.get(id.0).map_or("", |source| &source.text)
    }

    /// The texts, in the order they were added.
    pub fn ids(&self) -> impl Iterator<Item = SourceId> + use<> {
        (0..self.texts.len()).map(SourceId)
    }

    pub(crate) fn flaw(&self, id: SourceId) -> Option<Flaw> {
        self.texts.get(id.0)?.flaw
    }

    pub(crate) fn is_named(&self, id: SourceId) -> bool {
        self.texts.get(id.0).is_none_or(|source| source.is_named)
    }
}
