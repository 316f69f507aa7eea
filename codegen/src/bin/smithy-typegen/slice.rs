//! `slice`: writes the closure of some roots as a model of its own.

use std::process::ExitCode;

use smithy_typegen::internal::model::Model;
use smithy_typegen::internal::slice::{self, Dropped, Request};

use crate::arguments::{Docs, SliceArguments};
use crate::failure::Failure;
use crate::input;
use crate::output;
use crate::progress::Progress;

pub fn run(arguments: &SliceArguments) -> Result<ExitCode, Failure> {
    let progress = Progress::of("slicing", arguments.models.models.len());
    let sources = input::read(&arguments.models.models)?;
    let request = Request {
        roots: arguments.roots.roots(),
        dropped: Dropped {
            more: arguments.drop_trait.clone(),
            but: arguments.keep_trait.clone(),
            docs: arguments.docs == Docs::Strip,
        },
    };
    let text = Model::load(&sources).and_then(|loaded| slice::slice(&loaded.model, &request));
    progress.finish();
    match text {
        Ok(text) => output::write(arguments.out.as_deref(), &text),
        Err(found) => Err(Failure::Model(found, sources)),
    }
}
