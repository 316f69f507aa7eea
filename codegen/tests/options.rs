//! What a user decides by the id of a shape or member: what comes of it, and what is said where it
//! makes no sense.

use smithy_typegen::source::Sources;
use smithy_typegen::{Config, Error, Generated};

const MODEL: &str = r#"{ "smithy": "2.0", "shapes": {
    "shop.pets#Pet": { "type": "structure", "members": {
        "petId": { "target": "smithy.api#String" },
        "pet_id": { "target": "smithy.api#String" },
        "weight": { "target": "smithy.api#Double" },
        "kind": { "target": "shop.pets#Kind" },
        "owner": { "target": "shop.people#Owner" }
    } },
    "shop.pets#Kind": { "type": "enum", "members": {
        "CAT": { "target": "smithy.api#Unit" },
        "DOG": { "target": "smithy.api#Unit" }
    } },
    "shop.people#Owner": { "type": "structure", "members": {
        "name": { "target": "smithy.api#String" },
        "contact": { "target": "shop.people#Contact" },
        "tags": { "target": "shop.people#Tags" }
    } },
    "shop.people#Contact": { "type": "union", "members": {
        "mail": { "target": "smithy.api#String" },
        "phone": { "target": "smithy.api#Long" }
    } },
    "shop.people#Tags": { "type": "list", "member": { "target": "smithy.api#String" } }
} }"#;

fn generate(config: &Config) -> Result<Generated, Error> {
    let mut sources = Sources::new();
    sources.add("shop.json", MODEL);
    config.generate_from(&sources)
}

fn config() -> Config {
    Config::new()
        .shapes(["shop.pets#Pet"])
        .rename("shop.pets#Pet$pet_id", "number")
}

fn code(config: &Config) -> String {
    let generated = generate(config).unwrap();
    assert!(generated.warnings.is_empty(), "{:?}", generated.warnings);
    generated.code
}

/// The messages of an error, each with what it suggests.
fn refused(config: &Config) -> Vec<String> {
    let Error::Model { diagnostics, .. } = generate(config).unwrap_err() else {
        panic!("an error that is not about the model");
    };
    let text = |one: &smithy_typegen::diagnostic::Diagnostic| {
        let help = one.help.as_ref().map(|help| format!(": {help}"));
        format!("{}{}", one.message, help.unwrap_or_default())
    };
    diagnostics.iter().map(text).collect()
}

/// The derives of a type.
fn derives<'a>(code: &'a str, name: &str) -> &'a str {
    let at = ["struct", "enum"]
        .iter()
        .find_map(|kind| code.find(&format!("pub {kind} {name} ")))
        .unwrap();
    let start = code[..at].rfind("#[derive(").unwrap() + "#[derive(".len();
    code[start..].split_once(")]").unwrap().0
}

