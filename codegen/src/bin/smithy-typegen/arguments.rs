//! The command-line arguments and their help.

mod updates;

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use self::updates::{
    DiffArguments, DiffFormat, GraphArguments, GraphFormat, ReaderArgument, ReviewArguments,
};
use crate::options::ConfigArguments;
use crate::roots::RootArguments;

/// Generate Rust types and validators from Smithy models.
///
/// Models are files in Smithy IDL (`.smithy`) or Smithy's JSON AST (`.json`), versions 1.0 and 2.x.
/// Several are merged into one, so one may add traits to shapes in another. `-` reads a model from standard input.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true, subcommand_required = true)]
#[command(after_help = "\
Exit status: 0 on success, 1 if a model has errors or a file cannot be used, 2 if the command \
line is invalid.

Start with `smithy-typegen show MODEL ID` to see the contents of a shape, or with \
`smithy-typegen generate --help`.")]
pub struct Arguments {
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Generate(Box<GenerateArguments>),
    Check(CheckArguments),
    Show(ShowArguments),
    Slice(SliceArguments),
    Diff(Box<DiffArguments>),
    Review(Box<ReviewArguments>),
    Graph(GraphArguments),
    Ast(AstArguments),
    Fmt(FmtArguments),
}

/// Generate Rust, as a build script would.
///
/// Writes the code to standard output, or to a file if it changed. The code needs the crate `smithy-typegen-runtime`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  One operation with everything it refers to:
    smithy-typegen generate weather.json --operation com.example.weather#GetForecast

  A whole service, written to a file:
    smithy-typegen generate weather.json --service com.example.weather#Weather --out src/weather.rs

  Some shapes of a model from another program:
    smithy ast weather.smithy | smithy-typegen generate - --shape com.example.weather#Wind")]
#[command(group = clap::ArgGroup::new("roots").required(true).multiple(true))]
pub struct GenerateArguments {
    #[command(flatten)]
    pub models: ModelArguments,

    #[command(flatten)]
    pub options: ConfigArguments,

    /// File to write instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,

    /// File for the public API of the code as a list, a line for each item.
    #[arg(long, value_name = "FILE")]
    pub api: Option<PathBuf>,
}

/// Check models without generating anything.
///
/// Errors stop generation. Warnings are those that a build script would print. The exit status is 1 if there is an
/// error.
#[derive(Args, Debug)]
#[command(after_help = "\
With `--format json` the output is one JSON object per line with the keys `file`, `line`, `column` (both \
starting at 1, with the column in characters), `severity` (`error` or `warning`), `id`, `shape`, \
`message` and `help`; unknown values are null.

Examples:
  Two files that form one model:
    smithy-typegen check weather.json overlay.json

  Only the errors, for a script:
    smithy-typegen check weather.json --format json | jq 'select(.severity == \"error\")'")]
pub struct CheckArguments {
    #[command(flatten)]
    pub models: ModelArguments,

    /// Format of the diagnostics.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Show a shape as a tree with constraints, or list the contents of a model.
///
/// Without an id, lists services, operations and other shapes. Each shape is expanded once. `(recursive)` marks a shape
/// inside itself, `(shown above)` one that is already expanded.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  The input and output of an operation:
    smithy-typegen show weather.json com.example.weather#GetForecast

  A structure, or one of its members:
    smithy-typegen show weather.json com.example.weather#Wind
    smithy-typegen show weather.json 'com.example.weather#Wind$speed'

  The contents of the model:
    smithy-typegen show weather.json")]
pub struct ShowArguments {
    /// Models (files, folders or `-` for standard input) and absolute ids of shapes or members, in any order.
    #[arg(value_name = "MODEL|ID", required = true)]
    pub all: Vec<String>,
}

impl ShowArguments {
    /// The models: arguments that are not ids.
    pub fn models(&self) -> Vec<PathBuf> {
        let models = self.all.iter().filter(|text| !is_id(text));
        models.map(PathBuf::from).collect()
    }

    /// The ids.
    pub fn ids(&self) -> Vec<&str> {
        let ids = self.all.iter().map(String::as_str);
        ids.filter(|text| is_id(text)).collect()
    }
}

/// Whether an argument is an id: it has a `#`, or is a bare name that is not a file.
fn is_id(text: &str) -> bool {
    let has_namespace = text.contains('#');
    let is_name = text
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$');
    (has_namespace || is_name) && !Path::new(text).exists()
}

/// Cut the shapes that you use out of a model, as a model to check in.
///
/// The slice is a Smithy 2.0 model in a normal form: shapes and traits by id, members in the model's order, two spaces
/// of indentation. Mixins are flattened, and a service keeps only what was asked for. Traits that only matter to other
/// tools are left out. Slicing a slice changes nothing.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  One operation of a large service:
    smithy-typegen slice weather.json --operation com.example.weather#GetForecast --out model/forecast.json

  Without documentation, and with the tests of the protocol:
    smithy-typegen slice weather.json --service com.example.weather#Weather --docs strip \\
      --keep-trait 'smithy.test#*'")]
#[command(group = clap::ArgGroup::new("roots").required(true).multiple(true))]
pub struct SliceArguments {
    #[command(flatten)]
    pub models: ModelArguments,

    #[command(flatten)]
    pub roots: RootArguments,

    /// Whether to keep documentation.
    #[arg(long, value_enum, default_value_t)]
    pub docs: Docs,

    /// A trait to leave out as well, by its id, or `NAMESPACE#*`; may be repeated.
    #[arg(long, value_name = "ID")]
    pub drop_trait: Vec<String>,

    /// A trait to keep that is left out otherwise, by its id, or `NAMESPACE#*`; may be repeated.
    #[arg(long, value_name = "ID")]
    pub keep_trait: Vec<String>,

    /// File to write instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Docs {
    /// With documentation.
    #[default]
    Keep,
    /// Without documentation.
    Strip,
}

/// Print a model in the JSON AST.
///
/// Several models are merged into one. The output is in normal form: version 2.0, shapes and traits by id, `apply`
/// statements merged into their shapes, mixins kept. The model is not checked; `check` does that.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  A model for a program that reads JSON:
    smithy-typegen ast model > model.json")]
pub struct AstArguments {
    #[command(flatten)]
    pub models: ModelArguments,
}

/// Format files in Smithy IDL.
///
/// Writes each file in the layout of Smithy's own formatter: four spaces, 120 columns, `use` statements in order and
/// only those that are needed. Comments are kept, and what a file means does not change. `-` formats standard input.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  All files in a folder:
    smithy-typegen fmt model

  For CI, whether they are formatted:
    smithy-typegen fmt model --check")]
pub struct FmtArguments {
    /// Files in Smithy IDL, or folders with such files; `-` for standard input.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,

    /// Change nothing; the exit status is 1 if a file is not formatted.
    #[arg(long)]
    pub check: bool,
}

#[derive(Args, Debug)]
pub struct ModelArguments {
    /// Files in Smithy IDL or Smithy's JSON AST, or folders with such files; `-` for standard input.
    #[arg(value_name = "MODEL", required = true)]
    pub models: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum Format {
    /// With source lines, for people.
    #[default]
    Text,
    /// One object per line, for editors and CI.
    Json,
}
