//! Request IDs in XML.

use http::Response;

use super::message;
use crate::codec::xml::XmlWriter;
use crate::wire::Result;

/// Adds a request ID to a response: the header, and an element at the end of the root element, with
/// another one around it.
pub(super) fn set_in_xml(
    response: &mut Response<Vec<u8>>,
    id: &str,
    path: (Option<&str>, &str),
) -> Result<()> {
    message::set(response.headers_mut(), message::REQUEST_ID, id)?;
    let body = response.body_mut();
    let Some(end) = body.windows(2).rposition(|tag| tag == b"</") else {
        return Ok(());
    };
    let root = body.split_off(end);
    let mut writer = XmlWriter::parts(body);
    let (outer, inner) = path;
    outer.iter().for_each(|name| writer.start(name, None));
    writer.element(inner, id)?;
    outer.iter().rev().for_each(|name| writer.end(name));
    body.extend(root);
    Ok(())
}
