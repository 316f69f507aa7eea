//! What stands in for a required member that was not sent.

use std::collections::BTreeMap;

/// The value that takes the place of a missing required member, so that one forgetful server
/// does not fail a client. See
/// [client error correction](https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction).
pub trait Placeholder {
    /// `false`, 0, the empty string, list or map, the unknown value of an enum or union, and a
    /// structure made of such.
    fn placeholder() -> Self;
}

macro_rules! placeholder_is_default {
    ($($type:ty),*) => {
        $(impl Placeholder for $type {
            fn placeholder() -> Self {
                Self::default()
            }
        })*
    };
}
placeholder_is_default!(bool, i8, i16, i32, i64, f32, f64, String);

impl<T> Placeholder for Vec<T> {
    fn placeholder() -> Self {
        Vec::new()
    }
}

impl<K, V> Placeholder for BTreeMap<K, V> {
    fn placeholder() -> Self {
        BTreeMap::new()
    }
}

impl<T: Placeholder> Placeholder for Box<T> {
    fn placeholder() -> Self {
        Box::new(T::placeholder())
    }
}

#[cfg(feature = "types")]
mod types {
    use aws_smithy_types::big_number::{BigDecimal, BigInteger};
    use aws_smithy_types::{Blob, DateTime, Document};

    use super::Placeholder;

    placeholder_is_default!(Blob, BigInteger, BigDecimal);

    impl Placeholder for DateTime {
        fn placeholder() -> Self {
            DateTime::from_secs(0)
        }
    }

    impl Placeholder for Document {
        fn placeholder() -> Self {
            Document::Null
        }
    }
}
