//! The texts of all model files: paths in, names and texts out. Nothing else reads files.

use std::path::Path;

use crate::diagnostic::Diagnostic;

/// One of the [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(usize);

/// Every model text, with the name a user knows it by.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<(String, String)>,
}

/// A place in a model: a file, and an RFC 6901 pointer to a node of its JSON. It becomes a line
/// and a column only when somebody is to read it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub source: SourceId,
    /// The node.
    pub pointer: String,
}

impl Sources {
    /// None.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or is not UTF-8.
    pub fn read(&mut self, path: &Path) -> Result<SourceId, Diagnostic> {
        let name = path.display().to_string();
        match std::fs::read(path) {
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => Ok(self.add(name, text)),
                Err(error) => {
                    let at = error.utf8_error().valid_up_to();
                    Err(Diagnostic::error(
                        "NotUtf8",
                        format!("`{name}` is not UTF-8 text: byte {at} belongs to no character"),
                    )
                    .with_help(Some("a model is JSON, which is UTF-8".to_owned())))
                }
            },
            Err(error) => Err(Diagnostic::error(
                "UnreadableModel",
                format!("cannot read the model `{name}`: {error}"),
            )
            .with_help(Some(
                "paths are relative to the package whose build script this is".to_owned(),
            ))),
        }
    }

    /// Adds a text under a name.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        let text: String = text.into();
        let text = text
            .strip_prefix('\u{feff}')
            .map(str::to_owned)
            .unwrap_or(text);
        self.files.push((name.into(), text));
        SourceId(self.files.len() - 1)
    }

    /// All of them, in the order they were added.
    pub fn ids(&self) -> impl Iterator<Item = SourceId> + use<> {
        (0..self.files.len()).map(SourceId)
    }

    /// The name of a file.
    pub fn name(&self, id: SourceId) -> &str {
        self.files.get(id.0).map_or("", |(name, _)| name)
    }

    /// The text of a file.
    pub fn text(&self, id: SourceId) -> &str {
        self.files.get(id.0).map_or("", |(_, text)| text)
    }
}
