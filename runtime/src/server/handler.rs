//! A handler of one operation, without its types.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;

use http::{Response, StatusCode};

use super::{failed, plain};
use crate::operation::{Operation, Service};
use crate::protocol::{Protocol, Received, server};
use crate::validate::Validate;
use crate::wire::{Members, Structure};

/// The answer to a request.
pub(super) enum Answer {
    /// The request was refused.
    Now(Response<Vec<u8>>),
    /// The handler works on it.
    Later(Pin<Box<dyn Future<Output = Response<Vec<u8>>> + Send>>),
}

/// A handler of any operation.
pub(super) trait ErasedHandler: Send + Sync {
    /// Reads and checks the input, and starts the handler.
    fn call(&self, protocol: &'static dyn Protocol, received: Received<'_>) -> Answer;
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
    O: Operation<Input: Structure + Validate + Send, Output: Members + Send, Error: Send>,
    F: Fn(O::Input) -> R + Send + Sync,
    R: Future<Output = Result<O::Output, O::Error>> + Send + 'static,
{
    fn call(&self, protocol: &'static dyn Protocol, received: Received<'_>) -> Answer {
        let input = match server::input::<S, O>(protocol, received) {
            Ok(input) => input,
            Err(refusal) => return Answer::Now(server::refuse::<S>(protocol, &refusal)),
        };
        let answer = (self.handler)(input);
        Answer::Later(Box::pin(async move {
            match answer.await {
                Ok(output) => server::respond::<S, O>(protocol, &output)
                    .unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR)),
                Err(error) => failed::<S, _>(protocol, &error),
            }
        }))
    }
}
