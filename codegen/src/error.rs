//! Errors.

use std::fmt;
use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
use crate::source::Sources;

/// The reason nothing was generated: all problems of the model, or an error of the file system.
///
/// `Debug` prints the same as `Display`, so that a build script can return the error from `main`.
#[non_exhaustive]
pub enum Error {
    /// The model, the roots or the configuration are invalid.
    Model {
        /// All diagnostics.
        diagnostics: Diagnostics,
        /// The diagnostics as text, with file, line, column and source line.
        report: String,
    },
    /// The configuration names nothing to generate.
    Config(String),
    /// The output could not be written.
    Write {
        /// The file.
        path: PathBuf,
        /// The error of the file system.
        source: std::io::Error,
    },
    /// The generated code is not Rust, which is a bug in this crate.
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

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Model { report, .. } => f.write_str(report),
            Error::Config(problem) => f.write_str(problem),
            Error::Write { path, source } => {
                write!(f, "cannot write `{}`: {source}", path.display())
            }
            Error::Invalid(problem) => write!(
                f,
                "the generated code is not Rust, which is a bug of smithy-typegen: {problem}"
            ),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Write { source, .. } => Some(source),
            _ => None,
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
