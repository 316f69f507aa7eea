//! Placeholders for missing required members.

use std::collections::BTreeMap;

use crate::document::Document;

/// A type with a placeholder for missing required members.
///
/// A client fills in placeholders instead of failing. See [client error
/// correction](https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction).
pub trait Placeholder {
    /// Returns `false`, 0, an empty string, list or map, the unknown variant of an enum or union,
    /// or a structure of placeholders.
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

impl Placeholder for Document {
    fn placeholder() -> Self {
        Document::Null
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_null() {
        assert_eq!(<Box<Document>>::placeholder(), Box::new(Document::Null));
    }
}
