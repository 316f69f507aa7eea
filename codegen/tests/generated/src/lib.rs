//! What is generated for each fixture, in a module of its own. That it compiles without a warning
//! of the compiler is the first test; the others are in `tests/`.
#![deny(warnings)]

use runtime::schema::Member;
use runtime::wire::{Codec, Error, Reader, Result, Writer};

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
    defaults typed_defaults clashes streaming streaming_types modules chat objects own_types
    pages pages_types
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

/// A stream of an application that can be sent.
#[derive(Debug, Default)]
pub struct Whole(pub runtime::stream::Body);

impl From<runtime::stream::Body> for Whole {
    fn from(body: runtime::stream::Body) -> Self {
        Whole(body)
    }
}

impl From<Whole> for runtime::stream::Body {
    fn from(whole: Whole) -> Self {
        whole.0
    }
}

/// A length as an application has it, of which serde knows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metres(pub i32);

/// A length as text: `8 m`.
#[derive(Debug)]
pub struct MetresText;

impl Codec<Metres> for MetresText {
    fn read(from: &mut dyn Reader, member: &'static Member) -> Result<Option<Metres>> {
        let Some(text) = from.string(member)? else {
            return Ok(None);
        };
        let number = text.strip_suffix(" m").and_then(|text| text.parse().ok());
        let metres = number.map(Metres).ok_or(Error::new("expected metres"))?;
        Ok(Some(metres))
    }

    fn write(value: &Metres, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
        to.string(member, &format!("{} m", value.0))
    }
}

pub use smithy_typegen_runtime as runtime;

/// The examples of the page, which need a paginated operation.
#[cfg(doctest)]
#[doc = include_str!("../../../../docs/http.md")]
mod http_page {}

/// The examples of the page, which need streams.
#[cfg(doctest)]
#[doc = include_str!("../../../../docs/streams.md")]
mod streams_page {}

/// An operation whose stream has a type that cannot be sent does not compile, though its types do. With one that can,
/// the same call compiles.
///
/// ```compile_fail,E0277
/// use generated_tests::streaming_types::{Example, StoreInput};
/// use smithy_typegen_runtime::{client::Client, server::Router};
///
/// let client = Client::<Example, _>::new(Router::<Example>::new(), "http://localhost").unwrap();
/// let input = StoreInput::builder().name("n").build().unwrap();
/// drop(client.send(input));
/// ```
///
/// ```
/// use generated_tests::objects::{Example, MergeObjectsInput};
/// use smithy_typegen_runtime::{client::Client, server::Router};
///
/// let client = Client::<Example, _>::new(Router::<Example>::new(), "http://localhost").unwrap();
/// let input = MergeObjectsInput::builder().parts("p").build().unwrap();
/// drop(client.send(input));
/// ```
#[cfg(doctest)]
mod types_that_cannot_be_sent {}
