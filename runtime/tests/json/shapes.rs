//! A structure with a member of every kind.

use std::collections::BTreeMap;

use smithy_typegen_runtime::document::Document;
use smithy_typegen_runtime::schema::{Kind, Member, Schema, TimestampFormat, Trait, prelude};
use smithy_typegen_runtime::wire::{
    self, Context, Fill, Members, Own, Reader, Result, Shape, Structure, Value, Writer,
};
use smithy_typegen_runtime::{BigDecimal, BigInteger, Blob, DateTime};

/// A structure whose members are all optional, so that it is its own builder.
macro_rules! all_optional {
    ($name:ident = $schema:ident($id:literal) {
        $($index:tt $field:ident: $type:ty = $member:literal: $target:path $(, $trait:expr)*;)*
    }) => {
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $(pub $field: Option<$type>,)*
        }

        static $schema: Schema = Schema::new(
            $id,
            Kind::Structure(&[$(Member::new($member, &$target, &[$($trait),*])),*]),
            &[],
        );

        impl Shape for $name {
            const SCHEMA: &'static Schema = &$schema;
        }

        impl Structure for $name {
            type Builder = Self;

            fn assemble(builder: Self, _: &mut Context) -> Self {
                builder
            }
        }

        impl Fill for $name {
            fn read(
                &mut self,
                index: usize,
                member: &'static Member,
                from: &mut dyn Reader,
                context: &mut Context,
            ) -> Result<()> {
                match index {
                    $($index => wire::field::<_, Own>(&mut self.$field, member, from, context),)*
                    _ => from.skip(),
                }
            }
        }

        impl Members for $name {
            fn write(
                &self,
                index: usize,
                member: &'static Member,
                to: &mut dyn Writer,
            ) -> Result<()> {
                match index {
                    $($index => wire::member::<_, Own>(self.$field.as_ref(), member, to),)*
                    _ => Ok(()),
                }
            }
        }

        impl Value for $name {
            fn read(
                from: &mut dyn Reader,
                _: &'static Member,
                context: &mut Context,
            ) -> Result<Option<Self>> {
                wire::read_structure(from, context)
            }

            fn write(&self, to: &mut dyn Writer, _: &'static Member) -> Result<()> {
                to.structure(&$schema, self)
            }
        }
    };
}

all_optional! {
    Every = EVERY("example#Every") {
        0 boolean: bool = "boolean": prelude::BOOLEAN;
        1 byte: i8 = "byte": prelude::BYTE;
        2 short: i16 = "short": prelude::SHORT;
        3 integer: i32 = "integer": prelude::INTEGER;
        4 long: i64 = "long": prelude::LONG;
        5 float: f32 = "float": prelude::FLOAT;
        6 double: f64 = "double": prelude::DOUBLE;
        7 big_integer: BigInteger = "bigInteger": prelude::BIG_INTEGER;
        8 big_decimal: BigDecimal = "bigDecimal": prelude::BIG_DECIMAL;
        9 string: String = "string": prelude::STRING;
        10 blob: Blob = "blob": prelude::BLOB;
        11 timestamp: DateTime = "timestamp": prelude::TIMESTAMP;
        12 date_time: DateTime = "dateTime": prelude::TIMESTAMP, Trait::TimestampFormat(TimestampFormat::DateTime);
        13 http_date: DateTime = "httpDate": HTTP_DATE;
        14 document: Document = "document": prelude::DOCUMENT;
        15 list: Vec<String> = "list": LIST;
        16 sparse: Vec<Option<i32>> = "sparse": SPARSE;
        17 map: BTreeMap<String, i32> = "map": MAP;
        18 nested: Box<Every> = "nested": EVERY;
        19 renamed: String = "renamed": prelude::STRING, Trait::JsonName("other \"name\"");
        20 secret: BTreeMap<String, i32> = "secret": MAP, Trait::Sensitive;
        21 unit: () = "unit": prelude::UNIT;
    }
}

static HTTP_DATE: Schema = Schema::new(
    "example#HttpDate",
    Kind::Timestamp,
    &[Trait::TimestampFormat(TimestampFormat::HttpDate)],
);
static LIST: Schema = Schema::new(
    "example#List",
    Kind::List(Member::new("member", &prelude::STRING, &[])),
    &[],
);
static SPARSE: Schema = Schema::new(
    "example#SparseList",
    Kind::List(Member::new("member", &prelude::INTEGER, &[])),
    &[Trait::Sparse],
);
static MAP: Schema = Schema::new(
    "example#Map",
    Kind::Map(
        Member::new("key", &prelude::STRING, &[]),
        Member::new("value", &prelude::INTEGER, &[]),
    ),
    &[],
);
