//! The configuration of a build script: models, roots, output and options.

use std::path::{Path, PathBuf};

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
///         .model("model/weather.smithy")
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
    api_file: Option<String>,
    folder: Option<PathBuf>,
}

impl Config {
    /// Creates an empty configuration.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a model file in Smithy IDL (`.smithy`) or in Smithy's JSON AST (`.json`), or a folder with all such files
    /// in it and its subfolders. Several models are merged, so one may contain `apply` statements for shapes in
    /// another. Relative paths start at the package of the build script.
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new().model("model/weather.smithy").model("model/overlay.smithy");
    /// ```
    #[must_use]
    pub fn model(mut self, path: impl Into<PathBuf>) -> Self {
        self.models.push(path.into());
        self
    }

    /// Adds an operation to generate, by its shape id, with everything it refers to. Can be called
    /// repeatedly.
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

    /// Adds a service to generate, by its shape id, with all its operations. Can be called
    /// repeatedly.
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

    /// Adds shapes to generate, by their ids, with everything they refer to.
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

    /// Sets the Rust name of a structure, union, enum, operation or member, by its id. The build
    /// fails if something else has that name, or if no generated item has that id.
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
    /// `Option`, even if `@input` or `@clientOptional` makes them optional for clients, except those of
    /// an [`extern_type`](Self::extern_type). See
    /// [structure member optionality](https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality).
    ///
    /// For servers, mocks, and anyone who recompiles when the model changes. Default: `false`.
    #[must_use]
    pub fn authoritative(mut self, authoritative: bool) -> Self {
        self.wanted.options.authoritative = authoritative;
        self
    }

    /// Adds a derive to the type of a shape, to all types in a namespace, or with `*` or `.` to
    /// every type.
    ///
    /// A derive that a type already has is not repeated. A standard derive that a field does not
    /// support is skipped with a warning, so `derive("*", "Eq")` works even if some types contain
    /// floating-point numbers.
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

    /// Adds an attribute to the type of a shape, to the field or variant of a member, to all types
    /// in a namespace, or with `*` or `.` to every type.
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

    /// Uses your own type in place of a shape, which is then not generated. The type needs `Clone`,
    /// `Debug`, `PartialEq` and serde's traits, by which it is read and written in every format, and
    /// `From<String>` and `AsRef<str>` for keys of maps. Its contents are not validated.
    ///
    /// A required member of such a type is an `Option`, because nothing can stand in for a missing
    /// value. `validate()` and `build()` report a missing one. A `@default` is not applied.
    ///
    /// The path is resolved from a module inside the file: use a bare name, or a path that starts
    /// with `crate` or the name of a crate.
    ///
    /// For a `@streaming` shape, it overrides [`streaming_blob`](Self::streaming_blob) and
    /// [`event_stream`](Self::event_stream).
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new()
    ///     .extern_type("com.example.weather#StationId", "uuid::Uuid")
    ///     .extern_type("com.example.weather#Coordinates", "my_crate::Coordinates");
    /// ```
    #[must_use]
    pub fn extern_type(mut self, shape: impl Into<String>, path: impl Into<String>) -> Self {
        self.wanted.options.externs.insert(
            shape.into(),
            Extern {
                path: path.into(),
                codec: None,
            },
        );
        self
    }

