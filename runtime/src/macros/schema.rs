//! Schemas of shapes without a Rust type of their own.

/// Defines statics for simple shapes, lists and maps, one per line: `FILE_ID:
/// String("example#FileId")`, `FILE_IDS: List("example#FileIds") of (FILE_ID)`, `TAGS:
/// Map("example#Tags") of (KEY) (VALUE)`.
#[macro_export]
#[doc(hidden)]
macro_rules! schemas {
    ($(
        $schema:ident: $kind:ident($id:literal $(, $trait:expr)*)
            $(of $(($target:expr $(, $member_trait:expr)*))+)?
    ),* $(,)?) => {$(
        $crate::schema_static! {
            $schema($id $(, $trait)*) =
                $crate::schema_kind!($kind $($(($target, &[$($member_trait),*]))+)?)
        }
    )*};
}

/// Defines the static of a schema. Its traits, and those of its members, are named without a path.
#[macro_export]
#[doc(hidden)]
macro_rules! schema_static {
    ($schema:ident($id:literal $(, $trait:expr)*) = $kind:expr) => {
        static $schema: $crate::schema::Schema = {
            #[allow(unused_imports)]
            use $crate::schema::Trait::*;
            $crate::schema::Schema::new($id, $kind, &[$($trait),*])
        };
    };
}

/// The kind of a shape, with its members.
#[macro_export]
#[doc(hidden)]
macro_rules! schema_kind {
    (List ($target:expr, $traits:expr)) => {
        $crate::schema::Kind::List($crate::schema::Member::new("member", &$target, $traits))
    };
    (Map ($key:expr, $key_traits:expr) ($value:expr, $value_traits:expr)) => {
        $crate::schema::Kind::Map(
            $crate::schema::Member::new("key", &$key, $key_traits),
            $crate::schema::Member::new("value", &$value, $value_traits),
        )
    };
    ($kind:ident) => {
        $crate::schema::Kind::$kind
    };
}
