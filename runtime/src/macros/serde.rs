//! serde's traits for shapes with a schema.

/// Implements `Serialize` and `Deserialize` for a shape.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_shape {
    ($name:ident) => {
        $crate::serde_impls!($name, serialize, deserialize);
    };
}

/// Implements `Serialize` and `Deserialize` for the enum of an operation's errors.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_error {
    ($name:ident) => {
        $crate::serde_impls!($name, serialize_error, deserialize_error);
    };
}

/// Implements `Serialize` and `Deserialize` with functions of `codec::serde`.
#[cfg(feature = "serde")]
#[macro_export]
#[doc(hidden)]
macro_rules! serde_impls {
    ($name:ident, $serialize:ident, $deserialize:ident) => {
        impl $crate::serde::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::codec::serde::$serialize(self, serializer)
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::codec::serde::$deserialize(deserializer)
            }
        }
    };
}

/// Expands to nothing without the feature. `require_serde` reports this once.
#[cfg(not(feature = "serde"))]
#[macro_export]
#[doc(hidden)]
macro_rules! serde_impls {
    ($($tokens:tt)*) => {};
}
