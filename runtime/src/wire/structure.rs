//! Structures and unions: reads members into a builder or slot, and writes them.

use super::{Context, Error, Fields, Members, Reader, Result, Set, Value, Writer};
use crate::document::Document;
use crate::path::Segment;
use crate::schema::{Member, Schema};
use crate::unknown::UnknownMember;

/// A generated type with a schema.
pub trait Shape: Value {
    /// The schema.
    const SCHEMA: &'static Schema;
}

/// Reads a value at the top level of a message or document.
///
/// # Errors
///
/// Returns an error if the reader fails or if the value is null.
pub fn read<T: Shape>(from: &mut dyn Reader, context: &mut Context) -> Result<T> {
    let root = const { &Member::root(T::SCHEMA) };
    let mark = context.mark();
    match T::read(from, root, context) {
        Ok(Some(value)) => {
            context.hide_keys(mark, root);
            Ok(value)
        }
        Ok(None) => Err(Error::new("expected a value, found null")),
        Err(error) => Err(inside(error, root)),
    }
}

/// Writes a value at the top level of a message or document.
///
/// # Errors
///
/// Returns an error if the writer fails.
pub fn write<T: Shape>(value: &T, to: &mut dyn Writer) -> Result<()> {
    value.write(to, const { &Member::root(T::SCHEMA) })
}

/// A generated structure.
pub trait Structure: Shape + Members {
    /// The builder, in which every member is optional.
    type Builder: Fill + Default;

    /// Creates the structure. Missing required members get placeholders, and the context records
    /// them.
    fn assemble(builder: Self::Builder, context: &mut Context) -> Self;
}

/// A builder that members can be read into.
pub trait Fill {
    /// Reads the member at this index of the schema with [`field`].
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Fields::read`].
    fn read(
        &mut self,
        index: usize,
        member: &'static Member,
        from: &mut dyn Reader,
        context: &mut Context,
    ) -> Result<()>;
}

struct Filling<'a, B> {
    builder: B,
    context: &'a mut Context,
}

impl<B: Fill> Fields for Filling<'_, B> {
    fn read(&mut self, index: usize, member: &'static Member, from: &mut dyn Reader) -> Result<()> {
        self.builder.read(index, member, from, self.context)
    }
}

/// Reads a structure. Returns `None` for null.
///
/// # Errors
///
/// Returns an error if the reader fails.
pub fn read_structure<T: Structure>(
    from: &mut dyn Reader,
    context: &mut Context,
) -> Result<Option<T>> {
    let mut filling = Filling {
        builder: T::Builder::default(),
        context,
    };
    if !from.structure(T::SCHEMA, &mut filling)? {
        return Ok(None);
    }
    let Filling { builder, context } = filling;
    Ok(Some(T::assemble(builder, context)))
}

/// Creates a structure from the members that a function reads into its builder.
///
/// # Errors
///
/// Returns the errors of the function.
pub fn structure_of<T: Structure, E>(
    context: &mut Context,
    read: impl FnOnce(&mut dyn Fields) -> std::result::Result<(), E>,
) -> std::result::Result<T, E> {
    let mut filling = Filling {
        builder: T::Builder::default(),
        context,
    };
    read(&mut filling)?;
    let Filling { builder, context } = filling;
    Ok(T::assemble(builder, context))
}

/// Reads a member into a builder field. Null leaves the field empty.
///
/// # Errors
///
/// Returns an error if the reader fails or if the member was already read and not null.
pub fn field<T: Value<H>, H>(
    field: &mut Option<T>,
    member: &'static Member,
    from: &mut dyn Reader,
    context: &mut Context,
) -> Result<()> {
    if field.is_some() {
        return Err(twice(member));
    }
    let mark = context.mark();
    match T::read(from, member, context) {
        Ok(value) => *field = value,
        Err(error) => return Err(below(error, member)),
    }
    context.below(mark, member, || Segment::Member(member.name()));
    Ok(())
}

/// Writes a member, if it is set.
///
/// # Errors
///
/// Returns an error if the writer fails.
pub fn member<T: Value<H>, H>(
    value: Option<&T>,
    member: &'static Member,
    to: &mut dyn Writer,
) -> Result<()> {
    match value {
        Some(value) => value
            .write(to, member)
            .map_err(|error| below(error, member)),
        None => Ok(()),
    }
}

#[cold]
fn below(error: Error, member: &'static Member) -> Error {
    inside(error, member).below(Segment::Member(member.name()))
}

/// An error of what is inside a value: where that is sensitive, so are the keys on the way to it.
#[cold]
pub(super) fn inside(error: Error, member: &'static Member) -> Error {
    match member.is_sensitive() {
        true => error.without_names(),
        false => error,
    }
}

#[cold]
fn twice(member: &'static Member) -> Error {
    Error::new("found a duplicate member").below(Segment::Member(member.name()))
}

/// A generated union.
pub trait Union: Shape + Members {
    /// Reads the member at this index of the schema with [`variant`].
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Fields::read`].
    fn read_member(
        slot: &mut Slot<'_, Self>,
        index: usize,
        member: &'static Member,
        from: &mut dyn Reader,
    ) -> Result<()>;

    /// Wraps a member that the model does not define.
    fn from_unknown(member: UnknownMember) -> Self;

    /// Returns the member, if the model does not define it.
    fn as_unknown(&self) -> Option<&UnknownMember>;
}

