//! What a user decides by the id of a shape or member: what comes of it, and what is said where it
//! makes no sense.

mod derives;
mod names;
mod pages;
mod refused;
mod types;

use smithy_typegen::diagnostic::Diagnostic;
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
fn messages(error: Error) -> Vec<String> {
    let Error::Model { diagnostics, .. } = error else {
        panic!("an error that is not about the model");
    };
    let text = |one: &Diagnostic| match &one.help {
        Some(help) => format!("{}: {help}", one.message),
        None => one.message.clone(),
    };
    diagnostics.iter().map(text).collect()
}

/// The derives of a type.
fn derives_of<'a>(code: &'a str, name: &str) -> &'a str {
    let at = ["struct", "enum"]
        .iter()
        .find_map(|kind| code.find(&format!("pub {kind} {name} ")))
        .unwrap();
    let start = code[..at].rfind("#[derive(").unwrap() + "#[derive(".len();
    code[start..].split_once(")]").unwrap().0
}
