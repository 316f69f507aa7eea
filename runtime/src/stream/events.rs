//! [`EventStream`]: events that are sent and received one by one.

use std::fmt;
use std::pin::Pin;
use std::task::{Context as Task, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body as HttpBody, Frame as HttpFrame};

use super::{Body, BoxError, Streamed, Via};
use crate::event::{self, Frame, FrameDecoder, FrameError};
use crate::violation::Violations;
use crate::wire::{self, Context, Union};

/// A stream of the events of a union, to send or received.
///
/// To send events, wrap any [`Stream`] of them, or a `Vec`. Received events are read one by one, with
/// [`next`](Self::next) or as a [`Stream`]. Dropping it closes what it reads from. The default is empty.
///
/// An event that is an error of the model ends the stream. So does the first `Err`.
pub struct EventStream<E>(Inner<E>);

enum Inner<E> {
    Given(Pin<Box<dyn Stream<Item = E> + Send>>),
    Received(Box<Received>),
}

struct Received {
    body: Body,
    frames: FrameDecoder,
    via: Via,
    is_done: bool,
}

impl<E> EventStream<E> {
    /// Creates a stream of events to send.
    pub fn new(events: impl Stream<Item = E> + Send + 'static) -> Self {
        EventStream(Inner::Given(Box::pin(events)))
    }
}

impl<E: Union> EventStream<E> {
    /// Returns the next event, or `None` at the end.
    ///
    /// # Errors
    ///
    /// Returns an error if the stream was interrupted, or if an event cannot be read. It is the last item.
    pub async fn next(&mut self) -> Option<Result<E, EventError>> {
        std::future::poll_fn(|task| self.poll(task)).await
    }

    fn poll(&mut self, task: &mut Task<'_>) -> Poll<Option<Result<E, EventError>>> {
        match &mut self.0 {
            Inner::Given(events) => events.as_mut().poll_next(task).map(|event| event.map(Ok)),
            Inner::Received(received) if received.is_done => Poll::Ready(None),
            Inner::Received(received) => {
                let event = ready!(received.poll(task));
                received.is_done = !matches!(&event, Some(Ok(event)) if !event::is_last(event));
                if received.is_done {
                    // This closes the connection.
                    received.body = Body::default();
                }
                Poll::Ready(event)
            }
        }
    }
}

impl Received {
    fn poll<E: Union>(&mut self, task: &mut Task<'_>) -> Poll<Option<Result<E, EventError>>> {
        loop {
            match self.frames.next_frame() {
                Err(error) => return Poll::Ready(Some(Err(error.into()))),
                Ok(Some(frame)) if self.is_skipped(&frame) => continue,
                Ok(Some(frame)) => return Poll::Ready(Some(self.event(&frame))),
                Ok(None) => {}
            }
            match ready!(Pin::new(&mut self.body).poll_next(task)) {
                Some(Ok(bytes)) => self.frames.push(&bytes),
                Some(Err(error)) => return Poll::Ready(Some(Err(EventError::Interrupted(error)))),
                None => {
                    let end = self.frames.finish().err();
                    return Poll::Ready(end.map(|error| Err(error.into())));
                }
            }
        }
    }

    /// Whether a frame is an initial message. Some services send it even if it has no members.
    fn is_skipped(&self, frame: &Frame) -> bool {
        !self.via.protocol.has_streams() && event::is_initial(frame, self.via.initial())
    }

    fn event<E: Union>(&self, frame: &Frame) -> Result<E, EventError> {
        if let Some(error) = unmodeled::<E>(frame) {
            return Err(error);
        }
        let mut context = match self.via.is_server {
            true => Context::server(),
            false => Context::client(),
        };
        let event = event::decode(self.via.protocol, frame, &mut context);
        let event = event.map_err(EventError::NotUnderstood)?;
        crate::build::complete(context, E::SCHEMA).map_err(EventError::Invalid)?;
        Ok(event)
    }
}

/// The error of a frame that ends the stream with one that the model does not define.
fn unmodeled<E: Union>(frame: &Frame) -> Option<EventError> {
    let text = |name| frame.text(name).unwrap_or_default().to_owned();
    match frame.text(":message-type") {
        Some("error") => Some(EventError::Service {
            code: text(":error-code"),
            message: text(":error-message"),
        }),
        Some("exception") => {
            let code = frame.text(":exception-type")?;
            let mut members = E::SCHEMA.members().iter();
            let is_known = members.any(|member| member.name() == code);
            (!is_known).then(|| EventError::Service {
                code: code.to_owned(),
                message: String::new(),
            })
        }
        _ => None,
    }
}

