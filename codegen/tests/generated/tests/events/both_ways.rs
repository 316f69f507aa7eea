//! Events go there and back, one by one, in every protocol.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::task::{Context, Poll};

use futures_core::Stream;
use generated_tests::chat::*;
use generated_tests::runtime::client::CallError;
use generated_tests::runtime::server::Router;
use generated_tests::runtime::stream::EventStream;
use generated_tests::runtime::{Blob, DateTime};
use pollster::block_on;

use crate::support::*;

/// What was said comes back as it is heard.
struct Echo(EventStream<Said>);

impl Stream for Echo {
    type Item = Heard;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Heard>> {
        Pin::new(&mut self.0)
            .poll_next(context)
            .map(|said| match said {
                Some(Ok(Said::Line(line))) => Some(Heard::Line(line)),
                Some(Ok(_)) | None => None,
                Some(Err(error)) => {
                    let closed = Closed::builder()
                        .message(error.to_string())
                        .build()
                        .unwrap();
                    Some(Heard::Closed(closed))
                }
            })
    }
}

fn server() -> Router<Example> {
    Router::new()
        .handle(async |input: JoinInput| {
            if input.room == "none" {
                let error = NoSuchRoom::builder().message("no such room");
                return Err(error.build().unwrap().into());
            }
            let heard = EventStream::new(Echo(input.said.unwrap_or_default()));
            Ok(JoinOutput::builder()
                .topic(input.room)
                .heard(heard)
                .build()
                .unwrap())
        })
        .handle_operation::<Watch, _, _>(async |()| {
            let picture = Picture::builder().width(2).data(Blob::new([0, 255]));
            let closed = Closed::builder().message("done");
            let heard = vec![
                Heard::Picture(picture.build().unwrap()),
                Heard::Closed(closed.build().unwrap()),
                Heard::Line(line("never sent")),
            ];
            Ok(WatchOutput::builder().heard(heard).build().unwrap())
        })
}

/// Lines that are counted when they are taken.
struct Lines(usize, Arc<AtomicUsize>);

impl Stream for Lines {
    type Item = Said;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Said>> {
        if self.0 == 0 {
            return Poll::Ready(None);
        }
        self.0 -= 1;
        self.1.fetch_add(1, SeqCst);
        Poll::Ready(Some(Said::Line(line(&format!("{} left", self.0)))))
    }
}

#[test]
fn events_are_sent_when_they_are_asked_for() {
    for protocol in ALL {
        let taken = Arc::new(AtomicUsize::new(0));
        let said = EventStream::new(Lines(3, taken.clone()));
        let input = JoinInput::builder()
            .room("rust")
            .said(said)
            .build()
            .unwrap();
        let output = block_on(client(server(), protocol).join(input)).unwrap();
        assert_eq!(output.topic.as_deref(), Some("rust"), "{protocol:?}");
        assert_eq!(taken.load(SeqCst), 0, "{protocol:?}");

        let mut heard = output.heard.unwrap();
        for left in [2, 1, 0] {
            let event = block_on(heard.next()).unwrap().unwrap();
            assert_eq!(
                event,
                Heard::Line(line(&format!("{left} left"))),
                "{protocol:?}"
            );
            assert_eq!(taken.load(SeqCst), 3 - left, "{protocol:?}");
        }
        assert!(block_on(heard.next()).is_none(), "{protocol:?}");
    }
}

#[test]
fn headers_and_payloads_come_back() {
    let at = DateTime::from_millis(1_700_000_000_123);
    for protocol in ALL {
        let mut sent = line("hello");
        sent.at = Some(at);
        let input = JoinInput::builder()
            .room("r")
            .said(vec![Said::Line(sent.clone())]);
        let output = block_on(client(server(), protocol).join(input.build().unwrap())).unwrap();
        let event = block_on(output.heard.unwrap().next()).unwrap().unwrap();
        assert_eq!(event, Heard::Line(sent));
    }
}

#[test]
fn an_exception_is_the_last_event() {
    for protocol in ALL {
        let output = block_on(client(server(), protocol).watch(())).unwrap();
        let mut heard = output.heard.unwrap();
        let Some(Ok(Heard::Picture(picture))) = block_on(heard.next()) else {
            panic!("{protocol:?}");
        };
        assert_eq!(
            (picture.width, picture.data),
            (Some(2), Some(Blob::new([0, 255])))
        );
        let Some(Ok(Heard::Closed(closed))) = block_on(heard.next()) else {
            panic!("{protocol:?}");
        };
        assert_eq!(closed.message.as_deref(), Some("done"));
        assert!(block_on(heard.next()).is_none());
    }
}

#[test]
fn an_error_instead_of_a_stream_is_typed() {
    for protocol in ALL {
        let input = JoinInput::builder().room("none").build().unwrap();
        let error = block_on(client(server(), protocol).join(input)).unwrap_err();
        let CallError::Service(JoinError::NoSuchRoom(error)) = error else {
            panic!("{protocol:?}: {error:?}");
        };
        assert_eq!(error.message.as_deref(), Some("no such room"));
    }
}

#[test]
fn a_stream_can_be_passed_on() {
    // What a client receives, a server sends.
    let protocol = ALL[0];
    let relay = Router::<Example>::new().handle_operation::<Watch, _, _>(async move |()| {
        Ok(client(server(), protocol).watch(()).await.unwrap())
    });
    let mut heard = block_on(client(relay, ALL[2]).watch(()))
        .unwrap()
        .heard
        .unwrap();
    assert!(matches!(
        block_on(heard.next()),
        Some(Ok(Heard::Picture(_)))
    ));
    assert!(matches!(block_on(heard.next()), Some(Ok(Heard::Closed(_)))));
}
