//! The whole pipeline, from texts to code, shared by build scripts and the command.

use std::collections::BTreeSet;
use std::path::Path;

use crate::api;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::emit::{self, Facets};
use crate::error::Error;
use crate::ir::{Module, ModuleName};
use crate::lower::{self, names};
use crate::model::{Kind, Model, Shape, ShapeId};
use crate::options::{self, Options};
use crate::output;
use crate::select::{self, Root};
use crate::source::Sources;

/// The generated code and its warnings.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The code, a whole file.
    pub code: String,
    /// Warnings, one line each.
    pub warnings: Vec<String>,
    /// The public API of the code as a list, if [`Config::api_file`](crate::Config::api_file) asked for it.
    pub api: Option<String>,
}

impl Generated {
    /// Writes the code to a file if it changed. Concurrent readers see either the old or the new code.
    ///
    /// # Errors
    ///
    /// Returns the error of the file system. The old file is left untouched.
    pub fn write(&self, path: &Path) -> Result<(), Error> {
        output::write_if_changed(path, &self.code).map_err(|source| Error::Write {
            path: path.to_owned(),
            source,
        })
    }
}

/// A request for generation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// The roots.
    pub(crate) roots: BTreeSet<Root>,
    /// The options for the types.
    pub(crate) options: Options,
    /// Which facets to write, and how.
    pub(crate) facets: Facets,
    /// Whether each service gets its own module.
    pub(crate) modules: bool,
    /// Whether to list the public API.
    pub(crate) api: bool,
}

/// Generates code. Some sources may have failed to load.
pub(crate) fn run(
    wanted: &Wanted,
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
    // If a file is missing, shapes missing from the others mean nothing.
    if unread.has_errors() {
        return Err(Error::model(unread, sources));
    }
    if wanted.roots.is_empty() {
        return Err(Error::Config(
            "nothing to generate: name a service, an operation or shapes".to_owned(),
        ));
    }
    options::check_rust(&wanted.options).map_err(Error::Config)?;
    if wanted.facets.serde {
        options::check_serde(&wanted.options).map_err(Error::Config)?;
    }
    if let Some(path) = &wanted.facets.runtime {
        syn::parse_str::<syn::Path>(path).map_err(|error| {
            Error::Config(format!(
                "the path of the runtime, `{path}`, is not Rust: {error}"
            ))
        })?;
    }
    let (modules, warnings) = modules(wanted, &loaded.model, loaded.warnings)
        .map_err(|diagnostics| Error::model(diagnostics, sources))?;
    let code = emit::file(&modules, &wanted.facets);
    Ok(Generated {
        code: code.map_err(|error| Error::Invalid(error.to_string()))?,
        warnings: warnings.lines(sources),
        api: wanted.api.then(|| api::list(&modules).to_string()),
    })
}

/// The modules for a model, or all problems with the request.
pub(crate) fn modules(
    wanted: &Wanted,
    model: &Model,
    mut warnings: Diagnostics,
) -> Result<(Vec<Module>, Diagnostics), Diagnostics> {
    let is_extern = |id: &ShapeId| wanted.options.externs.contains_key(id.as_str());
    let (mut names, mut selections) = (Vec::new(), Vec::new());
    for (name, roots) in parts_of(wanted, model, &mut warnings) {
        names.push(name);
        selections.push(select::select(model, &roots, is_extern)?);
    }
    let mut found = select::unwritten(model, &wanted.roots);
    options::check_targets(&wanted.options, model, &selections, &mut found);
    let mut modules = Vec::new();
    for (name, selection) in names.into_iter().zip(&selections) {
        match lower::lower(model, selection, &wanted.options) {
            Ok((module, more)) => {
                modules.push(Module { name, ..module });
                warnings.extend(more);
            }
            Err(more) => found.extend(more),
        }
    }
    if found.has_errors() {
        return Err(found);
    }
    Ok((modules, warnings))
}

/// Checks models: returns the errors and warnings of generating all of their shapes.
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

/// The roots of each module: all of them, or one service per module.
fn parts_of(
    wanted: &Wanted,
    model: &Model,
    warnings: &mut Diagnostics,
) -> Vec<(Option<ModuleName>, BTreeSet<Root>)> {
    if !wanted.modules {
        return vec![(None, wanted.roots.clone())];
    }
    let mut scope = names::Scope::new();
    let (mut modules, mut others) = (Vec::new(), BTreeSet::new());
    for root in &wanted.roots {
        if let Root::Service(id) = root {
            let name = id.rsplit_once('#').map_or(id.as_str(), |(_, name)| name);
            let service = ShapeId::parse(id).ok().and_then(|id| model.get(&id));
            let wish = scope.wish(names::Case::Snake, name);
            let given = scope.claim(names::Case::Snake, name);
            if wish != given {
                let message = format!(
                    "the module of the service `{id}` is called `{given}`, because another is called `{wish}`"
                );
                let warning = Diagnostic::warning("NameConflict", message).about(id);
                warnings.push(warning.help("generate one of them into a separate file"));
            }
            let name = ModuleName {
                name: given,
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
