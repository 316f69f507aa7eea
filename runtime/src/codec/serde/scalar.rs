//! What reading and writing over serde know alike of simple values.

use std::any::type_name;

use crate::schema::{Member, TimestampFormat};

/// The name by which `serde_json` hands on a value as text, both ways. It is what its `RawValue` says,
/// which works for its own serializers and deserializers alone.
pub(super) const RAW_VALUE: &str = "$serde_json::private::RawValue";

/// The name by which `serde_json` hands on a number as text where its feature `arbitrary_precision` is
/// on.
pub(super) const ANY_NUMBER: &str = "$serde_json::private::Number";

/// Whether these errors are `serde_json`'s, and so the serializer or deserializer.
pub(super) fn is_serde_json<E>() -> bool {
    type_name::<E>() == type_name::<serde_json::Error>()
}

/// JSON has no numbers for these.
pub(super) fn float_name(value: f64) -> Option<&'static str> {
    if value.is_nan() {
        Some("NaN")
    } else if value == f64::INFINITY {
        Some("Infinity")
    } else if value == f64::NEG_INFINITY {
        Some("-Infinity")
    } else {
        None
    }
}

/// JSON's own is seconds since 1970.
pub(super) fn timestamp_format(member: &'static Member) -> TimestampFormat {
    let format = member.timestamp_format();
    format.unwrap_or(TimestampFormat::EpochSeconds)
}
