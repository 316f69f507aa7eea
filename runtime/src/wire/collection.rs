//! Lists and maps.
//!
//! In a dense list or map, a client skips a null and a server rejects it, see
//! [sparse](https://smithy.io/2.0/spec/type-refinement-traits.html#sparse-trait). The items of a
//! `@sparse` list or map are `Option`s, and a null is read as `None`.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::structure::inside;
use super::{Context, Entries, Error, In, Item, Items, Own, Reader, Result, Value, Writer};
use crate::path::Segment;
use crate::schema::{Kind, Member};

macro_rules! list {
    ([$($how:ident)?] $own:ty, $inside:ty) => {
        impl<T: Value<$inside> $(, $how)?> Value<$own> for Vec<T> {
            fn read(
                from: &mut dyn Reader,
                member: &'static Member,
                context: &mut Context,
            ) -> Result<Option<Self>> {
                read_list::<T, $inside>(from, member, context)
            }

            fn write(&self, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
                let schema = member.target();
                match schema.kind() {
                    Kind::List(of) => to.list(schema, &ItemsOf::<T, $inside>(self, of, PhantomData)),
                    _ => Err(not_a(member, "list")),
                }
            }
        }
    };
}

list!([] Own, Own);
list!([H] In<H>, H);

fn read_list<T: Value<H>, H>(
    from: &mut dyn Reader,
    member: &'static Member,
    context: &mut Context,
) -> Result<Option<Vec<T>>> {
    let schema = member.target();
    let Kind::List(of) = schema.kind() else {
        return Err(not_a(member, "list"));
    };
    let mut list = Vec::new();
    let mut index = 0;
    let is_there = from.list(schema, &mut |from| {
        let mark = context.mark();
        let item = match T::read(from, of, context) {
            Ok(item) => item,
            Err(error) => return Err(inside(error, of).below(Segment::Index(index))),
        };
        context.below(mark, of, || Segment::Index(index));
        match item {
            Some(item) => push(&mut list, item),
            None if context.is_strict() => return Err(null().below(Segment::Index(index))),
            None => {}
        }
        index += 1;
        Ok(())
    })?;
    if list.len() < list.capacity() / 2 {
        list.shrink_to_fit();
    }
    Ok(is_there.then_some(list))
}

/// Grows in large steps and shrinks at the end. Items are large and their number is unknown in
/// advance, so this moves them less often than doubling.
#[inline]
fn push<T>(list: &mut Vec<T>, item: T) {
    if list.len() == list.capacity() {
        list.reserve_exact(list.len().saturating_mul(7).max(4));
    }
    list.push(item);
}

struct ItemsOf<'a, T, H>(&'a [T], &'static Member, PhantomData<H>);

impl<T: Value<H>, H> Items for ItemsOf<'_, T, H> {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn write(&self, index: usize, to: &mut dyn Writer) -> Result<()> {
        match self.0.get(index) {
            Some(item) => match item.write(to, self.1) {
                Ok(()) => Ok(()),
                Err(error) => Err(inside(error, self.1).below(Segment::Index(index))),
            },
            None => Ok(()),
        }
    }
}

/// Reads a map. Calls `insert` with each entry, which returns true if the key is new.
pub(super) fn read_map<V: Value<H>, H>(
    from: &mut dyn Reader,
    member: &'static Member,
    context: &mut Context,
    insert: &mut dyn FnMut(&str, V) -> bool,
) -> Result<bool> {
    let schema = member.target();
    let Kind::Map(key, of) = schema.kind() else {
        return Err(not_a(member, "map"));
    };
    let hides_keys = key.is_sensitive() || member.is_sensitive();
    let step = |key: &str| match hides_keys {
        true => Segment::HiddenKey,
        false => Segment::Key(key.to_owned()),
    };
    from.map(schema, &mut |key, from| {
        let mark = context.mark();
        let value = match V::read(from, of, context) {
            Ok(value) => value,
            Err(error) => return Err(inside(error, of).below(step(key))),
        };
        context.below(mark, of, || step(key));
        match value {
            Some(value) => match insert(key, value) {
                true => Ok(()),
                false => Err(key_twice().below(step(key))),
            },
            None if context.is_strict() => Err(null().below(step(key))),
            None => Ok(()),
        }
    })
}

/// Writes a map.
pub(super) fn write_map<'a>(
    to: &mut dyn Writer,
    member: &'static Member,
    entries: impl FnOnce(&'static Member) -> Box<dyn Entries + 'a>,
) -> Result<()> {
    let schema = member.target();
    match schema.kind() {
        Kind::Map(_, of) => to.map(schema, &*entries(of)),
        _ => Err(not_a(member, "map")),
    }
}

/// The entries of a map, given as a function that returns its iterator.
pub(super) struct EntriesOf<F, H> {
    start: F,
    len: usize,
    of: &'static Member,
    how: PhantomData<H>,
}

impl<F, H> EntriesOf<F, H> {
    pub(super) fn new(start: F, len: usize, of: &'static Member) -> Self {
        EntriesOf {
            start,
            len,
            of,
            how: PhantomData,
        }
    }
}

impl<'a, K, V, H, I, F> Entries for EntriesOf<F, H>
where
    K: AsRef<str> + 'a,
    V: Value<H> + 'a,
    I: Iterator<Item = (&'a K, &'a V)>,
    F: Fn() -> I,
{
    fn len(&self) -> usize {
        self.len
    }

    fn each(&self, entry: &mut dyn FnMut(&str, &dyn Item) -> Result<()>) -> Result<()> {
        for (key, value) in (self.start)() {
            entry(key.as_ref(), &ItemOf::<V, H>(value, self.of, PhantomData))?;
        }
        Ok(())
    }
}

struct ItemOf<'a, T, H>(&'a T, &'static Member, PhantomData<H>);

impl<T: Value<H>, H> Item for ItemOf<'_, T, H> {
    fn write(&self, to: &mut dyn Writer) -> Result<()> {
        self.0.write(to, self.1)
    }
}

macro_rules! map {
    ([$($how:ident)?] $own:ty, $inside:ty) => {
        impl<K, V: Value<$inside> $(, $how)?> Value<$own> for BTreeMap<K, V>
        where
            K: Ord + From<String> + AsRef<str>,
        {
            fn read(
                from: &mut dyn Reader,
                member: &'static Member,
                context: &mut Context,
            ) -> Result<Option<Self>> {
                let mut map = Self::new();
                let is_there = read_map::<V, $inside>(from, member, context, &mut |key, value| {
                    map.insert(K::from(key.to_owned()), value).is_none()
                })?;
                Ok(is_there.then_some(map))
            }

            fn write(&self, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
                write_map(to, member, |of| {
                    Box::new(EntriesOf::<_, $inside>::new(|| self.iter(), self.len(), of))
                })
            }
        }
    };
}

map!([] Own, Own);
map!([H] In<H>, H);

#[cold]
fn null() -> Error {
    Error::new("expected a value, found null in a list or map that is not sparse")
}

#[cold]
pub(super) fn key_twice() -> Error {
    Error::new("found a duplicate key")
}

/// The schema does not match the type. This never happens in generated code.
#[cold]
pub(super) fn not_a(member: &'static Member, kind: &str) -> Error {
    let shape = member.target().id();
    Error::new(format!("the shape `{shape}` is not a {kind}"))
}
