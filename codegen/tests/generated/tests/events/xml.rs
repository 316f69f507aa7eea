//! Events in `restXml`.

use generated_tests::chat::*;
use generated_tests::runtime::document::Document;
use generated_tests::runtime::event::{self, HeaderValue};
use generated_tests::runtime::protocol::RestXml;
use generated_tests::runtime::stream::Body;
use generated_tests::runtime::wire::Context;
use pollster::block_on;

use crate::support::*;

#[test]
fn the_payload_is_an_element() {
    let event = Heard::Line(line("a < b"));
    let frame = event::encode(&RestXml, &event).unwrap();
    assert_eq!(
        String::from_utf8_lossy(&frame.payload),
        "<Line><text>a &lt; b</text></Line>"
    );
    let header = |name: &str| frame.headers.iter().find(|(known, _)| known == name);
    let xml = HeaderValue::String("application/xml".to_owned());
    assert_eq!(header(":content-type").map(|(_, value)| value), Some(&xml));
    let read: Heard = event::decode(&RestXml, &frame, &mut Context::client()).unwrap();
    assert_eq!(read, event);
}

#[test]
fn a_client_reads_a_stream() {
    let sent = [Heard::Line(line("a")), Heard::Line(line("b"))];
    let mut body = Vec::new();
    for event in &sent {
        let frame = event::encode(&RestXml, event).unwrap();
        frame.encode(&mut body).unwrap();
    }
    let client = client(Answers(move || Body::from(body.clone())), &RestXml);
    let mut stream = block_on(client.watch(())).unwrap().heard.unwrap();
    for event in sent {
        assert_eq!(block_on(stream.next()).unwrap().unwrap(), event);
    }
    assert!(block_on(stream.next()).is_none());
}

/// Without a schema, XML is kept as text.
#[test]
fn an_unknown_event_is_kept() {
    let known = Heard::Line(Line::builder().text("a").build().unwrap());
    let mut frame = event::encode(&RestXml, &known).unwrap();
    for (name, value) in &mut frame.headers {
        if name == ":event-type" {
            *value = HeaderValue::String("moved".to_owned());
        }
    }
    let read: Heard = event::decode(&RestXml, &frame, &mut Context::client()).unwrap();
    let Heard::Unknown(member) = &read else {
        panic!("{read:?}");
    };
    let text = Document::String("<Line><text>a</text></Line>".to_owned());
    assert_eq!((member.name(), member.value()), ("moved", &text));

    let frame = event::encode(&RestXml, &read).unwrap();
    let again: Heard = event::decode(&RestXml, &frame, &mut Context::client()).unwrap();
    assert_eq!(again, read);
}
