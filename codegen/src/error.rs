//! Why nothing was generated.

use std::fmt;
use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
use crate::source::Sources;

/// Why nothing was generated: every problem of the model, or what the file system said.
///
/// `Debug` shows what `Display` shows, so that a build script whose `main` returns the error
/// prints something to read.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The model, the roots or the configuration.
    #[error("{report}")]
    Model {
        /// All that was found.
        diagnostics: Diagnostics,
        /// The same, as text: with file, line and column, and the line itself.
        report: String,
    },
    /// The configuration names nothing to generate.
    #[error("{0}")]
    Config(String),
    /// The output could not be written.
    #[error("cannot write `{}`: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the file system said.
        source: std::io::Error,
    },
    /// What was generated is not Rust: a bug of this crate.
    #[error("the generated code is not Rust, which is a bug of smithy-typegen: {0}")]
    Invalid(String),
}

impl Error {
    pub(crate) fn model(diagnostics: Diagnostics, sources: &Sources) -> Self {
        let report = diagnostics.render(sources);
        Error::Model {
            diagnostics,
            report,
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A report starts on a line of its own, behind what rustc's `main` says first.
        match self {
            Error::Model { report, .. } => write!(f, "\n{report}"),
            other => write!(f, "{other}"),
        }
    }
}
