//! Streams of events, in memory: what a client sends and a server reads, and the other way round.

use http::{Request, Response};
use smithy_typegen_runtime::event::{CONTENT_TYPE, Frame, FrameDecoder};
use smithy_typegen_runtime::protocol::client::{self, Failure};
use smithy_typegen_runtime::protocol::server as serving;
use smithy_typegen_runtime::schema::{Member, Schema};
use smithy_typegen_runtime::wire::{Context, Items, Members, Set, Structure, Writer, read};
use smithy_typegen_runtime::{
    Document, Operation, OperationError, Service, ServiceError as _, Validate,
};

use super::server;
use crate::compare::base64;
use crate::{Case, ParamsReader, Side, message};

/// Which message a case is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Request,
    Response,
}

/// A case, taken apart.
struct Events<'a> {
    node: &'a Document,
    direction: Direction,
    /// The events of the message.
    events: Vec<&'a Document>,
    /// The bytes of all events.
    bytes: Vec<u8>,
}

pub(super) fn check<S, O>(case: &Case) -> Result<(), String>
where
    S: Service,
    O: Operation,
    O::Input: Structure + Validate + PartialEq,
    O::Output: Structure + PartialEq,
    O::Error: OperationError,
{
    let events = Events::of(case.node()?)?;
    match (events.direction, case.side) {
        (Direction::Request, Side::Client) => {
            let input = events.value::<O::Input>(&mut Context::client())?;
            let request = client::request::<S, O>(case.protocol.spoken(), &input, &String::new);
            let request = request.map_err(|error| error.to_string())?;
            if let Some(initial) = events.node.get("initialRequest") {
                message::is_head(initial, &request)?;
            }
            events.is_body(request.headers(), request.body())
        }
        (Direction::Request, Side::Server) => {
            let request = events.request::<O>(case)?;
            let read = server::read::<S, O>(case, &request);
            let wanted = || events.value::<O::Input>(&mut Context::server());
            events.is_read(read.map_err(|refusal| (refusal.to_string(), None)), wanted)
        }
        (Direction::Response, Side::Server) => {
            let output = events.value::<O::Output>(&mut Context::client())?;
            let response = serving::respond::<S, O>(case.protocol.spoken(), &output);
            let response = response.map_err(|error| error.to_string())?;
            if let Some(initial) = events.node.get("initialResponse") {
                message::is_response(case.protocol, initial, &response)?;
            }
            events.is_body(response.headers(), response.body())
        }
        (Direction::Response, Side::Client) => {
            let response = events.response(case)?;
            let read = client::output::<S, O>(case.protocol.spoken(), &response);
            let read = read.map_err(|failure| match &failure {
                Failure::Service(error) => (failure.to_string(), Some(error.code().to_owned())),
                Failure::NotUnderstood { .. } => (failure.to_string(), None),
            });
            let wanted = || events.value::<O::Output>(&mut Context::client());
            events.is_read(read, wanted)
        }
    }
}

impl<'a> Events<'a> {
    fn of(node: &'a Document) -> Result<Self, String> {
        let events = node.get("events").and_then(Document::as_list);
        let events: Vec<_> = events.unwrap_or_default().iter().collect();
        let is_response = |event: &&Document| text(event, "type") == Some("response");
        let has = |name| {
            node.get(name)
                .is_some_and(|part: &Document| !part.is_null())
        };
        let has_response = has("initialResponse") || has("initialResponseParams");
        let direction = match has_response || events.iter().any(is_response) {
            true => Direction::Response,
            false => Direction::Request,
        };
        let mut bytes = Vec::new();
        for event in &events {
            bytes.extend(base64(
                text(event, "bytes").ok_or("an event without bytes")?,
            )?);
        }
        Ok(Events {
            node,
            direction,
            events,
            bytes,
        })
    }

    /// The value of the input or output, with the events in its stream.
    fn value<T: Structure>(&self, context: &mut Context) -> Result<T, String> {
        let initial = match self.direction {
            Direction::Request => "initialRequestParams",
            Direction::Response => "initialResponseParams",
        };
        let mut members = match self.node.get(initial) {
            Some(Document::Object(members)) => members.clone(),
            _ => Vec::new(),
        };
        let mut all = T::SCHEMA.members().iter();
        let stream = all.find(|member| member.is_event_stream());
        if let Some(stream) = stream.filter(|_| !self.events.is_empty()) {
            let events = self.events.iter().map(|event| event.get("params").cloned());
            let events = events
                .map(|params| params.unwrap_or(Document::Null))
                .collect();
            members.push((stream.name().to_owned(), Document::List(events)));
        }
        let params = Document::Object(members);
        read(&mut ParamsReader(&params), context).map_err(|error| error.to_string())
    }

