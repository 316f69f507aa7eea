//! Structures and their builders.

/// Implements a structure from the table of its members.
///
/// A row contains the field, the behavior if the member is missing, its name in the model, the
/// static of its target shape, its default if it has one, and its traits. `by` selects a foreign
/// way to read and write it. The parts after the table add the builder's methods, the
/// implementation of errors, and the member that is a stream of the user's type.
#[macro_export]
#[doc(hidden)]
macro_rules! structure {
    (
        $name:ident by $builder:ident = $schema:ident($id:literal $(, $trait:expr)*) $table:tt
        $(builder($checks:ident $($once:ident)?))?
        $(error($($presence:ident $message:ident)?))?
        $(stream($holds:ident $stream:ident: $type:ty = $streamed:ty))?
    ) => {
        $crate::members!($name by $builder = $schema($id $(, $trait)*) $table);
        $crate::carried!($name $($holds $stream: $type = $streamed)?);
        $crate::shape!($name = $schema, structure);

        impl $crate::Placeholder for $name {
            #[inline]
            fn placeholder() -> Self {
                $crate::build::placeholder()
            }
        }

        $(
            $crate::builder!($name by $builder $checks);
            $crate::to_builder!($name by $builder $table $($once)?);
        )?
        $($crate::service_error!($name = $schema $($presence $message)?);)?
    };
}

/// Implements the schema, reading, writing, and the conversion from a builder.
#[macro_export]
#[doc(hidden)]
macro_rules! members {
    (
        $name:ident by $builder:ident = $schema:ident($id:literal $(, $trait:expr)*) {$(
            $field:ident: $presence:ident(
                $member:literal, $target:expr $(, $more:expr)*
            ) $(by $how:ty)?
        ),* $(,)?}
    ) => {
        $crate::schema_static! {
            $schema($id $(, $trait)*) = $crate::schema::Kind::Structure(&[$(
                $crate::schema::Member::new(
                    $member, &$target, $crate::member_traits!($presence $(, $more)*),
                )
            ),*])
        }

        const _: () = {
            // The members by their index: a match over them becomes one jump, a chain of guards does not.
            #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
            enum Index { $($field),* }
            static MEMBERS: &[Index] = &[$(Index::$field),*];

            impl $crate::wire::Fill for $builder {
                fn read(
                    &mut self,
                    index: usize,
                    member: &'static $crate::schema::Member,
                    from: &mut dyn $crate::wire::Reader,
                    context: &mut $crate::wire::Context,
                ) -> $crate::wire::Result<()> {
                    let _ = (&context, member);
                    match MEMBERS.get(index) {
                        $(::std::option::Option::Some(Index::$field) => $crate::read_member!(
                            $presence(&mut self.$field, member, from, context) $(by $how)?
                        ),)*
                        _ => from.skip(),
                    }
                }
            }

            impl $crate::wire::Members for $name {
                fn write(
                    &self,
                    index: usize,
                    member: &'static $crate::schema::Member,
                    to: &mut dyn $crate::wire::Writer,
                ) -> $crate::wire::Result<()> {
                    let _ = (member, &to);
                    match MEMBERS.get(index) {
                        $(::std::option::Option::Some(Index::$field) => $crate::write_member!(
                            $presence(&self.$field, member, to) $(by $how)?
                        ),)*
                        _ => ::std::result::Result::Ok(()),
                    }
                }
            }
        };

        impl $crate::wire::Structure for $name {
            type Builder = $builder;

            #[inline]
            fn assemble(builder: $builder, context: &mut $crate::wire::Context) -> Self {
                let _ = (&builder, &context);
                $name {$(
                    $field: $crate::assembled!(
                        $presence(builder.$field, context, $schema, $member $(, $more)*) $(by $how)?
                    )
                ),*}
            }
        }

    };
}

