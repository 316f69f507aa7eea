//! Whether two bodies say the same.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use smithy_typegen_runtime::Document;
use smithy_typegen_runtime::document::Number;

/// Any JSON.
///
/// # Errors
///
/// Text that is none.
pub fn json(text: &[u8]) -> Result<Document, String> {
    serde_json::from_slice(text).map_err(|error| format!("not JSON: {error}"))
}

/// Bytes by their base64.
///
/// # Errors
///
/// Text that is none.
pub fn base64(text: &str) -> Result<Vec<u8>, String> {
    let bytes = STANDARD.decode(text.trim());
    bytes.map_err(|error| format!("not base64: {error}"))
}

/// Whether two documents say the same: numbers by their value, members in any order.
pub fn same(one: &Document, other: &Document) -> bool {
    match (one, other) {
        (Document::Number(one), Document::Number(other))
        | (Document::Timestamp(one), Document::Timestamp(other)) => value(one) == value(other),
        (Document::List(one), Document::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        // Neither has a name twice: that cannot be read.
        (Document::Object(members), Document::Object(others)) => {
            let is_there = |(name, value): &(String, Document)| {
                other.get(name).is_some_and(|other| same(value, other))
            };
            members.len() == others.len() && members.iter().all(is_there)
        }
        _ => one == other,
    }
}

/// A number's digits without zeros around them, and the power of ten of the last; or its name, if it is
/// not finite.
fn value(number: &Number) -> (bool, String, i64) {
    let text = number.to_string();
    if !number.is_finite() {
        return (false, text, 0);
    }
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((&text, "0"));
    let exponent: i64 = exponent.parse().unwrap_or(i64::MAX);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let (is_negative, whole) = match whole.strip_prefix('-') {
        Some(whole) => (true, whole),
        None => (false, whole),
    };
    let all = format!("{whole}{fraction}");
    let digits = all.trim_end_matches('0');
    let zeros = all.len() - digits.len();
    let digits = digits.trim_start_matches('0').to_owned();
    match digits.as_str() {
        "" => (false, digits, 0),
        _ => (
            is_negative,
            digits,
            exponent
                .saturating_add(zeros as i64)
                .saturating_sub(fraction.len() as i64),
        ),
    }
}
