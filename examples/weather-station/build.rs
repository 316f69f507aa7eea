//! Generates the types from the model.

fn main() -> Result<(), smithy_typegen::Error> {
    smithy_typegen::Config::new()
        .model("model/weather-station.smithy")
        .service("org.weather#WeatherStation")
        .authoritative(true)
        .generate()
}
