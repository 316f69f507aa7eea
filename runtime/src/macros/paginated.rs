//! Operations whose output comes in pages.

/// Implements pagination from the path to each token, with the presence of each field on it.
#[macro_export]
#[doc(hidden)]
macro_rules! paginated {
    (
        $name:ident $kind:ident($token:ty) = $presence:ident($field:ident) from
        $($step_presence:ident($step:ident))+
    ) => {
        impl $crate::Paginated for $name {
            type Token = $token;

            fn token(input: &Self::Input) -> ::std::option::Option<&$token> {
                $crate::borrowed_step!($presence(input.$field))
            }

            fn set_token(input: &mut Self::Input, token: $token) {
                input.$field = $crate::filled_step!($presence(token));
            }

            fn next_token(output: &Self::Output) -> ::std::option::Option<$token> {
                let token = ::std::option::Option::Some(output)
                    $(.and_then(|from| $crate::borrowed_step!($step_presence(from.$step))))+?;
                $crate::page_token!($kind(token))
            }
        }
    };
}

/// Implements access to the items of a page.
#[macro_export]
#[doc(hidden)]
macro_rules! paginated_items {
    ($name:ident $items:ty = $($presence:ident($step:ident))+) => {
        impl $crate::PaginatedItems for $name {
            type Items = $items;

            fn items(output: Self::Output) -> ::std::option::Option<$items> {
                ::std::option::Option::Some(output)
                    $(.and_then(|from| $crate::owned_step!($presence(from.$step))))+
            }
        }
    };
}

/// A reference to a field, or `None` if it is missing.
#[macro_export]
#[doc(hidden)]
macro_rules! borrowed_step {
    (optional($value:expr)) => {
        $value.as_ref()
    };
    (required($value:expr)) => {
        ::std::option::Option::Some(&$value)
    };
}

/// A field, or `None` if it is missing.
#[macro_export]
#[doc(hidden)]
macro_rules! owned_step {
    (optional($value:expr)) => {
        $value
    };
    (required($value:expr)) => {
        $crate::filled_step!(optional($value))
    };
}

/// The value of a field that is set.
#[macro_export]
#[doc(hidden)]
macro_rules! filled_step {
    (optional($value:expr)) => {
        ::std::option::Option::Some($value)
    };
    (required($value:expr)) => {
        $value
    };
}

/// A copy of a token, or `None` if it is empty. The texts of an input and an output may differ in type.
#[macro_export]
#[doc(hidden)]
macro_rules! page_token {
    (text($token:ident)) => {{
        let text: &str = $token.as_ref();
        (!text.is_empty())
            .then(|| ::std::convert::From::from(::std::borrow::ToOwned::to_owned(text)))
    }};
    (map($token:ident)) => {
        (::std::iter::IntoIterator::into_iter($token)
            .next()
            .is_some())
        .then(|| ::std::clone::Clone::clone($token))
    };
    (other($token:ident)) => {
        ::std::option::Option::Some(::std::clone::Clone::clone($token))
    };
}
