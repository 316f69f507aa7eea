//! A network of weather stations: its types, generated from `model/weather-station.smithy` by the build script, and its
//! [operations](Network), served from memory.
//!
//! ```
//! use weather_station::{GetReadingsInput, Violations};
//!
//! let request = GetReadingsInput::builder().station_id("mt-rigi").limit(24).build()?;
//! assert_eq!(request.station_id, "mt-rigi");
//! # Ok::<(), Violations>(())
//! ```

mod network;

pub use generated::*;
pub use network::Network;
pub use smithy_typegen_runtime::{DateTime, ServiceError, Validate, Violations};

mod generated {
    include!(concat!(env!("OUT_DIR"), "/smithy.rs"));
}
