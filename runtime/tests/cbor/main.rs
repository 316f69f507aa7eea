//! CBOR: types as the generator writes them, every kind of value both ways, and bytes of all sorts.

#![cfg(all(feature = "cbor", feature = "types"))]

mod against_ciborium;
mod documents;
mod hostile;
#[path = "../support/parcel.rs"]
mod parcel;
mod random;
mod reading;
mod shapes;
mod suite;
mod writing;

use smithy_typegen_runtime::codec::cbor::Cbor;
use smithy_typegen_runtime::wire::{Result, Shape};

/// Reads a value from bytes in hexadecimal notation; blanks are left out.
fn read<T: Shape>(hex: &str) -> Result<T> {
    Cbor::new().from_slice(&bytes(hex))
}

/// Writes a value as hexadecimal digits.
fn write<T: Shape>(value: &T) -> String {
    hex(&Cbor::new().to_vec(value).expect("a value with a notation"))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<_> = hex.chars().filter_map(|digit| digit.to_digit(16)).collect();
    digits
        .chunks(2)
        .map(|pair| (pair[0] * 16 + pair[1]) as u8)
        .collect()
}

/// What reading refuses, as a person sees it.
fn refused<T: Shape>(hex: &str) -> String {
    match read::<T>(hex) {
        Ok(_) => panic!("{hex} was read"),
        Err(error) => error.to_string(),
    }
}
