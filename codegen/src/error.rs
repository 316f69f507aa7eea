//! Errors.

use std::fmt;
use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
use crate::source::Sources;

/// The reason nothing was generated: all problems of the model, or an error of the file system.
///
/// `Debug` prints the same as `Display`, so that a build script can return the error from `main`.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The model, the roots or the configuration are invalid.
    #[error("{report}")]
    Model {
        /// All diagnostics.
        diagnostics: Diagnostics,
        /// The diagnostics as text, with file, line, column and source line.
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
        /// The error of the file system.
        source: std::io::Error,
    },
    /// The generated code is not Rust, which is a bug in this crate.
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
        // The report starts on a new line, after the prefix that Rust prints for an error from
        // `main`.
        match self {
            Error::Model { report, .. } => write!(f, "\n{report}"),
            other => write!(f, "{other}"),
        }
    }
}
