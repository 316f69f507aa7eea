//! What follows mechanically from what the generator wrote: trait implementations that the
//! orphan rule keeps the runtime from giving to all generated types at once. Of each there are two:
//! the one with `serde` in its name does what the other does, and serde's traits besides.

/// Completes a structure, from a table of its members: each with whether the field is an `Option`
/// and the name in the model. What follows the table says what its builder does.
#[macro_export]
#[doc(hidden)]
macro_rules! structure {
    ($name:ident by $builder:ident $members:tt $(builder $checks:ident $($once:ident)?)?) => {
        $crate::members!($builder $members);

        #[allow(deprecated)]
        impl $crate::Placeholder for $name {
            fn placeholder() -> Self {
                $crate::build::Structure::placeholder()
            }
        }

        $(
            $crate::builder!($name by $builder $checks);
            $crate::to_builder!($name by $builder $members $($once)?);
        )?
    };
}

/// The names of a structure's members.
#[macro_export]
#[doc(hidden)]
macro_rules! members {
    ($builder:ident { $($field:ident: $presence:ident($member:expr)),* $(,)? }) => {
        #[allow(deprecated)]
        impl $crate::build::Members for $builder {
            const MEMBERS: &'static [&'static str] = &[$($member),*];
        }
    };
}

/// What every builder can do.
#[macro_export]
#[doc(hidden)]
macro_rules! builder {
    ($name:ident by $builder:ident checked) => {
        $crate::builder!($name by $builder);

        #[allow(deprecated)]
        impl $builder {
            /// The value, or all that is missing or breaks a constraint, in the order of the members.
            ///
            /// # Errors
            ///
            /// Every violation.
            pub fn build(self) -> ::std::result::Result<$name, $crate::Violations> {
                $crate::build::build(self)
            }
        }
    };
    ($name:ident by $builder:ident unchecked) => {
        $crate::builder!($name by $builder);

        #[allow(deprecated)]
        impl $builder {
            /// The value, or all that is missing.
            ///
            /// # Errors
            ///
            /// A violation for each required member that is missing.
            pub fn build(self) -> ::std::result::Result<$name, $crate::Violations> {
                $crate::build::build_complete(self)
            }
        }
    };
    ($name:ident by $builder:ident) => {
        #[allow(deprecated)]
        impl $name {
            /// A builder with nothing set.
            pub fn builder() -> $builder {
                ::std::default::Default::default()
            }
        }

        #[allow(deprecated)]
        impl $builder {
            /// The value as it is, not validated: for tests and mocks. A placeholder stands in for
            /// each required member that is missing.
            pub fn build_unchecked(self) -> $name {
                $crate::build::build_unchecked(self)
            }
        }
    };
}

/// The way from a structure back to its builder, unless it can be read only once.
#[macro_export]
#[doc(hidden)]
macro_rules! to_builder {
    ($name:ident by $builder:ident $members:tt once) => {};
    ($name:ident by $builder:ident {
        $($field:ident: $presence:ident($member:expr)),* $(,)?
    }) => {
        #[allow(deprecated)]
        impl $name {
            /// A builder with every member set as it is here.
            pub fn to_builder(&self) -> $builder {
                ::std::convert::From::from(::std::clone::Clone::clone(self))
            }
        }

        #[allow(deprecated)]
        impl ::std::convert::From<$name> for $builder {
            fn from(value: $name) -> Self {
                let _ = &value;
                $builder { $($field: $crate::build::$presence(value.$field)),* }
            }
        }
    };
}

/// Completes a structure that serde reads and writes, from a table of its members: each with whether
/// the field is an `Option`, the name on the wire, the format, and the name in the model if that is
/// another.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_structure {
    ($name:ident by $builder:ident {$(
        $field:ident: $presence:ident($wire:literal, $format:expr $(, $member:literal)?)
    ),* $(,)?} $(builder $($how:ident)+)?) => {
        $crate::structure! {
            $name by $builder {
                $($field: $presence($crate::decode::member_name($wire, &[$($member)?]))),*
            } $(builder $($how)+)?
        }

        #[allow(deprecated)]
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                #[allow(unused_mut)]
                let mut members = $crate::encode::structure(serializer)?;
                $(members.$presence($wire, $format, &self.$field)?;)*
                members.end()
            }
        }

        #[allow(deprecated)]
        impl $crate::decode::Members for $builder {
            const NAMES: &'static [&'static str] = &[$($wire),*];

            #[inline]
            fn read<'de, A: $crate::serde::de::MapAccess<'de>>(
                &mut self,
                index: usize,
                value: $crate::decode::Value<'_, A>,
            ) -> ::std::result::Result<(), A::Error> {
                #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
                enum Index { $($field),* }
                match index {
                    $(index if index == Index::$field as usize => {
                        value.into_field($format, &mut self.$field)
                    })*
                    _ => value.skip(),
                }
            }
        }

        #[allow(deprecated)]
        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::decode::structure(deserializer)
            }
        }
    };
}

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

