//! The arguments of the commands that compare two versions of a model, and of the one that draws it.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::ModelArguments;
use crate::options::ConfigArguments;
use crate::roots::RootArguments;

/// Compare two versions of a model, as Rust code, clients and servers see them.
///
/// `OLD` and `NEW` are a file or a folder, several with commas between them, or `git:REV:PATH` in the repository of the
/// current folder. With the options of `generate`, the generated code is that of your build script.
#[derive(Args, Debug)]
#[command(after_help = "\
Exit status: 0 if the change is compatible, 1 if it breaks one of the readers, 2 if the versions cannot be \
compared.

A rule of the Smithy specification has the id and the severity of Smithy's own diff tool. A client is one of the old \
model that calls a service of the new one, and a server one of the old model that a client of the new one calls.

With `--format json` the output is one JSON object per line with the keys `id`, `severity`, `shape`, `path`, `rust`, \
`client`, `server`, `reason`, `old`, `new`, `item` and `accepted`.

Examples:
  What a new model means for one operation:
    smithy-typegen diff old.json new.json --operation com.example.weather#GetForecast

  What changed since the last commit, for a comment on a pull request:
    smithy-typegen diff git:HEAD:model model --format markdown

  Whether old clients still work:
    smithy-typegen diff old.json new.json --reader client")]
#[command(group = clap::ArgGroup::new("roots").multiple(true))]
pub struct DiffArguments {
    /// The old version.
    #[arg(value_name = "OLD")]
    pub old: String,

    /// The new version.
    #[arg(value_name = "NEW")]
    pub new: String,

    #[command(flatten)]
    pub compared: ComparedArguments,

    /// Format of the changes.
    #[arg(long, value_enum, default_value_t)]
    pub format: DiffFormat,

    /// File to write instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,

    #[command(flatten)]
    pub options: ConfigArguments,
}

/// Review a model update: the verdict, the public API as a list, the generated code, and what to do next.
///
/// Compares what is generated for both versions without compiling anything, so it also works when code or tests no
/// longer compile. Give it the options of your build script.
#[derive(Args, Debug)]
#[command(after_help = "\
Exit status: 0 if the change is compatible, 1 if it breaks one of the readers, 2 if the versions cannot be \
compared.

Examples:
  The model in the working folder, compared with the one of the last commit:
    smithy-typegen review git:HEAD:model model --operation com.example.weather#GetForecast")]
#[command(group = clap::ArgGroup::new("roots").multiple(true))]
pub struct ReviewArguments {
    /// The old version: files or folders with commas between them, or `git:REV:PATH`.
    #[arg(value_name = "OLD")]
    pub old: String,

    /// The new version.
    #[arg(value_name = "NEW")]
    pub new: String,

    #[command(flatten)]
    pub compared: ComparedArguments,

    #[command(flatten)]
    pub options: ConfigArguments,
}

/// Draw the shapes of an operation, service or shape.
///
/// With two models, what was added, changed or removed is in colour.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  For a README, which GitHub renders:
    smithy-typegen graph weather.json --operation com.example.weather#GetForecast

  As a picture, with the changes of a new version:
    smithy-typegen graph new.json --old old.json --operation com.example.weather#GetForecast \\
      --format svg --out forecast.svg")]
#[command(group = clap::ArgGroup::new("roots").required(true).multiple(true))]
pub struct GraphArguments {
    #[command(flatten)]
    pub models: ModelArguments,

    /// The old version, to show the changes in colour: files or folders with commas between them, or `git:REV:PATH`.
    #[arg(long, value_name = "OLD")]
    pub old: Option<String>,

    #[command(flatten)]
    pub roots: RootArguments,

    /// Format of the picture.
    #[arg(long, value_enum, default_value_t)]
    pub format: GraphFormat,

    /// File to write instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum GraphFormat {
    /// A flowchart in Mermaid.
    #[default]
    Mermaid,
    /// A picture.
    Svg,
}

#[derive(Args, Debug)]
pub struct ComparedArguments {
    /// Who must not be broken; may be repeated. All, unless some are named.
    #[arg(long, value_enum)]
    pub reader: Vec<ReaderArgument>,

    /// Accepted changes, one a line: `ID SHAPE: REASON`.
    #[arg(long, value_name = "FILE")]
    pub accept: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReaderArgument {
    /// Code that uses the generated types.
    Rust,
    /// A client of the old model.
    Client,
    /// A server of the old model.
    Server,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum DiffFormat {
    /// For people.
    #[default]
    Text,
    /// For a comment on a pull request.
    Markdown,
    /// One object per line, for programs.
    Json,
    /// For CI services that show results beside the code.
    Sarif,
}
