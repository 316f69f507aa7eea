//! A structure of every kind of member, some of them with the names of forms.

use std::collections::BTreeMap;

use smithy_typegen_runtime::schema::{self, prelude};
use smithy_typegen_runtime::{DateTime, UnknownMember};

crate::parcel::parcel! {
    string: String = ("string", prelude::STRING),
    timestamp: DateTime = ("timestamp", prelude::TIMESTAMP),
    epoch: DateTime =
        ("epoch", prelude::TIMESTAMP, TimestampFormat(schema::TimestampFormat::EpochSeconds)),
    renamed: String = ("renamed", prelude::STRING, XmlName("other:name")),
    ec2: String = ("ec2", prelude::STRING, Ec2QueryName("theirs"), XmlName("xml")),
    choice: Choice = ("choice", CHOICE),
    flat: Vec<String> = ("flat", NAMED, XmlFlattened, XmlName("Flat")),
    named: Vec<String> = ("named", NAMED),
    lists: Vec<Vec<String>> = ("lists", LISTS),
    parcels: Vec<Parcel> = ("parcels", PARCELS),
    flat_map: BTreeMap<String, String> = ("flatMap", NAMED_MAP, XmlFlattened),
    named_map: BTreeMap<String, String> = ("namedMap", NAMED_MAP),
    map_of_lists: BTreeMap<String, Vec<String>> = ("mapOfLists", MAP_OF_LISTS),
    map_of_parcels: BTreeMap<String, Parcel> = ("mapOfParcels", MAP_OF_PARCELS),
}

smithy_typegen_runtime::schemas! {
    NAMED: List("test#Named") of (prelude::STRING, XmlName("item")),
    LISTS: List("test#Lists") of (TEXTS),
    PARCELS: List("test#Parcels") of (PARCEL),
    NAMED_MAP: Map("test#NamedMap") of (prelude::STRING, XmlName("K")) (prelude::STRING, XmlName("V")),
    MAP_OF_LISTS: Map("test#MapOfLists") of (prelude::STRING) (TEXTS),
    MAP_OF_PARCELS: Map("test#MapOfParcels") of (prelude::STRING) (PARCEL),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    Text(String),
    Number(i32),
    Unknown(UnknownMember),
}

smithy_typegen_runtime::union! {
    Choice = CHOICE("test#Choice") {
        Text: value("text", prelude::STRING),
        Number: value("number", prelude::INTEGER),
    }
}
