//! The server called by the generated client in the same process, without a network.

use pollster::block_on;
use smithy_typegen_runtime::client::{CallError, Client};
use smithy_typegen_runtime::server::Router;
use weather_station::*;

fn client() -> Client<WeatherStation, Router<WeatherStation>> {
    Client::new(Network::example().serve(), "http://localhost").expect("an endpoint")
}

fn readings_of(station: &str) -> GetReadingsInput {
    let input = GetReadingsInput::builder().station_id(station);
    input.build().expect("a valid request")
}

fn humid(percent: f32) -> ReadingBuilder {
    Reading::builder()
        .at(DateTime::from_secs(1_777_640_400))
        .measured(Measurement::Humidity(percent))
}

#[test]
fn every_operation_has_a_handler() {
    assert_eq!(Network::example().serve().missing().count(), 0);
}

#[test]
fn a_reading_that_was_added_is_the_latest() {
    let client = client();
    let added = humid(60.0).build().expect("a valid reading");
    let input = AddReadingInput::builder().station_id("mt-rigi");
    let input = input.reading(added.clone()).build().expect("an input");

    block_on(client.add_reading(input)).expect("success");

    let all = block_on(client.get_readings(readings_of("mt-rigi"))).expect("readings");
    assert_eq!(all.readings.len(), 2);
    let mut input = readings_of("mt-rigi");
    input.limit = Some(1);
    let latest = block_on(client.get_readings(input)).expect("readings");
    assert_eq!(latest.readings, [added]);
}

#[test]
fn an_operation_without_an_input_is_called_with_nothing() {
    let output = block_on(client().list_regions(())).expect("regions");
    assert_eq!(output.regions()[0].name, "Schwyz");
}

#[test]
fn a_station_that_is_not_there_is_an_error_of_the_model() {
    let error = block_on(client().get_readings(readings_of("mt-blanc"))).expect_err("no station");
    let CallError::Service(GetReadingsError::StationNotFound(error)) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.station_id.as_deref(), Some("mt-blanc"));
}

#[test]
fn a_request_that_breaks_constraints_is_refused_with_every_violation() {
    let input = AddReadingInput::builder()
        .station_id("M")
        .reading(humid(130.0).build_unchecked())
        .build_unchecked();

    let error = block_on(client().add_reading(input)).expect_err("an invalid request");

    let CallError::Service(AddReadingError::Unknown(error)) = error else {
        panic!("{error:?}");
    };
    assert_eq!((error.status(), error.code()), (400, "ValidationException"));
    let message = error.message().expect("a message");
    assert!(
        message.starts_with("3 validation errors detected."),
        "{message}"
    );
    for path in ["/stationId", "/reading/measured/humidity"] {
        assert!(message.contains(path), "{message}");
    }
}
