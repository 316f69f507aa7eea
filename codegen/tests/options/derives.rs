//! Derives and other attributes.

use smithy_typegen::Config;
use smithy_typegen::source::Sources;

use crate::{code, config, derives_of, generate};

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
    assert!(derives_of(&code, "Owner").ends_with("my::Describe"));
    assert!(derives_of(&code, "Contact").ends_with("my::Describe"));
    assert_eq!(derives_of(&code, "Pet"), "Clone, Debug, PartialEq");

    for everything in ["shop", "*", "."] {
        let config = self::config().derive(everything, "my::Describe");
        let code = self::code(&config);
        assert!(
            derives_of(&code, "Pet").ends_with("my::Describe"),
            "{everything}"
        );
        assert!(
            derives_of(&code, "Kind").ends_with("my::Describe"),
            "{everything}"
        );
    }
}

#[test]
fn a_derive_is_written_once_and_left_out_where_it_cannot_be() {
    let generated = generate(&config().derive("*", "Eq").derive("*", "Clone")).unwrap();

    let code = generated.code.as_str();
    assert_eq!(derives_of(code, "Owner"), "Clone, Debug, PartialEq, Eq");
    assert_eq!(derives_of(code, "Contact"), "Clone, Debug, PartialEq, Eq");
    assert_eq!(
        derives_of(code, "Kind"),
        "Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash"
    );
    assert_eq!(derives_of(code, "Pet"), "Clone, Debug, PartialEq");
    assert_eq!(
        generated.warnings,
        ["`Pet` cannot derive `Eq`, because its `weight` does not support it (shop.pets#Pet)"]
    );
}

#[test]
fn a_derive_needs_those_of_the_types_it_holds() {
    let generated = generate(&config().derive("shop.people#Owner", "std::hash::Hash")).unwrap();

    assert_eq!(
        derives_of(&generated.code, "Owner"),
        "Clone, Debug, PartialEq"
    );
    assert_eq!(generated.warnings.len(), 1);
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
    assert_eq!(derives_of(&code, "Seven"), "Clone, Debug, PartialEq");
    assert_eq!(
        derives_of(&code, "Zero"),
        "Clone, Debug, PartialEq, Default"
    );
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
        derives_of(&generated.unwrap().code, "Point"),
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