/// Implements reading and writing of a type with a schema.
#[macro_export]
#[doc(hidden)]
macro_rules! shape {
    ($name:ident = $schema:ident, $kind:ident) => {
        impl $name {
            /// The schema: the shape's ID, members and traits.
            pub const SCHEMA: &'static $crate::schema::Schema = &$schema;
        }

        impl $crate::wire::Shape for $name {
            const SCHEMA: &'static $crate::schema::Schema = &$schema;
        }

        impl $crate::wire::Value for $name {
            #[inline]
            fn read(
                from: &mut dyn $crate::wire::Reader,
                member: &'static $crate::schema::Member,
                context: &mut $crate::wire::Context,
            ) -> $crate::wire::Result<::std::option::Option<Self>> {
                $crate::read_shape!($kind(from, member, context))
            }

            #[inline]
            fn write(
                &self,
                to: &mut dyn $crate::wire::Writer,
                member: &'static $crate::schema::Member,
            ) -> $crate::wire::Result<()> {
                $crate::write_shape!($kind(self, $schema, to, member))
            }
        }
    };
}

/// Reads a value according to the kind of its shape.
#[macro_export]
#[doc(hidden)]
macro_rules! read_shape {
    (structure($from:ident, $member:ident, $context:ident)) => {{
        let _ = $member;
        $crate::wire::read_structure($from, $context)
    }};
    (union($from:ident, $member:ident, $context:ident)) => {{
        let _ = $member;
        $crate::wire::read_union($from, $context)
    }};
    (string_enum($from:ident, $member:ident, $context:ident)) => {{
        let _ = $context;
        $crate::wire::read_enum($from, $member)
    }};
    (int_enum($from:ident, $member:ident, $context:ident)) => {{
        let value = <i32 as $crate::wire::Value>::read($from, $member, $context)?;
        ::std::result::Result::Ok(value.map(Self::from))
    }};
}

/// Writes a value according to the kind of its shape.
#[macro_export]
#[doc(hidden)]
macro_rules! write_shape {
    (structure($self:ident, $schema:ident, $to:ident, $member:ident)) => {{
        let _ = $member;
        $to.structure(&$schema, $self)
    }};
    (union($self:ident, $schema:ident, $to:ident, $member:ident)) => {
        $crate::wire::write_union($self, $to, $member)
    };
    (string_enum($self:ident, $schema:ident, $to:ident, $member:ident)) => {
        $to.string($member, $self.as_str())
    };
    (int_enum($self:ident, $schema:ident, $to:ident, $member:ident)) => {
        $to.integer($member, ::std::convert::From::from($self.value()))
    };
}

/// The traits of a member, after its default if it has one.
#[macro_export]
#[doc(hidden)]
macro_rules! member_traits {
    (default, $default:expr $(, $trait:expr)*) => { &[$($trait),*] };
    (filled, $default:expr $(, $trait:expr)*) => { &[$($trait),*] };
    ($presence:ident $(, $trait:expr)*) => { &[$($trait),*] };
}

/// Reads a member into a builder field.
#[macro_export]
#[doc(hidden)]
macro_rules! read_member {
    (stream($field:expr, $member:ident, $from:ident, $context:ident)) => {
        $from.skip()
    };
    (optional_stream($field:expr, $member:ident, $from:ident, $context:ident)) => {
        $from.skip()
    };
    ($presence:ident($field:expr, $member:ident, $from:ident, $context:ident)) => {
        $crate::wire::field::<_, $crate::wire::Own>($field, $member, $from, $context)
    };
    ($presence:ident($field:expr, $member:ident, $from:ident, $context:ident) by $how:ty) => {
        $crate::wire::field::<_, $how>($field, $member, $from, $context)
    };
}

/// Writes a member from a structure field.
#[macro_export]
#[doc(hidden)]
macro_rules! write_member {
    (stream($field:expr, $member:ident, $to:ident)) => { $to.stream($member) };
    (optional_stream($field:expr, $member:ident, $to:ident)) => {
        match $field {
            ::std::option::Option::Some(_) => $to.stream($member),
            ::std::option::Option::None => ::std::result::Result::Ok(()),
        }
    };
    ($presence:ident($field:expr, $member:ident, $to:ident)) => {
        $crate::write_member!($presence($field, $member, $to) by $crate::wire::Own)
    };
    (optional($field:expr, $member:ident, $to:ident) by $how:ty) => {
        $crate::wire::member::<_, $how>($field.as_ref(), $member, $to)
    };
    (filled($field:expr, $member:ident, $to:ident) by $how:ty) => {
        $crate::wire::member::<_, $how>($field.as_ref(), $member, $to)
    };
    ($presence:ident($field:expr, $member:ident, $to:ident) by $how:ty) => {
        $crate::wire::member::<_, $how>(::std::option::Option::Some($field), $member, $to)
    };
}

