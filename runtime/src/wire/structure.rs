//! Structures and unions: members into a builder or slot, and out again.

use super::{Context, Error, Fields, Members, Reader, Result, Set, Value, Writer};
use crate::document::Document;
use crate::path::Segment;
use crate::schema::{Member, Schema};
use crate::unknown::UnknownMember;

/// A generated type of a shape.
pub trait Shape: Value {
    /// The shape.
    const SCHEMA: &'static Schema;
}

/// Reads the value that a message or document is.
///
/// # Errors
///
/// Those of the reader, and null.
pub fn read<T: Shape>(from: &mut dyn Reader, context: &mut Context) -> Result<T> {
    match T::read(from, const { &Member::root(T::SCHEMA) }, context)? {
        Some(value) => Ok(value),
        None => Err(Error::new("expected a value, found null")),
    }
}

/// Writes the value that a message or document is.
///
/// # Errors
///
/// Those of the writer.
pub fn write<T: Shape>(value: &T, to: &mut dyn Writer) -> Result<()> {
    value.write(to, const { &Member::root(T::SCHEMA) })
}

/// A generated structure.
pub trait Structure: Shape + Members {
    /// The structure with every member still optional.
    type Builder: Fill + Default;

    /// Makes the structure. What is required and missing gets a placeholder, and a note if the
    /// context takes notes.
    fn assemble(builder: Self::Builder, context: &mut Context) -> Self;
}

/// A builder that members are read into.
pub trait Fill {
    /// Reads the member with this index in the schema, by [`field`].
    ///
    /// # Errors
    ///
    /// Those of [`Fields::read`].
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

/// Reads a structure; `None` for null.
///
/// # Errors
///
/// What the reader says.
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

/// Makes a structure of what a function reads into its builder, from wherever its members are.
///
/// # Errors
///
/// Those of the function.
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

/// Reads a member into a builder's field. Null leaves it empty.
///
/// # Errors
///
/// Those of the reader, and a member that is there already.
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
    context.below(mark, || Segment::Member(member.name()));
    Ok(())
}

/// Writes a member, if it is there.
///
/// # Errors
///
/// What the writer says.
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
    let error = match member.is_sensitive() {
        true => error.without_keys(),
        false => error,
    };
    error.below(Segment::Member(member.name()))
}

#[cold]
fn twice(member: &'static Member) -> Error {
    Error::new("expected each member once").below(Segment::Member(member.name()))
}

/// A generated union.
pub trait Union: Shape + Members {
    /// Reads the member with this index in the schema, by [`variant`].
    ///
    /// # Errors
    ///
    /// Those of [`Fields::read`].
    fn read_member(
        slot: &mut Slot<'_, Self>,
        index: usize,
        member: &'static Member,
        from: &mut dyn Reader,
    ) -> Result<()>;

    /// A member that the model does not know.
    fn from_unknown(member: UnknownMember) -> Self;

    /// The member that the model does not know, if it is that.
    fn as_unknown(&self) -> Option<&UnknownMember>;
}

/// Writes a union. One that only stands in for a missing one is null.
///
/// # Errors
///
/// Those of the writer.
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

/// Reads an enum without keeping the text of a value that the model knows.
///
/// # Errors
///
/// Those of the reader.
pub fn read_enum<T: for<'a> From<&'a str>>(
    from: &mut dyn Reader,
    member: &'static Member,
) -> Result<Option<T>> {
    let mut value = None;
    from.text(member, &mut |text| value = Some(T::from(text)))?;
    Ok(value)
}

/// What a union's members are read into: exactly one of them is set, null sets none.
pub struct Slot<'a, T> {
    set: Option<T>,
    /// A document that is null: set, if no other member is.
    null: Option<T>,
    context: &'a mut Context,
}

impl<T: Union> Slot<'_, T> {
    fn put(&mut self, name: &str, value: T) -> Result<()> {
        match &self.set {
            Some(first) => Err(more_than_one(T::SCHEMA, name_of(first), name)),
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
            // A newer client asks for what this server cannot do.
            _ if self.context.is_strict() => Err(Error::new(format!(
                "expected a member of the union {}",
                T::SCHEMA.id()
            ))),
            value => {
                let unknown = T::from_unknown(UnknownMember::new(name, value));
                self.put(name, unknown)
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
    let union = schema.id();
    let names = match is_name(first) && is_name(second) && !schema.is_sensitive() {
        true => format!(", `{first}` and `{second}`"),
        false => String::new(),
    };
    Error::new(format!(
        "more than one member of the union {union} is set{names}: expected exactly one"
    ))
}

/// Whether a text can be the name of a member. What cannot is not shown: nobody knows what it is.
fn is_name(text: &str) -> bool {
    text.len() <= 64
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Reads a union; `None` for null.
///
/// # Errors
///
/// What the reader says, no member, or more than one.
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

/// Reads a member into a union's variant.
///
/// # Errors
///
/// What the reader says, and a second member.
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
    slot.context.below(mark, || Segment::Member(member.name()));
    match value {
        None => Ok(()),
        Some(value) if value.is_null() => {
            slot.null.get_or_insert(variant(value));
            Ok(())
        }
        Some(value) => slot.put(member.name(), variant(value)),
    }
}
