//! Types of the user's.

use smithy_typegen::source::Sources;
use smithy_typegen::{Config, Error, Generated};

use crate::derives_of;

#[test]
fn an_operation_names_a_type_of_the_users() {
    let mut sources = Sources::new();
    sources.add(
        "op.json",
        r#"{ "smithy": "2.0", "shapes": {
        "a#Send": { "type": "operation", "input": { "target": "a#In" } },
        "a#In": { "type": "structure", "members": {} } } }"#,
    );
    let config = Config::new()
        .operation("a#Send")
        .extern_type("a#In", "crate::In");
    let code = config.generate_from(&sources).unwrap().code;
    assert!(
        code.contains("input: crate::In = IN,") && code.contains("output: () = prelude::UNIT,")
    );
}

/// A model with maps, strings and blobs, some of which a `@uniqueItems` list holds.
const VALUES: &str = r#"{ "smithy": "2.0", "shapes": {
    "shop.pets#Pet": { "type": "structure", "members": {
        "name": { "target": "smithy.api#String" },
        "breed": { "target": "shop.pets#Breed" },
        "picture": { "target": "smithy.api#Blob" },
        "chip": { "target": "shop.pets#Chip" },
        "labels": { "target": "shop.pets#Labels" },
        "owners": { "target": "shop.people#Owners" },
        "toys": { "target": "shop.pets#Toys" }
    } },
    "shop.pets#Breed": { "type": "string" },
    "shop.pets#Chip": { "type": "blob" },
    "shop.pets#Labels": { "type": "map",
        "key": { "target": "smithy.api#String" }, "value": { "target": "shop.pets#Breed" } },
    "shop.people#Owners": { "type": "map",
        "key": { "target": "smithy.api#String" }, "value": { "target": "smithy.api#Long" } },
    "shop.pets#Toys": { "type": "list", "member": { "target": "shop.pets#Toy" },
        "traits": { "smithy.api#uniqueItems": {} } },
    "shop.pets#Toy": { "type": "map",
        "key": { "target": "smithy.api#String" }, "value": { "target": "smithy.api#String" } },
    "shop.pets#Unused": { "type": "map",
        "key": { "target": "smithy.api#String" }, "value": { "target": "smithy.api#String" } }
} }"#;

pub fn of_values(change: impl FnOnce(Config) -> Config) -> Result<Generated, Error> {
    let mut sources = Sources::new();
    sources.add("values.json", VALUES);
    change(Config::new().shapes(["shop.pets#Pet"])).generate_from(&sources)
}

/// The fields of the pet, by a blank for each line break.
fn fields(change: impl FnOnce(Config) -> Config) -> String {
    let generated = of_values(change).unwrap();
    assert!(generated.warnings.is_empty(), "{:?}", generated.warnings);
    let (_, fields) = generated.code.split_once("pub struct Pet {").unwrap();
    let fields = fields.split('}').next().unwrap();
    fields.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_narrowest_target_chooses_the_type_of_a_map() {
    let fields = fields(|config| {
        config
            .map_type("shop.pets#Toy", "std::collections::BTreeMap")
            .map_type("shop.pets#Labels", "my::Map")
            .map_type("shop.pets", "my::Pets")
            .map_type("*", "my::All")
    });
    assert!(fields.contains("labels: Option<my::Map<String, String>>"));
    assert!(fields.contains("owners: Option<my::All<String, i64>>"));
    assert!(fields.contains("toys: Option<Vec<std::collections::BTreeMap<String, String>>>"));

    let last = self::fields(|config| {
        config
            .map_type("shop.people", "my::First")
            .map_type("shop.people", "my::Last")
    });
    assert!(last.contains("owners: Option<my::Last<String, i64>>"));
}

#[test]
fn strings_and_blobs_have_types_of_the_users() {
    let fields = fields(|config| {
        config
            .string_type(".", "std::sync::Arc<str>")
            .string_type("shop.pets#Breed", "String")
            .blob_type("smithy.api#Blob", "Vec<u8>")
            .blob_type("shop.pets", "bytes::Bytes")
    });
    for field in [
        "name: Option<std::sync::Arc<str>>",
        "breed: Option<String>",
        "picture: Option<Vec<u8>>",
        "chip: Option<bytes::Bytes>",
        "BTreeMap<std::sync::Arc<str>, String>",
    ] {
        assert!(fields.contains(field), "{field}: {fields}");
    }
}

#[test]
fn a_model_whose_blobs_have_types_of_the_users_does_without_the_feature() {
    let needs =
        |change: fn(Config) -> Config| of_values(change).unwrap().code.contains("require_types!");
    assert!(needs(|config| config));
    assert!(needs(|config| config.blob_type("shop.pets", "Vec<u8>")));
    assert!(!needs(|config| config.blob_type("*", "Vec<u8>")));
}

#[test]
fn a_type_that_serde_reads_needs_the_feature() {
    let needs = |change: fn(Config) -> Config| {
        let generated = of_values(|config| change(config.serde(false))).unwrap();
        generated.code.contains("require_serde_of_types!")
    };
    assert!(!needs(|config| config));
    assert!(needs(
        |config| config.extern_type("shop.pets#Breed", "my::Breed")
    ));
    assert!(!needs(|config| {
        config.extern_type_by("shop.pets#Breed", "my::Breed", "my::Text")
    }));
}

#[test]
fn a_map_that_must_be_hashable_is_chosen_by_its_own_id() {
    let generated = of_values(|config| config.map_type("*", "my::Map")).unwrap();
    let [warning] = &generated.warnings[..] else {
        panic!("{:?}", generated.warnings);
    };
    assert!(
        warning.contains("`shop.pets#Toy` stays a `BTreeMap`, because a `@uniqueItems` list"),
        "{warning}"
    );
    let named = fields(|config| config.map_type("shop.pets#Toy", "my::Map"));
    assert!(named.contains("toys: Option<Vec<my::Map<String, String>>>"));
}

#[test]
fn a_map_of_the_users_is_neither_hashed_nor_ordered() {
    let with = |derive: &'static str| {
        of_values(move |config| {
            config
                .map_type("shop.pets#Labels", "my::Map")
                .derive("*", derive)
        })
        .unwrap()
    };
    let equal = with("Eq");
    assert!(equal.warnings.is_empty(), "{:?}", equal.warnings);
    assert!(derives_of(&equal.code, "Pet").ends_with("Eq"));
    let hashed = with("Hash");
    assert_eq!(
        hashed.warnings,
        ["`Pet` cannot derive `Hash`, because its `labels` does not support it (shop.pets#Pet)"]
    );
    let strings = of_values(|config| {
        config
            .string_type("*", "my::Text")
            .blob_type("*", "my::Bytes")
            .derive("*", "Ord")
    });
    assert!(derives_of(&strings.unwrap().code, "Pet").ends_with("Ord"));
}
