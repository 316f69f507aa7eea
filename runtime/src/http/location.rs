//! Where a member travels.

use crate::schema::{Member, Trait};

/// The part of a message that holds a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    Label,
    Query(&'static str),
    QueryParams,
    Header(&'static str),
    PrefixHeaders(&'static str),
    ResponseCode,
    Payload,
    Body,
}

/// The location of a member of an input.
pub(crate) fn in_request(member: &Member) -> Location {
    let found = member.traits().iter().find_map(|one| match one {
        Trait::HttpLabel => Some(Location::Label),
        Trait::HttpQuery(name) => Some(Location::Query(name)),
        Trait::HttpQueryParams => Some(Location::QueryParams),
        other => in_both(other),
    });
    found.unwrap_or(Location::Body)
}

/// The location of a member of an output or error. The bindings of requests mean nothing there.
pub(crate) fn in_response(member: &Member) -> Location {
    let found = member.traits().iter().find_map(|one| match one {
        Trait::HttpResponseCode => Some(Location::ResponseCode),
        other => in_both(other),
    });
    found.unwrap_or(Location::Body)
}

fn in_both(one: &Trait) -> Option<Location> {
    match one {
        Trait::HttpHeader(name) => Some(Location::Header(name)),
        Trait::HttpPrefixHeaders(prefix) => Some(Location::PrefixHeaders(prefix)),
        Trait::HttpPayload => Some(Location::Payload),
        _ => None,
    }
}
