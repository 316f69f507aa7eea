//! Failures of a command, as text and exit status.

use std::io;
use std::process::ExitCode;

use smithy_typegen::Error;
use smithy_typegen::diagnostic::{Diagnostics, Extent};
use smithy_typegen::source::Sources;

/// The reason a command failed.
pub enum Failure {
    /// Problems with the models or the request.
    Model(Diagnostics, Sources),
    /// Any other error.
    Other(String),
    /// The output could not be written.
    Output(io::Error),
}

impl Failure {
    /// Converts an error of the library.
    pub fn of(error: Error, sources: Sources) -> Failure {
        match error {
            Error::Model { diagnostics, .. } => Failure::Model(diagnostics, sources),
            other => Failure::Other(other.to_string()),
        }
    }

    /// Prints it, in color on a terminal.
    pub fn report(self) -> ExitCode {
        match self {
            Failure::Model(diagnostics, sources) => {
                anstream::eprint!("{}", diagnostics.render_styled(&sources, Extent::Digest));
            }
            Failure::Other(problem) => anstream::eprintln!("error: {problem}"),
            // The reader has closed the pipe, for example `head`.
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                return ExitCode::SUCCESS;
            }
            Failure::Output(error) => anstream::eprintln!("error: cannot write: {error}"),
        }
        ExitCode::FAILURE
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Output(error)
    }
}
