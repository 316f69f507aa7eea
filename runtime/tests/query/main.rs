//! Forms: types as the generator writes them, every kind of value both ways, and forms of all sorts.

#![cfg(all(feature = "query", feature = "types"))]

mod fuzz;
mod hostile;
#[path = "../support/parcel.rs"]
mod parcel;
mod reading;
mod shapes;
mod writing;

use smithy_typegen_runtime::codec::query::Query;
use smithy_typegen_runtime::wire::Shape;

/// Reads a form of the query protocol.
fn read<T: Shape>(form: &str) -> T {
    let value = Query::AWS.from_slice(form.as_bytes());
    value.unwrap_or_else(|error| panic!("{form}: {error}"))
}

/// What reading refuses, as a person sees it.
fn refused<T: Shape>(form: &str) -> String {
    match Query::AWS.from_slice::<T>(form.as_bytes()) {
        Ok(_) => panic!("{form} was read"),
        Err(error) => error.to_string(),
    }
}

fn written_by<T: Shape>(codec: Query, value: &T) -> String {
    let form = codec.to_vec(value).expect("a value with a notation");
    String::from_utf8(form).expect("ASCII")
}

/// Writes a form of the query protocol.
fn written<T: Shape>(value: &T) -> String {
    written_by(Query::AWS, value)
}