/// Completes an enum, from a table of its values. Where some are not to be shown, those that are
/// stand once more.
#[macro_export]
#[doc(hidden)]
macro_rules! string_enum {
    ($name:ident { $($variant:ident = $value:literal),* $(,)? }) => {
        $crate::string_enum! {
            $name { $($variant = $value),* } shown { $($variant = $value),* }
        }
    };
    (
        $name:ident { $($variant:ident = $value:literal),* $(,)? }
        shown { $($shown:ident = $text:literal),* }
    ) => {
        $crate::enumeration! { $name: &'static str { $($shown = $text),* } }

        #[allow(deprecated)]
        impl $name {
            /// The value on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }

        #[allow(deprecated)]
        impl ::std::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    _ => Self::Unknown($crate::UnknownValue::new(value)),
                }
            }
        }

        #[allow(deprecated)]
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        #[allow(deprecated)]
        impl $crate::check::Length for $name {
            fn length(&self) -> u64 {
                $crate::check::Length::length(self.as_str())
            }
        }

        #[allow(deprecated)]
        impl ::std::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        #[allow(deprecated)]
        impl ::std::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                Self::from(value.as_str())
            }
        }

        #[allow(deprecated)]
        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            fn from_str(value: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                ::std::result::Result::Ok(Self::from(value))
            }
        }

        #[allow(deprecated)]
        impl $crate::Placeholder for $name {
            fn placeholder() -> Self {
                Self::from("")
            }
        }
    };
}

/// Completes an enum that serde reads and writes.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_string_enum {
    ($name:ident $($table:tt)*) => {
        $crate::string_enum!($name $($table)*);

        #[allow(deprecated)]
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        #[allow(deprecated)]
        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::enumeration::decode(deserializer)
            }
        }
    };
}

/// What enums of strings and of integers can do, from a table of the values that are shown.
#[macro_export]
#[doc(hidden)]
macro_rules! enumeration {
    ($name:ident: $value:ty { $($shown:ident = $literal:literal),* }) => {
        #[allow(deprecated)]
        impl $name {
            /// The values that the model knows, in its order, as they are on the wire.
            pub const fn values() -> &'static [$value] {
                &[$($literal),*]
            }

            /// The values that the model knows, in its order.
            pub const fn variants() -> &'static [Self] {
                const { &[$(Self::$shown),*] }
            }

            /// Whether this is a value that the model does not know.
            pub fn is_unknown(&self) -> bool {
                matches!(self, Self::Unknown(_))
            }
        }

        #[allow(deprecated)]
        impl $crate::Enumeration for $name {
            type Value = $value;

            fn advertised() -> &'static [$value] {
                Self::values()
            }

            fn is_known(&self) -> bool {
                !self.is_unknown()
            }
        }
    };
}

/// Completes an intEnum, as `string_enum` does an enum.
#[macro_export]
#[doc(hidden)]
macro_rules! int_enum {
    ($name:ident { $($variant:ident = $value:literal),* $(,)? }) => {
        $crate::int_enum! {
            $name { $($variant = $value),* } shown { $($variant = $value),* }
        }
    };
    (
        $name:ident { $($variant:ident = $value:literal),* $(,)? }
        shown { $($shown:ident = $number:literal),* }
    ) => {
        $crate::enumeration! { $name: i32 { $($shown = $number),* } }

        #[allow(deprecated)]
        impl $name {
            /// The value on the wire.
            pub fn value(&self) -> i32 {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => *value,
                }
            }
        }

        #[allow(deprecated)]
        impl ::std::convert::From<i32> for $name {
            fn from(value: i32) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    _ => Self::Unknown(value),
                }
            }
        }

        #[allow(deprecated)]
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.value(), f)
            }
        }

        #[allow(deprecated)]
        impl ::std::convert::From<$name> for i32 {
            fn from(value: $name) -> Self {
                value.value()
            }
        }

        #[allow(deprecated)]
        impl $crate::Placeholder for $name {
            fn placeholder() -> Self {
                Self::Unknown(0)
            }
        }
    };
}

/// Completes an intEnum that serde reads and writes.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_int_enum {
    ($name:ident $($table:tt)*) => {
        $crate::int_enum!($name $($table)*);

        #[allow(deprecated)]
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_i32(self.value())
            }
        }

        #[allow(deprecated)]
        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                <i32 as $crate::serde::Deserialize>::deserialize(deserializer).map(Self::from)
            }
        }
    };
}

