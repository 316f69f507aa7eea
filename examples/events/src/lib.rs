//! A thermometer whose server sends events, and takes events from a client.

pub use generated::*;

use std::future::ready;
use std::thread;

use futures_channel::mpsc;
use futures_util::StreamExt;
use smithy_typegen_runtime::server::Router;
use smithy_typegen_runtime::stream::EventStream;

mod generated {
    include!(concat!(env!("OUT_DIR"), "/smithy.rs"));
}

/// The server.
pub fn server() -> Router<Thermometer> {
    Router::new().handle(watch).handle(check)
}

/// Answers at once. A thread measures and puts the events into a channel, whose other end is the stream.
async fn watch(input: WatchInput) -> Result<WatchOutput, WatchError> {
    if input.room != "cellar" {
        let error = NoSuchRoom::builder().message("there is only a cellar");
        return Err(error.build_unchecked().into());
    }
    let (sender, receiver) = mpsc::unbounded();
    thread::spawn(move || {
        for celsius in [11.5, 12.0, 31.0] {
            // It fails if the client is gone: then there is no need to go on.
            sender.unbounded_send(reading(celsius))?;
            if let Some(alarm) = alarm(celsius, 30.0) {
                sender.unbounded_send(alarm)?;
            }
        }
        let failed = SensorFailed::builder().message("the sensor is too hot");
        sender.unbounded_send(Updates::Failed(failed.build_unchecked()))
    });
    let updates = EventStream::new(receiver);
    Ok(WatchOutput::builder().updates(updates).build_unchecked())
}

/// Answers before it has read any event. Each is checked when it arrives.
async fn check(input: CheckInput) -> Result<CheckOutput, CheckError> {
    let limit = input.limit;
    let measurements = input.measurements.unwrap_or_default();
    let updates = measurements.filter_map(move |measurement| {
        ready(match measurement {
            Ok(Measurements::Reading(reading)) => alarm(reading.celsius, limit),
            Ok(_) => None,
            Err(error) => {
                let failed = SensorFailed::builder().message(error.to_string());
                Some(Updates::Failed(failed.build_unchecked()))
            }
        })
    });
    let updates = EventStream::new(updates);
    Ok(CheckOutput::builder().updates(updates).build_unchecked())
}

fn reading(celsius: f64) -> Updates {
    Updates::Reading(Reading::builder().celsius(celsius).build_unchecked())
}

fn alarm(celsius: f64, limit: f64) -> Option<Updates> {
    let alarm = Alarm::builder().celsius(celsius).limit(limit);
    (celsius > limit).then(|| Updates::Alarm(alarm.build_unchecked()))
}
