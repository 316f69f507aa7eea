//! The program prints what the README shows, and the server handles what the program does not do.

use std::process::Command;

use events::*;
use pollster::block_on;
use smithy_typegen_runtime::client::{CallError, Client};
use smithy_typegen_runtime::stream::EventStream;
use smithy_typegen_runtime::{Document, UnknownMember};

const README: &str = include_str!("../README.md");

#[test]
fn it_prints_what_the_readme_shows() {
    let (_, shown) = README
        .split_once("$ cargo run -p events\n")
        .expect("a command");
    let (shown, _) = shown.split_once("```").expect("its output");
    let output = Command::new(env!("CARGO_BIN_EXE_events"))
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), shown);
}

#[test]
fn every_operation_has_a_handler() {
    assert_eq!(server().missing().count(), 0);
}

#[test]
fn an_error_instead_of_a_stream() {
    let client = Client::new(server(), "http://localhost").expect("an endpoint");
    let input = WatchInput::builder().room("attic").build_unchecked();
    let error = block_on(client.watch(input)).expect_err("no such room");
    let CallError::Service(WatchError::NoSuchRoom(error)) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.message.as_deref(), Some("there is only a cellar"));
}

#[test]
fn an_event_of_a_newer_client_ends_the_stream_with_an_error() {
    let client = Client::new(server(), "http://localhost").expect("an endpoint");
    let newer = UnknownMember::new("humidity", Document::Null);
    let measurements = vec![Measurements::Unknown(newer)];
    let input = CheckInput::builder().limit(25.0).measurements(measurements);
    let output = block_on(client.check(input.build_unchecked())).expect("a stream");
    let mut updates: EventStream<_> = output.updates.expect("a stream");
    let update = block_on(updates.next()).expect("an event");
    assert!(matches!(update, Ok(Updates::Failed(_))), "{update:?}");
    assert!(block_on(updates.next()).is_none());
}
