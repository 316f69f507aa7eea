//! Calls a `@paginated` operation page by page.

use std::fmt;

use super::{CallError, Client, Outcome, Transport};
use crate::operation::{Operation, Service};
use crate::paginated::{Paginated, PaginatedItems};
use crate::stream::Carrier;
use crate::wire::{Members, Structure};

/// The pages of a `@paginated` operation, in order. Created by [`Client::paginate`].
///
/// Nothing is sent until [`next`](Self::next) is called.
pub struct Pages<S, T, O: Paginated> {
    client: Client<S, T>,
    next: Next<O::Input>,
    landmark: Landmark<O::Token>,
}

/// What `next` returns next.
enum Next<I> {
    /// The page for this input.
    Page(I),
    /// An error: the pages have no end.
    Repeated,
    /// Nothing.
    Over,
}

impl<S, T, O: Paginated> Pages<S, T, O> {
    /// The pages of an operation, from the page that the input asks for.
    pub fn new(client: Client<S, T>, input: O::Input) -> Self {
        Pages {
            client,
            next: Next::Page(input),
            landmark: Landmark::default(),
        }
    }

    /// Returns the items of all pages instead of the pages.
    pub fn items(self) -> Items<S, T, O>
    where
        O: PaginatedItems<Items: IntoIterator>,
    {
        Items {
            pages: self,
            page: None,
        }
    }
}

impl<S, T, O> Pages<S, T, O>
where
    S: Service,
    T: Transport,
    O: Paginated + Operation<Input: Members, Output: Structure + Carrier>,
{
    /// Calls the operation for the next page. Returns `None` after the last page, which has no token or an empty one,
    /// and after an error.
    ///
    /// If the future is dropped before it is ready, the next one asks for the same page.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Client::send`], and [`CallError::RepeatedToken`] if the service returned a token again.
    /// Some services do so at their end. Every page before was returned.
    pub async fn next(&mut self) -> Option<Outcome<O>> {
        let input = match &mut self.next {
            Next::Page(input) => input,
            Next::Repeated => {
                self.next = Next::Over;
                return Some(Err(CallError::RepeatedToken));
            }
            Next::Over => return None,
        };
        let outcome = self.client.call_in_memory::<O>(input).await;
        match outcome.as_ref().ok().and_then(O::next_token) {
            None => self.next = Next::Over,
            Some(token) => {
                let is_repeated = O::token(input) == Some(&token) || self.landmark.is_at(&token);
                match is_repeated {
                    true => self.next = Next::Repeated,
                    false => O::set_token(input, token),
                }
            }
        }
        Some(outcome)
    }
}

/// One of the tokens so far, to find a cycle by (Brent's algorithm). The memory does not grow with the pages.
struct Landmark<T> {
    token: Option<T>,
    tokens: u64,
}

impl<T> Default for Landmark<T> {
    fn default() -> Self {
        Landmark {
            token: None,
            tokens: 0,
        }
    }
}

impl<T: Clone + PartialEq> Landmark<T> {
    /// Whether the tokens have come back to the landmark. It moves to the first, second, fourth, eighth token, and so
    /// on, so at some time it is on a cycle that is shorter than the way to the next one.
    fn is_at(&mut self, token: &T) -> bool {
        if self.token.as_ref() == Some(token) {
            return true;
        }
        self.tokens = self.tokens.saturating_add(1);
        if self.tokens.is_power_of_two() {
            self.token = Some(token.clone());
        }
        false
    }
}

/// The items of all pages of a `@paginated` operation, in order. Created by [`Pages::items`].
pub struct Items<S, T, O: PaginatedItems<Items: IntoIterator>> {
    pages: Pages<S, T, O>,
    page: Option<<O::Items as IntoIterator>::IntoIter>,
}

impl<S, T, O> Items<S, T, O>
where
    S: Service,
    T: Transport,
    O: PaginatedItems<Items: IntoIterator> + Operation<Input: Members, Output: Structure + Carrier>,
{
    /// Returns the next item, and calls the operation if it is on the next page. Returns `None` after the last item,
    /// and after an error.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Pages::next`].
    pub async fn next(
        &mut self,
    ) -> Option<Result<<O::Items as IntoIterator>::Item, CallError<O::Error>>> {
        loop {
            if let Some(item) = self.page.as_mut().and_then(Iterator::next) {
                return Some(Ok(item));
            }
            match self.pages.next().await? {
                Ok(output) => self.page = O::items(output).map(IntoIterator::into_iter),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// Omits the input, which may contain sensitive data.
impl<S, T, O: Paginated> fmt::Debug for Pages<S, T, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("operation", &O::NAME)
            .field("client", &self.client)
            .finish_non_exhaustive()
    }
}

/// Omits the items, which may contain sensitive data.
impl<S, T, O: PaginatedItems<Items: IntoIterator>> fmt::Debug for Items<S, T, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}
