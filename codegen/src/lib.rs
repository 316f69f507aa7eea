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
//! A build script needs [`Config`] and [`Error`]. A tool that reads models itself has [`check`] and
//! [`Config::generate_from`], the texts that they take in [`source`], and what they say of a model in
//! [`diagnostic`].
//!
//! # Features
//!
//! - `cli`: the command `smithy-typegen`. A build script does not need it.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod ast;
mod config;
pub mod diagnostic;
mod emit;
mod error;
mod hidden;
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
pub mod source;

pub use config::Config;
pub use error::Error;
pub use pipeline::{Generated, check};

/// The rooms of this package, for its own tests, benchmarks and command. No part of the public API: anything here may
/// change in any release.
#[doc(hidden)]
pub mod internal {
    macro_rules! rooms {
        ($($room:ident)+) => {
            $(
                #[doc = concat!("What the room `", stringify!($room), "` has.")]
                pub mod $room {
                    pub use crate::$room::*;
                }
            )+
        };
    }

    rooms!(ast emit ir lower markdown model options pattern select);

    #[cfg(feature = "cli")]
    rooms!(show);
}

/// The examples of `docs/configuration.md`, which the tests run.
#[cfg(doctest)]
#[doc = include_str!("../../docs/configuration.md")]
pub struct Configuration;
