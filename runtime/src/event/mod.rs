//! Event streams, `application/vnd.amazon.eventstream`: unions of events as [`Frame`]s and back, without I/O.
//!
//! [`encode`] and [`decode`] convert one event. Messages whose stream is a list in memory are converted by
//! [`protocol`](crate::protocol) as a whole.

mod frame;
mod header;
mod message;
mod read;
mod write;

pub use frame::{Frame, FrameDecoder, FrameError};
pub use header::HeaderValue;
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use message::carries_initial;
#[cfg(feature = "stream")]
pub(crate) use message::is_initial;
pub(crate) use message::{Frames, FramesReader, Initial, read_message, stream_of, write_message};

use crate::protocol::{BodyCodec, Protocol};
use crate::schema::Trait;
use crate::wire::{self, Context, Error, Result, Union};

/// The content type of event streams.
pub const CONTENT_TYPE: &str = "application/vnd.amazon.eventstream";

/// The default limit of a frame in bytes: 16 MiB.
pub const LIMIT: usize = 16 << 20;

/// The header that says what a frame is.
const MESSAGE_TYPE: &str = ":message-type";
const EVENT_TYPE: &str = ":event-type";
const EXCEPTION_TYPE: &str = ":exception-type";
const CONTENT: &str = ":content-type";

/// Converts an event to a frame.
///
/// # Errors
///
/// Returns an error if the protocol has no event streams, or if a value cannot be represented.
pub fn encode<E: Union>(protocol: &dyn Protocol, event: &E) -> Result<Frame> {
    let mut frame = Frame::default();
    wire::write(
        event,
        &mut write::EventWriter {
            codec: codec(protocol)?,
            frame: &mut frame,
        },
    )?;
    Ok(frame)
}

/// Converts a frame to an event. An event that the model does not define is kept as unknown by a client's
/// [`Context`], and refused by a server's.
///
/// # Errors
///
/// Returns an error if the protocol has no event streams, if the frame is not an event of the union, or if it is an
/// error that the model does not define.
pub fn decode<E: Union>(
    protocol: &dyn Protocol,
    frame: &Frame,
    context: &mut Context,
) -> Result<E> {
    wire::read(
        &mut read::FrameReader {
            codec: codec(protocol)?,
            frame,
        },
        context,
    )
}

/// Whether an event is an exception, after which there are no more events.
#[cfg(feature = "stream")]
pub(crate) fn is_last<E: Union>(event: &E) -> bool {
    match event.set() {
        wire::Set::One(index) => {
            let member = E::SCHEMA.members().get(index);
            member.is_some_and(is_error)
        }
        _ => false,
    }
}

fn is_error(member: &crate::schema::Member) -> bool {
    let traits = member.target().traits();
    traits.iter().any(|one| matches!(one, Trait::Error(_)))
}

fn codec(protocol: &dyn Protocol) -> Result<&dyn BodyCodec> {
    protocol.events().ok_or_else(|| {
        let protocol = protocol.id();
        Error::new(format!("the protocol `{protocol}` has no event streams"))
    })
}
