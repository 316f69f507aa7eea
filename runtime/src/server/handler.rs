//! A handler of one operation, without its types.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;

use http::{Response, StatusCode};

use super::{failed, plain, refuse};
use crate::operation::{Operation, Service};
use crate::protocol::{Received, server};
use crate::schema::Schema;
use crate::stream::{self, Body, Carrier, Via};
use crate::validate::Validate;
use crate::wire::{Members, Structure};

/// The answer to a request.
pub(super) enum Answer {
    /// The request was refused.
    Now(Response<Body>),
    /// The handler works on it.
    Later(Pin<Box<dyn Future<Output = Response<Body>> + Send>>),
}

/// A handler of any operation.
pub(super) trait ErasedHandler: Send + Sync {
    /// The schema of the input.
    fn input(&self) -> &'static Schema;

    /// Whether the body of a request is a stream that the handler reads.
    fn takes_stream(&self) -> bool;

    /// Reads and checks the input, and starts the handler.
    fn call(&self, via: Via, received: Received<'_>, stream: Option<Body>) -> Answer;
}

/// A handler of the operation `O` of the service `S`.
pub(super) struct HandlerOf<S, O, F> {
    handler: F,
    of: PhantomData<fn() -> (S, O)>,
}

impl<S, O, F> HandlerOf<S, O, F> {
    pub(super) fn new(handler: F) -> Self {
        HandlerOf {
            handler,
            of: PhantomData,
        }
    }
}

impl<S, O, F, R> ErasedHandler for HandlerOf<S, O, F>
where
    S: Service,
    O: Operation<
            Input: Structure + Validate + Carrier + Send,
            Output: Members + Carrier + Send,
            Error: Send,
        >,
    F: Fn(O::Input) -> R + Send + Sync,
    R: Future<Output = Result<O::Output, O::Error>> + Send + 'static,
{
    fn input(&self) -> &'static Schema {
        O::SCHEMA.input()
    }

    fn takes_stream(&self) -> bool {
        O::Input::HAS_STREAM
    }

    fn call(&self, via: Via, received: Received<'_>, stream: Option<Body>) -> Answer {
        let protocol = via.protocol;
        let mut input = match server::input::<S, O>(protocol, received) {
            Ok(input) => input,
            Err(refusal) => return Answer::Now(refuse::<S>(protocol, &refusal)),
        };
        if let Some(stream) = stream {
            input.put_stream(stream, via);
        }
        let answer = (self.handler)(input);
        Answer::Later(Box::pin(async move {
            match answer.await {
                Ok(mut output) => {
                    let Ok(response) = server::respond::<S, O>(protocol, &output) else {
                        return plain(StatusCode::INTERNAL_SERVER_ERROR);
                    };
                    match output.take_stream(via) {
                        Some(stream) => stream::response(response, stream),
                        None => response.map(Body::from),
                    }
                }
                Err(error) => failed::<S, _>(protocol, &error),
            }
        }))
    }
}
