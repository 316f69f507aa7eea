//! Reading and writing of Rust types and of the runtime's own types.

use super::{Context, Error, Reader, Result, Writer};
use crate::document::Document;
use crate::schema::Member;

/// A type that can read and write itself in any wire format.
///
/// Generated types and the types of simple shapes implement this trait. The member provides the
/// traits and the target shape that determine the encoding.
///
/// The parameter `H` selects the method for foreign types: see [`Text`](super::Text),
/// [`Bytes`](super::Bytes), [`Via`](super::Via) and [`In`](super::In). All other types use [`Own`].
pub trait Value<H = Own>: Sized {
    /// Reads a value. Returns `None` for null.
    ///
    /// # Errors
    ///
    /// Returns an error if the reader fails or if the type cannot hold the value.
    fn read(
        from: &mut dyn Reader,
        member: &'static Member,
        context: &mut Context,
    ) -> Result<Option<Self>>;

    /// Writes the value.
    ///
    /// # Errors
    ///
    /// Returns an error if the writer fails.
    fn write(&self, to: &mut dyn Writer, member: &'static Member) -> Result<()>;

    /// Returns true if the value is written as null.
    fn is_null(&self) -> bool {
        false
    }
}

/// Marks types that define their own encoding.
#[derive(Clone, Copy, Debug)]
pub struct Own;

macro_rules! simple {
    ($($type:ty = $call:ident;)*) => {
        $(impl Value for $type {
            #[inline]
            fn read(
                from: &mut dyn Reader,
                member: &'static Member,
                _: &mut Context,
            ) -> Result<Option<Self>> {
                from.$call(member)
            }

            #[inline]
            fn write(&self, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
                to.$call(member, *self)
            }
        })*
    };
}

simple! {
    bool = boolean;
    i64 = integer;
    f32 = float;
    f64 = double;
}

macro_rules! narrow {
    ($($type:ty, $expected:literal;)*) => {
        $(impl Value for $type {
            fn read(
                from: &mut dyn Reader,
                member: &'static Member,
                _: &mut Context,
            ) -> Result<Option<Self>> {
                match from.integer(member)?.map(Self::try_from) {
                    None => Ok(None),
                    Some(Ok(value)) => Ok(Some(value)),
                    Some(Err(_)) => Err(Error::new($expected)),
                }
            }

            fn write(&self, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
                to.integer(member, i64::from(*self))
            }
        })*
    };
}

narrow! {
    i8, "expected a byte, from -128 to 127";
    i16, "expected a short, from -32768 to 32767";
    i32, "expected an integer, from -2147483648 to 2147483647";
}

impl Value for String {
    #[inline]
    fn read(
        from: &mut dyn Reader,
        member: &'static Member,
        _: &mut Context,
    ) -> Result<Option<Self>> {
        from.string(member)
    }

    #[inline]
    fn write(&self, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
        to.string(member, self)
    }
}

impl Value for Document {
    /// Null is a valid document.
    fn read(from: &mut dyn Reader, _: &'static Member, _: &mut Context) -> Result<Option<Self>> {
        from.document().map(Some)
    }

    fn write(&self, to: &mut dyn Writer, _: &'static Member) -> Result<()> {
        to.document(self)
    }

    fn is_null(&self) -> bool {
        Document::is_null(self)
    }
}

macro_rules! transparent {
    ([$($how:ident)?] $own:ty, $inside:ty) => {
        /// A value of a recursive shape.
        impl<T: Value<$inside> $(, $how)?> Value<$own> for Box<T> {
            fn read(
                from: &mut dyn Reader,
                member: &'static Member,
                context: &mut Context,
            ) -> Result<Option<Self>> {
                Ok(T::read(from, member, context)?.map(Box::new))
            }

            fn write(&self, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
                (**self).write(to, member)
            }
        }

        /// A value in a `@sparse` list or map, which may be null.
        impl<T: Value<$inside> $(, $how)?> Value<$own> for Option<T> {
            fn read(
                from: &mut dyn Reader,
                member: &'static Member,
                context: &mut Context,
            ) -> Result<Option<Self>> {
                T::read(from, member, context).map(Some)
            }

            fn write(&self, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
                match self {
                    Some(value) => value.write(to, member),
                    None => to.null(member),
                }
            }
        }
    };
}

transparent!([] Own, Own);
transparent!([H] super::In<H>, H);

#[cfg(feature = "types")]
mod types {
    use aws_smithy_types::big_number::{BigDecimal, BigInteger};
    use aws_smithy_types::{Blob, DateTime};

    use super::super::Instant;
    use super::{Context, Error, Member, Reader, Result, Value, Writer};

    impl Value for Blob {
        fn read(
            from: &mut dyn Reader,
            member: &'static Member,
            _: &mut Context,
        ) -> Result<Option<Self>> {
            Ok(from.blob(member)?.map(Blob::new))
        }

        fn write(&self, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
            to.blob(member, self.as_ref())
        }
    }

    impl Value for DateTime {
        fn read(
            from: &mut dyn Reader,
            member: &'static Member,
            _: &mut Context,
        ) -> Result<Option<Self>> {
            let instant = from.timestamp(member)?;
            Ok(instant.map(|at| DateTime::from_secs_and_nanos(at.seconds(), at.nanoseconds())))
        }

        fn write(&self, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
            match Instant::new(self.secs(), self.subsec_nanos()) {
                Some(instant) => to.timestamp(member, instant),
                None => Err(Error::new("a timestamp is outside of the years 1 to 9999")),
            }
        }
    }

    macro_rules! big {
        ($type:ty, $expected:literal) => {
            impl Value for $type {
                fn read(
                    from: &mut dyn Reader,
                    member: &'static Member,
                    _: &mut Context,
                ) -> Result<Option<Self>> {
                    match from.number(member)?.map(|digits| digits.parse()) {
                        None => Ok(None),
                        Some(Ok(number)) => Ok(Some(number)),
                        Some(Err(_)) => Err(Error::new($expected)),
                    }
                }

                fn write(&self, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
                    to.number(member, self.as_ref())
                }
            }
        };
    }
    big!(BigInteger, "expected an integer");
    big!(BigDecimal, "expected a number");
}
