//! `show`: prints a shape as a tree, or the contents of a model.

use std::io::Write;
use std::process::ExitCode;

use smithy_typegen::diagnostic::{Diagnostic, Diagnostics, nearest};
use smithy_typegen::internal::model::Model;
use smithy_typegen::internal::show;

use crate::arguments::ShowArguments;
use crate::failure::Failure;
use crate::input;
use crate::progress::Progress;

pub fn run(arguments: &ShowArguments) -> Result<ExitCode, Failure> {
    let models = arguments.models();
    if models.is_empty() {
        return Err(Failure::Other(
            "no model: name a file, or `-` for standard input".to_owned(),
        ));
    }
    let progress = Progress::of("reading", models.len());
    let sources = input::read(&models)?;
    let loaded = Model::load(&sources);
    progress.finish();
    let model = match loaded {
        Ok(loaded) => loaded.model,
        Err(found) => return Err(Failure::Model(found, sources)),
    };
    let ids = arguments.ids();
    let mut trees = Vec::new();
    let mut unknown = Diagnostics::new();
    for id in &ids {
        match show::named(&model, id) {
            Some(tree) => trees.push(tree),
            None => unknown.push(not_there(&model, id)),
        }
    }
    if ids.is_empty() {
        trees.push(show::contents(&model));
    }
    if !unknown.is_empty() {
        return Err(Failure::Model(unknown, sources));
    }
    std::io::stdout().write_all(trees.join("\n").as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn not_there(model: &Model, id: &str) -> Diagnostic {
    let diagnostic =
        Diagnostic::error("UnknownShape", format!("the model has no shape `{id}`")).about(id);
    let shapes = || model.shapes().filter(|shape| !shape.is_prelude());
    let named = shapes().filter(|shape| shape.id.name().eq_ignore_ascii_case(id));
    let named: Vec<_> = named.map(|shape| format!("`{}`", shape.id)).collect();
    if named.is_empty() {
        return diagnostic.suggest(nearest(id, shapes().map(|shape| shape.id.as_str())));
    }
    diagnostic.help(format!("did you mean {}?", named.join(" or ")))
}
