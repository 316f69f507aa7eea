//! What is generated for each fixture, in a module of its own. That it compiles without a warning
//! is the first test; the others are in `tests/`.
#![deny(warnings)]
#![allow(
    missing_docs,
    reason = "the fixtures document only what a test looks at"
)]

macro_rules! fixtures {
    ($($fixture:ident)*) => {
        // What is deprecated stays part of the wire, so the generated code has to name it.
        $(#[allow(deprecated)] pub mod $fixture {
            include!(concat!(env!("OUT_DIR"), "/", stringify!($fixture), ".rs"));
        })*
    };
}

fixtures! {
    structure union enumeration int_enumeration constraints sparse operation recursive sensitive
    defaults clashes
}

pub use smithy_typegen_runtime as runtime;
