//! Where decoding stands, and what is made of what is missing: by a client nothing, by a server a
//! violation with its path.

use std::cell::RefCell;

use crate::build::Missing;
use crate::path::{Frame, Step};
use crate::violation::Violation;

/// Where decoding stands, and what it does about what is missing.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a>(Option<Notes<'a>>);

/// A server's notes. A client takes none, and so does not keep track of where it is.
#[derive(Clone, Copy, Debug)]
struct Notes<'a> {
    at: &'a Frame<'a>,
    missing: &'a RefCell<Vec<Violation>>,
}

impl<'a> Context<'a> {
    /// A client's: missing members are filled in, nothing is reported.
    pub const fn client() -> Self {
        Context(None)
    }

    /// A server's: missing members are reported.
    pub(super) const fn server(at: &'a Frame<'a>, missing: &'a RefCell<Vec<Violation>>) -> Self {
        Context(Some(Notes { at, missing }))
    }

    /// Whether everything that is not as the model says is an error.
    pub(crate) const fn is_strict(&self) -> bool {
        self.0.is_some()
    }

    /// Goes on one step further down.
    #[inline]
    pub(crate) fn below<T>(self, step: Step<'_>, go: impl FnOnce(Context<'_>) -> T) -> T {
        match self.0 {
            None => go(Context(None)),
            Some(Notes { at, missing }) => go(Context::server(&at.step(step).within(""), missing)),
        }
    }

    /// Goes on in the same place, with the members of this shape.
    #[inline]
    pub(super) fn within<T>(self, shape: &'static str, go: impl FnOnce(Context<'_>) -> T) -> T {
        match self.0 {
            None => go(Context(None)),
            Some(Notes { at, missing }) => go(Context::server(&at.as_shape(shape), missing)),
        }
    }

    /// Makes something of a builder: with a note of what is missing, or without.
    pub(super) fn assemble<T>(self, assemble: impl FnOnce(&mut Missing<'_>) -> T) -> T {
        match self.0 {
            None => assemble(&mut Missing::ignored()),
            Some(Notes { at, missing }) => {
                assemble(&mut Missing::noted(at, &mut missing.borrow_mut()).filling())
            }
        }
    }
}
