//! Reads model texts. Nothing else in this package reads models from the file system.

mod file;
mod place;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) use file::Missing;
pub use file::Unreadable;
pub use place::Place;
pub(crate) use place::Spot;

/// The model texts, each with its display name.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    texts: Vec<Source>,
    /// The files that were read, by canonical path.
    files: BTreeSet<PathBuf>,
}

#[derive(Clone, Debug)]
struct Source {
    name: String,
    text: String,
    notation: Notation,
    flaw: Option<Flaw>,
    /// Whether this text was named directly, not found in a folder.
    is_named: bool,
}

/// How a text is written.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Notation {
    /// The JSON AST.
    Json,
    /// Smithy IDL.
    Idl,
}

impl Notation {
    /// The extension says it. A text without one, such as standard input, is IDL if it starts like IDL.
    fn of(name: &str, text: &str) -> Notation {
        let extension = Path::new(name).extension();
        if extension.is_some_and(|extension| extension == "smithy") {
            return Notation::Idl;
        }
        let start = text.trim_start_matches([' ', '\t', '\r', '\n', ',']);
        let is_idl = ["$", "//", "metadata", "namespace"]
            .iter()
            .any(|word| start.starts_with(word));
        match extension.is_none_or(|extension| extension != "json") && is_idl {
            true => Notation::Idl,
            false => Notation::Json,
        }
    }
}

/// A problem with the bytes of a text, found before parsing.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// The bytes are not UTF-8, from this offset on.
    NotUtf8(usize),
    /// The text started with a byte order mark.
    ByteOrderMark,
}

/// The id of a text in [`Sources`].
#[derive(Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Debug)]
pub struct SourceId(usize);

impl SourceId {
    /// The prelude, which is not one of the texts.
    pub const PRELUDE: SourceId = SourceId(usize::MAX);
}

impl Sources {
    /// Creates an empty collection.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a file, or every `.smithy` and `.json` file in a folder and its subfolders. Diagnostics show each path as given. A file
    /// that has already been read is not read again.
    ///
    /// A file found in a folder that is not a model is skipped with a warning when the model is loaded.
    ///
    /// # Errors
    ///
    /// Fails if the file does not exist or cannot be read, or if the folder has no such file.
    pub fn read(&mut self, path: &Path) -> Result<(), Unreadable> {
        let is_named = !path.is_dir();
        for path in file::files(path)? {
            let unreadable = |error| Unreadable::new(&path, &error);
            let bytes = fs::read(&path).map_err(unreadable)?;
            // A shell's `<(…)` can be read, but has no canonical path.
            let known = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
            if self.files.insert(known) {
                self.push(path.display().to_string(), bytes, is_named);
            }
        }
        Ok(())
    }

    /// Adds a text from memory. If its name ends in `.smithy`, it is Smithy IDL; if it ends in `.json`, the JSON AST;
    /// otherwise its first word tells. Invalid UTF-8 is reported when the model is loaded.
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
            notation: Notation::of(&name, &text),
            name,
            text,
            flaw,
            is_named,
        });
        SourceId(self.texts.len() - 1)
    }

    /// The display name of a text; empty for an id of another collection.
    pub fn name(&self, id: SourceId) -> &str {
        if id == SourceId::PRELUDE {
            return "the prelude";
        }
        self.texts.get(id.0).map_or("", |source| &source.name)
    }

    /// A text, without its byte order mark; empty for an id of another collection.
    pub fn text(&self, id: SourceId) -> &str {
        self.texts.get(id.0).map_or("", |source| &source.text)
    }

    /// The texts, in the order they were added.
    pub fn ids(&self) -> impl Iterator<Item = SourceId> + use<> {
        (0..self.texts.len()).map(SourceId)
    }

    pub(crate) fn notation(&self, id: SourceId) -> Notation {
        self.texts
            .get(id.0)
            .map_or(Notation::Json, |source| source.notation)
    }

    pub(crate) fn flaw(&self, id: SourceId) -> Option<Flaw> {
        self.texts.get(id.0)?.flaw
    }

    pub(crate) fn is_named(&self, id: SourceId) -> bool {
        self.texts.get(id.0).is_none_or(|source| source.is_named)
    }
}
