//! What is wrong with a model: where, what, and what to do about it.
//!
//! A stage that finds something wrong pushes a [`Diagnostic`] and goes on; a person reads them all at once,
//! [rendered](Diagnostics::render) with the line of the model they speak of.

mod digest;
mod lines;
mod nearest;
mod render;

pub use digest::Extent;
#[doc(hidden)]
pub use nearest::{nearest, nearest_ids};
pub use render::Record;
#[cfg(feature = "cli")]
pub(crate) use render::visible;

use crate::source::{Missing, Place, Unreadable};

/// Whether a diagnostic stops generation.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The model can be used, but its author should look.
    Warning,
    /// Nothing is generated from a model with an error.
    Error,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whether it stops generation.
    pub severity: Severity,
    /// Which kind of problem this is, in `UpperCamelCase`, the same in every release.
    pub id: &'static str,
    /// The shape it concerns, as `namespace#Name` or `namespace#Name$member`.
    pub shape: Option<String>,
    /// Where it is, if it is in a text at all.
    pub place: Option<Place>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Other places that have to do with it, each with what is there.
    pub related: Vec<(Place, String)>,
}

impl Diagnostic {
    /// An error that as yet has no place.
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

    /// A warning that as yet has no place.
    pub fn warning(id: &'static str, message: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Warning,
            ..Self::error(id, message)
        }
    }

    /// The same, at a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same, about a shape or a member.
    #[must_use]
    pub fn about(mut self, shape: impl ToString) -> Self {
        self.shape = Some(shape.to_string());
        self
    }

    /// The same, with what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, with what was probably meant as its help, if there is anything.
    #[must_use]
    pub fn suggest<'a>(self, near: impl IntoIterator<Item = &'a str>) -> Self {
        match did_you_mean(near) {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// The same, with another place that has to do with it, and what is there.
    #[must_use]
    pub fn related(mut self, place: Place, what: impl Into<String>) -> Self {
        self.related.push((place, what.into()));
        self
    }

    /// Diagnostics are read in the order of the texts, and for one place errors come first.
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

/// Everything that was found, in an order that does not depend on the order it was found in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Nothing found yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one more.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// What was found, in the order it was pushed, or sorted after [`Diagnostics::sort`].
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.0
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Puts them into the order they are read in: by text, by place, errors before warnings.
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

/// Where a file was looked for, and which one beside it was probably meant.
fn search(missing: &Missing) -> Option<String> {
    let mut help = Vec::new();
    if let Some(path) = &missing.looked_for {
        help.push(format!("looked for it at `{}`", path.display()));
    }
    if let Some(folder) = &missing.no_folder {
        help.push(format!("there is no folder `{}`", folder.display()));
    }
    let names = missing.beside.iter().map(|(name, _)| name.as_str());
    if let Some(near) = nearest(&missing.name, names) {
        let path = missing.beside.iter().find(|(name, _)| name == near);
        let path = path.map(|(_, path)| path.display().to_string());
        help.extend(did_you_mean(path.as_deref()));
    }
    (!help.is_empty()).then(|| help.join("; "))
}

/// The question whether one of these was meant; of very many, the first.
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

/// A string from a model as a message shows it: in backquotes, and short.
pub(crate) fn quoted(text: &str) -> String {
    const LONGEST: usize = 80;
    let cut: String = text.chars().take(LONGEST).collect();
    let more = if cut.len() < text.len() { "…" } else { "" };
    format!("`{cut}{more}`")
}
