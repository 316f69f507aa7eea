//! Unions.

/// Implements a union from the table of its members: variant, name in the model, the static of the
/// target shape, and traits. A variant without a value is in brackets.
#[macro_export]
#[doc(hidden)]
macro_rules! union {
    (
        $name:ident = $schema:ident($id:literal $(, $trait:expr)*) {$(
            $variant:ident: $holds:ident(
                $member:literal, $target:expr $(, $member_trait:expr)*
            ) $(by $how:ty)?
        ),* $(,)?}
    ) => {
        $crate::schema_static! {
            $schema($id $(, $trait)*) = $crate::schema::Kind::Union(&[$(
                $crate::schema::Member::new($member, &$target, &[$($member_trait),*])
            ),*])
        }

        impl $crate::wire::Union for $name {
            fn read_member(
                slot: &mut $crate::wire::Slot<'_, Self>,
                index: usize,
                member: &'static $crate::schema::Member,
                from: &mut dyn $crate::wire::Reader,
            ) -> $crate::wire::Result<()> {
                enum Index { $($variant),* }
                let _ = (&slot, member);
                match index {
                    $(index if index == Index::$variant as usize => $crate::read_variant!(
                        $holds($name, $variant, slot, member, from) $(by $how)?
                    ),)*
                    _ => from.skip(),
                }
            }

            #[inline]
            fn from_unknown(member: $crate::UnknownMember) -> Self {
                Self::Unknown(member)
            }

            #[inline]
            fn as_unknown(&self) -> ::std::option::Option<&$crate::UnknownMember> {
                match self {
                    Self::Unknown(member) => ::std::option::Option::Some(member),
                    _ => ::std::option::Option::None,
                }
            }
        }

        impl $crate::wire::Members for $name {
            fn write(
                &self,
                _: usize,
                member: &'static $crate::schema::Member,
                to: &mut dyn $crate::wire::Writer,
            ) -> $crate::wire::Result<()> {
                let _ = (member, &to);
                match self {
                    $($crate::variant_pattern!($holds value $variant) => $crate::write_variant!(
                        $holds(value, member, to) $(by $how)?
                    ),)*
                    Self::Unknown(_) => ::std::result::Result::Ok(()),
                }
            }

            #[inline]
            fn set(&self) -> $crate::wire::Set<'_> {
                enum Index { $($variant),* }
                match self {
                    $(Self::$variant { .. } => $crate::wire::Set::One(Index::$variant as usize),)*
                    Self::Unknown(member) => {
                        $crate::wire::Set::Unknown(member.name(), member.value())
                    }
                }
            }
        }

        $crate::shape!($name = $schema, union);

        impl $crate::Placeholder for $name {
            #[inline]
            fn placeholder() -> Self {
                Self::Unknown($crate::UnknownMember::absent())
            }
        }
    };
}

/// The pattern of a variant.
#[macro_export]
#[doc(hidden)]
macro_rules! variant_pattern {
    (value $value:ident $variant:ident) => {
        Self::$variant($value)
    };
    (unit $value:ident $variant:ident) => {
        Self::$variant
    };
}

/// Reads a member into a variant.
#[macro_export]
#[doc(hidden)]
macro_rules! read_variant {
    (unit($name:ident, $variant:ident, $slot:ident, $member:ident, $from:ident)) => {
        $crate::wire::variant::<(), _, $crate::wire::Own>(
            $slot,
            |()| $name::$variant,
            $member,
            $from,
        )
    };
    ($holds:ident($name:ident, $variant:ident, $slot:ident, $member:ident, $from:ident)) => {
        $crate::wire::variant::<_, _, $crate::wire::Own>($slot, $name::$variant, $member, $from)
    };
    ($holds:ident($name:ident, $variant:ident, $slot:ident, $member:ident, $from:ident) by $how:ty) => {
        $crate::wire::variant::<_, _, $how>($slot, $name::$variant, $member, $from)
    };
}

/// Writes a member from a variant.
#[macro_export]
#[doc(hidden)]
macro_rules! write_variant {
    (unit($value:ident, $member:ident, $to:ident)) => {
        $crate::wire::member::<(), $crate::wire::Own>(
            ::std::option::Option::Some(&()), $member, $to,
        )
    };
    ($holds:ident($value:ident, $member:ident, $to:ident)) => {
        $crate::write_variant!($holds($value, $member, $to) by $crate::wire::Own)
    };
    ($holds:ident($value:ident, $member:ident, $to:ident) by $how:ty) => {
        $crate::wire::member::<_, $how>(::std::option::Option::Some($value), $member, $to)
    };
}

/// Implements a union with support for serde.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_union {
    ($name:ident $($table:tt)*) => {
        $crate::union!($name $($table)*);
        $crate::serde_shape!($name);
    };
}
