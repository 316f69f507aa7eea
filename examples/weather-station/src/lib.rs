//! Types for querying a network of weather stations, generated from `model/weather-station.smithy` by
//! the build script.
//!
//! ```
//! use weather_station::{GetReadingsInput, Violations};
//!
//! let request = GetReadingsInput::builder().station_id("mt-rigi").limit(24).build()?;
//! assert_eq!(request.station_id.as_deref(), Some("mt-rigi"));
//! # Ok::<(), Violations>(())
//! ```

pub use generated::*;
pub use smithy_typegen_runtime::{DateTime, Validate, Violations};

mod generated {
    include!(concat!(env!("OUT_DIR"), "/smithy.rs"));
}
