//! Calls the server in the same process, and prints events as they arrive.

use std::error::Error;

use events::*;
use futures_util::stream;
use smithy_typegen_runtime::client::Client;
use smithy_typegen_runtime::server::Router;
use smithy_typegen_runtime::stream::EventStream;

fn main() -> Result<(), Box<dyn Error>> {
    // Any `tower` service that sends requests will do. The server is one, so there is no network.
    let client = Client::new(server(), "http://localhost")?;
    pollster::block_on(async {
        watch(&client).await?;
        check(&client).await
    })
}

type ThermometerClient = Client<Thermometer, Router<Thermometer>>;

/// The server sends events.
async fn watch(client: &ThermometerClient) -> Result<(), Box<dyn Error>> {
    println!("watch the cellar");
    let input = WatchInput::builder().room("cellar").build()?;
    let output = client.watch(input).await?;
    print(output.updates.unwrap_or_default()).await
}

/// Both send events: a measurement is taken when the server asks for the next one.
async fn check(client: &ThermometerClient) -> Result<(), Box<dyn Error>> {
    println!("check measurements");
    let measurements = stream::iter([18.5, 25.5, 19.0, 26.0]);
    let measurements = stream::StreamExt::map(measurements, |celsius| {
        println!("  sent: {celsius} °C");
        Measurements::Reading(Reading::builder().celsius(celsius).build_unchecked())
    });
    let input = CheckInput::builder()
        .limit(25.0)
        .measurements(EventStream::new(measurements))
        .build()?;
    let output = client.check(input).await?;
    print(output.updates.unwrap_or_default()).await
}

async fn print(mut updates: EventStream<Updates>) -> Result<(), Box<dyn Error>> {
    while let Some(update) = updates.next().await {
        match update? {
            Updates::Reading(reading) => println!("  received: {} °C", reading.celsius),
            Updates::Alarm(alarm) => println!(
                "  received an alarm: {} °C is over {} °C",
                alarm.celsius, alarm.limit
            ),
            // An error of the model is the last event.
            Updates::Failed(failed) => println!("  received an error: {failed}"),
            // An event of a newer server.
            _ => {}
        }
    }
    Ok(())
}
