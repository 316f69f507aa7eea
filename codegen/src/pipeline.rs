//! The whole way, from texts to code: what a build script and the command have in common.

use std::collections::BTreeSet;
use std::path::Path;

use syn::parse::Parser;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::emit;
use crate::error::Error;
use crate::ir::{Module, ModuleName};
use crate::lower::{self, Options, names};
use crate::model::{Kind, Model, Shape, ShapeId};
use crate::output;
use crate::select::{self, Root};
use crate::source::Sources;

/// What came out.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The code, a whole file.
    pub code: String,
    /// What is doubtful about the model, a line each.
    pub warnings: Vec<String>,
}

impl Generated {
    /// Writes the code to a file, if it differs from what is there. Whoever reads the file meanwhile
    /// sees the old code or the new.
    ///
    /// # Errors
    ///
    /// What the file system says; the old file stays.
    pub fn write(&self, path: &Path) -> Result<(), Error> {
        output::write_if_changed(path, &self.code).map_err(|source| Error::Write {
            path: path.to_owned(),
            source,
        })
    }
}

/// Generates for a configuration, from sources of which some could not be read.
pub(crate) fn run(
    config: &Config,
    sources: &Sources,
    unread: Diagnostics,
) -> Result<Generated, Error> {
    let loaded = match Model::load(sources) {
        Ok(loaded) => loaded,
        Err(diagnostics) => {
            let all = diagnostics.into_iter().chain(unread).collect();
            return Err(Error::model(all, sources));
        }
    };
    // With a file missing, what the others lack says nothing.
    if unread.has_errors() {
        return Err(Error::model(unread, sources));
    }
    if config.roots.is_empty() {
        return Err(Error::Config(
            "nothing to generate: name a service, an operation or shapes".to_owned(),
        ));
    }
    check_options(&config.options)?;
    if let Some(path) = &config.facets.runtime {
        syn::parse_str::<syn::Path>(path).map_err(|error| {
            Error::Config(format!(
                "the path of the runtime, `{path}`, is not Rust: {error}"
            ))
        })?;
    }
    let mut warnings = loaded.warnings;
    let mut modules = Vec::new();
    for (name, roots) in parts_of(config, &loaded.model) {
        let (mut module, more) = module(config, &loaded.model, &roots)
            .map_err(|diagnostics| Error::model(diagnostics, sources))?;
        module.name = name;
        warnings.extend(more);
        modules.push(module);
    }
    let code = emit::file(&modules, &config.facets).map_err(Error::Invalid)?;
    Ok(Generated {
        code,
        warnings: warnings.lines(sources),
    })
}

/// Everything that is wrong or doubtful with models: what generating all of their shapes would say.
///
/// ```
/// let mut sources = smithy_typegen::source::Sources::new();
/// sources.add("city.json", r#"{ "smithy": "2.0", "shapes": { "example#City": { "type": "text" } } }"#);
/// assert!(smithy_typegen::check(&sources).has_errors());
/// ```
pub fn check(sources: &Sources) -> Diagnostics {
    let loaded = match Model::load(sources) {
        Ok(loaded) => loaded,
        Err(found) => return found,
    };
    let is_wanted = |shape: &&Shape| !shape.is_prelude() && !shape.traits.is_trait();
    let root = |shape: &Shape| match shape.kind {
        Kind::Service(_) => Some(Root::Service(shape.id.to_string())),
        Kind::Operation(_) => Some(Root::Operation(shape.id.to_string())),
        Kind::Resource(_) => None,
        _ => Some(Root::Shape(shape.id.to_string())),
    };
    let roots = loaded.model.shapes().filter(is_wanted).filter_map(root);
    let mut found = loaded.warnings;
    let lowered = select::select(&loaded.model, &roots.collect(), |_| false)
        .and_then(|selection| lower::lower(&loaded.model, &selection, &Options::default()));
    match lowered {
        Ok((_, more)) | Err(more) => found.extend(more),
    }
    found
}

/// What a user wrote in Rust must be Rust.
fn check_options(options: &Options) -> Result<(), Error> {
    let problem = |shape: &str, what: &str, text: &str, error: syn::Error| {
        Error::Config(format!(
            "the {what} `{text}` for `{shape}` is not Rust: {error}"
        ))
    };
    for (shape, path) in &options.derives {
        syn::parse_str::<syn::Path>(path).map_err(|e| problem(shape, "derive", path, e))?;
    }
    for (shape, text) in &options.attributes {
        syn::Attribute::parse_outer
            .parse_str(text)
            .map_err(|e| problem(shape, "attribute", text, e))?;
    }
    for (shape, path) in &options.externs {
        syn::parse_str::<syn::Type>(path).map_err(|e| problem(shape, "extern type", path, e))?;
    }
    if let Some(path) = &options.streaming_blob {
        syn::parse_str::<syn::Type>(path)
            .map_err(|e| problem("@streaming blobs", "type", path, e))?;
    }
    if let Some(path) = &options.event_stream {
        syn::parse_str::<syn::Path>(path).map_err(|e| problem("event streams", "type", path, e))?;
    }
    Ok(())
}

/// The roots that go into one module: all of them, or those of each service by itself.
fn parts_of(config: &Config, model: &Model) -> Vec<(Option<ModuleName>, BTreeSet<Root>)> {
    if !config.modules {
        return vec![(None, config.roots.clone())];
    }
    let mut scope = names::Scope::new();
    let (mut modules, mut others) = (Vec::new(), BTreeSet::new());
    for root in &config.roots {
        if let Root::Service(id) = root {
            let name = id.rsplit_once('#').map_or(id.as_str(), |(_, name)| name);
            let service = ShapeId::parse(id).ok().and_then(|id| model.get(&id));
            let name = ModuleName {
                name: scope.claim(names::Case::Snake, name),
                docs: service.map(lower::describe_service).unwrap_or_default(),
            };
            modules.push((Some(name), BTreeSet::from([root.clone()])));
        } else {
            others.insert(root.clone());
        }
    }
    if !others.is_empty() {
        modules.insert(0, (None, others));
    }
    modules
}

/// The items of one module.
fn module(
    config: &Config,
    model: &Model,
    roots: &BTreeSet<Root>,
) -> Result<(Module, Diagnostics), Diagnostics> {
    let is_extern = |id: &ShapeId| config.options.externs.contains_key(id.as_str());
    let selection = select::select(model, roots, is_extern)?;
    lower::lower(model, &selection, &config.options)
}
