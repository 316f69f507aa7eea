//! `graph`: draws the shapes of some roots.

use std::process::ExitCode;

use smithy_typegen::Config;
use smithy_typegen::internal::diff::{self, Version};
use smithy_typegen::internal::graph::Graph;
use smithy_typegen::internal::model::Model;
use smithy_typegen::source::Sources;

use crate::arguments::{GraphArguments, GraphFormat};
use crate::failure::Failure;
use crate::git;
use crate::input;
use crate::output;
use crate::progress::Progress;

pub fn run(arguments: &GraphArguments) -> Result<ExitCode, Failure> {
    let progress = Progress::of("reading", arguments.models.models.len());
    let sources = input::read(&arguments.models.models)?;
    let roots = arguments.roots.roots();
    let graph = match &arguments.old {
        None => {
            let loaded = Model::load(&sources);
            loaded.and_then(|loaded| Graph::new(&loaded.model, &roots))
        }
        Some(old) => {
            let before = git::read(old)?;
            let old = version(&before)?;
            let new = version(&sources)?;
            let changes = diff::compare(&old, &new, &roots).map_err(Failure::Other)?;
            Graph::compared((&old.model, &new.model), &roots, &changes)
        }
    };
    progress.finish();
    let graph = match graph {
        Ok(graph) => graph,
        Err(found) => return Err(Failure::Model(found, sources)),
    };
    let text = match arguments.format {
        GraphFormat::Mermaid => graph.mermaid(),
        GraphFormat::Svg => graph.svg(),
    };
    output::write(arguments.out.as_deref(), &text)
}

fn version(sources: &Sources) -> Result<Version, Failure> {
    Version::load(sources, &Config::new()).map_err(|found| Failure::Model(found, sources.clone()))
}
