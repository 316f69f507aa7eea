//! Errors on their way out through serde.

use std::cell::Cell;

use ::serde::de::Error;

use crate::wire;

/// What serde carries while the error itself waits in a [`Trouble`].
const MARK: &str = "\u{1}";

/// An error of ours on its way through serde, whose own errors have no room for a path.
#[derive(Default)]
pub(super) struct Trouble(Cell<Option<wire::Error>>);

impl Trouble {
    /// Puts an error by for the next level out. The format's own comes with it where there is one, as
    /// it knows the place.
    #[cold]
    pub(super) fn send<E: Error>(&self, error: wire::Error, failed: Option<E>) -> E {
        self.0.set(Some(error));
        failed.unwrap_or_else(|| E::custom(MARK))
    }

    /// The error of the level below; one that only marks the place if it is the format's own.
    #[cold]
    pub(super) fn receive(&self) -> wire::Error {
        self.0.take().unwrap_or_else(|| wire::Error::new(MARK))
    }
}

/// What there is to say in the end: the format's own error, or ours with the place that `serde_json`
/// gave it.
///
/// The place stands last, as `serde_json` takes it from there into its own line and column.
#[cold]
pub(super) fn said<E: Error>(error: wire::Error, failed: Option<E>) -> E {
    match failed {
        None => E::custom(error),
        Some(failed) if error.message() == MARK => failed,
        Some(failed) => {
            let text = failed.to_string();
            let place = text.split_once(MARK).map_or("", |(_, place)| place);
            match place.starts_with(" at line ") {
                true => E::custom(format_args!("{error}{place}")),
                false => E::custom(error),
            }
        }
    }
}

#[cold]
pub(super) fn read_twice() -> wire::Error {
    wire::Error::new("a value was read twice")
}
