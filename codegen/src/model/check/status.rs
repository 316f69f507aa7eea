//! Checks that status codes match the kind of response (Smithy specification, "http trait" and
//! "httpError trait").

use super::super::traits::id;
use super::super::{Fault, Kind, Model};
use super::Subject;
use crate::diagnostic::{Diagnostic, Diagnostics};

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    for shape in model.shapes() {
        let (id, code, expected, what) = match (&shape.kind, shape.traits.http()) {
            (Kind::Operation(_), Some(http)) => (id::HTTP, http.code, 2, "a successful response"),
            _ => {
                let traits = &shape.traits;
                let (Some(fault), Some(code)) = (traits.error_fault(), traits.http_error()) else {
                    continue;
                };
                match fault {
                    Fault::Client => (id::HTTP_ERROR, code, 4, "an error of the client"),
                    Fault::Server => (id::HTTP_ERROR, code, 5, "an error of the server"),
                }
            }
        };
        if code / 100 == expected {
            continue;
        }
        let message = format!("{what} has a status of {expected}xx, not {code}");
        let diagnostic = Diagnostic::warning("UnusualStatus", message);
        found.push(Subject::shape(shape).at_trait(diagnostic, id));
    }
}