    fn request<O: Operation>(&self, case: &Case) -> Result<Request<Vec<u8>>, String> {
        let mut request = match self.node.get("initialRequest") {
            Some(initial) => message::request(case.protocol, initial)?,
            None => {
                let http = O::SCHEMA.http().ok_or("an operation without HTTP")?;
                let request = Request::builder().method(http.method).uri(http.uri);
                let request = request.body(Vec::new());
                request.map_err(|error| error.to_string())?
            }
        };
        if !self.bytes.is_empty() {
            let content_type = http::HeaderValue::from_static(CONTENT_TYPE);
            request.headers_mut().insert("content-type", content_type);
            *request.body_mut() = self.bytes.clone();
        }
        Ok(request)
    }

    fn response(&self, case: &Case) -> Result<Response<Vec<u8>>, String> {
        let mut response = match self.node.get("initialResponse") {
            Some(initial) => message::response(case.protocol, initial)?,
            None => Response::new(Vec::new()),
        };
        if !self.bytes.is_empty() {
            let content_type = http::HeaderValue::from_static(CONTENT_TYPE);
            response.headers_mut().insert("content-type", content_type);
            *response.body_mut() = self.bytes.clone();
        }
        Ok(response)
    }

    /// Whether a body that was written has the events of the case, with headers in any order.
    fn is_body(&self, headers: &http::HeaderMap, body: &[u8]) -> Result<(), String> {
        if self.events.is_empty() {
            return Ok(());
        }
        let content_type = headers.get("content-type");
        if content_type.is_none_or(|value| value != CONTENT_TYPE) {
            return Err(format!("the content type is {content_type:?}"));
        }
        let (wanted, wrote) = (frames(&self.bytes)?, frames(body)?);
        match wrote == wanted {
            true => Ok(()),
            false => Err(format!(
                "the events\n  wanted {wanted:?}\n  wrote  {wrote:?}"
            )),
        }
    }

    /// Whether what was read is the value of the case, or the failure that it expects: an error by its code, an
    /// exception as the last event, or any error if it has no id.
    fn is_read<T: Structure + PartialEq>(
        &self,
        read: Result<T, (String, Option<String>)>,
        wanted: impl FnOnce() -> Result<T, String>,
    ) -> Result<(), String> {
        let failure = self
            .node
            .get("expectation")
            .and_then(|one| one.get("failure"));
        let Some(failure) = failure else {
            let wanted = wanted()?;
            return match read {
                Ok(read) if read == wanted => Ok(()),
                Ok(_) => Err("another value was read".to_owned()),
                Err((error, _)) => Err(error),
            };
        };
        match (text(failure, "errorId"), read) {
            (None, Err(_)) => Ok(()),
            (None, Ok(_)) => Err("the message is accepted".to_owned()),
            (Some(id), Ok(read)) if last_event(&read)?.as_deref() == Some(id) => Ok(()),
            (Some(id), Err((_, Some(code)))) if id.ends_with(&format!("#{code}")) => Ok(()),
            (Some(id), Err((error, _))) => Err(format!("expected {id}, found {error}")),
            (Some(id), Ok(_)) => Err(format!("expected {id} as the last event")),
        }
    }
}

fn text<'d>(node: &'d Document, name: &str) -> Option<&'d str> {
    node.get(name).and_then(Document::as_str)
}

/// The events of a body, each with its headers in the order of their names.
fn frames(bytes: &[u8]) -> Result<Vec<Frame>, String> {
    let mut decoder = FrameDecoder::new(bytes.len());
    decoder.push(bytes);
    let mut frames = Vec::new();
    while let Some(mut frame) = decoder.next_frame().map_err(|error| error.to_string())? {
        frame.headers.sort_by(|(a, _), (b, _)| a.cmp(b));
        frames.push(frame);
    }
    decoder.finish().map_err(|error| error.to_string())?;
    Ok(frames)
}

/// The shape of the last event in a structure's stream.
fn last_event<T: Structure>(value: &T) -> Result<Option<String>, String> {
    let mut last = LastEvent(None);
    for (index, member) in T::SCHEMA.members().iter().enumerate() {
        if member.is_event_stream() {
            let written = Members::write(value, index, member, &mut last);
            written.map_err(|error| error.to_string())?;
        }
    }
    Ok(last.0)
}

struct LastEvent(Option<String>);

impl Writer for LastEvent {
    fn list(
        &mut self,
        _: &'static Schema,
        items: &dyn Items,
    ) -> smithy_typegen_runtime::wire::Result<()> {
        (0..items.len()).try_for_each(|index| items.write(index, self))
    }

    fn structure(
        &mut self,
        schema: &'static Schema,
        members: &dyn Members,
    ) -> smithy_typegen_runtime::wire::Result<()> {
        let member = match members.set() {
            Set::One(index) => schema.members().get(index),
            _ => None,
        };
        self.0 = member
            .map(Member::target)
            .map(|shape| shape.id().to_owned());
        Ok(())
    }
}
