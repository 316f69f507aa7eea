//! Passes errors through serde.

use std::cell::Cell;

use ::serde::de::Error;

use crate::wire;

/// The message of the error that serde passes while the real one is in a [`Trouble`].
const MARK: &str = "\u{1}";

/// Holds an error while serde passes another one: serde's errors have no path.
#[derive(Default)]
pub(super) struct Trouble(Cell<Option<wire::Error>>);

impl Trouble {
    /// Stores an error for the next outer level. Returns the error of the format if there is one, because it
    /// contains the position.
    #[cold]
    pub(super) fn send<E: Error>(&self, error: wire::Error, failed: Option<E>) -> E {
        self.0.set(Some(error));
        failed.unwrap_or_else(|| E::custom(MARK))
    }

    /// Takes the error of the inner level. If that was the format's, it is only a mark.
    #[cold]
    pub(super) fn receive(&self) -> wire::Error {
        self.0.take().unwrap_or_else(|| wire::Error::new(MARK))
    }
}

/// Returns the error to report: the format's, or ours with the position from `serde_json`.
///
/// The position comes last, where `serde_json` parses it into its own line and column.
#[cold]
pub(super) fn reported<E: Error>(error: wire::Error, failed: Option<E>) -> E {
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