#[test]
fn of_two_members_with_one_name_the_first_keeps_it_and_the_build_says_so() {
    let generated = generate(&Config::new().shapes(["shop.pets#Pet"])).unwrap();

    assert!(generated.code.contains(r#"pet_id: optional("petId""#));
    assert!(generated.code.contains(r#"pet_id_2: optional("pet_id""#));
    let [warning] = generated.warnings.as_slice() else {
        panic!("{:?}", generated.warnings);
    };
    assert!(
        warning.contains("`shop.pets#Pet$pet_id` is called `pet_id_2` in Rust"),
        "{warning}"
    );
}

#[test]
fn members_are_renamed() {
    let config = config()
        .rename("shop.people#Contact$mail", "Letter")
        .rename("shop.pets#Kind$DOG", "Hound");
    let code = code(&config);

    assert!(code.contains(r#"number: optional("pet_id""#));
    assert!(code.contains("Letter(String)") && code.contains("fn as_letter(&self)"));
    assert!(code.contains(r#"Hound = "DOG""#));
}

#[test]
fn members_have_attributes_of_their_own() {
    let config = config()
        .attribute("shop.pets#Pet$weight", "#[doc(alias = \"mass\")]")
        .attribute("shop.people#Contact$mail", "#[doc(alias = \"letter\")]")
        .attribute("shop.pets#Kind$CAT", "#[doc(alias = \"felid\")]");
    let code = code(&config);

    for (attribute, item) in [
        ("mass", "pub weight: Option<f64>"),
        ("letter", "Mail(String)"),
        ("felid", "Cat,"),
    ] {
        let (_, behind) = code
            .split_once(&format!("#[doc(alias = \"{attribute}\")]"))
            .unwrap();
        assert!(behind.trim_start().starts_with(item), "{attribute}");
    }
}

#[test]
fn a_namespace_means_all_that_is_in_it_and_below() {
    let config = config().derive("shop.people", "my::Describe");
    let code = code(&config);
    assert!(derives(&code, "Owner").ends_with("my::Describe"));
    assert!(derives(&code, "Contact").ends_with("my::Describe"));
    assert_eq!(derives(&code, "Pet"), "Clone, Debug, PartialEq");

    for everything in ["shop", "*", "."] {
        let config = self::config().derive(everything, "my::Describe");
        let code = self::code(&config);
        assert!(
            derives(&code, "Pet").ends_with("my::Describe"),
            "{everything}"
        );
        assert!(
            derives(&code, "Kind").ends_with("my::Describe"),
            "{everything}"
        );
    }
}

#[test]
fn a_derive_is_written_once_and_left_out_where_it_cannot_be() {
    let generated = generate(&config().derive("*", "Eq").derive("*", "Clone")).unwrap();

    let code = generated.code.as_str();
    assert_eq!(derives(code, "Owner"), "Clone, Debug, PartialEq, Eq");
    assert_eq!(derives(code, "Contact"), "Clone, Debug, PartialEq, Eq");
    assert_eq!(
        derives(code, "Kind"),
        "Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash"
    );
    assert_eq!(derives(code, "Pet"), "Clone, Debug, PartialEq");
    assert_eq!(
        generated.warnings,
        ["`Pet` cannot derive `Eq`, because its `weight` does not support it (shop.pets#Pet)"]
    );
}

#[test]
fn a_derive_needs_those_of_the_types_it_holds() {
    let generated = generate(&config().derive("shop.people#Owner", "std::hash::Hash")).unwrap();

    assert_eq!(derives(&generated.code, "Owner"), "Clone, Debug, PartialEq");
    assert_eq!(generated.warnings.len(), 1);
}

#[test]
fn an_option_that_speaks_of_nothing_is_an_error() {
    for (config, message) in [
        (
            config().rename("shop.pets#Pett", "Animal"),
            "`rename` refers to `shop.pets#Pett`, which the model does not have: did you mean `shop.pets#Pet`?",
        ),
        (
            config().rename("shop.pets#Pet$wieght", "mass"),
            "`rename` refers to `shop.pets#Pet$wieght`, but `shop.pets#Pet` has no such member: \
             did you mean `shop.pets#Pet$weight`?",
        ),
        (
            config().rename("shop.people#Tags", "Labels"),
            "`rename` refers to `shop.people#Tags`, a list, which has no Rust type",
        ),
        (
            config().rename("*", "Everything"),
            "`rename` takes one shape or member, not `*`",
        ),
        (
            config().rename("shop.pets#Pet$weight", "Weight"),
            "`shop.pets#Pet$weight` cannot be renamed to `Weight`: in Rust it is written `weight`: \
             choose another name in `Config::rename`",
        ),
        (
            config().rename("shop.pets#Pet$weight", "number"),
            "`shop.pets#Pet$weight` cannot be renamed to `number`: something else has that name: \
             choose another name in `Config::rename`",
        ),
        (
            config().derive("shop.poeple", "Eq"),
            "`derive` refers to the namespace `shop.poeple`, which generates nothing",
        ),
        (
            config().derive("shop.pets#Pet$weight", "Eq"),
            "`derive` refers to `shop.pets#Pet$weight`, but members cannot have derives: \
             name the shape that contains the member",
        ),
        (
            config().attribute("shop.people#Contcat", "#[must_use]"),
            "`attribute` refers to `shop.people#Contcat`, which the model does not have: \
             did you mean `shop.people#Contact`?",
        ),
        (
            config().extern_type("shop.people#Ownr", "crate::Owner"),
            "`extern_type` names `shop.people#Ownr`, which no generated type uses: \
             did you mean `shop.people#Owner`?",
        ),
    ] {
        assert_eq!(refused(&config), [message]);
    }
}

#[test]
fn a_default_of_the_model_is_not_rusts() {
    let mut sources = Sources::new();
    sources.add(
        "defaults.json",
        r#"{ "smithy": "2.0", "shapes": {
        "a#Seven": { "type": "structure", "members": {
            "x": { "target": "smithy.api#Long", "traits": { "smithy.api#default": 7 } } } },
        "a#Zero": { "type": "structure", "members": {
            "x": { "target": "smithy.api#Long", "traits": { "smithy.api#default": 0 } } } } } }"#,
    );
    let config = Config::new()
        .shapes(["a#Seven", "a#Zero"])
        .derive("*", "Default");
    let code = config.generate_from(&sources).unwrap().code;
    assert_eq!(derives(&code, "Seven"), "Clone, Debug, PartialEq");
    assert_eq!(derives(&code, "Zero"), "Clone, Debug, PartialEq, Default");
}

#[test]
fn types_whose_names_meet_are_told_of() {
    let mut sources = Sources::new();
    sources.add(
        "two.json",
        r#"{ "smithy": "2.0", "shapes": {
        "a#Pet": { "type": "structure", "members": { "other": { "target": "b#Pet" } } },
        "b#Pet": { "type": "structure", "members": { "builder": { "target": "b#PetBuilder" } } },
        "b#PetBuilder": { "type": "structure" } } }"#,
    );
    let warnings = |config: Config| config.generate_from(&sources).unwrap().warnings;
    let told = warnings(Config::new().shapes(["a#Pet"]));
    assert!(
        told[0].contains("`b#Pet` is called `Pet2` in Rust, because"),
        "{told:?}"
    );
    assert!(
        told[1].contains("the builder of `a#Pet` is called `PetStructBuilder` in Rust"),
        "{told:?}"
    );
    assert_eq!(told.len(), 2, "{told:?}");
    let renamed = Config::new()
        .shapes(["a#Pet"])
        .rename("b#Pet", "OtherPet")
        .rename("b#PetBuilder", "Breeder");
    assert_eq!(warnings(renamed), [""; 0]);
}

#[test]
fn what_ord_asks_for_comes_with_it() {
    let mut sources = Sources::new();
    sources.add("plain.json", r#"{ "smithy": "2.0", "shapes": {
        "a#Point": { "type": "structure", "members": { "x": { "target": "smithy.api#Long" } } } } }"#);
    let generated = Config::new()
        .shapes(["a#Point"])
        .derive("*", "Ord")
        .generate_from(&sources);
    assert_eq!(
        derives(&generated.unwrap().code, "Point"),
        "Clone, Debug, PartialEq, Eq, PartialOrd, Ord"
    );
}

#[test]
fn a_long_chain_of_types_loses_a_derive_in_one_go() {
    const LENGTH: usize = 2_000;
    let link = |index: usize| {
        let target = match index + 1 {
            LENGTH => "smithy.api#Double".to_owned(),
            next => format!("a#S{next}"),
        };
        format!(
            r#""a#S{index}": {{ "type": "list", "member": {{ "target": "a#T{index}" }} }},
            "a#T{index}": {{ "type": "structure", "members": {{ "next": {{ "target": "{target}" }} }} }}"#
        )
    };
    let shapes: Vec<_> = (0..LENGTH).map(link).collect();
    let mut sources = Sources::new();
    sources.add(
        "chain.json",
        format!(
            r#"{{ "smithy": "2.0", "shapes": {{ {} }} }}"#,
            shapes.join(",")
        ),
    );
    let config = Config::new()
        .shapes(["a#T0"])
        .derive("*", "Eq")
        .format(false);
    let generated = config.generate_from(&sources).unwrap();
    assert!(generated.warnings[0].contains("cannot derive `Eq`"));
    assert!(generated.code.contains("PartialEq") && !generated.code.contains(", Eq"));
}

#[test]
fn serdes_derives_beside_serdes_traits_are_refused() {
    let derived = || config().derive("*", "serde::Serialize");
    let error = generate(&derived()).unwrap_err().to_string();
    assert!(
        error.contains("types already implement serde's traits"),
        "{error}"
    );
    assert!(generate(&derived().serde(false)).is_ok());
}

#[test]
fn a_member_that_is_added_moves_none_that_was_there() {
    let model = |more: &str| {
        format!(
            r#"{{ "smithy": "2.0", "shapes": {{ "a#P": {{ "type": "structure", "members": {{
        "fooBar": {{ "target": "smithy.api#String" }}, "foo_bar": {{ "target": "smithy.api#String" }}{more} }} }} }} }}"#
        )
    };
    let code = |text: String| {
        let mut sources = Sources::new();
        sources.add("p.json", text);
        Config::new()
            .shapes(["a#P"])
            .generate_from(&sources)
            .unwrap()
            .code
    };
    let row = r#"foo_bar_2: optional("foo_bar""#;
    assert!(code(model("")).contains(row));
    let more = code(model(r#", "foo_bar_2": { "target": "smithy.api#String" }"#));
    assert!(more.contains(row), "{more}");
}

#[test]
fn a_rename_takes_no_name_that_another_member_has() {
    let config = Config::new()
        .shapes(["shop.people#Owner"])
        .rename("shop.people#Owner$contact", "name");
    assert_eq!(refused(&config).len(), 1);
    for name in ["", "_", "a b", "é!"] {
        let config = Config::new()
            .shapes(["shop.people#Owner"])
            .rename("shop.people#Owner$contact", name);
        assert_eq!(refused(&config).len(), 1, "{name:?}");
    }
    let keyword = Config::new()
        .shapes(["shop.people#Owner"])
        .rename("shop.people#Owner$contact", "type_");
    assert!(code(&keyword).contains("pub type_: Option<Contact>"));
}

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

fn of_values(change: impl Fn(Config) -> Config) -> Result<Generated, Error> {
    let mut sources = Sources::new();
    sources.add("values.json", VALUES);
    change(Config::new().shapes(["shop.pets#Pet"])).generate_from(&sources)
}

/// The fields of the pet, by a blank for each line break.
fn fields(change: impl Fn(Config) -> Config) -> String {
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
    assert!(derives(&equal.code, "Pet").ends_with("Eq"));
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
    assert!(derives(&strings.unwrap().code, "Pet").ends_with("Ord"));
}

#[test]
fn a_type_for_nothing_or_for_the_wrong_kind_is_an_error() {
    for (config, message) in [
        (
            Config::new().map_type("shop.pets#Lables", "my::Map"),
            "`map_type` refers to `shop.pets#Lables`, which the model does not have: \
             did you mean `shop.pets#Labels`?",
        ),
        (
            Config::new().map_type("shop.pets#Breed", "my::Map"),
            "`map_type` refers to `shop.pets#Breed`, which is not a map but has type string",
        ),
        (
            Config::new().map_type("shop.pets#Unused", "my::Map"),
            "`map_type` names `shop.pets#Unused`, which no generated type uses",
        ),
        (
            Config::new().string_type("shop.people", "my::Text"),
            "`string_type` refers to the namespace `shop.people`, which has no string that is used",
        ),
        (
            Config::new().string_type("shop.pets#Pet$name", "my::Text"),
            "`string_type` refers to `shop.pets#Pet$name`, but members cannot have string types: \
             name the string that the member targets",
        ),
        (
            Config::new().blob_type("shop.pets#Chp", "my::Bytes"),
            "`blob_type` refers to `shop.pets#Chp`, which the model does not have: \
             did you mean `shop.pets#Chip`?",
        ),
    ] {
        let mut sources = Sources::new();
        sources.add("values.json", VALUES);
        let config = config.shapes(["shop.pets#Pet"]);
        let Error::Model { diagnostics, .. } = config.generate_from(&sources).unwrap_err() else {
            panic!("an error that is not about the model");
        };
        let said: Vec<_> = diagnostics
            .iter()
            .map(|one| match &one.help {
                Some(help) => format!("{}: {help}", one.message),
                None => one.message.clone(),
            })
            .collect();
        assert_eq!(said, [message]);
    }
}

#[test]
fn a_type_that_is_not_rust_is_an_error() {
    for (config, message) in [
        (
            config().map_type("*", "my::Map<String>"),
            "the map type `my::Map<String>` for `*` has parameters: name it without them, \
             they are added",
        ),
        (
            config().map_type("*", "my map"),
            "the map type `my map` for `*` is not Rust",
        ),
        (
            config().string_type("*", "Arc<str"),
            "the string type `Arc<str` for `*` is not Rust",
        ),
        (
            config().blob_type("*", ""),
            "the blob type `` for `*` is not Rust",
        ),
    ] {
        let error = generate(&config).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
}
