//! Simple values as text, where a notation has nothing but text.

use std::str::FromStr;

use crate::document::Number;
use crate::wire::{Error, Result};

/// Parses `true` or `false`.
pub(crate) fn boolean(text: &str) -> Result<bool> {
    match text {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(Error::new("expected `true` or `false`")),
    }
}

/// Parses an integer of 64 bits.
pub(crate) fn integer(text: &str) -> Result<i64> {
    match text.parse() {
        Ok(value) if !text.starts_with('+') => Ok(value),
        _ => Err(Error::new("expected an integer")),
    }
}

/// Parses a JSON number that is in range, or the name of a value that is not finite. Rust's `parse` accepts
/// more: `inf`, `+1`, `.5`.
pub(crate) fn float<T: FromStr>(text: &str, is_finite: fn(&T) -> bool) -> Result<T> {
    let number = Number::parse(text);
    let value = number.and_then(|number| {
        let value = text.parse().ok();
        value.filter(|value| !number.is_finite() || is_finite(value))
    });
    value.ok_or_else(|| Error::new("expected a number"))
}

/// Checks the digits of a number of any size.
pub(crate) fn number(text: &str) -> Result<String> {
    match Number::parse(text) {
        Some(_) => Ok(text.to_owned()),
        None => Err(Error::new("expected a number")),
    }
}

/// Returns the shortest digits of a float, or the name of one that is not finite.
pub(crate) fn float_text(value: f32) -> String {
    match value.is_finite() {
        true => format!("{value:?}"),
        false => double_text(f64::from(value)),
    }
}

/// Returns the shortest digits of a double, or the name of one that is not finite.
pub(crate) fn double_text(value: f64) -> String {
    Number::from(value).to_string()
}
