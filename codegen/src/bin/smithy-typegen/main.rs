//! The command `smithy-typegen`.
//!
//! Handles only arguments and output; everything else is in the library.
#![forbid(unsafe_code)]

mod arguments;
mod ast;
mod check;
mod diff;
mod failure;
mod fmt;
mod generate;
mod git;
mod graph;
mod input;
mod options;
mod output;
mod progress;
mod review;
mod roots;
mod show;
mod slice;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use clap::Parser;

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Show(arguments) => show::run(&arguments),
        Command::Diff(arguments) => Ok(diff::run(&arguments)),
        Command::Review(arguments) => Ok(review::run(&arguments)),
        Command::Graph(arguments) => graph::run(&arguments),
        Command::Slice(arguments) => slice::run(&arguments),
        Command::Ast(arguments) => ast::run(&arguments),
        Command::Fmt(arguments) => fmt::run(&arguments),
    };
    result.unwrap_or_else(|failure| failure.report())
}
