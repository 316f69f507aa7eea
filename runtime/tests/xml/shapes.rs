//! A structure of every kind of member, and one with what only XML has.

use std::collections::BTreeMap;

use smithy_typegen_runtime::schema::{self, prelude};
use smithy_typegen_runtime::{DateTime, UnknownMember};

crate::parcel::parcel! {
    string: String = ("string", prelude::STRING),
    timestamp: DateTime = ("timestamp", prelude::TIMESTAMP),
    epoch: DateTime =
        ("epoch", prelude::TIMESTAMP, TimestampFormat(schema::TimestampFormat::EpochSeconds)),
    http_date: DateTime = ("httpDate", HTTP_DATE),
    unit: () = ("unit", prelude::UNIT),
}

/// As `ListObjects` of S3 has it: attributes, flattened lists and maps, other names, namespaces.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    pub name: Option<String>,
    pub kind: Option<String>,
    pub size: Option<i64>,
    pub keys: Option<Vec<String>>,
    pub parts: Option<Vec<Part>>,
    pub flat_map: Option<BTreeMap<String, String>>,
    pub map: Option<BTreeMap<String, String>>,
    pub renamed: Option<String>,
    pub owner: Option<Box<Listing>>,
    pub choice: Option<Choice>,
    pub choices: Option<Vec<Choice>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    pub etag: Option<String>,
    pub number: Option<i32>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    Text(String),
    Part(Part),
    Unknown(UnknownMember),
}

smithy_typegen_runtime::schemas! {
    HTTP_DATE: Timestamp("test#HttpDate", TimestampFormat(schema::TimestampFormat::HttpDate)),
    KEYS: List("test#Keys") of (prelude::STRING, XmlNamespace(schema::XmlNamespace { uri: "urn:key", prefix: None })),
    PARTS: List("test#Parts") of (PART, XmlName("Part")),
    PAIRS: Map("test#Pairs") of (prelude::STRING, XmlName("K")) (prelude::STRING, XmlName("V")),
    CHOICES: List("test#Choices") of (CHOICE, XmlName("Choice")),
}

smithy_typegen_runtime::structure! {
    Listing by Listing = LISTING(
        "test#Listing", XmlName("List"), XmlNamespace(schema::XmlNamespace { uri: "urn:list", prefix: None })
    ) {
        name: optional("name", prelude::STRING, XmlAttribute),
        kind: optional("kind", prelude::STRING, XmlAttribute, XmlName("xsi:kind")),
        size: optional("size", prelude::LONG, XmlAttribute),
        keys: optional("keys", KEYS, XmlFlattened, XmlName("Key")),
        parts: optional("parts", PARTS),
        flat_map: optional("flatMap", PAIRS, XmlFlattened, XmlName("Entry")),
        map: optional("map", PAIRS),
        renamed: optional("renamed", prelude::STRING, XmlName("Other")),
        owner: optional(
            "owner", LISTING, XmlNamespace(schema::XmlNamespace { uri: "urn:xsi", prefix: Some("xsi") })
        ),
        choice: optional("choice", CHOICE),
        choices: optional("choices", CHOICES, XmlFlattened),
    }
}

smithy_typegen_runtime::structure! {
    Part by Part = PART("test#Part", XmlName("IsNotUsed")) {
        etag: optional("ETag", prelude::STRING),
        number: optional("number", prelude::INTEGER),
    }
}

smithy_typegen_runtime::union! {
    Choice = CHOICE("test#Choice") {
        Text: value("text", prelude::STRING),
        Part: value("part", PART),
    }
}
