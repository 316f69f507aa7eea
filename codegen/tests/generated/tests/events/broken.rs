//! Streams that end early, and events that nobody expects.

use generated_tests::chat::*;
use generated_tests::runtime::document::Document;
use generated_tests::runtime::event::{self, Frame, FrameError, HeaderValue};
use generated_tests::runtime::protocol::{RestJson1, RpcV2};
use generated_tests::runtime::server::Router;
use generated_tests::runtime::stream::{Body, EventError, EventStream};
use generated_tests::runtime::wire::Context;
use pollster::block_on;

use crate::support::*;

fn bytes(frame: &Frame) -> Vec<u8> {
    let mut bytes = Vec::new();
    frame.encode(&mut bytes).unwrap();
    bytes
}

fn event(text: &str) -> Vec<u8> {
    bytes(&event::encode(&RestJson1, &Heard::Line(line(text))).unwrap())
}

fn frame(headers: &[(&str, &str)], payload: &[u8]) -> Vec<u8> {
    let text = |value: &str| HeaderValue::String(value.to_owned());
    let headers = headers
        .iter()
        .map(|(name, value)| ((*name).to_owned(), text(value)));
    bytes(&Frame {
        headers: headers.collect(),
        payload: payload.to_owned(),
    })
}

/// The stream of an answer with this body.
fn heard(body: impl Into<Vec<u8>>) -> EventStream<Heard> {
    let body = body.into();
    let client = client(Answers(move || Body::from(body.clone())), &RestJson1);
    let client = client.response_limit(1000);
    block_on(client.watch(())).unwrap().heard.unwrap()
}

/// The first error, which must be the end.
fn error(mut stream: EventStream<Heard>) -> EventError {
    let error = loop {
        match block_on(stream.next()) {
            Some(Ok(_)) => {}
            Some(Err(error)) => break error,
            None => panic!("no error"),
        }
    };
    assert!(block_on(stream.next()).is_none());
    error
}

#[test]
fn a_truncated_event_is_an_error_wherever_it_ends() {
    let whole = [event("a"), event("b")].concat();
    let first = event("a").len();
    for end in 1..whole.len() {
        let mut stream = heard(&whole[..end]);
        if end >= first {
            assert!(matches!(block_on(stream.next()), Some(Ok(Heard::Line(_)))));
        }
        if end == first {
            assert!(block_on(stream.next()).is_none());
            continue;
        }
        assert!(
            matches!(error(stream), EventError::Frame(FrameError::Truncated)),
            "{end}"
        );
    }
}

#[test]
fn every_changed_byte_is_noticed() {
    let whole = event("a");
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        let error = error(heard(changed));
        assert!(
            matches!(error, EventError::Frame(FrameError::Checksum)),
            "{at}: {error:?}"
        );
    }
}

#[test]
fn an_event_over_the_limit_is_refused_before_it_arrives() {
    let large = event(&"x".repeat(1000));
    let wanted = FrameError::TooLarge { limit: 1000 };
    let EventError::Frame(found) = error(heard(&large[..12])) else {
        panic!();
    };
    assert_eq!(found, wanted);
    assert_eq!(found.to_string(), "an event has more than 1000 bytes");
}

