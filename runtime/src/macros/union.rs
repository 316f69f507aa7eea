//! Unions.

/// Completes a union: `Placeholder`.
#[macro_export]
#[doc(hidden)]
macro_rules! union {
    ($name:ident) => {
        #[allow(deprecated)]
        impl $crate::Placeholder for $name {
            fn placeholder() -> Self {
                Self::Unknown($crate::UnknownMember::absent())
            }
        }
    };
}

/// Completes a union that serde reads and writes: `Deserialize`.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_union {
    ($name:ident) => {
        $crate::union!($name);

        #[allow(deprecated)]
        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::decode::union(deserializer)
            }
        }
    };
}
