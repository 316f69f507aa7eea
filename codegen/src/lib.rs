//! Smithy models in, Rust types and validators out, in a build script.
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), smithy_typegen::Error> {
//!     smithy_typegen::Config::new()
//!         .model("model/weather.json")
//!         .operation("com.example.weather#GetForecast")
//!         .generate()
//! }
//! ```
//!
//! The way through, each stage in a module of its own that knows nothing of those after it:
//! [`source`] reads files, [`ast`] is the JSON AST, [`model`] what it means, [`select`] what the
//! roots reach, [`lower`] every decision, [`ir`] the items to write, [`emit`] their text.
//! [`pattern`] turns a regular expression into a matcher, [`diagnostic`] a problem into something
//! that a person reads.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod ast;
mod config;
pub mod diagnostic;
pub mod emit;
mod error;
mod hidden;

pub mod ir;
pub mod lower;
pub mod markdown;
pub mod model;
pub mod options;
mod output;
mod parallel;
pub mod pattern;
mod pipeline;
pub mod select;
#[cfg(feature = "cli")]
pub mod show;
pub mod source;

pub use config::Config;
pub use error::Error;
pub use pipeline::{Generated, check};
