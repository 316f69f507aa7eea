//! Reading and writing of foreign types: user-defined strings, bytes and maps, and any type with
//! custom functions.

use std::marker::PhantomData;

use super::collection::{EntriesOf, read_map, write_map};
use super::{Context, Own, Reader, Result, Value, Writer};
use crate::schema::Member;

/// Marks a list, map, box or sparse item with content that is read and written according to `H`.
#[derive(Clone, Copy, Debug)]
pub struct In<H>(PhantomData<H>);

/// Marks a foreign string type such as `Arc<str>` or a compact string.
#[derive(Clone, Copy, Debug)]
pub struct Text;

impl<T: From<String> + AsRef<str>> Value<Text> for T {
    fn read(
        from: &mut dyn Reader,
        member: &'static Member,
        _: &mut Context,
    ) -> Result<Option<Self>> {
        Ok(from.string(member)?.map(T::from))
    }

    fn write(&self, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
        to.string(member, self.as_ref())
    }
}

/// Marks a foreign bytes type such as `Vec<u8>` or `bytes::Bytes`.
#[derive(Clone, Copy, Debug)]
pub struct Bytes;

impl<T: From<Vec<u8>> + AsRef<[u8]>> Value<Bytes> for T {
    fn read(
        from: &mut dyn Reader,
        member: &'static Member,
        _: &mut Context,
    ) -> Result<Option<Self>> {
        Ok(from.blob(member)?.map(T::from))
    }

    fn write(&self, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
        to.blob(member, self.as_ref())
    }
}

/// Marks a foreign map type such as `HashMap` or `indexmap::IndexMap`.
///
/// Entries are written in the order of the map's iterator.
#[derive(Clone, Copy, Debug)]
pub struct Map<K, V, H = Own>(PhantomData<(K, V, H)>);

impl<M, K, V, H> Value<Map<K, V, H>> for M
where
    M: Default + Extend<(K, V)>,
    for<'a> &'a M: IntoIterator<Item = (&'a K, &'a V)>,
    K: From<String> + AsRef<str>,
    V: Value<H>,
{
    fn read(
        from: &mut dyn Reader,
        member: &'static Member,
        context: &mut Context,
    ) -> Result<Option<Self>> {
        let (mut map, mut count) = (M::default(), 0);
        let is_there = read_map::<V, H>(from, member, context, &mut |key, value| {
            map.extend([(K::from(key.to_owned()), value)]);
            count += 1;
            true
        })?;
        // Only the entries of the map are accessible. If there are fewer than were read, a key was
        // duplicated.
        if map.count_of() < count {
            return Err(super::collection::key_twice());
        }
        Ok(is_there.then_some(map))
    }

    fn write(&self, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
        let len = self.into_iter().count();
        write_map(to, member, |of| {
            Box::new(EntriesOf::<_, H>::new(move || self.into_iter(), len, of))
        })
    }
}

trait Count {
    fn count_of(&self) -> usize;
}

impl<M> Count for M
where
    for<'a> &'a M: IntoIterator,
{
    fn count_of(&self) -> usize {
        self.into_iter().count()
    }
}

/// Marks a type that is read and written by the functions of `V`, a user-defined type that
/// implements [`Codec`].
#[derive(Clone, Copy, Debug)]
pub struct Via<V>(PhantomData<V>);

/// Functions that read and write a foreign type.
///
/// ```
/// use std::net::IpAddr;
/// use smithy_typegen_runtime::schema::Member;
/// use smithy_typegen_runtime::wire::{Codec, Error, Reader, Result, Writer};
///
/// /// An address, as text.
/// struct AddressText;
///
/// impl Codec<IpAddr> for AddressText {
///     fn read(from: &mut dyn Reader, member: &'static Member) -> Result<Option<IpAddr>> {
///         let text = from.string(member)?;
///         let parsed = text.map(|text| text.parse()).transpose();
///         parsed.map_err(|_| Error::new("expected an IP address"))
///     }
///
///     fn write(value: &IpAddr, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
///         to.string(member, &value.to_string())
///     }
/// }
/// ```
pub trait Codec<T> {
    /// Reads a value. Returns `None` for null.
    ///
    /// # Errors
    ///
    /// Returns an error if the reader fails or if the type cannot hold the value.
    fn read(from: &mut dyn Reader, member: &'static Member) -> Result<Option<T>>;

    /// Writes a value.
    ///
    /// # Errors
    ///
    /// Returns an error if the writer fails.
    fn write(value: &T, to: &mut dyn Writer, member: &'static Member) -> Result<()>;
}

impl<T, V: Codec<T>> Value<Via<V>> for T {
    fn read(
        from: &mut dyn Reader,
        member: &'static Member,
        _: &mut Context,
    ) -> Result<Option<Self>> {
        V::read(from, member)
    }

    fn write(&self, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
        V::write(self, to, member)
    }
}
