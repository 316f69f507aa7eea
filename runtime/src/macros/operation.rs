//! Operations and services.

/// Implements an operation: its types, its schema and its HTTP binding.
#[macro_export]
#[doc(hidden)]
macro_rules! operation {
    (
        $name:ident = $schema:ident($id:literal $(, $trait:expr)*) {
            input: $input:ty = $input_schema:expr,
            output: $output:ty = $output_schema:expr,
            error: $error:ty,
            $(http: $method:literal $uri:literal $status:literal,)?
        } $(of $only:ident)?
    ) => {
        static $schema: $crate::schema::Operation = {
            #[allow(unused_imports)]
            use $crate::schema::OperationTrait::*;
            $crate::schema::Operation::new(
                $id,
                &$input_schema,
                &$output_schema,
                <$error as $crate::OperationError>::SCHEMAS,
                &[
                    $(Http($crate::schema::Http { method: $method, uri: $uri, status: $status }),)?
                    $($trait),*
                ],
            )
        };

        impl $crate::Operation for $name {
            type Input = $input;
            type Output = $output;
            type Error = $error;
            const SCHEMA: &'static $crate::schema::Operation = &$schema;
        }

        $(impl $crate::HttpOperation for $name {
            const METHOD: &'static str = $method;
            const URI: &'static str = $uri;
            const STATUS: u16 = $status;
        })?

        $(impl $crate::Input for $only {
            type Operation = $name;
        })?
    };
}

/// Implements a service: its schema, and with the feature `client` a trait with its operations.
#[macro_export]
#[doc(hidden)]
macro_rules! service {
    ($name:ident = $schema:ident($id:literal $(, $trait:expr)*) {
        version: $version:literal,
        protocols: [$($protocol:literal),*],
        calls: $calls:ident,
        $($method:ident: $operation:ident = $operation_schema:ident,)*
    }) => {
        static $schema: $crate::schema::Service = {
            #[allow(unused_imports)]
            use $crate::schema::ServiceTrait::*;
            $crate::schema::Service::new(
                $id,
                $version,
                &[$($protocol),*],
                &[$(&$operation_schema),*],
                &[$($trait),*],
            )
        };

        impl $crate::Service for $name {
            const SCHEMA: &'static $crate::schema::Service = &$schema;
        }

        $(impl $crate::OperationOf<$name> for $operation {})*

        $crate::service_calls!($name as $calls { $($method: $operation,)* });
    };
}

/// Defines a trait with a method for each operation of a service, and implements it for clients.
#[cfg(feature = "client")]
#[macro_export]
#[doc(hidden)]
macro_rules! service_calls {
    ($name:ident as $calls:ident { $($method:ident: $operation:ident,)* }) => {
        #[doc = concat!("The operations of [`", stringify!($name), "`] as methods of a client.")]
        pub trait $calls {$(
            #[doc = concat!("Calls [`", stringify!($operation), "`].")]
            ///
            /// # Errors
            ///
            /// Those of `Client::send`.
            fn $method(
                &self,
                input: <$operation as $crate::Operation>::Input,
            ) -> impl ::std::future::Future<Output = $crate::client::Outcome<$operation>>;
        )*}

        impl<T: $crate::client::Transport> $calls for $crate::client::Client<$name, T> {$(
            async fn $method(
                &self,
                input: <$operation as $crate::Operation>::Input,
            ) -> $crate::client::Outcome<$operation> {
                self.call::<$operation>(&input).await
            }
        )*}
    };
}

/// Expands to nothing without the feature.
#[cfg(not(feature = "client"))]
#[macro_export]
#[doc(hidden)]
macro_rules! service_calls {
    ($($tokens:tt)*) => {};
}
