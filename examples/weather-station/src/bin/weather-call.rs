//! Prints the latest readings of a station: `weather-call STATION [TEMPERATURE]`. Adds a reading before, if there is a
//! temperature. The server is at `WEATHER_ENDPOINT`, or at `http://127.0.0.1:3000`.

use std::error::Error;
use std::time::SystemTime;

use hyper_util::client::legacy::Client as Hyper;
use hyper_util::rt::TokioExecutor;
use smithy_typegen_runtime::client::{CallError, Client};
use weather_station::*;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let station = arguments.next().ok_or("expected the name of a station")?;
    let celsius = arguments.next().map(|text| text.parse()).transpose()?;

    let endpoint = std::env::var("WEATHER_ENDPOINT");
    let endpoint = endpoint.unwrap_or_else(|_| "http://127.0.0.1:3000".to_owned());
    let transport = Hyper::builder(TokioExecutor::new()).build_http();
    let client = Client::<WeatherStation, _>::new(transport, &endpoint)?;

    if let Some(celsius) = celsius {
        let reading = Reading::builder()
            .at(DateTime::from(SystemTime::now()))
            .measured(Measurement::Temperature(celsius))
            .build()?;
        let input = AddReadingInput::builder().station_id(&station);
        client.add_reading(input.reading(reading).build()?).await?;
    }

    let input = GetReadingsInput::builder().station_id(station).limit(10);
    match client.get_readings(input.build()?).await {
        Ok(output) => output.readings.iter().for_each(show),
        Err(CallError::Service(GetReadingsError::StationNotFound(error))) => {
            println!(
                "{}: {}",
                error.message,
                error.station_id.unwrap_or_default()
            );
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

fn show(reading: &Reading) {
    let measured = match &reading.measured {
        Measurement::Temperature(celsius) => format!("{celsius} °C"),
        Measurement::Humidity(percent) => format!("{percent} % humidity"),
        Measurement::Wind(wind) => format!("wind of {} m/s", wind.speed),
        Measurement::Calm => "no wind".to_owned(),
        other => format!("{other:?}"),
    };
    println!("{}: {measured}", reading.at);
}
