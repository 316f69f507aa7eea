//! What a build script says: models, roots, where to, and what else.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostics;
use crate::emit::{self, Facets};
use crate::error::Error;
use crate::lower::{self, Options};
use crate::model::Model;
use crate::output;
use crate::select::{self, Root};
use crate::source::Sources;

/// Generates Rust from Smithy models. Call [`generate`](Self::generate) last.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), smithy_typegen::Error> {
///     smithy_typegen::Config::new()
///         .model("model/weather.json")
///         .service("com.example.weather#Weather")
///         .generate()
/// }
/// ```
///
/// In the crate: `include!(concat!(env!("OUT_DIR"), "/smithy.rs"));`
#[derive(Clone, Debug, Default)]
pub struct Config {
    models: Vec<PathBuf>,
    roots: BTreeSet<Root>,
    options: Options,
    file: Option<String>,
    folder: Option<PathBuf>,
}

/// What came out.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The code, formatted.
    pub code: String,
    /// What is doubtful about the model, one text a problem.
    pub warnings: Vec<String>,
}

impl Config {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A model file in Smithy's JSON AST. Several are merged, so one may hold `apply` statements
    /// for the shapes of another. Relative paths start at the package of the build script.
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new().model("model/weather.json").model("model/overlay.json");
    /// ```
    #[must_use]
    pub fn model(mut self, path: impl Into<PathBuf>) -> Self {
        self.models.push(path.into());
        self
    }

    /// An operation to generate for, by its shape id, with all it reaches. May be called again.
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new().operation("com.example.weather#GetForecast");
    /// ```
    #[must_use]
    pub fn operation(mut self, id: impl Into<String>) -> Self {
        self.roots.insert(Root::Operation(id.into()));
        self
    }

    /// A service to generate for, by its shape id: all its operations. May be called again.
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new().service("com.example.weather#Weather");
    /// ```
    #[must_use]
    pub fn service(mut self, id: impl Into<String>) -> Self {
        self.roots.insert(Root::Service(id.into()));
        self
    }

    /// Shapes to generate for, by their ids, with all they reach.
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new().shapes(["com.example.weather#Forecast", "com.example.weather#Wind"]);
    /// ```
    #[must_use]
    pub fn shapes(mut self, ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let roots = ids.into_iter().map(|id| Root::Shape(id.into()));
        self.roots.extend(roots);
        self
    }

    /// The Rust name of a structure, union, enum or operation, by its shape id. The build fails
    /// when something else has that name.
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new().rename("com.example.weather#WindInfo", "Wind");
    /// ```
    #[must_use]
    pub fn rename(mut self, shape: impl Into<String>, name: impl Into<String>) -> Self {
        self.options.renames.insert(shape.into(), name.into());
        self
    }

    /// Reads the model as the service itself does: `@required` and `@default` members are never
    /// `Option`, not even those that `@input` and `@clientOptional` keep open for a client. See
    /// [structure member optionality](https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality).
    ///
    /// For servers, mocks, and whoever recompiles when the model changes.
    #[must_use]
    pub fn authoritative(mut self, authoritative: bool) -> Self {
        self.options.authoritative = authoritative;
        self
    }

    /// The name of the generated file, `smithy.rs` if nothing is said.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file = Some(name.into());
        self
    }

    /// The folder to write to instead of `OUT_DIR`, for those who check generated code in.
    #[must_use]
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    /// Generates the file, and tells cargo to come again when a model changes.
    ///
    /// A file whose text stays the same is not touched. When anything is wrong nothing is
    /// written, and the file of the last good build stays.
    ///
    /// # Errors
    ///
    /// All that is wrong with the model, the roots or the names, each with its file, line and
    /// column; or what the file system says.
    pub fn generate(&self) -> Result<(), Error> {
        for model in &self.models {
            println!("cargo:rerun-if-changed={}", model.display());
        }
        let folder = match (&self.folder, std::env::var_os("OUT_DIR")) {
            (Some(folder), _) => folder.clone(),
            (None, Some(folder)) => PathBuf::from(folder),
            (None, None) => {
                return Err(Error::Config(
                    "OUT_DIR is not set: call `generate` in a build script, or set `out_dir`"
                        .to_owned(),
                ));
            }
        };
        let generated = self.generate_text()?;
        for warning in &generated.warnings {
            println!("cargo:warning={}", warning.replace(['\r', '\n'], " "));
        }
        let path = folder.join(self.file.as_deref().unwrap_or("smithy.rs"));
        write(&path, &generated.code)
    }

    /// Generates the code and gives it back, with no file and no word to cargo.
    ///
    /// # Errors
    ///
    /// Those of [`generate`](Self::generate), but for the output file.
    pub fn generate_text(&self) -> Result<Generated, Error> {
        if self.models.is_empty() {
            return Err(Error::Config(
                "no model: name one with `Config::model(\"model/….json\")`".to_owned(),
            ));
        }
        let mut sources = Sources::new();
        let mut diagnostics = Diagnostics::default();
        for model in &self.models {
            if let Err(diagnostic) = sources.read(model) {
                diagnostics.push(diagnostic);
            }
        }
        self.run(&sources, diagnostics)
    }

    fn run(&self, sources: &Sources, unread: Diagnostics) -> Result<Generated, Error> {
        let fail = |diagnostics| Err(Error::model(diagnostics, sources));
        let loaded = match Model::load(sources) {
            Ok(loaded) => loaded,
            Err(mut diagnostics) => {
                diagnostics.extend(unread);
                return fail(diagnostics);
            }
        };
        // With a file missing, what the others lack says nothing.
        if unread.has_errors() {
            return fail(unread);
        }
        if self.roots.is_empty() {
            return Err(Error::Config(
                "nothing to generate: name a service, an operation or shapes".to_owned(),
            ));
        }
        let selection = match select::select(&loaded.model, &self.roots) {
            Ok(selection) => selection,
            Err(diagnostics) => return fail(diagnostics),
        };
        let (module, more) = match lower::lower(&loaded.model, &selection, &self.options) {
            Ok(lowered) => lowered,
            Err(diagnostics) => return fail(diagnostics),
        };
        let facets = Facets {
            serde: true,
            builders: true,
            validators: true,
        };
        let code = emit::text(&module, facets).map_err(Error::Invalid)?;
        let mut warnings = loaded.warnings;
        warnings.extend(more);
        Ok(Generated {
            code,
            warnings: warnings.lines(sources),
        })
    }
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    output::write_if_changed(path, text).map_err(|source| Error::Write {
        path: path.to_owned(),
        source,
    })
}
