//! Which error a response has.

use crate::codec::error_body;
use crate::document::Document;

/// The code of an error and its body, before it is known which error it is.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorBody {
    /// The name of the error's shape, without a namespace; empty if there is none.
    pub code: String,
    /// The body: null if it was empty, a string or bytes if it was not in the protocol's notation.
    pub body: Document,
}

impl ErrorBody {
    /// By the code of a header, if there is one, and the body.
    pub(super) fn new(header: Option<&str>, body: Document) -> Self {
        let code = header.map_or_else(
            || error_body::code_in(&body).unwrap_or_default().to_owned(),
            ToOwned::to_owned,
        );
        ErrorBody {
            code: error_body::bare(&code).to_owned(),
            body,
        }
    }
}
