//! Options that make no sense.

use smithy_typegen::Config;

use crate::types::of_values;
use crate::{config, generate, messages};

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
        assert_eq!(messages(generate(&config).unwrap_err()), [message]);
    }
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
        let error = of_values(|_| config.shapes(["shop.pets#Pet"])).unwrap_err();
        assert_eq!(messages(error), [message]);
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
