//! Checks that streams are only used where they can be read incrementally (Smithy specification, "streaming trait").

use std::collections::BTreeMap;

use super::super::traits::id;
use super::super::{Kind, Member, Model, Shape, ShapeId};
use crate::diagnostic::{Diagnostic, Diagnostics, quoted};
use crate::source::Place;

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    if !model.shapes().any(|shape| shape.traits.streaming()) {
        return;
    }
    let is_stream = |id: &ShapeId| {
        model
            .get(id)
            .is_some_and(|target| target.traits.streaming())
    };
    let mut holders: BTreeMap<&ShapeId, &Member> = BTreeMap::new();
    for shape in model.shapes() {
        events(model, shape, found);
        let mut streams = shape.members().filter(|member| is_stream(&member.target));
        let Some(first) = streams.next() else {
            continue;
        };
        holders.insert(&shape.id, first);
        if let Some(second) = streams.next() {
            let message = format!(
                "only one member of {} can target a streaming shape",
                quoted(shape.id.as_str())
            );
            found.push(
                about(shape, second, "ConflictingTrait", message)
                    .related(first.place.clone(), "the other member"),
            );
        }
        let is_blob = model
            .get(&first.target)
            .is_some_and(|target| matches!(target.kind, Kind::Blob));
        if is_blob && !first.traits.required() && first.traits.default().is_none() {
            let message =
                "a member that targets a streaming blob must be required or have a default";
            found.push(about(shape, first, "OptionalStream", message.to_owned()));
        }
    }
    for shape in model.shapes() {
        misplaced(model, shape, &holders, found);
        for member in shape.members() {
            if let Some(stream) = holders.get(&member.target) {
                let message = format!(
                    "{} contains a stream, so only operations can refer to it",
                    quoted(member.target.as_str())
                );
                found.push(
                    about(shape, member, "NestedStream", message)
                        .related(stream.place.clone(), "the streaming member"),
                );
            }
        }
    }
}

/// An error cannot be a stream, and only a stream sent to a service has a known length.
fn misplaced(
    model: &Model,
    shape: &Shape,
    holders: &BTreeMap<&ShapeId, &Member>,
    found: &mut Diagnostics,
) {
    let mut report = |message: String, place: Place, stream: &Member| {
        found.push(
            Diagnostic::error("MisplacedStream", message)
                .at(place)
                .about(&shape.id)
                .related(stream.place.clone(), "the streaming member"),
        );
    };
    match &shape.kind {
        Kind::Structure(_) if shape.traits.has(id::ERROR) => {
            if let Some(stream) = holders.get(&shape.id) {
                let message = format!(
                    "the error {} cannot contain a stream",
                    quoted(shape.id.as_str())
                );
                report(message, shape.place.clone(), stream);
            }
        }
        Kind::Operation(operation) => {
            let Some(stream) = holders.get(&operation.output) else {
                return;
            };
            if model
                .get(&stream.target)
                .is_some_and(|target| target.traits.requires_length())
            {
                let message = format!(
                    "the output {} cannot contain a stream with the trait `smithy.api#requiresLength`",
                    quoted(operation.output.as_str())
                );
                report(message, shape.place.key("output").key("target"), stream);
            }
        }
        _ => {}
    }
}

/// The events of a stream must be structures.
fn events(model: &Model, shape: &Shape, found: &mut Diagnostics) {
    if !matches!(shape.kind, Kind::Union(_)) || !shape.traits.streaming() {
        return;
    }
    for member in shape.members() {
        if model
            .get(&member.target)
            .is_some_and(|target| !matches!(target.kind, Kind::Structure(_)))
        {
            let message = format!(
                "the event {} of a stream must be a structure",
                quoted(&member.name)
            );
            found.push(about(shape, member, "WrongTarget", message));
        }
    }
}

fn about(shape: &Shape, member: &Member, id: &'static str, message: String) -> Diagnostic {
    Diagnostic::error(id, message)
        .at(member.place.clone())
        .about(format!("{}${}", shape.id, member.name))
}