/// Writes a union. The placeholder for a missing union is written as null.
///
/// # Errors
///
/// Returns an error if the writer fails.
pub fn write_union<T: Union>(
    value: &T,
    to: &mut dyn Writer,
    member: &'static Member,
) -> Result<()> {
    match value.as_unknown() {
        Some(unknown) if unknown.is_absent() => to.null(member),
        _ => to.structure(T::SCHEMA, value),
    }
}

/// Reads an enum without allocating for known values.
///
/// # Errors
///
/// Returns an error if the reader fails.
pub fn read_enum<T: for<'a> From<&'a str>>(
    from: &mut dyn Reader,
    member: &'static Member,
) -> Result<Option<T>> {
    let mut value = None;
    from.text(member, &mut |text| value = Some(T::from(text)))?;
    Ok(value)
}

/// A destination for the members of a union. Exactly one member must be set, and nulls are ignored.
pub struct Slot<'a, T> {
    set: Option<T>,
    /// A document that is null. It is used if no other member is set.
    null: Option<T>,
    context: &'a mut Context,
}

impl<T: Union> Slot<'_, T> {
    fn put(&mut self, value: T) -> Result<()> {
        match &self.set {
            Some(first) => Err(more_than_one(T::SCHEMA, name_of(first), name_of(&value))),
            None => {
                self.set = Some(value);
                Ok(())
            }
        }
    }
}

impl<T: Union> Fields for Slot<'_, T> {
    fn read(&mut self, index: usize, member: &'static Member, from: &mut dyn Reader) -> Result<()> {
        T::read_member(self, index, member, from)
    }

    fn unknown(&mut self, name: &str, from: &mut dyn Reader) -> Result<()> {
        match from.document()? {
            Document::Null => Ok(()),
            // A newer client may request something that this server does not support.
            _ if self.context.is_strict() => Err(Error::new(format!(
                "expected a member of the union {}",
                T::SCHEMA.id()
            ))),
            value => {
                let unknown = T::from_unknown(UnknownMember::new(name, value));
                self.put(unknown)
            }
        }
    }
}

/// The name of the member that is set.
fn name_of<T: Union>(value: &T) -> &str {
    match value.set() {
        Set::One(index) => T::SCHEMA.members().get(index).map_or("", Member::name),
        Set::Unknown(name, _) => name,
        Set::Any => "",
    }
}

#[cold]
fn more_than_one(schema: &Schema, first: &str, second: &str) -> Error {
    let say = |names: &str| {
        let union = schema.id();
        format!("more than one member of the union {union} is set{names}: expected exactly one")
    };
    if is_name(first) && is_name(second) && !schema.is_sensitive() {
        Error::new(say(&format!(", `{first}` and `{second}`"))).where_sensitive(say(""))
    } else {
        Error::new(say(""))
    }
}

/// Returns true if the text can be a member name. Other text is not shown in errors, because it
/// could be anything.
fn is_name(text: &str) -> bool {
    text.len() <= 64
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Reads a union. Returns `None` for null.
///
/// # Errors
///
/// Returns an error if the reader fails, or unless exactly one member is set.
pub fn read_union<T: Union>(from: &mut dyn Reader, context: &mut Context) -> Result<Option<T>> {
    let mut slot = Slot {
        set: None,
        null: None,
        context,
    };
    if !from.structure(T::SCHEMA, &mut slot)? {
        return Ok(None);
    }
    let set = slot.set.or(slot.null);
    set.map(Some).ok_or_else(|| {
        let union = T::SCHEMA.id();
        Error::new(format!(
            "no member of the union {union} is set: expected exactly one"
        ))
    })
}

/// Reads a member into a union variant.
///
/// # Errors
///
/// Returns an error if the reader fails or if another member is already set.
pub fn variant<T: Value<H>, U: Union, H>(
    slot: &mut Slot<'_, U>,
    variant: impl FnOnce(T) -> U,
    member: &'static Member,
    from: &mut dyn Reader,
) -> Result<()> {
    let mark = slot.context.mark();
    let value = match T::read(from, member, slot.context) {
        Ok(value) => value,
        Err(error) => return Err(below(error, member)),
    };
    let step = || Segment::Member(member.name());
    slot.context.below(mark, member, step);
    match value {
        None => Ok(()),
        Some(value) if value.is_null() => {
            slot.null.get_or_insert(variant(value));
            Ok(())
        }
        Some(value) => slot.put(variant(value)),
    }
}