/// Completes an error structure, which has `ServiceError`.
#[macro_export]
#[doc(hidden)]
macro_rules! service_error {
    ($name:ident) => {
        #[allow(deprecated)]
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::operation::display(self, f)
            }
        }

        #[allow(deprecated)]
        impl ::std::error::Error for $name {}
    };
}

/// Completes the enum of an operation's errors, by the shapes of its variants.
#[macro_export]
#[doc(hidden)]
macro_rules! operation_error {
    ($name:ident { $($variant:ident($error:ty) = $code:literal),* $(,)? }) => {
        #[allow(deprecated)]
        impl $name {
            /// Whether the model does not know this error.
            pub fn is_unknown(&self) -> bool {
                matches!(self, Self::Unknown(_))
            }

            fn inner(&self) -> &dyn $crate::ServiceError {
                match self {
                    $(Self::$variant(error) => error,)*
                    Self::Unknown(error) => error,
                }
            }
        }

        #[allow(deprecated)]
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(self.inner(), f)
            }
        }

        #[allow(deprecated)]
        impl ::std::error::Error for $name {}

        #[allow(deprecated)]
        impl $crate::ServiceError for $name {
            fn code(&self) -> &str {
                self.inner().code()
            }

            fn status(&self) -> u16 {
                self.inner().status()
            }

            fn fault(&self) -> $crate::Fault {
                self.inner().fault()
            }

            fn retryable(&self) -> ::std::option::Option<$crate::Retryable> {
                self.inner().retryable()
            }

            fn message(&self) -> ::std::option::Option<&str> {
                self.inner().message()
            }
        }

        $(
            #[allow(deprecated)]
            impl ::std::convert::From<$error> for $name {
                fn from(error: $error) -> Self {
                    Self::$variant(error)
                }
            }
        )*
    };
}

/// Completes the enum of an operation's errors that serde reads and writes.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_operation_error {
    ($name:ident { $($variant:ident($error:ty) = $code:literal),* $(,)? }) => {
        $crate::operation_error! {
            $name { $($variant($error) = $code,)* }
        }

        #[allow(deprecated)]
        impl $crate::OperationError for $name {
            fn from_parts(
                code: &str,
                status: u16,
                body: $crate::serde_json::Value,
            ) -> ::std::result::Result<Self, $crate::serde_json::Error> {
                // Two errors of one name in two namespaces have one code; the first stands for it.
                #[allow(unreachable_patterns)]
                ::std::result::Result::Ok(match code {
                    $($code => Self::$variant($crate::serde_json::from_value(body)?),)*
                    _ => Self::Unknown($crate::UnknownError::new(code, status, body)),
                })
            }
        }

        #[allow(deprecated)]
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(error) => {
                        $crate::operation::encode_error($code, error, serializer)
                    })*
                    Self::Unknown(error) => $crate::serde::Serialize::serialize(error, serializer),
                }
            }
        }

        #[allow(deprecated)]
        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::operation::decode_error(deserializer)
            }
        }
    };
}

/// Says which feature the model needs, where it is missing.
#[cfg(feature = "types")]
#[macro_export]
#[doc(hidden)]
macro_rules! require_types {
    () => {};
}

/// Says which feature the model needs, where it is missing.
#[cfg(not(feature = "types"))]
#[macro_export]
#[doc(hidden)]
macro_rules! require_types {
    () => {
        ::std::compile_error!(
            "the model has blobs, timestamps, documents or big numbers: turn on the feature `types` of `smithy-typegen-runtime`"
        );
    };
}

/// Says which feature the model needs, where it is missing.
#[cfg(feature = "patterns")]
#[macro_export]
#[doc(hidden)]
macro_rules! require_patterns {
    () => {};
}

/// Says which feature the model needs, where it is missing.
#[cfg(not(feature = "patterns"))]
#[macro_export]
#[doc(hidden)]
macro_rules! require_patterns {
    () => {
        ::std::compile_error!(
            "the model has patterns that need a regular expression engine: turn on the feature `patterns` of `smithy-typegen-runtime`"
        );
    };
}

/// Says which feature the model needs, where it is missing.
#[cfg(feature = "back-references")]
#[macro_export]
#[doc(hidden)]
macro_rules! require_back_references {
    () => {};
}

/// Says which feature the model needs, where it is missing.
#[cfg(not(feature = "back-references"))]
#[macro_export]
#[doc(hidden)]
macro_rules! require_back_references {
    () => {
        ::std::compile_error!(
            "the model has patterns with back-references: turn on the feature `back-references` of `smithy-typegen-runtime`"
        );
    };
}
