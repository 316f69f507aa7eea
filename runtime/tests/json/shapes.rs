//! A structure with a member of every kind, which is its own builder as all its members are optional.

use std::collections::BTreeMap;

use smithy_typegen_runtime::document::Document;
use smithy_typegen_runtime::schema::{self, prelude};
use smithy_typegen_runtime::{BigDecimal, BigInteger, Blob, DateTime};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Every {
    pub boolean: Option<bool>,
    pub byte: Option<i8>,
    pub short: Option<i16>,
    pub integer: Option<i32>,
    pub long: Option<i64>,
    pub float: Option<f32>,
    pub double: Option<f64>,
    pub big_integer: Option<BigInteger>,
    pub big_decimal: Option<BigDecimal>,
    pub string: Option<String>,
    pub blob: Option<Blob>,
    pub timestamp: Option<DateTime>,
    pub date_time: Option<DateTime>,
    pub http_date: Option<DateTime>,
    pub document: Option<Document>,
    pub list: Option<Vec<String>>,
    pub sparse: Option<Vec<Option<i32>>>,
    pub map: Option<BTreeMap<String, i32>>,
    pub nested: Option<Box<Every>>,
    pub renamed: Option<String>,
    pub secret: Option<BTreeMap<String, i32>>,
    pub unit: Option<()>,
}

smithy_typegen_runtime::schemas! {
    HTTP_DATE: Timestamp("example#HttpDate", TimestampFormat(schema::TimestampFormat::HttpDate)),
    LIST: List("example#List") of (prelude::STRING),
    SPARSE: List("example#SparseList", Sparse) of (prelude::INTEGER),
    MAP: Map("example#Map") of (prelude::STRING) (prelude::INTEGER),
    SECRET: Map("example#Secret", Sensitive) of (prelude::STRING) (prelude::INTEGER),
}

smithy_typegen_runtime::structure! {
    Every by Every = EVERY("example#Every") {
        boolean: optional("boolean", prelude::BOOLEAN),
        byte: optional("byte", prelude::BYTE),
        short: optional("short", prelude::SHORT),
        integer: optional("integer", prelude::INTEGER),
        long: optional("long", prelude::LONG),
        float: optional("float", prelude::FLOAT),
        double: optional("double", prelude::DOUBLE),
        big_integer: optional("bigInteger", prelude::BIG_INTEGER),
        big_decimal: optional("bigDecimal", prelude::BIG_DECIMAL),
        string: optional("string", prelude::STRING),
        blob: optional("blob", prelude::BLOB),
        timestamp: optional("timestamp", prelude::TIMESTAMP),
        date_time: optional("dateTime", prelude::TIMESTAMP, TimestampFormat(schema::TimestampFormat::DateTime)),
        http_date: optional("httpDate", HTTP_DATE),
        document: optional("document", prelude::DOCUMENT),
        list: optional("list", LIST),
        sparse: optional("sparse", SPARSE),
        map: optional("map", MAP),
        nested: optional("nested", EVERY),
        renamed: optional("renamed", prelude::STRING, JsonName("other \"name\"")),
        secret: optional("secret", SECRET),
        unit: optional("unit", prelude::UNIT),
    }
}
