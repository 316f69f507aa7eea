//! Checks that no members are left unbound beside a payload, in HTTP messages and in events (Smithy specification,
//! "httpPayload trait" and "eventPayload trait").

use std::collections::BTreeMap;

use super::super::traits::id;
use super::super::{Kind, Member, Model, Shape, ShapeId};
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};

const PAYLOAD: &str = id::HTTP_PAYLOAD;
const EVENT_PAYLOAD: &str = id::EVENT_PAYLOAD;

/// Where a member of a request can be bound beside its payload.
const OF_REQUEST: &[&str] = &[
    PAYLOAD,
    id::HOST_LABEL,
    id::HTTP_HEADER,
    id::HTTP_LABEL,
    id::HTTP_PREFIX_HEADERS,
    id::HTTP_QUERY,
    id::HTTP_QUERY_PARAMS,
];

/// Where a member of a response can be bound beside its payload.
const OF_RESPONSE: &[&str] = &[
    PAYLOAD,
    id::HTTP_HEADER,
    id::HTTP_PREFIX_HEADERS,
    id::HTTP_RESPONSE_CODE,
];

const OF_EVENT: &[&str] = &[EVENT_PAYLOAD, id::EVENT_HEADER];

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    // Many operations may share a structure, which is checked once per role.
    let mut messages: BTreeMap<(&ShapeId, &str), &[&str]> = BTreeMap::new();
    for shape in model.shapes() {
        match &shape.kind {
            Kind::Operation(operation) if shape.traits.http().is_some() => {
                messages.insert((&operation.input, "request"), OF_REQUEST);
                messages.insert((&operation.output, "response"), OF_RESPONSE);
            }
            Kind::Structure(members) => {
                if shape.traits.error_fault().is_some() {
                    messages.insert((&shape.id, "response"), OF_RESPONSE);
                }
                leftover(shape, members, EVENT_PAYLOAD, OF_EVENT, "event", found);
            }
            _ => {}
        }
    }
    for ((id, message), bindings) in messages {
        let Some(shape) = model.get(id) else {
            continue;
        };
        if let Kind::Structure(members) = &shape.kind {
            leftover(shape, members, PAYLOAD, bindings, message, found);
        }
    }
}

/// Unbound members, because the payload is the whole body.
fn leftover(
    shape: &Shape,
    members: &[Member],
    payload: &str,
    bindings: &[&str],
    message: &str,
    found: &mut Diagnostics,
) {
    let Some(payload) = members.iter().find(|member| member.traits.has(payload)) else {
        return;
    };
    let is_bound = |member: &&Member| bindings.iter().any(|id| member.traits.has(id));
    for member in members.iter().filter(|member| !is_bound(member)) {
        let message = format!(
            "the member {} is unbound, but {} is the entire payload of the {message}",
            quoted(&member.name),
            quoted(&payload.name),
        );
        found.push(
            Diagnostic::error("UnboundMember", message)
                .at(member.place.clone())
                .about(format!("{}${}", shape.id, member.name))
                .related(payload.place.clone(), "the payload"),
        );
    }
}
