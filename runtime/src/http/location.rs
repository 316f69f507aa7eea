//! The locations of members in messages.

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

/// The direction of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// From a client to a server.
    Request,
    /// From a server to a client.
    Response,
}

impl Direction {
    /// Returns the location of a member. The bindings of the other direction are ignored.
    pub(crate) fn locate(self, member: &Member) -> Location {
        let location = member.traits().iter().find_map(|one| match (self, one) {
            (_, Trait::HttpHeader(name)) => Some(Location::Header(name)),
            (_, Trait::HttpPrefixHeaders(prefix)) => Some(Location::PrefixHeaders(prefix)),
            (_, Trait::HttpPayload) => Some(Location::Payload),
            (Direction::Request, Trait::HttpLabel) => Some(Location::Label),
            (Direction::Request, Trait::HttpQuery(name)) => Some(Location::Query(name)),
            (Direction::Request, Trait::HttpQueryParams) => Some(Location::QueryParams),
            (Direction::Response, Trait::HttpResponseCode) => Some(Location::ResponseCode),
            _ => None,
        });
        location.unwrap_or(Location::Body)
    }
}
