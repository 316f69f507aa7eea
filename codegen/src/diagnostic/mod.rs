//! Diagnostics: what is wrong with a model, where, and how to fix it.
//!
//! A stage that finds a problem pushes a [`Diagnostic`] and continues. All of them are [rendered](Diagnostics::render)
//! together, with the lines of the model they refer to.

mod digest;
mod lines;
mod nearest;
mod render;

pub use digest::Extent;
#[doc(hidden)]
pub use nearest::{nearest, nearest_ids};
pub use render::Record;
#[cfg(feature = "cli")]
pub(crate) use render::{positions, visible};

use crate::source::{Missing, Place, Unreadable};

/// Whether a diagnostic stops generation.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The model can be used, but its author should check it.
    Warning,
    /// Nothing is generated from a model with an error.
    Error,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How severe it is.
    pub severity: Severity,
    /// The kind of problem, in `UpperCamelCase`, stable across releases.
    pub id: &'static str,
    /// The shape or member it concerns, as `namespace#Name` or `namespace#Name$member`.
    pub shape: Option<String>,
    /// Its place, if it is in a text.
    pub place: Option<Place>,
    /// The message.
    pub message: String,
    /// How to fix it.
    pub help: Option<String>,
    /// Related places, each with a label.
    pub related: Vec<(Place, String)>,
}

impl Diagnostic {
    /// Creates an error without a place.
    pub fn error(id: &'static str, message: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Error,
            id,
            shape: None,
            place: None,
            message: message.into(),
            help: None,
            related: Vec::new(),
        }
    }

    /// Creates a warning without a place.
    pub fn warning(id: &'static str, message: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Warning,
            ..Self::error(id, message)
        }
    }

    /// Sets its place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Sets the shape or member it concerns.
    #[must_use]
    pub fn about(mut self, shape: impl ToString) -> Self {
        self.shape = Some(shape.to_string());
        self
    }

    /// Sets how to fix it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Sets a suggestion as its help, if there is one.
    #[must_use]
    pub fn suggest<'a>(self, near: impl IntoIterator<Item = &'a str>) -> Self {
        match did_you_mean(near) {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// Adds a related place with a label.
    #[must_use]
    pub fn related(mut self, place: Place, what: impl Into<String>) -> Self {
        self.related.push((place, what.into()));
        self
    }

    /// Diagnostics are ordered by text. At the same place, errors come first.
    fn rank(&self) -> impl Ord + '_ {
        let place = self
            .place
            .as_ref()
            .map(|place| (place.source, place.pointer.as_str()));
        (
            place,
            std::cmp::Reverse(self.severity),
            self.id,
            &self.shape,
            &self.message,
            &self.help,
        )
    }
}

/// A collection of diagnostics, in an order independent of how they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Creates an empty collection.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// The diagnostics, in the order they were pushed, or sorted after [`Diagnostics::sort`].
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.0
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether the collection is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of diagnostics.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Sorts them by text, then by place, errors before warnings.
    pub fn sort(&mut self) {
        self.0.sort_by(|one, two| one.rank().cmp(&two.rank()));
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.0.extend(diagnostics);
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        Diagnostics(diagnostics.into_iter().collect())
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Diagnostics(vec![diagnostic])
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl From<Unreadable> for Diagnostic {
    fn from(unreadable: Unreadable) -> Self {
        let diagnostic = Diagnostic::error("UnreadableFile", unreadable.to_string());
        match unreadable.missing.as_deref().and_then(search) {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        }
    }
}

/// Explains where a file was looked for, and suggests a sibling file.
fn search(missing: &Missing) -> Option<String> {
    let mut help = Vec::new();
    if let Some(path) = &missing.looked_for {
        help.push(format!("looked for it at `{}`", path.display()));
    }
    if let Some(folder) = &missing.no_folder {
        help.push(format!("the folder `{}` does not exist", folder.display()));
    }
    let names = missing.beside.iter().map(|(name, _)| name.as_str());
    if let Some(near) = nearest(&missing.name, names) {
        let path = missing.beside.iter().find(|(name, _)| name == near);
        let path = path.map(|(_, path)| path.display().to_string());
        help.extend(did_you_mean(path.as_deref()));
    }
    (!help.is_empty()).then(|| help.join("; "))
}

/// Asks whether one of these was meant; of very many, only the first.
fn did_you_mean<'a>(near: impl IntoIterator<Item = &'a str>) -> Option<String> {
    const ENOUGH: usize = 6;
    let near: Vec<String> = near.into_iter().map(|near| format!("`{near}`")).collect();
    let (last, others) = near.split_last()?;
    Some(match others {
        [] => format!("did you mean {last}?"),
        _ if near.len() <= ENOUGH => format!("did you mean {} or {last}?", others.join(", ")),
        _ => {
            let (first, rest) = near.split_at(ENOUGH);
            let first = first.join(", ");
            format!("did you mean {first} or one of {} more?", rest.len())
        }
    })
}

/// A string from a model for a message: in backquotes and shortened.
pub(crate) fn quoted(text: &str) -> String {
    const LONGEST: usize = 80;
    let cut: String = text.chars().take(LONGEST).collect();
    let more = if cut.len() < text.len() { "…" } else { "" };
    format!("`{cut}{more}`")
}
