//! How types that are not ours are read and written: strings, bytes and maps of the user's choice, and
//! any type by functions.

use std::marker::PhantomData;

use super::collection::{EntriesOf, read_map, write_map};
use super::{Context, Own, Reader, Result, Value, Writer};
use crate::schema::Member;

/// A list, map, box or sparse item whose content is read and written as `H` says.
#[derive(Clone, Copy, Debug)]
pub struct In<H>(PhantomData<H>);

/// A string of another type: `Arc<str>`, a compact string.
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

/// Bytes of another type: `Vec<u8>`, `bytes::Bytes`.
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

/// A map of another type, of these keys and values: `HashMap`, `indexmap::IndexMap`.
///
/// Entries are written in the order of the map's own iterator.
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
        // Nothing can be asked of the map but its entries: where there are fewer than came, a key came twice.
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

/// A type that is read and written by functions of `V`, a type of the user's that implements
/// [`Codec`].
#[derive(Clone, Copy, Debug)]
pub struct Via<V>(PhantomData<V>);

/// Functions by which a type of somebody else is read and written.
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
    /// Reads a value; `None` for null.
    ///
    /// # Errors
    ///
    /// Those of the reader, and a value that the type cannot hold.
    fn read(from: &mut dyn Reader, member: &'static Member) -> Result<Option<T>>;

    /// Writes a value.
    ///
    /// # Errors
    ///
    /// Those of the writer.
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
