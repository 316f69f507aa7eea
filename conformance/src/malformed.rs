//! Requests that a server must reject, either as malformed or as invalid.

use smithy_typegen_runtime::codec::json::Json;
use smithy_typegen_runtime::{Document, Rejection, ValidationException};

use crate::check::header;
use crate::template::{filled_in, parameters};
use crate::{Case, compare};

/// Checks that a request body is rejected for the reason of the case and with its message, if it
/// has one.
pub(crate) fn is_refused(
    case: &Case,
    accept: &dyn Fn(&[u8]) -> Result<(), Rejection>,
) -> Result<(), String> {
    let node = case.node()?;
    let parameters = parameters(node, case.parameters);
    let text = |path: &[&str]| {
        let found = path.iter().try_fold(node, |node, step| node.get(step));
        found
            .and_then(Document::as_str)
            .map(|text| filled_in(text, &parameters))
    };
    let body = text(&["request", "body"]).ok_or("the case has no body")?;
    let body = case.protocol.body(&body)?;
    let code = node
        .get("response")
        .and_then(|response| header(response, "x-amzn-errortype"));
    match (accept(&body), code) {
        (Err(Rejection::Malformed(_)), Some("SerializationException")) => Ok(()),
        (Err(Rejection::Invalid(violations)), Some("ValidationException")) => {
            let Some(wanted) = text(&["response", "body", "assertion", "contents"]) else {
                return Ok(());
            };
            let exception = ValidationException::from(&violations);
            let answer = Json::REST.to_vec(&exception);
            let answer = compare::json(&answer.map_err(|error| error.to_string())?)?;
            let wanted = compare::json(wanted.as_bytes())?;
            match compare::same(&wanted, &answer) {
                true => Ok(()),
                false => Err(format!(
                    "the response\n  wanted {wanted}\n  got    {answer}"
                )),
            }
        }
        (Ok(()), _) => Err("the request is accepted".to_owned()),
        (Err(rejection), code) => Err(format!("wanted {code:?}, rejected because {rejection}")),
    }
}
