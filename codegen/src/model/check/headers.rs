//! Checks headers bound by name or prefix: names must be valid, and no header may be bound twice
//! (Smithy specification, "httpHeader trait" and "httpPrefixHeaders trait").

use std::collections::BTreeMap;

use super::super::traits::id;
use super::super::{Member, Shape};
use super::Subject;
use super::grammar::is_token;
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};

/// Headers reserved by HTTP and its clients ("Restricted HTTP headers").
const RESERVED: [&str; 15] = [
    "authorization",
    "connection",
    "content-length",
    "expect",
    "host",
    "max-forwards",
    "proxy-authenticate",
    "server",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "www-authenticate",
    "x-forwarded-for",
];

/// A header name must be a token, and must not be reserved.
pub(super) fn name(subject: Subject<'_>, found: &mut Diagnostics) {
    let Some(name) = subject.traits().http_header() else {
        return;
    };
    let (id, message) = if !is_token(name) {
        let message = format!("{} is not a valid header name", quoted(name));
        ("InvalidHeader", message)
    } else if RESERVED.contains(&name.to_ascii_lowercase().as_str()) {
        let message = format!("the header {} is reserved by HTTP", quoted(name));
        ("ReservedHeader", message)
    } else {
        return;
    };
    found.push(subject.at_trait(Diagnostic::warning(id, message), id::HTTP_HEADER));
}

/// A header bound by name must not match a bound prefix.
pub(super) fn prefixed(
    shape: &Shape,
    members: &[Member],
    headers: &BTreeMap<String, &Member>,
    found: &mut Diagnostics,
) {
    for member in members {
        let Some(prefix) = member
            .traits
            .http_prefix_headers()
            .filter(|prefix| !prefix.is_empty())
        else {
            continue;
        };
        let prefix = prefix.to_ascii_lowercase();
        // Headers are sorted, so if any starts with the prefix, the first one not below it does.
        let Some((name, header)) = headers.range(prefix.clone()..).next() else {
            continue;
        };
        if name.starts_with(&prefix) {
            let message = format!(
                "the header {} of the member {} matches the prefix {}",
                quoted(name),
                quoted(&header.name),
                quoted(&prefix),
            );
            let subject = Subject {
                shape,
                member: Some(member),
                target: shape,
            };
            let diagnostic = subject.at_trait(
                Diagnostic::error("ConflictingBinding", message),
                id::HTTP_PREFIX_HEADERS,
            );
            found.push(diagnostic.related(header.place.clone(), "the header"));
        }
    }
}
