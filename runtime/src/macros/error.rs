//! Errors, and the enums of an operation's errors.

/// Implements an error structure: the traits in its schema, and its message if it has one.
#[macro_export]
#[doc(hidden)]
macro_rules! service_error {
    ($name:ident = $schema:ident $($presence:ident $message:ident)?) => {
        impl $crate::ServiceError for $name {
            #[inline]
            fn code(&self) -> &str {
                $schema.name()
            }

            #[inline]
            fn status(&self) -> u16 {
                $crate::operation::status(&$schema)
            }

            #[inline]
            fn fault(&self) -> $crate::Fault {
                $crate::operation::fault(&$schema)
            }

            #[inline]
            fn retryable(&self) -> ::std::option::Option<$crate::Retryable> {
                $crate::operation::retryable(&$schema)
            }

            $(fn message(&self) -> ::std::option::Option<&str> {
                $crate::error_message!($presence(self.$message))
            })?
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::operation::display(self, f)
            }
        }

        impl ::std::error::Error for $name {}
    };
}

/// The message of an error.
#[macro_export]
#[doc(hidden)]
macro_rules! error_message {
    (optional($message:expr)) => {
        ::std::option::Option::map(
            ::std::option::Option::as_ref(&$message),
            ::std::convert::AsRef::<str>::as_ref,
        )
    };
    (required($message:expr)) => {
        ::std::option::Option::Some($message.as_ref())
    };
}

/// Implements the enum of an operation's errors from the types of its variants.
#[macro_export]
#[doc(hidden)]
macro_rules! operation_error {
    ($name:ident { $($variant:ident($error:ty)),* $(,)? }) => {
        impl $name {
            /// Returns true if the model does not define this error.
            #[inline]
            pub fn is_unknown(&self) -> bool {
                matches!(self, Self::Unknown(_))
            }

            #[inline]
            fn inner(&self) -> &dyn $crate::ServiceError {
                match self {
                    $(Self::$variant(error) => error,)*
                    Self::Unknown(error) => error,
                }
            }
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(self.inner(), f)
            }
        }

        impl ::std::error::Error for $name {}

        impl $crate::ServiceError for $name {
            #[inline]
            fn code(&self) -> &str {
                self.inner().code()
            }

            #[inline]
            fn status(&self) -> u16 {
                self.inner().status()
            }

            #[inline]
            fn fault(&self) -> $crate::Fault {
                self.inner().fault()
            }

            #[inline]
            fn retryable(&self) -> ::std::option::Option<$crate::Retryable> {
                self.inner().retryable()
            }

            #[inline]
            fn message(&self) -> ::std::option::Option<&str> {
                self.inner().message()
            }
        }

        impl $crate::OperationError for $name {
            const SCHEMAS: &'static [&'static $crate::schema::Schema] = &[$(
                <$error as $crate::wire::Shape>::SCHEMA
            ),*];

            #[inline]
            fn read_error(
                index: usize,
                from: &mut dyn $crate::wire::Reader,
                context: &mut $crate::wire::Context,
            ) -> $crate::wire::Result<::std::option::Option<Self>> {
                #[allow(clippy::upper_case_acronyms)]
                enum Index { $($variant),* }
                let _ = (&from, &context);
                match index {
                    $(index if index == Index::$variant as usize => {
                        ::std::result::Result::Ok(::std::option::Option::Some(Self::$variant(
                            $crate::wire::read(from, context)?,
                        )))
                    })*
                    _ => ::std::result::Result::Ok(::std::option::Option::None),
                }
            }

            #[inline]
            fn from_unknown(error: $crate::UnknownError) -> Self {
                Self::Unknown(error)
            }

            #[inline]
            fn parts(&self) -> $crate::operation::Parts<'_> {
                match self {
                    $(Self::$variant(error) => $crate::operation::Parts::Known(
                        <$error as $crate::wire::Shape>::SCHEMA, error,
                    ),)*
                    Self::Unknown(error) => $crate::operation::Parts::Unknown(error),
                }
            }
        }

        $(
            impl ::std::convert::From<$error> for $name {
                #[inline]
                fn from(error: $error) -> Self {
                    Self::$variant(error)
                }
            }
        )*
    };
}

/// Implements the enum of an operation's errors with support for serde.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_operation_error {
    ($name:ident $($table:tt)*) => {
        $crate::operation_error!($name $($table)*);
        $crate::serde_error!($name);
    };
}
