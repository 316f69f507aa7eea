//! Why a command stops, as text and as an exit status.

use std::io;
use std::process::ExitCode;

use smithy_typegen::Error;
use smithy_typegen::diagnostic::{Diagnostics, Extent};
use smithy_typegen::source::Sources;

/// Why a command stops.
pub enum Failure {
    /// What is wrong with the models, or with what was asked of them.
    Model(Diagnostics, Sources),
    /// Anything else that is wrong.
    Other(String),
    /// The output could not be written.
    Output(io::Error),
}

impl Failure {
    /// Of an error that the library gave for some texts.
    pub fn of(error: Error, sources: Sources) -> Failure {
        match error {
            Error::Model { diagnostics, .. } => Failure::Model(diagnostics, sources),
            other => Failure::Other(other.to_string()),
        }
    }

    /// Says it, in colours where that is a terminal.
    pub fn report(self) -> ExitCode {
        match self {
            Failure::Model(diagnostics, sources) => {
                anstream::eprint!("{}", diagnostics.render_styled(&sources, Extent::Digest));
            }
            Failure::Other(problem) => anstream::eprintln!("error: {problem}"),
            // Whoever reads the output has seen enough, `head` for one.
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
