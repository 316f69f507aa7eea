//! Structures that hold a stream of the user's type.

/// Implements [`Carrier`](crate::stream::Carrier) for a structure, with its stream if it has one.
#[cfg(feature = "stream")]
#[macro_export]
#[doc(hidden)]
macro_rules! carried {
    ($name:ident) => {
        impl $crate::stream::Carrier for $name {}
    };
    ($name:ident $holds:ident $stream:ident: $type:ty = $streamed:ty) => {
        // The types of a model compile without the conversions, and only calls require them: the compiler checks a
        // bound with a lifetime where it is used.
        impl $crate::stream::Carrier for $name
        where
            for<'unused> $type: ::std::convert::From<$streamed> + ::std::convert::Into<$streamed>,
        {
            const HAS_STREAM: bool = true;

            fn take_stream(
                &mut self,
                via: $crate::stream::Via,
            ) -> ::std::option::Option<$crate::stream::Body> {
                let stream = ::std::mem::take(&mut self.$stream);
                let stream = $crate::stream_option!($holds(stream))?;
                let stream = <$type as ::std::convert::Into<$streamed>>::into(stream);
                ::std::option::Option::Some($crate::stream::Streamed::into_body(stream, via))
            }

            fn put_stream(&mut self, body: $crate::stream::Body, via: $crate::stream::Via) {
                let stream = <$streamed as $crate::stream::Streamed>::from_body(body, via);
                let stream = <$type as ::std::convert::From<$streamed>>::from(stream);
                self.$stream = $crate::stream_put!($holds(stream));
            }
        }
    };
}

/// Expands to nothing without the feature.
#[cfg(not(feature = "stream"))]
#[macro_export]
#[doc(hidden)]
macro_rules! carried {
    ($($tokens:tt)*) => {};
}

/// The stream of a field, if it is set.
#[macro_export]
#[doc(hidden)]
macro_rules! stream_option {
    (stream($stream:ident)) => {
        ::std::option::Option::Some($stream)
    };
    (optional_stream($stream:ident)) => {
        $stream
    };
}

/// The value of a field that holds a stream.
#[macro_export]
#[doc(hidden)]
macro_rules! stream_put {
    (stream($stream:ident)) => {
        $stream
    };
    (optional_stream($stream:ident)) => {
        ::std::option::Option::Some($stream)
    };
}
