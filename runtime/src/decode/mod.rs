//! Structures and unions out of any serde format: one decoder, two policies.
//!
//! Unknown members are ignored and `null` is absent. A missing required member is filled with a
//! [placeholder](crate::Placeholder); a client leaves it at that, while a server calls
//! [`accept`], which reports it among the other violations, each with its path.

mod context;
mod structure;
mod union;

use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess};

use crate::build;
use crate::format::Format;
use crate::path::{Path, Step};
use crate::unknown::UnknownMember;
use crate::validate::{Findings, Validate};
use crate::violation::Violations;

pub use context::Context;
pub(crate) use structure::structure_at;
pub(crate) use union::union_at;

/// A builder that members can be read into, in any order.
pub trait Members: build::Members {
    /// The members' names on the wire, which differ from those in the model where there is a
    /// `@jsonName`.
    const NAMES: &'static [&'static str];

    /// Reads the member with this index in [`NAMES`](Self::NAMES).
    ///
    /// # Errors
    ///
    /// Those of the format, and values of the wrong type.
    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        index: usize,
        value: Value<'_, A>,
    ) -> Result<(), A::Error>;
}

/// The name of a member in the model: its own, or else the one on the wire.
#[doc(hidden)]
pub const fn member_name(wire: &'static str, own: &[&'static str]) -> &'static str {
    match own {
        [own, ..] => own,
        [] => wire,
    }
}

/// A generated union.
pub trait Union: Sized {
    /// The absolute shape id.
    const ID: &'static str;

    /// The members' names on the wire.
    const NAMES: &'static [&'static str];

    /// The members' names in the model, which differ where there is a `@jsonName`.
    const MEMBERS: &'static [&'static str] = Self::NAMES;

    /// Reads the member with this index in [`NAMES`](Self::NAMES); `None` if it is `null`.
    ///
    /// # Errors
    ///
    /// Those of the format, and values of the wrong type.
    fn read<'de, A: MapAccess<'de>>(
        index: usize,
        value: Value<'_, A>,
    ) -> Result<Option<Self>, A::Error>;

    /// A member that the model does not know.
    fn unknown(member: UnknownMember) -> Self;
}

/// A member's value, about to be read.
pub struct Value<'a, A> {
    map: &'a mut A,
    context: Context<'a>,
    member: &'static str,
}

impl<'de, A: MapAccess<'de>> Value<'_, A> {
    /// Into a builder's field. `null` empties it.
    ///
    /// # Errors
    ///
    /// Those of the format, and values of the wrong type.
    #[inline]
    pub fn into_field<T, F: Format<T>>(
        self,
        format: F,
        field: &mut Option<T>,
    ) -> Result<(), A::Error> {
        *field = self.read(format)?;
        Ok(())
    }

    /// Into a union's variant; `None` if it is `null`.
    ///
    /// # Errors
    ///
    /// Those of the format, and values of the wrong type.
    #[inline]
    pub fn into_variant<T, U, F: Format<T>>(
        self,
        format: F,
        variant: impl FnOnce(T) -> U,
    ) -> Result<Option<U>, A::Error> {
        Ok(self.read(format)?.map(variant))
    }

    #[inline]
    fn read<T, F: Format<T>>(self, format: F) -> Result<Option<T>, A::Error> {
        let Value {
            map,
            context,
            member,
        } = self;
        context.below(Step::Member(member), |context| {
            map.next_value_seed(Maybe(format, context, PhantomData))
        })
    }

    /// Past it.
    ///
    /// # Errors
    ///
    /// Those of the format.
    pub fn skip(self) -> Result<(), A::Error> {
        self.map.next_value::<IgnoredAny>()?;
        Ok(())
    }
}

/// A structure, as a client takes it.
///
/// # Errors
///
/// Those of the format, and values of the wrong type.
pub fn structure<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: build::Structure<Builder: Members>,
    D: Deserializer<'de>,
{
    structure_at(deserializer, Context::client())
}

/// A union, as a client takes it.
///
/// # Errors
///
/// Those of the format, values of the wrong type, and no member or more than one.
pub fn union<'de, T: Union, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    union_at(deserializer, Context::client())
}

/// Decodes untrusted input and checks it against the model: the value, or what is wrong with
/// it, the required members that are missing included.
///
/// # Errors
///
/// [`Rejection::Malformed`] when it cannot be read, [`Rejection::Invalid`] when it can.
pub fn accept<'de, T, D>(deserializer: D) -> Result<T, Rejection<D::Error>>
where
    T: build::Structure<Builder: Members> + Validate,
    D: Deserializer<'de>,
{
    let missing = RefCell::new(Vec::new());
    let root = Path::root().within(T::ID);
    let context = Context::server(&root, &missing);
    let value: T = structure_at(deserializer, context).map_err(Rejection::Malformed)?;
    let walk = |at: Path<'_>, findings: &mut Findings| value.validate_at(at, findings);
    let members = <T::Builder as build::Members>::MEMBERS;
    build::check_all(missing.into_inner(), members, &walk).map_err(Rejection::Invalid)?;
    Ok(value)
}

/// Why [`accept`] refused.
#[derive(Clone, Debug, PartialEq)]
pub enum Rejection<E> {
    /// It could not be read.
    Malformed(E),
    /// It was read and breaks constraints of the model.
    Invalid(Violations),
}

impl<E: fmt::Display> fmt::Display for Rejection<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rejection::Malformed(error) => error.fmt(f),
            Rejection::Invalid(violations) => violations.fmt(f),
        }
    }
}

impl<E: std::error::Error> std::error::Error for Rejection<E> {}

fn name_of(names: &'static [&'static str], index: usize) -> &'static str {
    names.get(index).copied().unwrap_or_default()
}

/// A value in its format, or `null`.
pub(crate) struct Maybe<'a, T, F>(pub F, pub Context<'a>, pub PhantomData<T>);

impl<'de, T, F: Format<T>> DeserializeSeed<'de> for Maybe<'_, T, F> {
    type Value = Option<T>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        self.0.decode_nullable(deserializer, self.1)
    }
}