impl<E: Union> Stream for EventStream<E> {
    type Item = Result<E, EventError>;

    fn poll_next(self: Pin<&mut Self>, task: &mut Task<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(task)
    }
}

impl<E> Unpin for EventStream<E> {}

impl<E> Default for EventStream<E>
where
    E: Send + 'static,
{
    fn default() -> Self {
        EventStream::from(Vec::new())
    }
}

impl<E: Send + 'static> From<Vec<E>> for EventStream<E> {
    fn from(events: Vec<E>) -> Self {
        EventStream::new(Given(events.into_iter()))
    }
}

/// Shows neither the events nor their number.
impl<E> fmt::Debug for EventStream<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream").finish_non_exhaustive()
    }
}

/// Events that are there already.
struct Given<E>(std::vec::IntoIter<E>);

impl<E> Unpin for Given<E> {}

impl<E> Stream for Given<E> {
    type Item = E;

    fn poll_next(self: Pin<&mut Self>, _: &mut Task<'_>) -> Poll<Option<E>> {
        Poll::Ready(self.get_mut().0.next())
    }
}

impl<E: Union + Send + 'static> Streamed for EventStream<E> {
    fn into_body(self, via: Via) -> Body {
        Body::new(Sending {
            events: self,
            via,
            is_done: false,
        })
    }

    fn from_body(body: Body, via: Via) -> Self {
        EventStream(Inner::Received(Box::new(Received {
            body,
            frames: FrameDecoder::new(via.limit),
            via,
            is_done: false,
        })))
    }
}

/// The body with events, each of them a frame.
struct Sending<E> {
    events: EventStream<E>,
    via: Via,
    is_done: bool,
}

impl<E: Union> HttpBody for Sending<E> {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        task: &mut Task<'_>,
    ) -> Poll<Option<Result<HttpFrame<Bytes>, BoxError>>> {
        let sending = self.get_mut();
        if sending.is_done {
            return Poll::Ready(None);
        }
        let event = match ready!(sending.events.poll(task)) {
            None => return Poll::Ready(None),
            Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
            Some(Ok(event)) => event,
        };
        sending.is_done = event::is_last(&event);
        let mut bytes = Vec::new();
        let frame = event::encode(sending.via.protocol, &event);
        Poll::Ready(Some(
            match frame.and_then(|frame| frame.encode(&mut bytes)) {
                Ok(()) => Ok(HttpFrame::data(bytes.into())),
                Err(error) => Err(error.into()),
            },
        ))
    }
}

/// Why a stream of events ended early.
#[derive(Debug)]
#[non_exhaustive]
pub enum EventError {
    /// The bytes are not an event: a wrong checksum, an event over the limit, the end in the middle of one.
    Frame(FrameError),
    /// The transport failed.
    Interrupted(BoxError),
    /// An event lacks required members. Only a server reports them.
    Invalid(Violations),
    /// An event is not what the model describes.
    NotUnderstood(wire::Error),
    /// The other side ended the stream with an error that is not in the model.
    Service {
        /// The code.
        code: String,
        /// The message. It may be empty.
        message: String,
    },
}

impl From<FrameError> for EventError {
    fn from(error: FrameError) -> Self {
        EventError::Frame(error)
    }
}

/// The cause is not part of the message. It is the [source](std::error::Error::source).
impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EventError::Frame(_) => f.write_str("the stream of events is corrupt"),
            EventError::Interrupted(_) => f.write_str("the stream of events was interrupted"),
            EventError::Invalid(_) => f.write_str("an event is invalid"),
            EventError::NotUnderstood(_) => f.write_str("an event was not understood"),
            EventError::Service { code, message } if message.is_empty() => f.write_str(code),
            EventError::Service { code, message } => write!(f, "{code}: {message}"),
        }
    }
}

impl std::error::Error for EventError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            EventError::Frame(error) => Some(error),
            EventError::Interrupted(error) => Some(&**error),
            EventError::Invalid(violations) => Some(violations),
            EventError::NotUnderstood(error) => Some(error),
            EventError::Service { .. } => None,
        }
    }
}
