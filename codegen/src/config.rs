//! What a build script says: models, roots, where to, and what else.

use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
use crate::error::Error;
use crate::options::Extern;
use crate::output;
use crate::pipeline::{self, Generated, Wanted};
use crate::select::Root;
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
    wanted: Wanted,
    file: Option<String>,
    folder: Option<PathBuf>,
}

impl Config {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A model file in Smithy's JSON AST, or a folder: every `.json` file in it and in the folders
    /// below it. Several are merged, so one may hold `apply` statements for the shapes of another.
    /// Relative paths start at the package of the build script.
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
        self.wanted.roots.insert(Root::Operation(id.into()));
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
        self.wanted.roots.insert(Root::Service(id.into()));
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
        self.wanted.roots.extend(roots);
        self
    }

    /// The Rust name of a structure, union, enum or operation, by its shape id, or of a member. The
    /// build fails when something else has that name, and when nothing that is generated has that id.
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new()
    ///     .rename("com.example.weather#WindInfo", "Wind")
    ///     .rename("com.example.weather#WindInfo$kmh", "kilometres_per_hour");
    /// ```
    #[must_use]
    pub fn rename(mut self, id: impl Into<String>, name: impl Into<String>) -> Self {
        self.wanted.options.renames.insert(id.into(), name.into());
        self
    }

    /// Reads the model as the service itself does: `@required` and `@default` members are never
    /// `Option`, not even those that `@input` and `@clientOptional` keep open for a client. See
    /// [structure member optionality](https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality).
    ///
    /// For servers, mocks, and whoever recompiles when the model changes.
    #[must_use]
    pub fn authoritative(mut self, authoritative: bool) -> Self {
        self.wanted.options.authoritative = authoritative;
        self
    }

    /// A derive beside the usual ones on the type of a shape, on all types of a namespace, or with `*`
    /// or `.` on every type.
    ///
    /// Of Rust's own traits, one that a type has already is not written twice, and one that something
    /// in it lacks is left out with a warning. So `derive("*", "Eq")` works where some types hold
    /// floating point numbers.
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new()
    ///     .derive("com.example.weather#Wind", "my_crate::Describe")
    ///     .derive("com.example.weather", "Hash")
    ///     .derive("*", "Eq");
    /// ```
    #[must_use]
    pub fn derive(mut self, shape: impl Into<String>, path: impl Into<String>) -> Self {
        self.wanted
            .options
            .derives
            .push((shape.into(), path.into()));
        self
    }

    /// An attribute on the type of a shape, on the field or variant of a member, on all types of a
    /// namespace, or with `*` or `.` on every type.
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new()
    ///     .attribute("com.example.weather#Wind", "#[must_use]")
    ///     .attribute("com.example.weather#Wind$direction", "#[doc(alias = \"bearing\")]");
    /// ```
    #[must_use]
    pub fn attribute(mut self, shape: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.wanted
            .options
            .attributes
            .push((shape.into(), attribute.into()));
        self
    }

    /// A type of your own in place of a shape, which is then not generated. It needs `Clone`,
    /// `Debug`, `PartialEq`, serde's traits, and
    /// [`Placeholder`](https://docs.rs/smithy-typegen-runtime) where a required member has it; what
    /// it holds is not validated.
    ///
    /// The path is seen from a module inside the file: a bare name, or a path from `crate` or the name
    /// of a crate.
    ///
    /// For a `@streaming` shape it takes the place of
    /// [`streaming_blob`](Self::streaming_blob) and [`event_stream`](Self::event_stream).
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new().extern_type("com.example.weather#StationId", "my_crate::StationId");
    /// ```
    #[must_use]
    pub fn extern_type(mut self, shape: impl Into<String>, path: impl Into<String>) -> Self {
        self.wanted
            .options
            .externs
            .insert(
                shape.into(),
                Extern {
                    path: path.into(),
                    codec: None,
                },
            );
        self
    }

    /// Uses a type of yours, as [`extern_type`](Self::extern_type), read and written by the functions of
    /// `codec`: the path of a type that implements the runtime's `wire::Codec` for it.
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new().extern_type_by("com.example#Address", "std::net::IpAddr", "my_crate::AddressText");
    /// ```
    #[must_use]
    pub fn extern_type_by(
        mut self,
        shape: impl Into<String>,
        path: impl Into<String>,
        codec: impl Into<String>,
    ) -> Self {
        self.wanted.options.externs.insert(
            shape.into(),
            Extern {
                path: path.into(),
                codec: Some(codec.into()),
            },
        );
        self
    }

    /// The type of `@streaming` blobs, which needs `Debug` and `Default`, the empty stream. Without
    /// one they are bytes held in memory.
    ///
    /// A structure with a stream is neither `Clone` nor `PartialEq`, and serde passes over the
    /// stream: it travels beside a document, not in one. See
    /// [streaming trait](https://smithy.io/2.0/spec/streaming.html#smithy-api-streaming-trait).
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new().streaming_blob("my_crate::ByteStream");
    /// ```
    #[must_use]
    pub fn streaming_blob(mut self, path: impl Into<String>) -> Self {
        self.wanted.options.streaming_blob = Some(path.into());
        self
    }

    /// The type of event streams, with room for a parameter: `my_crate::EventStream` becomes
    /// `my_crate::EventStream<Readings>` where the union `Readings` has the events. It needs what
    /// a [streaming blob](Self::streaming_blob) needs. Without one, an event stream is a `Vec` of
    /// its events.
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new().event_stream("my_crate::EventStream");
    /// ```
    #[must_use]
    pub fn event_stream(mut self, path: impl Into<String>) -> Self {
        self.wanted.options.event_stream = Some(path.into());
        self
    }

    /// A module for each service, named after it, instead of one file for all.
    #[must_use]
    pub fn module_per_service(mut self, modules: bool) -> Self {
        self.wanted.modules = modules;
        self
    }

    /// Formats the output. Default: `true`. Without it, a large model generates faster, and its output
    /// is unreadable.
    #[must_use]
    pub fn format(mut self, format: bool) -> Self {
        self.wanted.facets.format = format;
        self
    }

    /// Implements serde's traits. Default: `true`.
    #[must_use]
    pub fn serde(mut self, serde: bool) -> Self {
        self.wanted.facets.serde = serde;
        self
    }

    /// Generates builders. Default: `true`.
    #[must_use]
    pub fn builders(mut self, builders: bool) -> Self {
        self.wanted.facets.builders = builders;
        self
    }

    /// Generates `validate()`. Default: `true`.
    #[must_use]
    pub fn validators(mut self, validators: bool) -> Self {
        self.wanted.facets.validators = validators;
        self
    }

    /// The path at which generated code finds the runtime. Default: `smithy_typegen_runtime`.
    ///
    /// For crates that rename the dependency or re-export it, so that their users need not name it.
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new().runtime("my_crate::runtime");
    /// ```
    #[must_use]
    pub fn runtime(mut self, path: impl Into<String>) -> Self {
        self.wanted.facets.runtime = Some(path.into());
        self
    }

    /// The name of the generated file. Default: `smithy.rs`.
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

    /// Generates the file, and asks Cargo to rerun the build script when a model changes.
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
        match output::write_once(&path, &generated.code) {
            Ok(true) => Ok(()),
            Ok(false) => Err(Error::Config(format!(
                "`{}` was generated before in this build script: give each call of `generate` a \
                 `file_name` of its own",
                path.display()
            ))),
            Err(source) => Err(Error::Write { path, source }),
        }
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
        let mut unread = Diagnostics::default();
        for model in &self.models {
            if let Err(unreadable) = sources.read(model) {
                unread.push(unreadable.into());
            }
        }
        pipeline::run(&self.wanted, &sources, unread)
    }

    /// The same from texts that are in memory, instead of the files that were named.
    ///
    /// # Errors
    ///
    /// Those of [`generate_text`](Self::generate_text).
    pub fn generate_from(&self, sources: &Sources) -> Result<Generated, Error> {
        pipeline::run(&self.wanted, sources, Diagnostics::default())
    }
}