    /// Uses your own type in place of a shape, like [`extern_type`](Self::extern_type), but reads and
    /// writes it with the functions of `codec`: the path of a type that implements the runtime's
    /// `wire::Codec` for it. The type itself does not need serde's traits.
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new().extern_type_by(
    ///     "com.example.weather#Elevation",
    ///     "my_crate::Metres",
    ///     "my_crate::MetresAsText",
    /// );
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

    /// Sets the type of a map, of all maps in a namespace, or with `*` or `.` of every map. The path has
    /// no parameters; the types of keys and values are added. Default: `std::collections::BTreeMap`.
    ///
    /// The type needs `Clone`, `Debug`, `Default`, `PartialEq`, `Send`, `Sync`, `FromIterator` and
    /// `Extend` for pairs, and `IntoIterator` for references. `std::collections::HashMap` and
    /// `indexmap::IndexMap` implement all of them. Entries are written in the order of its iterator.
    ///
    /// The narrowest target wins, and the last of equal ones. Maps inside a `@uniqueItems` list must
    /// be hashable, so they keep the default, with a warning, unless named by their own id.
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new()
    ///     .map_type("*", "std::collections::HashMap")
    ///     .map_type("com.example.weather#Labels", "indexmap::IndexMap");
    /// ```
    #[must_use]
    pub fn map_type(mut self, target: impl Into<String>, path: impl Into<String>) -> Self {
        self.wanted.options.maps.push((target.into(), path.into()));
        self
    }

    /// Sets the type of a string shape, of all strings in a namespace, or with `*` or `.` of every
    /// string, keys of maps included. Enums are not affected. Default: `String`.
    ///
    /// The type needs `Clone`, `Debug`, `Default`, `PartialEq`, `Send`, `Sync`, `From<String>` and
    /// `AsRef<str>`, and what the type of maps demands of its keys. `std::sync::Arc<str>`, `Box<str>`
    /// and `compact_str::CompactString` implement all of them.
    ///
    /// The narrowest target wins, and the last of equal ones. Members without a string shape of their
    /// own have `smithy.api#String`.
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new()
    ///     .string_type("*", "std::sync::Arc<str>")
    ///     .string_type("com.example.weather#Report", "String");
    /// ```
    #[must_use]
    pub fn string_type(mut self, target: impl Into<String>, path: impl Into<String>) -> Self {
        let types = &mut self.wanted.options.strings;
        types.push((target.into(), path.into()));
        self
    }

    /// Sets the type of a blob shape, of all blobs in a namespace, or with `*` or `.` of every blob.
    /// Default: the runtime's `Blob`.
    ///
    /// The type needs `Clone`, `Debug`, `Default`, `PartialEq`, `Send`, `Sync`, `From<Vec<u8>>` and
    /// `AsRef<[u8]>`. `Vec<u8>` and `bytes::Bytes` implement all of them.
    ///
    /// The narrowest target wins, and the last of equal ones. Members without a blob shape of their
    /// own have `smithy.api#Blob`. For `@streaming` blobs,
    /// [`streaming_blob`](Self::streaming_blob) wins.
    ///
    /// ```
    /// # use smithy_typegen::Config;
    /// Config::new().blob_type("*", "bytes::Bytes");
    /// ```
    #[must_use]
    pub fn blob_type(mut self, target: impl Into<String>, path: impl Into<String>) -> Self {
        self.wanted.options.blobs.push((target.into(), path.into()));
        self
    }

    /// Sets the type of `@streaming` blobs: the runtime's `stream::Body`, or your own. It needs
    /// `Debug` and `Default`, the empty stream, and for clients and servers `From<stream::Body>` and
    /// `Into<stream::Body>`. By default, streaming blobs are bytes in memory.
    ///
    /// A structure with a stream is neither `Clone` nor `PartialEq`, and serde skips the stream: it
    /// travels beside a document, not in one. See
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

    /// Sets the generic type of event streams: `my_crate::EventStream` becomes
    /// `my_crate::EventStream<Readings>` if `Readings` is the union of events. It is the runtime's
    /// `stream::EventStream`, or your own: it needs `Debug` and `Default`, and for clients and
    /// servers `From<stream::EventStream<E>>` and `Into<stream::EventStream<E>>`. By default, an
    /// event stream is a `Vec` of its events.
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

    /// Generates one module per service, named after it. Default: `false`.
    #[must_use]
    pub fn module_per_service(mut self, modules: bool) -> Self {
        self.wanted.modules = modules;
        self
    }

    /// Formats the output. Default: `true`. Without formatting, large models are generated faster,
    /// but the output is unreadable.
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

    /// Sets the path of the runtime in generated code. Default: `smithy_typegen_runtime`.
    ///
    /// For crates that rename or re-export the dependency.
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

    /// Sets the name of the generated file. Default: `smithy.rs`.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file = Some(name.into());
        self
    }

    /// Writes the public API of the generated code as a list to a second file beside it: a line for each type, field,
    /// variant and method, with types and constraints. Compare it with a snapshot in a test, and a reviewer sees what a
    /// new model changes before reading any code. Default: no list.
    #[must_use]
    pub fn api_file(mut self, name: impl Into<String>) -> Self {
        self.api_file = Some(name.into());
        self.wanted.api = true;
        self
    }

    /// Sets the output folder. Default: `OUT_DIR`. Use it to check generated code in.
    #[must_use]
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    /// Generates the file, and asks Cargo to rerun the build script when a model changes.
    ///
    /// An unchanged file is not touched. On any error, nothing is written, and the file of the last
    /// successful build is left untouched.
    ///
    /// # Errors
    ///
    /// Returns all problems with the model, the roots or the names, each with its file, line and
    /// column, or an error of the file system.
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
        let file = self.file.as_deref().unwrap_or("smithy.rs");
        write(&folder.join(file), &generated.code)?;
        if let (Some(file), Some(list)) = (&self.api_file, &generated.api) {
            write(&folder.join(file), list)?;
        }
        Ok(())
    }

    /// Generates the code and returns it, without writing a file or printing instructions for
    /// Cargo.
    ///
    /// # Errors
    ///
    /// See [`generate`](Self::generate), except for errors of the output file.
    pub fn generate_text(&self) -> Result<Generated, Error> {
        if self.models.is_empty() {
            return Err(Error::Config(
                "no model: add one with `Config::model(\"model/….json\")`".to_owned(),
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

    /// The same with other roots.
    #[cfg(feature = "cli")]
    pub(crate) fn with_roots(mut self, roots: std::collections::BTreeSet<Root>) -> Self {
        self.wanted.roots = roots;
        self
    }

    /// What is asked for.
    #[cfg(feature = "cli")]
    pub(crate) fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// Generates the code from texts in memory instead of model files.
    ///
    /// # Errors
    ///
    /// See [`generate_text`](Self::generate_text).
    pub fn generate_from(&self, sources: &Sources) -> Result<Generated, Error> {
        pipeline::run(&self.wanted, sources, Diagnostics::default())
    }
}

/// Writes a file that no earlier call in this process has written.
fn write(path: &Path, text: &str) -> Result<(), Error> {
    match output::write_once(path, text) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Error::Config(format!(
            "`{}` was already generated by this build script: give each call of `generate` a \
             different `file_name`",
            path.display()
        ))),
        Err(source) => Err(Error::Write {
            path: path.to_owned(),
            source,
        }),
    }
}
