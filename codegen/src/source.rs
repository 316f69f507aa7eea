//! Paths in, texts with display names out. Nothing else in this package reads the file system.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::diagnostic::Diagnostic;

/// Every model text read, with the name it is shown under.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<Source>);

#[derive(Clone, Debug)]
struct Source {
    name: String,
    text: String,
    flaw: Option<Flaw>,
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

/// A place in a model text: the text, and the JSON pointer (RFC 6901) of a value in it.
///
/// It becomes a line and a column only when a diagnostic is rendered. The place of the whole of a text that is not JSON
/// is where reading it had to stop.
#[derive(Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Debug)]
pub struct Place {
    /// The text.
    pub source: SourceId,
    /// The value in it; empty for the whole text.
    pub pointer: String,
}

impl SourceId {
    /// Where the prelude's shapes are: in no text.
    pub const PRELUDE: SourceId = SourceId(usize::MAX);
}

impl Place {
    /// The value under `key` of the object here.
    #[must_use]
    pub fn key(&self, key: &str) -> Place {
        let mut pointer = self.pointer.clone();
        pointer.push('/');
        pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
        Place {
            source: self.source,
            pointer,
        }
    }

    /// The item at `index` of the array here.
    #[must_use]
    pub fn index(&self, index: usize) -> Place {
        Place {
            source: self.source,
            pointer: format!("{}/{index}", self.pointer),
        }
    }
}

impl Sources {
    /// No texts yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a file, to be shown under the path as it is given.
    ///
    /// # Errors
    ///
    /// A diagnostic with the id `UnreadableFile` if there is no such file, it is a directory, or it cannot be read.
    #[expect(
        clippy::result_large_err,
        reason = "a failure to read is rare, and stops everything"
    )]
    pub fn read(&mut self, path: &Path) -> Result<SourceId, Diagnostic> {
        let name = path.display().to_string();
        match fs::read(path) {
            Ok(bytes) => Ok(self.add(name, bytes)),
            Err(error) => {
                let why = match error.kind() {
                    ErrorKind::NotFound => "there is no such file".to_owned(),
                    ErrorKind::IsADirectory => "it is a directory, not a file".to_owned(),
                    ErrorKind::PermissionDenied => "permission denied".to_owned(),
                    _ => error.to_string(),
                };
                Err(Diagnostic::error(
                    "UnreadableFile",
                    format!("cannot read the model `{name}`: {why}"),
                ))
            }
        }
    }

    /// Takes a text that is already in memory. Bytes that are not UTF-8 are reported when the model is loaded.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Vec<u8>>) -> SourceId {
        let (text, flaw) = match String::from_utf8(text.into()) {
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
        self.0.push(Source {
            name: name.into(),
            text,
            flaw,
        });
        SourceId(self.0.len() - 1)
    }

    /// The name a text is shown under; empty for the id of another collection.
    pub fn name(&self, id: SourceId) -> &str {
        if id == SourceId::PRELUDE {
            return "the prelude";
        }
        self.0.get(id.0).map_or("", |source| &source.name)
    }

    /// A text, without its byte order mark; empty for the id of another collection.
    pub fn text(&self, id: SourceId) -> &str {
        self.0.get(id.0).map_or("", |source| &source.text)
    }

    /// The texts, in the order they were added.
    pub fn ids(&self) -> impl Iterator<Item = SourceId> + use<> {
        (0..self.0.len()).map(SourceId)
    }

    pub(crate) fn flaw(&self, id: SourceId) -> Option<Flaw> {
        self.0.get(id.0)?.flaw
    }
}
