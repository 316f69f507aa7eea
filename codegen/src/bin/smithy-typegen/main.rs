//! The command `smithy-typegen`.
//!
//! Handles only arguments and output; everything else is in the library.
#![forbid(unsafe_code)]

mod arguments;
mod ast;
mod check;
mod failure;
mod fmt;
mod generate;
mod input;
mod options;
mod progress;
mod show;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use clap::Parser;

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Show(arguments) => show::run(&arguments),
        Command::Ast(arguments) => ast::run(&arguments),
        Command::Fmt(arguments) => fmt::run(&arguments),
    };
    result.unwrap_or_else(|failure| failure.report())
}
