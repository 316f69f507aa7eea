//! Types with much that is `@sensitive`.

use std::collections::BTreeMap;

use smithy_typegen_runtime::schema::{self, prelude};
use smithy_typegen_runtime::{BigDecimal, BigInteger, Blob, DateTime, Document, UnknownMember};

/// Much of what is sensitive.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vault {
    pub text: Option<String>,
    pub byte: Option<i8>,
    pub long: Option<i64>,
    pub float: Option<f32>,
    pub double: Option<f64>,
    pub big: Option<BigInteger>,
    pub decimal: Option<BigDecimal>,
    pub blob: Option<Blob>,
    pub time: Option<DateTime>,
    pub date: Option<DateTime>,
    pub kind: Option<Kind>,
    pub flag: Option<bool>,
    pub list: Option<Vec<String>>,
    pub keys: Option<BTreeMap<String, i32>>,
    pub inner: Option<Box<Open>>,
    pub inners: Option<Vec<Open>>,
    pub by_key: Option<BTreeMap<String, Open>>,
    pub choice: Option<Choice>,
}

/// A structure that is not sensitive itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Open {
    pub map: Option<BTreeMap<String, BTreeMap<String, i32>>>,
    pub choice: Option<Choice>,
    pub document: Option<Document>,
}

/// The same, and sensitive as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Closed {
    pub map: Option<BTreeMap<String, BTreeMap<String, i32>>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Known,
    Unknown(smithy_typegen_runtime::UnknownValue),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    Number(i32),
    Map(BTreeMap<String, i32>),
    Unknown(UnknownMember),
}

smithy_typegen_runtime::schemas! {
    TEXT: String("test#Text", Sensitive),
    TEXTS: List("test#Texts") of (TEXT),
    KEYS: Map("test#Keys") of (TEXT) (prelude::INTEGER),
    MAP: Map("test#Map") of (prelude::STRING) (prelude::INTEGER),
    MAPS: Map("test#Maps") of (prelude::STRING) (MAP),
    CLOSED_OPENS: List("test#Opens") of (OPEN, Sensitive),
    BY_KEY: Map("test#ByKey", Sensitive) of (prelude::STRING) (OPEN),
}

smithy_typegen_runtime::serde_string_enum! {
    Kind = KIND("test#Kind", Sensitive) { Known = "KNOWN" }
}

smithy_typegen_runtime::serde_structure! {
    Vault by Vault = VAULT("test#Vault") {
        text: optional("text", TEXT),
        byte: optional("byte", prelude::BYTE, Sensitive),
        long: optional("long", prelude::LONG, Sensitive),
        float: optional("float", prelude::FLOAT, Sensitive),
        double: optional("double", prelude::DOUBLE, Sensitive),
        big: optional("big", prelude::BIG_INTEGER, Sensitive),
        decimal: optional("decimal", prelude::BIG_DECIMAL, Sensitive),
        blob: optional("blob", prelude::BLOB, Sensitive),
        time: optional("time", prelude::TIMESTAMP, Sensitive),
        date: optional(
            "date", prelude::TIMESTAMP, Sensitive,
            TimestampFormat(schema::TimestampFormat::DateTime)
        ),
        kind: optional("kind", KIND),
        flag: optional("flag", prelude::BOOLEAN, Sensitive),
        list: optional("list", TEXTS),
        keys: optional("keys", KEYS),
        inner: optional("inner", OPEN, Sensitive),
        inners: optional("inners", CLOSED_OPENS),
        by_key: optional("byKey", BY_KEY),
        choice: optional("choice", CHOICE, Sensitive),
    }
}

smithy_typegen_runtime::serde_structure! {
    Open by Open = OPEN("test#Open") {
        map: optional("map", MAPS),
        choice: optional("choice", CHOICE),
        document: optional("document", prelude::DOCUMENT),
    }
}

smithy_typegen_runtime::serde_structure! {
    Closed by Closed = CLOSED("test#Closed", Sensitive) {
        map: optional("map", MAPS),
    }
}

smithy_typegen_runtime::serde_union! {
    Choice = CHOICE("test#Choice") {
        Number: value("number", prelude::INTEGER),
        Map: value("map", MAP),
    }
}