/// Converts a builder field into a structure field.
///
/// A required field with `by` is a foreign string, bytes, list or map type. If it is missing, an
/// empty value is the placeholder.
#[macro_export]
#[doc(hidden)]
macro_rules! assembled {
    (required(
        $value:expr, $context:ident, $schema:ident, $name:literal $(, $trait:expr)*
    ) by $how:ty) => {
        $context.required_or($value, &$schema, $name, ::std::default::Default::default)
    };
    ($presence:ident $row:tt by $how:ty) => {
        $crate::assembled!($presence $row)
    };
    (required($value:expr, $context:ident, $schema:ident, $name:literal $(, $trait:expr)*)) => {
        $context.required($value, &$schema, $name)
    };
    (default(
        $value:expr, $context:ident, $schema:ident, $name:literal, $default:expr $(, $trait:expr)*
    )) => {
        $value.unwrap_or_else(|| $default)
    };
    (filled(
        $value:expr, $context:ident, $schema:ident, $name:literal, $default:expr $(, $trait:expr)*
    )) => {
        $context.filled($value, || $default)
    };
    (stream($value:expr, $context:ident, $schema:ident, $name:literal $(, $trait:expr)*)) => {
        $value.unwrap_or_default()
    };
    ($presence:ident($value:expr, $context:ident, $schema:ident, $name:literal $(, $trait:expr)*)) => {
        $value
    };
}

/// Converts a structure field into a builder field.
#[macro_export]
#[doc(hidden)]
macro_rules! reopened {
    (optional($value:expr)) => {
        $value
    };
    (filled($value:expr)) => {
        $value
    };
    (optional_stream($value:expr)) => {
        $value
    };
    ($presence:ident($value:expr)) => {
        ::std::option::Option::Some($value)
    };
}

/// Implements the methods of every builder.
#[macro_export]
#[doc(hidden)]
macro_rules! builder {
    ($name:ident by $builder:ident checked) => {
        $crate::builder!($name by $builder);

        impl $builder {
            /// Builds and validates the value.
            ///
            /// # Errors
            ///
            /// Returns all missing required members and all violations, in the order of the
            /// members.
            #[inline]
            pub fn build(self) -> ::std::result::Result<$name, $crate::Violations> {
                $crate::build::build(self)
            }
        }
    };
    ($name:ident by $builder:ident unchecked) => {
        $crate::builder!($name by $builder);

        impl $builder {
            /// Builds the value.
            ///
            /// # Errors
            ///
            /// Returns a violation for each missing required member.
            #[inline]
            pub fn build(self) -> ::std::result::Result<$name, $crate::Violations> {
                $crate::build::build_complete(self)
            }
        }
    };
    ($name:ident by $builder:ident) => {
        impl $name {
            /// Creates an empty builder.
            #[inline]
            pub fn builder() -> $builder {
                ::std::default::Default::default()
            }
        }

        impl $builder {
            /// Builds the value without validation, for tests and mocks. Missing required members
            /// get placeholders.
            #[inline]
            pub fn build_unchecked(self) -> $name {
                $crate::build::build_unchecked(self)
            }
        }
    };
}

/// Implements the conversion from a structure to its builder, unless the structure can only be read
/// once.
#[macro_export]
#[doc(hidden)]
macro_rules! to_builder {
    ($name:ident by $builder:ident $table:tt once) => {};
    ($name:ident by $builder:ident {$(
        $field:ident: $presence:ident($($row:tt)*) $(by $how:ty)?
    ),* $(,)?}) => {
        impl $name {
            /// Creates a builder with the members of this value.
            #[inline]
            pub fn to_builder(&self) -> $builder {
                ::std::convert::From::from(::std::clone::Clone::clone(self))
            }
        }

        impl ::std::convert::From<$name> for $builder {
            #[inline]
            fn from(value: $name) -> Self {
                let _ = &value;
                $builder { $($field: $crate::reopened!($presence(value.$field))),* }
            }
        }
    };
}

/// Implements a structure with support for serde.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_structure {
    ($name:ident $($table:tt)*) => {
        $crate::structure!($name $($table)*);
        $crate::serde_shape!($name);
    };
}
