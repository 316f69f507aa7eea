//! Structures and unions out of any serde format: one decoder, two policies.
//!
//! Unknown members are ignored and `null` is absent. A missing required member is filled with a
//! [placeholder](crate::Placeholder); a client leaves it at that, while a server calls
//! [`accept`], which reports it among the other violations, each with its path.

use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use crate::build::{self, Missing};
use crate::format::Format;
use crate::path::{Inside, Path, Step};
use crate::unknown::UnknownMember;
use crate::validate::{Findings, Validate};
use crate::violation::{Violation, Violations};

/// Where decoding stands, and what it does about what is missing.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a>(Option<Notes<'a>>);

/// A server's notes. A client takes none, and so does not keep track of where it is.
#[derive(Clone, Copy, Debug)]
struct Notes<'a> {
    at: &'a Inside<'a>,
    missing: &'a RefCell<Vec<Violation>>,
}

impl<'a> Context<'a> {
    /// A client's: missing members are filled in, nothing is reported.
    pub const fn client() -> Self {
        Context(None)
    }

    /// A server's: missing members are reported.
    const fn server(at: &'a Inside<'a>, missing: &'a RefCell<Vec<Violation>>) -> Self {
        Context(Some(Notes { at, missing }))
    }

    /// Whether everything that is not as the model says is an error.
    pub(crate) const fn is_strict(&self) -> bool {
        self.0.is_some()
    }

    /// Goes on one step further down.
    #[inline]
    pub(crate) fn below<T>(self, step: Step<'_>, go: impl FnOnce(Context<'_>) -> T) -> T {
        match self.0 {
            None => go(Context(None)),
            Some(Notes { at, missing }) => go(Context::server(&at.step(step).within(""), missing)),
        }
    }

    /// Goes on in the same place, with the members of this shape.
    #[inline]
    fn within<T>(self, shape: &'static str, go: impl FnOnce(Context<'_>) -> T) -> T {
        match self.0 {
            None => go(Context(None)),
            Some(Notes { at, missing }) => go(Context::server(&at.as_shape(shape), missing)),
        }
    }
}

/// A builder that members can be read into, in any order.
pub trait Members {
    /// The members' names on the wire.
    const NAMES: &'static [&'static str];

    /// The members' names in the model, which differ where there is a `@jsonName`.
    const MEMBERS: &'static [&'static str] = Self::NAMES;

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

/// Decodes what a stranger sent and holds it against the model: the value, or what is wrong with
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
    let walk = |at: Path<'_>, found: &mut Findings| value.validate_at(at, found);
    build::check_all(missing.into_inner(), &walk).map_err(Rejection::Invalid)?;
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

pub(crate) fn structure_at<'de, T, D>(deserializer: D, context: Context<'_>) -> Result<T, D::Error>
where
    T: build::Structure<Builder: Members>,
    D: Deserializer<'de>,
{
    context.within(T::ID, |context| {
        deserializer.deserialize_map(StructureVisitor(context, PhantomData))
    })
}

struct StructureVisitor<'a, T>(Context<'a>, PhantomData<T>);

impl<'de, T: build::Structure<Builder: Members>> Visitor<'de> for StructureVisitor<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object, the structure {}", T::ID)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let context = self.0;
        let names = <T::Builder as Members>::NAMES;
        let mut builder = T::Builder::default();
        let mut likely = 0;
        while let Some(index) = map.next_key_seed(MemberIndex { names, likely })? {
            likely = index.saturating_add(1);
            let value = Value {
                map: &mut map,
                context,
                member: name_of(T::Builder::MEMBERS, index),
            };
            builder.read(index, value)?;
        }
        Ok(match context.0 {
            None => T::assemble(builder, &mut Missing::ignored()),
            Some(Notes { at, missing }) => {
                T::assemble(builder, &mut Missing::noted(at, &mut missing.borrow_mut()))
            }
        })
    }
}

