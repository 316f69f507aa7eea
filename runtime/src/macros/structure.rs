//! Structures and their builders.

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
