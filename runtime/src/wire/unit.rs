//! `smithy.api#Unit`, which is `()` in Rust: a structure without members, of which only the
//! presence matters. It is the input or output of an operation that has none.

use super::{
    Context, Fill, Members, Reader, Result, Shape, Structure, Value, Writer, read_structure,
};
use crate::schema::{Member, Schema, prelude};
use crate::validate::Validate;

impl Shape for () {
    const SCHEMA: &'static Schema = &prelude::UNIT;
}

impl Value for () {
    fn read(
        from: &mut dyn Reader,
        _: &'static Member,
        context: &mut Context,
    ) -> Result<Option<Self>> {
        read_structure(from, context)
    }

    fn write(&self, to: &mut dyn Writer, _: &'static Member) -> Result<()> {
        to.structure(Self::SCHEMA, self)
    }
}

impl Structure for () {
    type Builder = ();

    fn assemble((): (), _: &mut Context) -> Self {}
}

impl Fill for () {
    fn read(
        &mut self,
        _: usize,
        _: &'static Member,
        from: &mut dyn Reader,
        _: &mut Context,
    ) -> Result<()> {
        from.skip()
    }
}

impl Members for () {
    fn write(&self, _: usize, _: &'static Member, _: &mut dyn Writer) -> Result<()> {
        Ok(())
    }
}

impl Validate for () {}

#[cfg(all(test, feature = "json"))]
mod tests {
    use crate::codec::json::Json;

    #[test]
    fn an_input_that_is_none() {
        assert_eq!(Json::AWS.to_vec(&()).expect("JSON"), b"{}");
        for body in [&b"{}"[..], br#"{"foo": [true]}"#] {
            Json::AWS.accept::<()>(body).expect("an empty structure");
            Json::AWS
                .from_slice::<()>(body)
                .expect("an empty structure");
        }
        for body in [&b"null"[..], b"[]", b"{} x"] {
            assert!(Json::AWS.accept::<()>(body).is_err());
        }
    }
}
