//! Enums and intEnums.

/// Implements an enum from a table of its values. If some values are internal, the others are
/// listed a second time.
#[macro_export]
#[doc(hidden)]
macro_rules! string_enum {
    ($name:ident = $schema:ident($id:literal $(, $trait:expr)*) { $($variant:ident = $value:literal),* $(,)? }) => {
        $crate::string_enum! {
            $name = $schema($id $(, $trait)*) { $($variant = $value),* } shown { $($variant = $value),* }
        }
    };
    (
        $name:ident = $schema:ident($id:literal $(, $trait:expr)*) { $($variant:ident = $value:literal),* $(,)? }
        shown { $($shown:ident = $text:literal),* }
    ) => {
        $crate::enumeration! { $name: &'static str { $($shown = $text),* } }
        $crate::schemas! { $schema: Enum($id $(, $trait)*) }
        $crate::shape!($name = $schema, string_enum);

        impl $name {
            /// The value on the wire.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }

        impl ::std::convert::From<&str> for $name {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    _ => Self::Unknown($crate::UnknownValue::new(value)),
                }
            }
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::check::Length for $name {
            #[inline]
            fn length(&self) -> u64 {
                $crate::check::Length::length(self.as_str())
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(value: ::std::string::String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            #[inline]
            fn from_str(value: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                ::std::result::Result::Ok(Self::from(value))
            }
        }

        impl $crate::Placeholder for $name {
            #[inline]
            fn placeholder() -> Self {
                Self::from("")
            }
        }
    };
}

/// Implements an enum with support for serde.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_string_enum {
    ($name:ident $($table:tt)*) => {
        $crate::string_enum!($name $($table)*);
        $crate::serde_shape!($name);
    };
}

/// Implements the methods common to string enums and intEnums, from a table of the values that are
/// not internal.
#[macro_export]
#[doc(hidden)]
macro_rules! enumeration {
    ($name:ident: $value:ty { $($shown:ident = $literal:literal),* }) => {
        impl $name {
            /// The values in the model, in model order.
            #[inline]
            pub const fn values() -> &'static [$value] {
                &[$($literal),*]
            }

            /// The variants in the model, in model order.
            #[inline]
            pub const fn variants() -> &'static [Self] {
                const { &[$(Self::$shown),*] }
            }

            /// Returns true if the model does not define this value.
            #[inline]
            pub fn is_unknown(&self) -> bool {
                matches!(self, Self::Unknown(_))
            }
        }

        impl $crate::Enumeration for $name {
            type Value = $value;

            #[inline]
            fn advertised() -> &'static [$value] {
                Self::values()
            }

            #[inline]
            fn is_known(&self) -> bool {
                !self.is_unknown()
            }
        }
    };
}

/// Implements an intEnum, as `string_enum` does for an enum.
#[macro_export]
#[doc(hidden)]
macro_rules! int_enum {
    ($name:ident = $schema:ident($id:literal $(, $trait:expr)*) { $($variant:ident = $value:literal),* $(,)? }) => {
        $crate::int_enum! {
            $name = $schema($id $(, $trait)*) { $($variant = $value),* } shown { $($variant = $value),* }
        }
    };
    (
        $name:ident = $schema:ident($id:literal $(, $trait:expr)*) { $($variant:ident = $value:literal),* $(,)? }
        shown { $($shown:ident = $number:literal),* }
    ) => {
        $crate::enumeration! { $name: i32 { $($shown = $number),* } }
        $crate::schemas! { $schema: IntEnum($id $(, $trait)*) }
        $crate::shape!($name = $schema, int_enum);

        impl $name {
            /// The value on the wire.
            #[inline]
            pub fn value(&self) -> i32 {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => *value,
                }
            }
        }

        impl ::std::convert::From<i32> for $name {
            #[inline]
            fn from(value: i32) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    _ => Self::Unknown(value),
                }
            }
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.value(), f)
            }
        }

        impl ::std::convert::From<$name> for i32 {
            #[inline]
            fn from(value: $name) -> Self {
                value.value()
            }
        }

        impl $crate::Placeholder for $name {
            #[inline]
            fn placeholder() -> Self {
                Self::Unknown(0)
            }
        }
    };
}

/// Implements an intEnum with support for serde.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_int_enum {
    ($name:ident $($table:tt)*) => {
        $crate::int_enum!($name $($table)*);
        $crate::serde_shape!($name);
    };
}
