//! The JSON codec, with types as the generator makes them.
#![cfg(all(feature = "json", feature = "types"))]

mod any;
mod broken;
mod differential;
mod errors;
mod files;
mod fuzz;
mod hostile;
mod malformed;
#[path = "../support/parcel.rs"]
mod parcel;
mod random;
mod settings;
mod shapes;
mod simple;
mod structures;

use smithy_typegen_runtime::codec::json::Json;
use smithy_typegen_runtime::wire::Shape;

/// What reading says.
fn error<T: Shape + std::fmt::Debug>(json: &str) -> String {
    match Json::REST.from_slice::<T>(json.as_bytes()) {
        Ok(value) => panic!("{json} was read as {value:?}"),
        Err(error) => error.to_string(),
    }
}

/// The value, after a look at whether it comes out as it went in.
fn same<T: Shape>(json: &str) -> T {
    let value = Json::REST.from_slice::<T>(json.as_bytes()).expect(json);
    let written = Json::REST.to_vec(&value).expect(json);
    assert_eq!(String::from_utf8_lossy(&written), json);
    value
}
