//! Where a request goes.

use http::uri::{Authority, PathAndQuery, Scheme};
use http::{Request, Uri};

use crate::http::uri;
use crate::operation::Operation;
use crate::schema::{Schema, Trait};
use crate::wire::{Error, Members, Result};

/// The prefix of the host that an input asks for, `@endpoint` with its labels filled in.
///
/// # Errors
///
/// A label that is missing, or that is no part of a host name.
pub fn host_prefix<O: Operation<Input: Members>>(input: &O::Input) -> Result<Option<String>> {
    match O::SCHEMA.host_prefix() {
        Some(pattern) => prefix(pattern, O::SCHEMA.input(), input).map(Some),
        None => Ok(None),
    }
}

fn prefix(pattern: &str, schema: &'static Schema, input: &dyn Members) -> Result<String> {
    uri::filled_in(pattern, |name, _, prefix| {
        let members = schema.members().iter();
        let mut labels = members.filter(|member| member.has(&Trait::HostLabel));
        let text = match labels.any(|member| member.name() == name) {
            true => uri::label_text(name, schema, input)?.unwrap_or_default(),
            false => String::new(),
        };
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if text.is_empty() || text.len() > 63 || !text.bytes().all(is_part) {
            return Err(Error::new(format!(
                "the host label `{name}` must have 1 to 63 letters, digits and hyphens"
            )));
        }
        prefix.push_str(&text);
        Ok(())
    })
}

/// Completes the URI of a request: the scheme, host and port of an endpoint, its path in front, and
/// [the prefix](host_prefix) of the host.
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
/// An endpoint without a host, and what is no URI together.
pub fn send_to<B>(request: &mut Request<B>, endpoint: &Uri, prefix: Option<&str>) -> Result<()> {
    let Some(authority) = endpoint.authority() else {
        return Err(Error::new("expected an endpoint with a host"));
    };
    let no_uri = |_| Error::new("expected an endpoint and a request that are a URI together");
    let authority = match prefix {
        Some(prefix) => Authority::try_from(format!("{prefix}{authority}")),
        None => Ok(authority.clone()),
    };
    let rest = request.uri().path_and_query();
    let rest = rest.map_or("/", PathAndQuery::as_str);
    let path = format!("{}{rest}", endpoint.path().trim_end_matches('/'));
    *request.uri_mut() = Uri::builder()
        .scheme(endpoint.scheme().cloned().unwrap_or(Scheme::HTTPS))
        .authority(authority.map_err(no_uri)?)
        .path_and_query(path)
        .build()
        .map_err(|_| Error::new("expected an endpoint and a request that are a URI together"))?;
    Ok(())
}
