//! The common part of reading and writing.

use std::any::type_name;

use crate::schema::{Member, TimestampFormat};

/// The name by which `serde_json` passes JSON text through, as for its `RawValue`.
pub(super) const RAW_VALUE: &str = "$serde_json::private::RawValue";

/// The name by which `serde_json` passes the digits of a number through, with its feature
/// `arbitrary_precision`.
pub(super) const ANY_NUMBER: &str = "$serde_json::private::Number";

/// Whether an error type, and so the serializer or deserializer, is `serde_json`'s.
pub(super) fn is_serde_json<E>() -> bool {
    type_name::<E>() == type_name::<serde_json::Error>()
}

/// Whether a serializer is `serde_json`'s and writes text without white space, as our own codec does.
///
/// Its formatter is then the default one, which type names omit. If a name contains a comma for another
/// reason, or if the compiler names types differently, only time is lost.
pub(super) fn is_compact_json<S>() -> bool {
    let name = type_name::<S>();
    name.starts_with("&mut serde_json::ser::Serializer<") && !name.contains(',')
}

/// Returns the string for a value that JSON numbers cannot represent.
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

/// Returns the format of a member's timestamps: epoch seconds, unless the model specifies another.
pub(super) fn timestamp_format(member: &'static Member) -> TimestampFormat {
    let format = member.timestamp_format();
    format.unwrap_or(TimestampFormat::EpochSeconds)
}

#[cfg(test)]
mod tests {
    use serde_json::ser::{CompactFormatter, PrettyFormatter, Serializer};

    use super::is_compact_json;

    #[test]
    fn compact_json_is_known_by_its_serializer() {
        assert!(is_compact_json::<&mut Serializer<&mut Vec<u8>>>());
        assert!(is_compact_json::<&mut Serializer<Vec<u8>, CompactFormatter>>());
        assert!(!is_compact_json::<
            &mut Serializer<Vec<u8>, PrettyFormatter<'_>>,
        >());
        assert!(!is_compact_json::<serde_json::value::Serializer>());
        assert!(!is_compact_json::<&mut Vec<u8>>());
    }
}
