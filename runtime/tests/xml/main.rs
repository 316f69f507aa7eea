//! The XML codec, with types as the generator makes them.
#![cfg(all(feature = "xml", feature = "types"))]

mod documents;
mod errors;
mod fuzz;
mod hostile;
mod malformed;
#[path = "../support/parcel.rs"]
mod parcel;
#[path = "../json/random.rs"]
#[allow(dead_code)]
mod random;
mod reading;
mod shapes;
mod simple;
mod writing;

use smithy_typegen_runtime::codec::xml::{self, Xml};
use smithy_typegen_runtime::wire::Shape;

/// What reading says.
#[track_caller]
fn error<T: Shape + std::fmt::Debug>(text: &str) -> String {
    match xml::from_slice::<T>(text.as_bytes()) {
        Ok(value) => panic!("{text} was read as {value:?}"),
        Err(error) => error.to_string(),
    }
}

/// The value, after a look at whether it comes out as it went in.
#[track_caller]
fn same<T: Shape>(text: &str) -> T {
    let value = xml::from_slice::<T>(text.as_bytes()).expect(text);
    let written = xml::to_vec(&value).expect(text);
    assert_eq!(String::from_utf8_lossy(&written), text);
    value
}

/// What parsing says.
#[track_caller]
fn refused(bytes: &[u8]) -> String {
    let refused = Xml::REST.parse(bytes).map(drop);
    refused.expect_err("it is not XML").to_string()
}
