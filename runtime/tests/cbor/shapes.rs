//! Schemas and types as the generator writes them: a structure of every kind of member, a union, and a
//! structure inside of itself.

use std::collections::BTreeMap;

use smithy_typegen_runtime::schema::prelude;
use smithy_typegen_runtime::schema::{Kind, Member, Schema, TimestampFormat, Trait};
use smithy_typegen_runtime::wire::{
    self, Context, Fill, Members, Reader, Result, Set, Shape, Slot, Structure, Union, Value, Writer,
};
use smithy_typegen_runtime::{BigDecimal, BigInteger, Blob, DateTime, Document, UnknownMember};

#[derive(Clone, Debug, PartialEq, Default)]
pub struct Parcel {
    pub boolean: Option<bool>,
    pub byte: Option<i8>,
    pub short: Option<i16>,
    pub integer: Option<i32>,
    pub long: Option<i64>,
    pub float: Option<f32>,
    pub double: Option<f64>,
    pub big_integer: Option<BigInteger>,
    pub big_decimal: Option<BigDecimal>,
    pub text: Option<String>,
    pub blob: Option<Blob>,
    pub at: Option<DateTime>,
    pub document: Option<Document>,
    pub list: Option<Vec<String>>,
    pub sparse: Option<Vec<Option<i32>>>,
    pub map: Option<BTreeMap<String, i32>>,
    pub hidden: Option<BTreeMap<String, i32>>,
    pub choice: Option<Choice>,
    pub inner: Option<Box<Parcel>>,
    pub a_name_of_more_than_twenty_three_bytes: Option<bool>,
}

static TEXTS: Schema = Schema::new(
    "test#Texts",
    Kind::List(Member::new("member", &prelude::STRING, &[])),
    &[],
);
static SPARSE: Schema = Schema::new(
    "test#Sparse",
    Kind::List(Member::new("member", &prelude::INTEGER, &[])),
    &[Trait::Sparse],
);
static MAP: Schema = Schema::new(
    "test#Map",
    Kind::Map(
        Member::new("key", &prelude::STRING, &[]),
        Member::new("value", &prelude::INTEGER, &[]),
    ),
    &[],
);
static PARCEL_MEMBERS: [Member; 20] = [
    Member::new("boolean", &prelude::BOOLEAN, &[]),
    Member::new("byte", &prelude::BYTE, &[]),
    Member::new("short", &prelude::SHORT, &[]),
    Member::new("integer", &prelude::INTEGER, &[]),
    Member::new("long", &prelude::LONG, &[]),
    Member::new("float", &prelude::FLOAT, &[]),
    Member::new("double", &prelude::DOUBLE, &[]),
    Member::new("bigInteger", &prelude::BIG_INTEGER, &[]),
    Member::new("bigDecimal", &prelude::BIG_DECIMAL, &[]),
    // Names and formats of other notations, which CBOR does not obey.
    Member::new("text", &prelude::STRING, &[Trait::JsonName("Text")]),
    Member::new("blob", &prelude::BLOB, &[]),
    Member::new(
        "at",
        &prelude::TIMESTAMP,
        &[Trait::TimestampFormat(TimestampFormat::HttpDate)],
    ),
    Member::new("document", &prelude::DOCUMENT, &[]),
    Member::new("list", &TEXTS, &[]),
    Member::new("sparse", &SPARSE, &[]),
    Member::new("map", &MAP, &[]),
    Member::new("hidden", &MAP, &[Trait::Sensitive]),
    Member::new("choice", &CHOICE, &[]),
    Member::new("inner", &PARCEL, &[]),
    Member::new("aNameOfMoreThanTwentyThreeBytes", &prelude::BOOLEAN, &[]),
];
static PARCEL: Schema = Schema::new("test#Parcel", Kind::Structure(&PARCEL_MEMBERS), &[]);

impl Fill for Parcel {
    fn read(
        &mut self,
        index: usize,
        member: &'static Member,
        from: &mut dyn Reader,
        context: &mut Context,
    ) -> Result<()> {
        match index {
            0 => wire::field(&mut self.boolean, member, from, context),
            1 => wire::field(&mut self.byte, member, from, context),
            2 => wire::field(&mut self.short, member, from, context),
            3 => wire::field(&mut self.integer, member, from, context),
            4 => wire::field(&mut self.long, member, from, context),
            5 => wire::field(&mut self.float, member, from, context),
            6 => wire::field(&mut self.double, member, from, context),
            7 => wire::field(&mut self.big_integer, member, from, context),
            8 => wire::field(&mut self.big_decimal, member, from, context),
            9 => wire::field(&mut self.text, member, from, context),
            10 => wire::field(&mut self.blob, member, from, context),
            11 => wire::field(&mut self.at, member, from, context),
            12 => wire::field(&mut self.document, member, from, context),
            13 => wire::field(&mut self.list, member, from, context),
            14 => wire::field(&mut self.sparse, member, from, context),
            15 => wire::field(&mut self.map, member, from, context),
            16 => wire::field(&mut self.hidden, member, from, context),
            17 => wire::field(&mut self.choice, member, from, context),
            18 => wire::field(&mut self.inner, member, from, context),
            19 => wire::field(
                &mut self.a_name_of_more_than_twenty_three_bytes,
                member,
                from,
                context,
            ),
            _ => from.skip(),
        }
    }
}

