//! What is generated for each fixture, in a module of its own. That it compiles without a warning
//! of the compiler is the first test; the others are in `tests/`.
#![deny(warnings)]

macro_rules! fixtures {
    ($($fixture:ident)*) => {
        $(
            // What is deprecated stays part of the wire, so the generated code has to name it; and
            // that it is alike from shape to shape counts for more than Clippy's taste.
            #[allow(missing_docs, deprecated, clippy::style, clippy::complexity)]
            pub mod $fixture {
                include!(concat!(env!("OUT_DIR"), "/", stringify!($fixture), ".rs"));
            }
        )*
    };
}

fixtures! {
    structure union enumeration int_enumeration constraints sparse operation recursive sensitive
    defaults typed_defaults clashes streaming streaming_types modules
}

/// A stream of bytes as an application has it: not to be cloned, compared or written as JSON.
#[derive(Debug, Default)]
pub struct Bytes(pub std::collections::VecDeque<u8>);

/// A stream of events, of whatever type they are.
#[derive(Debug)]
pub struct Events<T>(pub std::collections::VecDeque<T>);

impl<T> Default for Events<T> {
    fn default() -> Self {
        Events(Default::default())
    }
}

pub use smithy_typegen_runtime as runtime;
