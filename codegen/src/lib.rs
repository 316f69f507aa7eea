//! Generates Rust types and validators from Smithy models, in a build script.
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), smithy_typegen::Error> {
//!     smithy_typegen::Config::new()
//!         .model("model/weather.smithy")
//!         .operation("com.example.weather#GetForecast")
//!         .generate()
//! }
//! ```
//!
//! Build scripts only need [`Config`] and [`Error`]. Tools can also use [`check`] and [`Config::generate_from`], with
//! input texts from [`source`] and results in [`diagnostic`].
//!
//! # Features
//!
//! - `cli`: the command `smithy-typegen`. A build script does not need it.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod api;
mod ast;
mod config;
pub mod diagnostic;
#[cfg(feature = "cli")]
mod diff;
mod emit;
mod error;
#[cfg(feature = "cli")]
mod graph;
mod hidden;
mod idl;
mod ir;
mod lower;
mod markdown;
mod model;
mod options;
mod output;
mod parallel;
mod pattern;
mod pipeline;
mod select;
#[cfg(feature = "cli")]
mod show;
#[cfg(feature = "cli")]
mod slice;
pub mod source;

pub use config::Config;
pub use error::Error;
pub use pipeline::{Generated, check};

/// Internals of this package, for its own tests, benchmarks and command. Not part of the public API: anything here may
/// change in any release.
#[doc(hidden)]
pub mod internal {
    macro_rules! modules {
        ($($module:ident)+) => {
            $(
                #[doc = concat!("The module `", stringify!($module), "`.")]
                pub mod $module {
                    pub use crate::$module::*;
                }
            )+
        };
    }

    modules!(api ast emit idl ir lower markdown model options pattern select);

    #[cfg(feature = "cli")]
    modules!(diff graph show slice);
}

/// Runs the examples in `docs/configuration.md` as tests.
#[cfg(doctest)]
#[doc = include_str!("../../docs/configuration.md")]
pub struct Configuration;
