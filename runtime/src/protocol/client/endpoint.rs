//! The endpoint of a request.

use http::uri::{Authority, PathAndQuery, Scheme};
use http::{Request, Uri};

use crate::http::uri;
use crate::operation::Operation;
use crate::schema::Schema;
use crate::wire::{Error, Members, Result};

/// Returns the host prefix for an input: the `hostPrefix` of `@endpoint` with its labels filled in.
///
/// # Errors
///
/// Returns an error if a label is missing or not valid in a host name.
pub fn host_prefix<O: Operation<Input: Members>>(input: &O::Input) -> Result<Option<String>> {
    match O::SCHEMA.host_prefix() {
        Some(pattern) => prefix(pattern, O::SCHEMA.input(), input).map(Some),
        None => Ok(None),
    }
}

fn prefix(pattern: &str, schema: &'static Schema, input: &dyn Members) -> Result<String> {
    uri::filled_in(pattern, |name, _, prefix| {
        let text = uri::label(name, "the host name", schema, input)?;
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if text.is_empty() || text.len() > 63 || !text.bytes().all(is_part) {
            let text =
                format!("the host label `{name}` must have 1 to 63 letters, digits and hyphens");
            return Err(uri::wrong_label(schema, name, text));
        }
        prefix.push_str(&text);
        Ok(())
    })
}

/// Completes the URI of a request with the scheme, host, port and path of an endpoint and the
/// [host prefix](host_prefix).
///
/// ```
/// use http::{Request, Uri};
/// use smithy_typegen_runtime::protocol::client::send_to;
///
/// let mut request = Request::get("/files?kind=big").body(())?;
/// send_to(&mut request, &Uri::from_static("https://example.com/v1"), Some("data."))?;
/// assert_eq!(request.uri(), "https://data.example.com/v1/files?kind=big");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Returns an error if the endpoint has no host, or if the result is not a valid URI.
pub fn send_to<B>(request: &mut Request<B>, endpoint: &Uri, prefix: Option<&str>) -> Result<()> {
    let Some(authority) = endpoint.authority() else {
        return Err(Error::new("the endpoint must have a host"));
    };
    let invalid = |_| Error::new("the endpoint and the URI of the request do not form a valid URI");
    let authority = match prefix {
        Some(prefix) => Authority::try_from(format!("{prefix}{authority}")),
        None => Ok(authority.clone()),
    };
    let rest = request.uri().path_and_query();
    let rest = rest.map_or("/", PathAndQuery::as_str);
    let path = format!("{}{rest}", endpoint.path().trim_end_matches('/'));
    *request.uri_mut() = Uri::builder()
        .scheme(endpoint.scheme().cloned().unwrap_or(Scheme::HTTPS))
        .authority(authority.map_err(|error| invalid(error.into()))?)
        .path_and_query(path)
        .build()
        .map_err(invalid)?;
    Ok(())
}