#[test]
fn an_interrupted_stream_is_an_error() {
    struct Reset(Option<Vec<u8>>);
    impl futures_core::Stream for Reset {
        type Item = Result<Vec<u8>, &'static str>;

        fn poll_next(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Self::Item>> {
            std::task::Poll::Ready(Some(self.0.take().ok_or("reset")))
        }
    }
    let client = client(
        Answers(|| Body::from_stream(Reset(Some(event("a"))))),
        &RestJson1,
    );
    let error = error(block_on(client.watch(())).unwrap().heard.unwrap());
    assert!(matches!(error, EventError::Interrupted(_)));
    assert_eq!(
        std::error::Error::source(&error).unwrap().to_string(),
        "reset"
    );
}

#[test]
fn an_unknown_event_is_kept() {
    let unknown = [
        (":message-type", "event"),
        (":event-type", "moved"),
        ("by", "ann"),
    ];
    let mut stream = heard([frame(&unknown, br#"{"to":"x"}"#), event("a")].concat());
    let Some(Ok(Heard::Unknown(member))) = block_on(stream.next()) else {
        panic!();
    };
    let value = Document::object([("by", "ann".into()), ("to", "x".into())]);
    assert_eq!((member.name(), member.value()), ("moved", &value));
    assert!(matches!(block_on(stream.next()), Some(Ok(Heard::Line(_)))));

    // It goes out as it came in, but for the headers.
    let frame = event::encode(&RpcV2::Cbor, &Heard::Unknown(member.clone())).unwrap();
    let read: Heard = event::decode(&RpcV2::Cbor, &frame, &mut Context::client()).unwrap();
    assert_eq!(read, Heard::Unknown(member));
}

#[test]
fn errors_outside_of_the_model_end_the_stream() {
    let unmodeled = [
        (":message-type", "error"),
        (":error-code", "Gone"),
        (":error-message", "bye"),
    ];
    assert_eq!(
        error(heard(frame(&unmodeled, b""))).to_string(),
        "Gone: bye"
    );
    let unknown = [(":message-type", "exception"), (":exception-type", "Odd")];
    assert_eq!(error(heard(frame(&unknown, b"{}"))).to_string(), "Odd");
}

#[test]
fn events_that_are_none_are_not_understood() {
    let line = (":event-type", "line");
    for (headers, payload) in [
        (&[line][..], "{}"),
        (&[(":message-type", "event")], "{}"),
        (&[(":message-type", "other"), line], "{}"),
        (&[(":message-type", "event"), line], "{\"text\":1}"),
        (&[(":message-type", "event"), line], "<html>"),
        (&[(":message-type", "event"), line, ("at", "text")], "{}"),
    ] {
        let error = error(heard(frame(headers, payload.as_bytes())));
        assert!(
            matches!(error, EventError::NotUnderstood(_)),
            "{headers:?}: {error:?}"
        );
    }
}

#[test]
fn a_server_reports_what_an_event_lacks() {
    let server = Router::<Example>::new().handle(async |input: JoinInput| {
        let mut said = input.said.unwrap();
        let Some(Err(EventError::Invalid(violations))) = said.next().await else {
            panic!("expected violations");
        };
        assert!(said.next().await.is_none());
        Ok(JoinOutput::builder()
            .topic(violations.to_string())
            .build()
            .unwrap())
    });
    let incomplete = Said::Line(Line::builder().build_unchecked());
    let mut frame = event::encode(&RestJson1, &incomplete).unwrap();
    frame.payload = b"{}".to_vec();
    let request = http::Request::post("/rooms/r")
        .header("content-type", event::CONTENT_TYPE)
        .body(Body::from(bytes(&frame)))
        .unwrap();
    let mut server = server;
    let response = block_on(tower_service::Service::call(&mut server, request)).unwrap();
    let topic = response.headers()["x-topic"].to_str().unwrap();
    assert!(topic.contains("/line/text"), "{topic}");
}

#[test]
fn an_initial_message_without_members_is_skipped() {
    let initial = [
        (":message-type", "event"),
        (":event-type", "initial-response"),
    ];
    let body = [
        frame(&initial, &[0xa0]),
        bytes(&event::encode(&RpcV2::Cbor, &Heard::Line(line("a"))).unwrap()),
    ];
    let body = body.concat();
    let client = client(Answers(move || Body::from(body.clone())), &RpcV2::Cbor);
    let mut heard = block_on(client.watch(())).unwrap().heard.unwrap();
    assert_eq!(
        block_on(heard.next()).unwrap().unwrap(),
        Heard::Line(line("a"))
    );
    assert!(block_on(heard.next()).is_none());
}

#[test]
fn an_initial_message_that_is_missing_has_no_members() {
    let body = bytes(&event::encode(&RpcV2::Cbor, &Heard::Line(line("a"))).unwrap());
    let client = client(Answers(move || Body::from(body.clone())), &RpcV2::Cbor);
    let input = JoinInput::builder().room("r").build().unwrap();
    let output = block_on(client.join(input)).unwrap();
    assert_eq!(output.topic, None);
    let event = block_on(output.heard.unwrap().next()).unwrap().unwrap();
    assert_eq!(event, Heard::Line(line("a")));
}
