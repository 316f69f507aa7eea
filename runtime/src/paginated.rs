//! Operations whose output comes in pages, `@paginated`.

use crate::operation::Operation;

/// A generated operation whose output comes in pages, `@paginated`.
///
/// A client follows the pages with `Client::paginate`.
pub trait Paginated: Operation {
    /// The token that identifies a page: a string, or for some services a map.
    type Token: Clone + PartialEq;

    /// The token in an input. Without one, the input asks for the first page.
    fn token(input: &Self::Input) -> Option<&Self::Token>;

    /// Makes an input ask for the page of a token.
    fn set_token(input: &mut Self::Input, token: Self::Token);

    /// The token of the page after an output. Returns `None` for the last page: the token is missing or empty.
    fn next_token(output: &Self::Output) -> Option<Self::Token>;
}

/// A generated `@paginated` operation whose model names the `items` of a page.
pub trait PaginatedItems: Paginated {
    /// The items of a page: a list or a map.
    type Items;

    /// The items of a page, if it has any.
    fn items(output: Self::Output) -> Option<Self::Items>;
}