impl Members for Parcel {
    fn write(&self, index: usize, member: &'static Member, to: &mut dyn Writer) -> Result<()> {
        match index {
            0 => wire::member(self.boolean.as_ref(), member, to),
            1 => wire::member(self.byte.as_ref(), member, to),
            2 => wire::member(self.short.as_ref(), member, to),
            3 => wire::member(self.integer.as_ref(), member, to),
            4 => wire::member(self.long.as_ref(), member, to),
            5 => wire::member(self.float.as_ref(), member, to),
            6 => wire::member(self.double.as_ref(), member, to),
            7 => wire::member(self.big_integer.as_ref(), member, to),
            8 => wire::member(self.big_decimal.as_ref(), member, to),
            9 => wire::member(self.text.as_ref(), member, to),
            10 => wire::member(self.blob.as_ref(), member, to),
            11 => wire::member(self.at.as_ref(), member, to),
            12 => wire::member(self.document.as_ref(), member, to),
            13 => wire::member(self.list.as_ref(), member, to),
            14 => wire::member(self.sparse.as_ref(), member, to),
            15 => wire::member(self.map.as_ref(), member, to),
            16 => wire::member(self.hidden.as_ref(), member, to),
            17 => wire::member(self.choice.as_ref(), member, to),
            18 => wire::member(self.inner.as_ref(), member, to),
            19 => wire::member(
                self.a_name_of_more_than_twenty_three_bytes.as_ref(),
                member,
                to,
            ),
            _ => Ok(()),
        }
    }
}

impl Structure for Parcel {
    /// Each member is optional, so that the structure is its own builder.
    type Builder = Parcel;

    fn assemble(builder: Parcel, _: &mut Context) -> Self {
        builder
    }
}

impl Shape for Parcel {
    const SCHEMA: &'static Schema = &PARCEL;
}

impl Value for Parcel {
    fn read(
        from: &mut dyn Reader,
        _: &'static Member,
        context: &mut Context,
    ) -> Result<Option<Self>> {
        wire::read_structure(from, context)
    }

    fn write(&self, to: &mut dyn Writer, _: &'static Member) -> Result<()> {
        to.structure(Self::SCHEMA, self)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    Text(String),
    Number(i32),
    Any(Document),
    Unknown(UnknownMember),
}

static CHOICE_MEMBERS: [Member; 3] = [
    Member::new("text", &prelude::STRING, &[]),
    Member::new("number", &prelude::INTEGER, &[]),
    Member::new("any", &prelude::DOCUMENT, &[]),
];
static CHOICE: Schema = Schema::new("test#Choice", Kind::Union(&CHOICE_MEMBERS), &[]);

impl Union for Choice {
    fn read_member(
        slot: &mut Slot<'_, Self>,
        index: usize,
        member: &'static Member,
        from: &mut dyn Reader,
    ) -> Result<()> {
        match index {
            0 => wire::variant(slot, Choice::Text, member, from),
            1 => wire::variant(slot, Choice::Number, member, from),
            2 => wire::variant(slot, Choice::Any, member, from),
            _ => from.skip(),
        }
    }

    fn unknown(member: UnknownMember) -> Self {
        Choice::Unknown(member)
    }
}

impl Members for Choice {
    fn write(&self, _: usize, member: &'static Member, to: &mut dyn Writer) -> Result<()> {
        match self {
            Choice::Text(value) => wire::member(Some(value), member, to),
            Choice::Number(value) => wire::member(Some(value), member, to),
            Choice::Any(value) => wire::member(Some(value), member, to),
            Choice::Unknown(_) => Ok(()),
        }
    }

    fn set(&self) -> Set<'_> {
        match self {
            Choice::Text(_) => Set::One(0),
            Choice::Number(_) => Set::One(1),
            Choice::Any(_) => Set::One(2),
            Choice::Unknown(member) => Set::Unknown(member.name(), member.value()),
        }
    }
}

impl Shape for Choice {
    const SCHEMA: &'static Schema = &CHOICE;
}

impl Value for Choice {
    fn read(
        from: &mut dyn Reader,
        _: &'static Member,
        context: &mut Context,
    ) -> Result<Option<Self>> {
        wire::read_union(from, context)
    }

    fn write(&self, to: &mut dyn Writer, _: &'static Member) -> Result<()> {
        to.structure(Self::SCHEMA, self)
    }
}

/// More members than a head of one byte counts.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Wide {
    pub set: Option<i32>,
}

static WIDE_MEMBERS: [Member; 24] = [const { Member::new("member", &prelude::INTEGER, &[]) }; 24];
static WIDE: Schema = Schema::new("test#Wide", Kind::Structure(&WIDE_MEMBERS), &[]);

impl Members for Wide {
    fn write(&self, index: usize, member: &'static Member, to: &mut dyn Writer) -> Result<()> {
        match index {
            7 => wire::member(self.set.as_ref(), member, to),
            _ => Ok(()),
        }
    }
}

impl Shape for Wide {
    const SCHEMA: &'static Schema = &WIDE;
}

impl Value for Wide {
    fn read(from: &mut dyn Reader, _: &'static Member, _: &mut Context) -> Result<Option<Self>> {
        from.skip().map(|()| None)
    }

    fn write(&self, to: &mut dyn Writer, _: &'static Member) -> Result<()> {
        to.structure(Self::SCHEMA, self)
    }
}
