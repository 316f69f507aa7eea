//! Errors, and the enum of an operation's errors.

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
