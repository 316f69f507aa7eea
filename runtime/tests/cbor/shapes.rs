//! Types as the generator writes them: a structure of every kind of member, which is its own builder as
//! all its members are optional, a union, and a structure inside of itself.

use std::collections::BTreeMap;

use smithy_typegen_runtime::schema::{self, prelude};
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

smithy_typegen_runtime::schemas! {
    TEXTS: List("test#Texts") of (prelude::STRING),
    SPARSE: List("test#Sparse", Sparse) of (prelude::INTEGER),
    MAP: Map("test#Map") of (prelude::STRING) (prelude::INTEGER),
    HIDDEN: Map("test#Hidden", Sensitive) of (prelude::STRING) (prelude::INTEGER),
}

smithy_typegen_runtime::structure! {
    Parcel by Parcel = PARCEL("test#Parcel") {
        boolean: optional("boolean", prelude::BOOLEAN),
        byte: optional("byte", prelude::BYTE),
        short: optional("short", prelude::SHORT),
        integer: optional("integer", prelude::INTEGER),
        long: optional("long", prelude::LONG),
        float: optional("float", prelude::FLOAT),
        double: optional("double", prelude::DOUBLE),
        big_integer: optional("bigInteger", prelude::BIG_INTEGER),
        big_decimal: optional("bigDecimal", prelude::BIG_DECIMAL),
        // Names and formats of other notations, which CBOR does not obey.
        text: optional("text", prelude::STRING, JsonName("Text")),
        blob: optional("blob", prelude::BLOB),
        at: optional("at", prelude::TIMESTAMP, TimestampFormat(schema::TimestampFormat::HttpDate)),
        document: optional("document", prelude::DOCUMENT),
        list: optional("list", TEXTS),
        sparse: optional("sparse", SPARSE),
        map: optional("map", MAP),
        hidden: optional("hidden", HIDDEN),
        choice: optional("choice", CHOICE),
        inner: optional("inner", PARCEL),
        a_name_of_more_than_twenty_three_bytes:
            optional("aNameOfMoreThanTwentyThreeBytes", prelude::BOOLEAN),
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    Text(String),
    Number(i32),
    Any(Document),
    Unknown(UnknownMember),
}

smithy_typegen_runtime::union! {
    Choice = CHOICE("test#Choice") {
        Text: value("text", prelude::STRING),
        Number: value("number", prelude::INTEGER),
        Any: value("any", prelude::DOCUMENT),
    }
}

/// More members than a head of one byte counts.
macro_rules! wide {
    ($($field:ident)*) => {
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Wide {
            $(pub $field: Option<i32>,)*
        }

        smithy_typegen_runtime::structure! {
            Wide by Wide = WIDE("test#Wide") {
                $($field: optional("member", prelude::INTEGER)),*
            }
        }
    };
}

wide!(a b c d e f g set i j k l m n o p q r s t u v w x);
