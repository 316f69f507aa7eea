//! `show`: a shape as a tree.

use std::io::Write;
use std::process::ExitCode;

use smithy_typegen::diagnostic::{Diagnostic, nearest};
use smithy_typegen::internal::model::{Model, ShapeId};
use smithy_typegen::internal::show;

use crate::arguments::ShowArguments;
use crate::failure::Failure;
use crate::input;
use crate::progress::Progress;

pub fn run(arguments: &ShowArguments) -> Result<ExitCode, Failure> {
    let progress = Progress::of("reading", arguments.models.models.len());
    let sources = input::read(&arguments.models.models)?;
    let loaded = Model::load(&sources);
    progress.finish();
    let model = match loaded {
        Ok(loaded) => loaded.model,
        Err(found) => return Err(Failure::Model(found, sources)),
    };
    let tree = match ShapeId::parse(&arguments.id) {
        Ok(id) => show::tree(&model, &id),
        Err(_) => None,
    };
    let Some(tree) = tree else {
        let near = nearest(&arguments.id, model.shapes().map(|shape| shape.id.as_str()));
        let message = format!("the model has no shape `{}`", arguments.id);
        let unknown = Diagnostic::error("UnknownShape", message).suggest(near);
        return Err(Failure::Model(unknown.into(), sources));
    };
    std::io::stdout().write_all(tree.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
