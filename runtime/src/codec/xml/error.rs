//! Reads an operation's error from its element: `Error`, alone or with others around it.

use super::{Element, Xml, XmlReader};
use crate::document::Document;
use crate::operation::{OperationError, UnknownError, query_code};
use crate::wire::{Context, Result};

/// The element with the members of an error.
pub(crate) const ERROR: &str = "Error";
/// The element with its code.
pub(crate) const CODE: &str = "Code";

impl Xml {
    /// Reads an operation's error from the HTTP status code and the response body, as the protocols `restXml`,
    /// `awsQuery` and `ec2Query` write it. The code in the body is the name of a shape or its `@awsQueryError`.
    ///
    /// If the body has no error, such as a proxy's page or an empty body, the error has only the status.
    ///
    /// # Errors
    ///
    /// Returns an error if the code is in the model and the body does not match the shape.
    pub fn error<T: OperationError>(&self, status: u16, body: &[u8]) -> Result<T> {
        let tree = self.parse(body).ok();
        let element = tree.as_ref().and_then(|tree| find(tree.root()));
        let Some(element) = element else {
            let error = UnknownError::new("", status, text_of(body));
            return Ok(T::from_unknown(error));
        };
        let code = code_of(element);
        // Errors with the same name in two namespaces share a code. The first one is used.
        let mut known = T::SCHEMAS.iter().enumerate();
        let known = known.find(|(_, schema)| schema.name() == code || query_code(schema) == code);
        if let Some((index, _)) = known {
            let mut from = XmlReader::of_error(element);
            let error = T::read_error(index, &mut from, &mut Context::client());
            if let Some(error) = error.map_err(|error| element.place(error))? {
                return Ok(error);
            }
        }
        let error = UnknownError::new(code, status, members_of(element));
        Ok(T::from_unknown(error))
    }
}

/// Finds the element of an error, which may have others around it.
pub(crate) fn find<'t>(root: Element<'t>) -> Option<Element<'t>> {
    if root.is(ERROR) {
        return Some(root);
    }
    match root.is("ErrorResponse") {
        true => root.child(ERROR),
        // EC2's.
        false => root.child("Errors")?.child(ERROR),
    }
}

/// Returns the code of an error. It is empty if there is none.
pub(crate) fn code_of(element: Element<'_>) -> String {
    let code = element.child(CODE).and_then(|code| code.text().ok());
    code.map_or(String::new(), |code| code.trim().to_owned())
}

/// Returns the members of an error that is not identified.
pub(crate) fn members_of(element: Element<'_>) -> Document {
    match element.document() {
        Document::String(_) => Document::Object(Vec::new()),
        members => members,
    }
}

/// Returns the body of a response without an error: null if it is empty, or else a string.
pub(crate) fn text_of(body: &[u8]) -> Document {
    match body.trim_ascii().is_empty() {
        true => Document::Null,
        false => Document::String(String::from_utf8_lossy(body).into_owned()),
    }
}
