//! The operations of the service, with their state in memory.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use smithy_typegen_runtime::server::Router;

use crate::{
    AddReadingError, AddReadingInput, DateTime, GetReadingsError, GetReadingsInput,
    GetReadingsOutput, ListRegions, ListRegionsError, ListRegionsOutput, Measurement, Reading,
    Region, StationNotFound, WeatherStation,
};

/// Stations with their readings, and the regions that they are in.
#[derive(Debug)]
pub struct Network {
    readings: Mutex<BTreeMap<String, Vec<Reading>>>,
    regions: Vec<Region>,
}

impl Network {
    /// A network with two stations, one of which has a reading.
    pub fn example() -> Self {
        let reading = Reading::builder()
            .at(DateTime::from_secs(1_777_636_800))
            .measured(Measurement::Temperature(21.5))
            .build_unchecked();
        let region = Region::builder()
            .name("Schwyz")
            .stations(["mt-mythen", "mt-rigi"])
            .build_unchecked();
        Network {
            readings: Mutex::new(BTreeMap::from([
                ("mt-mythen".to_owned(), Vec::new()),
                ("mt-rigi".to_owned(), vec![reading]),
            ])),
            regions: vec![region],
        }
    }

    /// The service, with a handler for each operation.
    pub fn serve(self) -> Router<WeatherStation> {
        let (adding, getting, listing) = {
            let network = Arc::new(self);
            (network.clone(), network.clone(), network)
        };
        Router::new()
            .handle(move |input| adding.clone().add_reading(input))
            .handle(move |input| getting.clone().get_readings(input))
            .handle_operation::<ListRegions, _, _>(move |()| listing.clone().list_regions())
    }

    async fn add_reading(self: Arc<Self>, input: AddReadingInput) -> Result<(), AddReadingError> {
        let mut stations = self.stations();
        let Some(readings) = stations.get_mut(&input.station_id) else {
            return Err(not_found(input.station_id).into());
        };
        readings.push(input.reading);
        Ok(())
    }

    async fn get_readings(
        self: Arc<Self>,
        input: GetReadingsInput,
    ) -> Result<GetReadingsOutput, GetReadingsError> {
        let stations = self.stations();
        let Some(readings) = stations.get(&input.station_id) else {
            return Err(not_found(input.station_id).into());
        };
        // The input is valid: a limit is between 1 and 1000.
        let limit = input.limit.map_or(1000, |limit| limit as usize);
        let latest = readings.iter().rev().take(limit).cloned();
        Ok(GetReadingsOutput::builder()
            .readings(latest)
            .build_unchecked())
    }

    async fn list_regions(self: Arc<Self>) -> Result<ListRegionsOutput, ListRegionsError> {
        let regions = self.regions.iter().cloned();
        Ok(ListRegionsOutput::builder()
            .regions(regions)
            .build_unchecked())
    }

    /// The stations. A handler that panicked did not leave them half changed.
    fn stations(&self) -> MutexGuard<'_, BTreeMap<String, Vec<Reading>>> {
        self.readings.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn not_found(station_id: String) -> StationNotFound {
    StationNotFound::builder()
        .message("no such station")
        .station_id(station_id)
        .build_unchecked()
}
