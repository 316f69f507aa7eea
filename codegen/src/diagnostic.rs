//! A problem with a model: what, where, and what to do, as a person reads it.

use std::fmt;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::ast;
use crate::source::{Place, Sources};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// The model is doubtful.
    Warning,
}

/// A problem with a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What kind of problem, as one word.
    pub id: &'static str,
    /// The shape or member it is about.
    pub shape: Option<String>,
    /// Where it stands.
    pub place: Option<Place>,
    /// What is wrong.
    pub message: String,
    /// What was expected, or what to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error.
    pub fn error(id: &'static str, message: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Error,
            id,
            shape: None,
            place: None,
            message: message.into(),
            help: None,
        }
    }

    /// A warning.
    pub fn warning(id: &'static str, message: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Warning,
            ..Self::error(id, message)
        }
    }

    /// About this shape or member.
    #[must_use]
    pub fn with_shape(mut self, shape: impl Into<String>) -> Self {
        self.shape = Some(shape.into());
        self
    }

    /// Standing there.
    #[must_use]
    pub fn with_place(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// What to do about it, if anything is known.
    #[must_use]
    pub fn with_help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }

    fn render(&self, sources: &Sources, renderer: &Renderer) -> String {
        let message = printable(&self.message);
        let help = self.help.as_deref().map(printable);
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(&*message).id(self.id);
        let mut group = annotate_snippets::Group::with_title(title);
        let window = self
            .place
            .as_ref()
            .and_then(|place| Window::new(sources, place));
        if let Some(window) = &window {
            group = annotate_snippets::Group::element(
                group,
                Snippet::source(&*window.text)
                    .line_start(window.line)
                    .path(&*window.name)
                    .annotation(AnnotationKind::Primary.span(window.span.clone())),
            );
        }
        if let Some(help) = &help {
            group = annotate_snippets::Group::element(group, Level::HELP.message(&**help));
        }
        renderer.render(&[group])
    }
}

/// The line of a place, as far as it is worth showing.
struct Window {
    name: String,
    line: usize,
    text: String,
    span: std::ops::Range<usize>,
}

impl Window {
    fn new(sources: &Sources, place: &Place) -> Option<Window> {
        let text = sources.text(place.source);
        let range = match place.pointer.strip_prefix('@') {
            // A byte offset, of a text that is no JSON.
            Some(offset) => {
                let offset: usize = offset.parse().ok()?;
                offset..offset
            }
            None => {
                let span = ast::locate(text, &place.pointer)?;
                span.key.unwrap_or(span.node)
            }
        };
        let start = range.start.min(text.len());
        let before = text.get(..start)?;
        let line = before.matches('\n').count() + 1;
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let whole = text.get(line_start..)?.lines().next().unwrap_or("");
        let in_line = start - line_start;
        let length =
            (range.end.max(range.start) - range.start).min(whole.len().saturating_sub(in_line));
        Some(Window {
            name: sources.name(place.source).to_owned(),
            line,
            text: whole.to_owned(),
            span: in_line..(in_line + length.max(usize::from(in_line < whole.len()))),
        })
    }
}

/// Several problems.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// One more.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Those of another.
    pub fn extend(&mut self, other: Diagnostics) {
        self.0.extend(other.0);
    }

    /// One after another.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one is an error.
    pub fn has_errors(&self) -> bool {
        self.0
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// All of them, with the line each is about.
    pub fn render(&self, sources: &Sources) -> String {
        let renderer = Renderer::plain();
        let texts: Vec<_> = self
            .0
            .iter()
            .map(|diagnostic| diagnostic.render(sources, &renderer))
            .collect();
        format!("\n{}\n", texts.join("\n\n"))
    }

    /// Each as one line, for `cargo:warning`.
    pub fn lines(&self, sources: &Sources) -> Vec<String> {
        let line = |diagnostic: &Diagnostic| {
            let place = diagnostic.place.as_ref();
            let at = place.and_then(|place| Window::new(sources, place));
            let at = at
                .map(|at| format!("{}:{}: ", at.name, at.line))
                .unwrap_or_default();
            let shape = diagnostic.shape.as_ref();
            let shape = shape.map(|shape| format!(" ({shape})")).unwrap_or_default();
            printable(&format!("{at}{}{shape}", diagnostic.message))
        };
        self.0.iter().map(line).collect()
    }
}

/// Without characters that a terminal would obey or that turn text around.
fn printable(text: &str) -> String {
    let is_bad = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
    };
    text.chars()
        .map(|c| if is_bad(c) { '\u{fffd}' } else { c })
        .collect()
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in &self.0 {
            writeln!(f, "{}: {}", diagnostic.id, printable(&diagnostic.message))?;
        }
        Ok(())
    }
}

/// The name that was probably meant, if one is near.
pub fn nearest<'a>(name: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let scored = among.map(|other| (strsim::damerau_levenshtein(name, other), other));
    let (distance, other) = scored.min_by_key(|(distance, _)| *distance)?;
    (distance <= (name.chars().count() / 5).max(2)).then_some(other)
}
