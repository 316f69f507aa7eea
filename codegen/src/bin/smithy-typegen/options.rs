//! The options of `Config` on the command line, one argument per method.

use clap::Args;
use std::collections::BTreeSet;

use smithy_typegen::Config;
use smithy_typegen::internal::select::Root;

use crate::roots::RootArguments;

#[derive(Args, Debug)]
#[group(skip)]
pub struct ConfigArguments {
    #[command(flatten)]
    roots: RootArguments,

    /// The Rust name of a shape or member; may be repeated.
    #[arg(long, value_name = "ID=NAME", value_parser = pair)]
    rename: Vec<(String, String)>,

    /// A derive for a type, a namespace, or all types (`*`); may be repeated.
    #[arg(long, value_name = "ID=PATH", value_parser = pair)]
    derive: Vec<(String, String)>,

    /// An attribute for a type, a member, a namespace, or all types (`*`); may be repeated.
    #[arg(long, value_name = "ID=ATTRIBUTE", value_parser = pair)]
    attribute: Vec<(String, String)>,

    /// Your own type in place of a shape; may be repeated.
    #[arg(long, value_name = "ID=TYPE", value_parser = pair)]
    extern_type: Vec<(String, String)>,

    /// Your own type in place of a shape, and the type that reads and writes it; may be repeated.
    #[arg(long, value_name = "ID=TYPE=CODEC", value_parser = triple)]
    extern_type_by: Vec<(String, String, String)>,

    /// The type of a map, of the maps of a namespace, or of all maps (`*`), without parameters; may be
    /// repeated.
    #[arg(long, value_name = "ID=PATH", value_parser = pair)]
    map_type: Vec<(String, String)>,

    /// The type of a string shape, of the strings of a namespace, or of all strings (`*`); may be
    /// repeated.
    #[arg(long, value_name = "ID=TYPE", value_parser = pair)]
    string_type: Vec<(String, String)>,

    /// The type of a blob shape, of the blobs of a namespace, or of all blobs (`*`); may be repeated.
    #[arg(long, value_name = "ID=TYPE", value_parser = pair)]
    blob_type: Vec<(String, String)>,

    /// The type of streaming blobs.
    #[arg(long, value_name = "TYPE")]
    streaming_blob: Option<String>,

    /// The type of event streams.
    #[arg(long, value_name = "PATH")]
    event_stream: Option<String>,

    /// The path of the runtime.
    #[arg(long, value_name = "PATH")]
    runtime: Option<String>,

    /// Read the model as the service itself does.
    #[arg(long)]
    authoritative: bool,

    /// Generate one module per service.
    #[arg(long)]
    module_per_service: bool,

    /// Leave out serde's traits.
    #[arg(long)]
    no_serde: bool,

    /// Leave out builders.
    #[arg(long)]
    no_builders: bool,

    /// Leave out `validate()`.
    #[arg(long)]
    no_validators: bool,

    /// Do not format the output.
    #[arg(long)]
    no_format: bool,
}

impl ConfigArguments {
    /// The roots.
    pub fn roots(&self) -> BTreeSet<Root> {
        self.roots.roots()
    }

    /// Converts to a `Config`.
    pub fn config(&self) -> Config {
        let mut config = Config::new()
            .authoritative(self.authoritative)
            .module_per_service(self.module_per_service)
            .serde(!self.no_serde)
            .builders(!self.no_builders)
            .validators(!self.no_validators)
            .format(!self.no_format);
        config = self
            .roots()
            .into_iter()
            .fold(config, |config, root| match root {
                Root::Service(id) => config.service(id),
                Root::Operation(id) => config.operation(id),
                Root::Shape(id) => config.shapes([id]),
            });
        config = of_ids(config, &self.rename, Config::rename);
        config = of_ids(config, &self.derive, Config::derive);
        config = of_ids(config, &self.attribute, Config::attribute);
        config = of_ids(config, &self.extern_type, Config::extern_type);
        let by = self.extern_type_by.iter();
        config = by.fold(config, |config, (id, path, codec)| {
            config.extern_type_by(id, path, codec)
        });
        config = of_ids(config, &self.map_type, Config::map_type);
        config = of_ids(config, &self.string_type, Config::string_type);
        config = of_ids(config, &self.blob_type, Config::blob_type);
        config = self
            .streaming_blob
            .iter()
            .fold(config, Config::streaming_blob);
        config = self.event_stream.iter().fold(config, Config::event_stream);
        self.runtime.iter().fold(config, Config::runtime)
    }
}

fn of_ids<'a>(
    config: Config,
    pairs: &'a [(String, String)],
    set: impl Fn(Config, &'a str, &'a str) -> Config,
) -> Config {
    let pairs = pairs.iter();
    pairs.fold(config, |config, (id, value)| set(config, id, value))
}

/// `ID=VALUE`, split at the first `=`, which ids cannot contain.
fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((id, value)) => Ok((id.to_owned(), value.to_owned())),
        None => Err("expected `ID=VALUE`".to_owned()),
    }
}

/// `ID=TYPE=CODEC`.
fn triple(text: &str) -> Result<(String, String, String), String> {
    let wrong = |_| "expected `ID=TYPE=CODEC`".to_owned();
    let (id, rest) = pair(text).map_err(wrong)?;
    let (path, codec) = pair(&rest).map_err(wrong)?;
    Ok((id, path, codec))
}