pub(crate) fn union_at<'de, T, D>(deserializer: D, context: Context<'_>) -> Result<T, D::Error>
where
    T: Union,
    D: Deserializer<'de>,
{
    context.within(T::ID, |context| {
        deserializer.deserialize_map(UnionVisitor(context, PhantomData))
    })
}

struct UnionVisitor<'a, T>(Context<'a>, PhantomData<T>);

impl<'de, T: Union> Visitor<'de> for UnionVisitor<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with one member, the union {}", T::ID)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut set: Option<(Key, T)> = None;
        while let Some(key) = map.next_key_seed(UnionKey { names: T::NAMES })? {
            // A type hint, which some services send beside the member that is set.
            if matches!(&key, Key::Unknown(name) if name == "__type") {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            if let Some((first, _)) = &set {
                if map.next_value::<Option<IgnoredAny>>()?.is_some() {
                    let (first, second) = (first.name(T::NAMES), key.name(T::NAMES));
                    return Err(more_than_one(T::ID, first, second));
                }
                continue;
            }
            let value = match &key {
                Key::Known(index) => {
                    let value = Value {
                        map: &mut map,
                        context: self.0,
                        member: name_of(T::MEMBERS, *index),
                    };
                    T::read(*index, value)?
                }
                Key::Unknown(name) => map
                    .next_value::<Option<serde_json::Value>>()?
                    .map(|value| T::unknown(UnknownMember::new(name.as_str(), value))),
            };
            if let Some(value) = value {
                set = Some((key, value));
            }
        }
        match set {
            Some((_, value)) => Ok(value),
            None => Err(A::Error::custom(format_args!(
                "no member of the union {} is set: expected exactly one",
                T::ID
            ))),
        }
    }
}

fn name_of(names: &'static [&'static str], index: usize) -> &'static str {
    names.get(index).copied().unwrap_or_default()
}

#[cold]
fn more_than_one<E: Error>(union: &str, first: &str, second: &str) -> E {
    E::custom(format_args!(
        "more than one member of the union {union} is set, `{first}` and `{second}`: \
         expected exactly one"
    ))
}

/// A structure's key: an index among the names, or one past the last of them.
struct MemberIndex {
    names: &'static [&'static str],
    /// The index of the name that follows the last one: most senders keep an order.
    likely: usize,
}

impl<'de> DeserializeSeed<'de> for MemberIndex {
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for MemberIndex {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        let likely = self.names.get(self.likely);
        if likely.is_some_and(|likely| is_same(likely.as_bytes(), name.as_bytes())) {
            return Ok(self.likely);
        }
        let index = self.names.iter().position(|known| *known == name);
        Ok(index.unwrap_or(self.names.len()))
    }
}

/// Whether two names are the same, without a call to `memcmp` for those of 8 to 16 bytes, which
/// most are: decoding spends one part in twenty in that call.
#[inline]
fn is_same(known: &[u8], name: &[u8]) -> bool {
    if known.len() != name.len() {
        return false;
    }
    match (ends(known), ends(name)) {
        (Some(known), Some(name)) => known == name,
        _ => known == name,
    }
}

/// The first and the last 8 of 8 to 16 bytes.
#[inline]
fn ends(name: &[u8]) -> Option<(u64, u64)> {
    let first = name.first_chunk::<8>().filter(|_| name.len() <= 16)?;
    let last = name.last_chunk::<8>()?;
    Some((u64::from_ne_bytes(*first), u64::from_ne_bytes(*last)))
}

/// A union's key.
struct UnionKey {
    names: &'static [&'static str],
}

enum Key {
    Known(usize),
    Unknown(String),
}

impl Key {
    fn name<'a>(&'a self, names: &'static [&'static str]) -> &'a str {
        match self {
            Key::Known(index) => name_of(names, *index),
            Key::Unknown(name) => name,
        }
    }
}

impl<'de> DeserializeSeed<'de> for UnionKey {
    type Value = Key;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for UnionKey {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
        let index = self.names.iter().position(|known| *known == name);
        Ok(index.map_or_else(|| Key::Unknown(name.to_owned()), Key::Known))
    }
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
