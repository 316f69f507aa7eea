//! `ast`: prints a model in the JSON AST.

use std::io::Write;
use std::process::ExitCode;

use smithy_typegen::internal::model::Model;

use crate::arguments::AstArguments;
use crate::failure::Failure;
use crate::input;

pub fn run(arguments: &AstArguments) -> Result<ExitCode, Failure> {
    let sources = input::read(&arguments.models.models)?;
    match Model::serialize(&sources) {
        Ok(serialized) => {
            std::io::stdout().write_all(serialized.text.as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
        Err(found) => Err(Failure::Model(found, sources)),
    }
}
